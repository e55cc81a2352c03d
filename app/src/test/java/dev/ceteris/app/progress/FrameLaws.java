// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.app.terminal.ScreenSize;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

/** Laws: a picture of a run fits the screen, whatever the run and the screen. */
class FrameLaws {
    private static final Plan PLAN = new Plan(ExampleProgress.study(3, 10, 20), 0, 0, 2);

    @Property
    void no_line_is_wider_than_the_screen(
            @ForAll("snapshots") Snapshot snapshot,
            @ForAll @IntRange(min = 1, max = 250) int columns,
            @ForAll @IntRange(min = 1, max = 60) int rows) {
        assertThat(Frame.lines(snapshot, new ScreenSize(columns, rows)))
                .allSatisfy(line -> assertThat(line.columnLength()).isLessThanOrEqualTo(columns));
    }

    @Property
    void there_are_fewer_lines_than_the_screen_has_rows(
            @ForAll("snapshots") Snapshot snapshot, @ForAll @IntRange(min = 2, max = 60) int rows) {
        assertThat(Frame.lines(snapshot, new ScreenSize(80, rows))).hasSizeLessThan(rows);
    }

    @Property
    void every_running_trial_is_shown_or_counted(
            @ForAll("snapshots") Snapshot snapshot, @ForAll @IntRange(min = 4, max = 60) int rows) {
        List<String> lines = text(Frame.lines(snapshot, new ScreenSize(80, rows)));
        int running = snapshot.running().size();
        if (lines.size() == running + 1) {
            return;
        }
        assertThat(lines.get(lines.size() - 2)).isEqualTo("… and " + (running - lines.size() + 2) + " more");
    }

    @Test
    void a_trial_whose_teachers_are_trained_says_how_far_they_are() {
        TrialProgress.Preparing teachers = new TrialProgress.Preparing(15, 40);
        TrialProgress trial = new TrialProgress(1, "seed 1", 0, 20, Double.NaN, Double.NaN, 90, "", teachers);
        Snapshot snapshot = new Snapshot(PLAN, 0, 15, 62, 185.4, List.of(trial), List.of());

        assertThat(text(Frame.lines(snapshot, new ScreenSize(100, 24))).getFirst())
                .startsWith("seed 1")
                .endsWith("  15/40 of its teachers  1:30 left");
        assertThat(text(Frame.lines(snapshot, new ScreenSize(42, 24))).getFirst())
                .endsWith("15/40");
    }

    @Test
    void a_wide_screen_shows_everything_that_is_known() {
        Snapshot snapshot = new Snapshot(
                PLAN,
                7,
                150,
                62,
                185.4,
                List.of(new TrialProgress(8, "batchSize 128, seed 3", 5, 20, 0.0713, 0.9761, 14.2)),
                List.of());

        assertThat(text(Frame.lines(snapshot, new ScreenSize(120, 24))))
                .containsExactly(
                        "batchSize 128, seed 3  ━━━━━━━━━━╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌"
                                + "   5/20  loss 0.0713  test 97.61 %  0:14 left",
                        "all, 7 of 30 trials    ━━━━━━━━━━╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌"
                                + "   25 %  3:05 left  1:02 so far");
    }

    @Test
    void a_narrow_screen_keeps_the_bars_and_the_epochs() {
        Snapshot snapshot = new Snapshot(
                PLAN,
                7,
                150,
                62,
                185.4,
                List.of(new TrialProgress(8, "batchSize 128, seed 3", 5, 20, 0.0713, 0.9761, 14.2)),
                List.of());

        assertThat(text(Frame.lines(snapshot, new ScreenSize(45, 24))))
                .containsExactly(
                        "batchSize 128, seed 3  ━━━╌╌╌╌╌╌╌╌╌╌╌   5/20", "all, 7 of 30 trials    ━━━╌╌╌╌╌╌╌╌╌╌╌   25 %");
    }

    @Provide
    Arbitrary<Snapshot> snapshots() {
        Arbitrary<String> labels = Arbitraries.strings()
                .ofMaxLength(60)
                .withChars("batchSize 128, seed 3 é條件")
                .withChars("\u0301");
        Arbitrary<Double> numbers = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.doubles().between(0, 1)),
                Tuple.of(1, Arbitraries.doubles().between(0, 1e9)),
                Tuple.of(1, Arbitraries.just(Double.NaN)));
        Arbitrary<TrialProgress> trials = Combinators.combine(
                        labels,
                        Arbitraries.integers().between(0, 500),
                        Arbitraries.integers().between(1, 500),
                        numbers,
                        numbers)
                .as((label, finished, epochs, loss, left) ->
                        new TrialProgress(1, label, Math.min(finished, epochs), epochs, loss, 0.97, left));
        return Combinators.combine(
                        trials.list().ofMaxSize(64),
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.longs().between(0, PLAN.epochs()),
                        numbers)
                .as((running, ended, epochs, left) -> new Snapshot(PLAN, ended, epochs, 75, left, running, List.of()))
                .withoutEdgeCases();
    }

    private static List<String> text(List<AttributedString> lines) {
        return lines.stream().map(AttributedString::toString).toList();
    }
}
