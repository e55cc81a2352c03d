// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.reproduction.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.engine.network.activation.Tanh;
import dev.ceteris.lab.inspect.FittedFunction;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.trial.TrialState;
import dev.ceteris.report.ShippedRuns;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.plot.Axis;
import dev.ceteris.report.plot.Plot;
import dev.ceteris.report.plot.Surface;
import dev.ceteris.report.summary.Results;
import dev.ceteris.reproduction.Thoroughness;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

public class RegressionChapterTest {
    /**
     * Every run of the chapter: as reported it gets nowhere, and the answer is the better the more points there are.
     */
    public static Map<String, RunRecord> runs() {
        Map<String, RunRecord> runs = new LinkedHashMap<>();
        runs.put("regression-as-reported", ShippedRuns.of("regression-as-reported", spec -> errors(spec, 0.01)));
        runs.put("regression", ShippedRuns.of("regression", RegressionChapterTest::learned));
        runs.put("regression-samples", ShippedRuns.of("regression-samples", RegressionChapterTest::learned));
        return runs;
    }

    private static TrialRecord learned(TrialSpec spec) {
        double m = spec.data().train();
        // The widest tanhs win the tuning run.
        double width = spec.network().hidden().getFirst() + (spec.network().activation() instanceof Tanh ? 1 : 0);
        return errors(spec, 1e-2 * spec.seeds().split() / (m * m * width));
    }

    private static TrialRecord errors(TrialSpec spec, double error) {
        return ShippedRuns.done(
                spec,
                Map.of(
                        Metric.TEST_LOSS,
                        error,
                        Metric.DIAGONAL_LOSS,
                        error / 2,
                        Metric.VALIDATION_LOSS,
                        error,
                        Metric.TRAIN_LOSS,
                        error / 3));
    }

    /** Networks that answer a hundredth too much everywhere. */
    public static List<FittedFunction> functions(RunRecord run) {
        List<FittedFunction> fitted = new ArrayList<>();
        for (TrialRecord trial : run.trials()) {
            if (trial.seeds().split() == 1 && trial.state() instanceof TrialState.Done) {
                int m = (int) trial.condition().levels().get("train");
                List<double[]> points = new ArrayList<>();
                for (int i = 0; i < m; i++) {
                    points.add(new double[] {-1 + 2.0 * i / m, 0.5, 0.1});
                }
                fitted.add(new FittedFunction(
                        trial,
                        points,
                        new double[] {-2, 0, 2},
                        new double[] {-2, 2},
                        List.of(new double[] {0.1, 0.2, 0.3}, new double[] {-0.1, -0.2, -0.3}),
                        List.of(new double[] {0.11, 0.21, 0.31}, new double[] {-0.09, -0.19, -0.29})));
            }
        }
        return fitted;
    }

    private static List<Element> elements(Map<String, RunRecord> runs) {
        Map<String, Results> results = new LinkedHashMap<>();
        runs.forEach((study, run) -> results.put(study, Results.of(run)));
        return new RegressionChapter(RegressionChapterTest::functions)
                .render(results, Thoroughness.WHOLE)
                .elements();
    }

    @Test
    void the_reported_errors_stand_beside_the_medians_that_were_measured() {
        assertThat(ShippedRuns.text(elements(runs())))
                .contains("0.0135")
                .contains("0.00573")
                .contains("0.01000, median of 5 seeds (0.01000 to 0.01000)")
                .contains("have not even learned their points");
    }

    @Test
    void the_answer_names_the_network_that_cross_validation_chose_and_how_far_it_got() {
        String text = ShippedRuns.text(elements(runs()));
        assertThat(text)
                .contains("hidden [12, 12], activation tanh")
                .contains("of training, summed over the trials")
                .contains("reported 0.01350: 14730 times less")
                .contains("reported 0.005730: 625100 times less");
    }

    @Test
    void networks_that_learned_their_points_are_not_said_to_have_stopped_on_the_way() {
        Map<String, RunRecord> runs = runs();
        runs.put(
                "regression-as-reported",
                ShippedRuns.of(
                        "regression-as-reported",
                        spec -> ShippedRuns.done(spec, Map.of(Metric.TEST_LOSS, 0.01, Metric.TRAIN_LOSS, 1e-9))));
        assertThat(ShippedRuns.text(elements(runs)))
                .contains("the points are learned, and what is missing lies between them")
                .doesNotContain("have not even learned");
    }

    @Test
    void nothing_is_explained_by_networks_that_never_finished() {
        Map<String, RunRecord> runs = runs();
        runs.replaceAll((study, run) -> ShippedRuns.of(study, ShippedRuns::diverged));
        assertThat(ShippedRuns.text(elements(runs)))
                .contains("None of the networks finished")
                .contains("no trial has finished")
                .contains("None of them finished");
    }

    @Test
    void truth_answer_and_error_stand_side_by_side_for_both_numbers_of_points() {
        List<Element> elements = elements(runs());
        for (String kind : List.of("truth", "reported", "answer", "error")) {
            for (int m : List.of(100, 1000)) {
                assertThat(ShippedRuns.plot(elements, "surface-" + kind + "-" + m))
                        .isInstanceOf(Surface.class);
            }
        }
        Surface error = (Surface) ShippedRuns.plot(elements, "surface-error-100");
        assertThat(error.title()).isEqualTo("Error with 100 points: at most 0.01000");
        assertThat(error.points()).hasSize(100).allMatch(point -> point[2] == 0);
        assertThat(error.heights().getFirst()[1]).isCloseTo(0.01, within(1e-15));
    }

    @Test
    void the_errors_of_all_sizes_are_drawn_on_axes_that_hold_the_reported_ones_too() {
        Plot.Points plot = (Plot.Points) ShippedRuns.plot(elements(runs()), "regression-samples-errors");
        assertThat(plot.points()).hasSize(2 * 7 + 2);
        assertThat(plot.x().scale()).isEqualTo(Axis.Scale.LOGARITHMIC);
        assertThat(plot.points())
                .allMatch(point -> plot.y().from() < point.least()
                        && point.greatest() < plot.y().to());
    }
}
