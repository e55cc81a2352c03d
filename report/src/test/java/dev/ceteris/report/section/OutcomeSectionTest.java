// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.section;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.study.Setting;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.report.Runs;
import dev.ceteris.report.ShippedRuns;
import dev.ceteris.report.page.Chapter;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.plot.Axis;
import dev.ceteris.report.plot.Outcome;
import dev.ceteris.report.plot.Plot;
import dev.ceteris.report.summary.Results;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** The first plot of a sweep shows each level's mean with its interval, and what is not in the mean. */
class OutcomeSectionTest {
    private static RunRecord run(String vary, int seeds, ToDoubleFunction<TrialSpec> accuracy) {
        return ShippedRuns.of(
                "batch-size",
                List.of(
                        new Setting("vary", vary),
                        new Setting("hypotheses", "[]"),
                        new Setting("seeds", String.valueOf(seeds)),
                        new Setting("training", "{learningRate: 0.1, batchSize: 128, epochs: 1}")),
                spec -> {
                    double value = accuracy.applyAsDouble(spec);
                    return Double.isNaN(value)
                            ? ShippedRuns.diverged(spec)
                            : ShippedRuns.done(spec, Map.of(Metric.TEST_ACCURACY, value));
                });
    }

    private static List<Element> told(RunRecord run) {
        return new OutcomeSection().render(Results.of(run)).elements();
    }

    private static Outcome accuracy(RunRecord run) {
        return (Outcome) ShippedRuns.plot(told(run), "outcome-test-accuracy");
    }

    private static double rate(TrialSpec spec) {
        return spec.training().learningRate();
    }

    @Test
    void a_level_is_drawn_as_its_mean_with_the_95_percent_interval() {
        double[] bySeed = {0.90, 0.92, 0.97};
        Outcome.Strip strip = accuracy(run(
                        "{learningRate: [0.1, 0.01]}",
                        3,
                        spec -> bySeed[(int) spec.seeds().split() - 1] - (rate(spec) == 0.1 ? 0 : 0.5)))
                .strips()
                .getFirst();

        // scipy.stats.t.interval(.95, 2, v.mean(), scipy.stats.sem(v)) of v = [0.90, 0.92, 0.97]: 0.84043, 1.01957;
        // the axis ends before the interval does, so the bars may be shorter.
        assertThat(strip.x()).containsExactly(0.01, 0.1);
        assertThat(strip.y()[1]).isCloseTo(0.93, within(1e-12));
        assertThat(strip.least()[1]).isCloseTo(0.8404331, within(1e-6));
        assertThat(strip.greatest()[1]).isCloseTo(1.0195669, within(1e-6));
        assertThat(strip.seeds().get(1)).containsExactly(bySeed);
        assertThat(strip.best()).isEqualTo(1);
        assertThat(strip.words().get(1))
                .isEqualTo("learningRate 0.1: test.accuracy 0.93, 95 % interval 0.84 to 1.02, 3 seeds");
    }

    @Test
    void levels_are_in_their_numeric_order_on_an_axis_that_suits_them() {
        Outcome plot = accuracy(run(
                "{learningRate: [0.4, 0.1, 1.6]}",
                2,
                spec -> 0.5 + 0.1 * spec.seeds().split()));

        assertThat(plot.x().scale()).isEqualTo(Axis.Scale.LOGARITHMIC);
        assertThat(plot.ticks()).extracting(Outcome.Tick::text).containsExactly("0.1", "0.4", "1.6");
        assertThat(plot.join()).isEqualTo(Outcome.Join.LINE);
    }

    @Test
    void a_second_factor_has_a_line_for_each_level() {
        Outcome plot =
                accuracy(run("{activation: [relu, tanh], learningRate: [0.1, 0.2, 0.4]}", 2, spec -> 0.5 + rate(spec)));

        assertThat(plot.title()).isEqualTo("test.accuracy against learningRate, by activation");
        assertThat(plot.strips()).extracting(Outcome.Strip::level).containsExactly("relu", "tanh");
        assertThat(plot.strips().getFirst().y()).containsExactly(new double[] {0.6, 0.7, 0.9}, within(1e-12));
    }

    @Test
    void words_lie_side_by_side_without_a_line() {
        Outcome plot = accuracy(run("{activation: [relu, tanh, sigmoid]}", 2, spec -> 0.5));

        assertThat(plot.join()).isEqualTo(Outcome.Join.NONE);
        assertThat(plot.strips().getFirst().x()).containsExactly(0, 1, 2);
        assertThat(plot.ticks()).extracting(Outcome.Tick::text).containsExactly("relu", "tanh", "sigmoid");
    }

