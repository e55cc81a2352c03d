// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.app.terminal.ScreenSize;
import dev.ceteris.app.terminal.Times;
import dev.ceteris.lab.run.RunPlan;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.trial.TrialState;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Laws: what is left on a terminal and in a log by a run that is shown over and over. */
class DisplayLaws {
    /** A run with a listener. */
    private static final class Scene {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        final ExampleProgress.Clock clock = new ExampleProgress.Clock();
        final Progress progress = new Progress(clock);

        String written() {
            return bytes.toString(StandardCharsets.UTF_8);
        }

        Snapshot now() {
            return progress.snapshot().orElseThrow();
        }
    }

    @Property(tries = 100)
    void a_terminal_shows_plan_ends_and_the_newest_bars_whatever_its_widths_were(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 30, max = 150) Integer> widths) {
        Scene scene = new Scene();
        FakeTerminal terminal = new FakeTerminal();
        int[] columns = {150};
        LiveDisplay display = new LiveDisplay(terminal, () -> new ScreenSize(columns[0], 40), LiveDisplay.Colours.ON);
        Study study = ExampleProgress.study(3, 1, 100);
        scene.progress.started(RunPlan.ofAll(study, 3));
        study.trials().forEach(trial -> scene.progress.trialStarted(trial, 0));
        display.show(scene.now());
        int epoch = 0;
        for (int width : widths) {
            columns[0] = width;
            epoch++;
            scene.clock.passSeconds(1);
            scene.progress.epochEnded(study.trials().getFirst(), ExampleProgress.epoch(epoch));
            terminal.resize(width);
            terminal.echo("^C", width);
            display.show(scene.now());
        }

        columns[0] = 150;
        terminal.resize(150);
        display.show(scene.now());

        List<String> expected = new ArrayList<>(scene.now().plan().lines(149));
        Frame.lines(scene.now(), new ScreenSize(150, 40)).forEach(line -> expected.add(line.toString()));
        assertThat(terminal.lines()).containsExactlyElementsOf(expected);
        assertThat(terminal.cursorShown()).isFalse();
        display.end(scene.now());
        assertThat(terminal.lines()).noneMatch(line -> line.startsWith("all, "));
        assertThat(terminal.lines().getLast()).startsWith("0 of 3 trials and " + epoch + " of 300 epochs done after ");
        assertThat(terminal.cursorShown()).isTrue();
    }

    @Test
    void without_colours_nothing_but_the_cursor_is_controlled() {
        Scene scene = new Scene();
        LiveDisplay display = new LiveDisplay(scene.stream, () -> new ScreenSize(80, 24), LiveDisplay.Colours.OFF);
        runThrough(scene, ExampleProgress.study(3, 1, 2), display);

        assertThat(scene.written().replaceAll("\u001b\\[(\\?25[lh]|\\d*[AJK])", ""))
                .doesNotContain("\u001b");
    }

    @Test
    void a_log_has_no_control_characters() {
        Scene scene = new Scene();
        runThrough(scene, ExampleProgress.study(3, 1, 5), new LogDisplay(scene.stream));

        assertThat(scene.written()).doesNotContainPattern("[\\p{Cntrl}&&[^\n]]");
    }

    @Property(tries = 50)
    void a_log_has_few_lines_whatever_the_epochs_take(@ForAll @IntRange(min = 1, max = 3000) int secondsAnEpoch) {
        Scene scene = new Scene();
        LogDisplay display = new LogDisplay(scene.stream);
        Study study = ExampleProgress.study(3, 10, 20);
        scene.progress.started(RunPlan.ofAll(study, 1));
        for (TrialSpec trial : study.trials()) {
            scene.progress.trialStarted(trial, 0);
            for (int epoch = 1; epoch <= 20; epoch++) {
                scene.clock.passSeconds(secondsAnEpoch);
                scene.progress.epochEnded(trial, ExampleProgress.epoch(epoch));
                display.show(scene.now());
            }
            scene.progress.trialEnded(
                    trial, new TrialState.Done("0".repeat(64), trial.training().epochs()));
        }
        display.end(scene.now());

        long shareLines =
                scene.written().lines().filter(line -> line.contains(" %, ")).count();
        long everyMinute = 600L * secondsAnEpoch / 60;
        assertThat(shareLines).isLessThanOrEqualTo(10 + everyMinute);
        assertThat(scene.written())
                .endsWith("  30 of 30 trials done after " + Times.time(600.0 * secondsAnEpoch) + "\n");
    }

    @Test
    void a_log_of_few_trials_is_this() {
        Scene scene = new Scene();
        Study study = ExampleProgress.study(3, 1, 2);
        runThrough(scene, study, new LogDisplay(scene.stream));

        assertThat(scene.written()).isEqualTo("""
                        %s
                          batchSize 1, seed 1: loss 0.5000, test accuracy 75.00 %%, 20 s
                          batchSize 2, seed 1: loss 0.5000, test accuracy 75.00 %%, 20 s
                          66 %%, 2 of 3 trials done, about 20 s left
                          batchSize 4, seed 1: diverged at epoch 1
                          3 of 3 trials done, 1 of them diverged after 50 s
                        """.formatted(String.join("\n", new Plan(study, 0, 0, 2).lines(120))));
    }

    private static void runThrough(Scene scene, Study study, Display display) {
        scene.progress.started(RunPlan.ofAll(study, 2));
        for (TrialSpec trial : study.trials()) {
            scene.progress.trialStarted(trial, 0);
            boolean last = trial.number() == study.trials().size();
            int epochs = last ? 0 : trial.training().epochs();
            for (int epoch = 1; epoch <= epochs; epoch++) {
                scene.clock.passSeconds(10);
                scene.progress.epochEnded(trial, ExampleProgress.epoch(epoch));
            }
            scene.clock.passSeconds(last ? 10 : 0);
            scene.progress.trialEnded(
                    trial,
                    last
                            ? new TrialState.Diverged(1)
                            : new TrialState.Done(
                                    "0".repeat(64), trial.training().epochs()));
            display.show(scene.now());
        }
        display.end(scene.now());
    }

    @Test
    void a_dumb_terminal_and_a_file_are_logs() {
        for (Map<String, String> environment : List.of(Map.of("TERM", "dumb"), Map.<String, String>of())) {
            Optional<ScreenSize> size = environment.isEmpty() ? Optional.empty() : Optional.of(new ScreenSize(80, 24));
            Scene scene = new Scene();
            scene.progress.started(RunPlan.ofAll(ExampleProgress.study(1, 1, 1), 1));
            ProgressView.open(scene.progress, scene.stream, () -> size, environment)
                    .close();
            assertThat(scene.written()).startsWith("example").doesNotContain("\u001b");
        }
    }
}
