// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.section;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.trial.EpochRecord;
import dev.ceteris.lab.trial.Factor;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialState;
import dev.ceteris.report.Runs;
import dev.ceteris.report.page.Chapter;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.plot.Axis;
import dev.ceteris.report.plot.Plot;
import dev.ceteris.report.summary.Results;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the axes of learning curves have room for. */
class CurvesSectionTest {
    @Test
    void a_metric_that_falls_without_end_has_the_axis_of_the_finished_trials() {
        Axis r2 = signed(epoch -> 1 - 1.5 / epoch, epoch -> -Math.pow(10, 11.0 * epoch));
        Axis negative = signed(epoch -> -0.2 - 0.3 / epoch, epoch -> -Math.pow(10, 11.0 * epoch));
        Axis gap = signed(epoch -> 0.5 - 0.6 / epoch, epoch -> Math.pow(10, 11.0 * epoch));

        assertThat(List.of(r2.from(), r2.to())).allMatch(end -> Math.abs(end) < 2);
        assertThat(r2.holds(-0.5) && r2.holds(0.75)).isTrue();
        assertThat(List.of(negative.from(), negative.to())).allMatch(end -> Math.abs(end) < 2);
        assertThat(negative.holds(-0.5) && negative.holds(-0.275)).isTrue();
        assertThat(List.of(gap.from(), gap.to())).allMatch(end -> Math.abs(end) < 2);
    }

    /** The axis of a metric with values of both signs, of one trial that finished and one that diverged. */
    private static Axis signed(IntToDoubleFunction finished, IntToDoubleFunction diverged) {
        RunRecord run = Runs.of(
                "?",
                new Factor("learningRate", "training.learningRate", List.of(0.1, 3.0)),
                1,
                6,
                (number, condition, seed) -> condition.levels().containsValue(3.0)
                        ? new TrialRecord(number, condition, seed, new TrialState.Diverged(6), scored(diverged))
                        : new TrialRecord(
                                number,
                                condition,
                                seed,
                                new TrialState.Done(Runs.digest(number), 6),
                                scored(finished)));
        Chapter chapter = new CurvesSection().render(Results.of(Runs.comparing(run, List.of(Metric.TEST_R2))));
        return chapter.elements().stream()
                .flatMap(element -> element instanceof Element.Figures(List<Plot> plots) ? plots.stream() : Stream.of())
                .map(Plot.Lines.class::cast)
                .findFirst()
                .orElseThrow()
                .y();
    }

    private static List<EpochRecord> scored(IntToDoubleFunction score) {
        return IntStream.rangeClosed(1, 6)
                .mapToObj(epoch -> new EpochRecord(epoch, Map.of(Metric.TEST_R2, score.applyAsDouble(epoch))))
                .toList();
    }
}