    @Test
    void a_level_at_which_every_trial_diverged_says_so() {
        RunRecord run = run("{learningRate: [0.1, 0.4]}", 6, spec -> rate(spec) == 0.4 ? Double.NaN : 0.9);
        Outcome.Strip strip = accuracy(run).strips().getFirst();

        assertThat(strip.lost()).containsExactly("", "6 of 6 diverged");
        assertThat(strip.y()[1]).isNaN();
        assertThat(ShippedRuns.text(told(run))).contains("6 of 6 diverged");
    }

    @Test
    void every_table_says_which_conditions_always_diverged() {
        Results results =
                Results.of(run("{learningRate: [0.1, 0.4]}", 6, spec -> rate(spec) == 0.4 ? Double.NaN : 0.9));

        assertThat(ConditionsSection.table(results).texts().getLast()).contains("learningRate 0.4", "6 of 6 diverged");
        assertThat(ShippedRuns.text(new TimesSection().render(results).elements()))
                .contains("learningRate 0.4", "6 of 6 diverged");
    }

    @Test
    void the_table_of_conditions_has_the_order_of_the_plot() {
        Results results = Results.of(run("{learningRate: [0.4, 0.1, 1.6]}", 2, spec -> 0.9));

        assertThat(ConditionsSection.table(results).texts())
                .extracting(List::getFirst)
                .containsExactly("condition", "learningRate 0.1", "learningRate 0.4", "learningRate 1.6");
    }

    @Test
    void one_seed_has_no_interval_and_the_note_says_so() {
        Outcome plot = accuracy(run("{learningRate: [0.1, 0.4]}", 1, spec -> rate(spec)));

        assertThat(plot.note()).contains("one seed, so there is no interval");
        assertThat(plot.strips().getFirst().least())
                .containsExactly(plot.strips().getFirst().y());
    }

    @Test
    void two_factors_with_many_levels_have_a_heat_map_in_which_divergence_is_written() {
        RunRecord run = run(
                "{learningRate: [0.1, 0.2, 0.4], batchSize: [16, 32, 64]}",
                2,
                spec -> rate(spec) == 0.4 && spec.training().batchSize() == 16
                        ? Double.NaN
                        : rate(spec) + spec.training().batchSize() / 1000.0);
        Plot.Grid grid = (Plot.Grid) ShippedRuns.plot(told(run), "outcome-grid-test-accuracy");

        assertThat(grid.columns()).containsExactly("0.1", "0.2", "0.4");
        assertThat(grid.rows()).containsExactly("16", "32", "64");
        assertThat(grid.cells()).hasSize(9);
        assertThat(grid.cells().get(2).text()).isEqualTo("2 of 2\ndiverged");
        assertThat(grid.cells().get(8).value()).isCloseTo(0.464, within(1e-12));
    }

    @Test
    void of_three_factors_the_two_with_the_largest_effect_are_drawn_and_the_caption_names_the_other() {
        RunRecord run = run(
                "{learningRate: [0.1, 0.4], batchSize: [16, 32], activation: [relu, tanh]}",
                2,
                spec -> rate(spec)
                        + spec.training().batchSize() / 100.0
                        + (spec.network().activation().toString().startsWith("Relu") ? 0.002 : 0));
        Outcome plot = accuracy(run);

        assertThat(plot.title()).isEqualTo("test.accuracy against learningRate, by batchSize");
        assertThat(plot.note()).contains("averaged over activation");
        // 0.1 + 0.16, and half of 0.002
        assertThat(plot.strips().getFirst().y()[0]).isCloseTo(0.261, within(1e-12));
    }

    @Test
    void a_search_is_drawn_as_scores_and_not_as_a_sweep() {
        RunRecord run = ShippedRuns.of(
                "batch-size-tuned", spec -> ShippedRuns.done(spec, Map.of(Metric.VALIDATION_LOSS, 1 / rate(spec))));
        Plot.Points scores = (Plot.Points) ShippedRuns.plot(told(run), "score-learningRate");

        assertThat(scores.x().scale()).isEqualTo(Axis.Scale.LOGARITHMIC);
        assertThat(scores.points())
                .filteredOn(point -> !point.level().isEmpty())
                .isNotEmpty()
                .allMatch(point -> point.x() == 2.56 && point.level().contains("chosen, learningRate 2.56"));
    }

    @Test
    void the_section_is_the_first_after_the_answer() {
        assertThat(Sections.render(Results.of(Runs.batchSizes(3))))
                .extracting(Chapter::id)
                .startsWith("outcome", "curves");
    }
}
