// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.section;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.study.Setting;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialSeeds;
import dev.ceteris.report.Report;
import dev.ceteris.report.ShippedRuns;
import dev.ceteris.report.page.Chapter;
import dev.ceteris.report.summary.ConditionSummary;
import dev.ceteris.report.summary.Results;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a report says of where the spread comes from. */
class SpreadSectionTest {
    private static final String NESTED = "{split: 4, initialization: 2, order: 2}";

    private static RunRecord run(String seeds, ToDoubleFunction<TrialSeeds> accuracy) {
        List<Setting> settings = Stream.of(
                        "seeds=" + seeds, "data.validation=100", "training.epochs=1", "hypotheses=[]")
                .map(Setting::parse)
                .toList();
        return ShippedRuns.of(
                "batch-size",
                settings,
                spec -> ShippedRuns.done(spec, Map.of(Metric.TEST_ACCURACY, accuracy.applyAsDouble(spec.seeds()))));
    }

    private static Chapter spread(RunRecord run) {
        return new SpreadSection().render(Results.of(run));
    }

    private static String text(Chapter chapter) {
        return ShippedRuns.text(chapter.elements());
    }

    @Test
    void the_split_alone_has_all_of_the_spread_and_more_training_seeds_do_not_help() {
        // Splits at 0.91, 0.92, 0.93, 0.94: a standard deviation of 0.0129, of the mean of four 0.00645.
        String text = text(spread(run(NESTED, seeds -> 0.9 + 0.01 * seeds.split())));

        assertThat(text)
                .contains("Of the spread of test.accuracy, 100 % comes from the split of the data, 0 % from the"
                        + " initialization of the weights and 0 % from the order of the samples.")
                .contains("The mean of a condition's 16 trials has a standard error of about 0.00645; more"
                        + " initializations and orders within the same 4 splits can bring it down to no less than"
                        + " 0.00645. With 16 splits of one trial each it would be about 0.00323.");
    }

    /** Nothing but the order matters, so much that the upper ends for the others come out as 0. */
    @Test
    void an_estimate_of_nothing_has_no_interval_of_nothing() {
        String text = text(spread(run(NESTED, seeds -> seeds.order() == 1 ? 0.9 : 0.92)));

        assertThat(text).doesNotContain(", 0 to 0]").contains("has no interval where the upper end would be 0");
    }

    @Test
    void the_loss_of_numbers_is_not_in_nats() {
        RunRecord numbers = ShippedRuns.of(
                "regression",
                Stream.of("seeds={split: 4, initialization: 2}", "training.epochs=1", "hypotheses=[]")
                        .map(Setting::parse)
                        .toList(),
                spec -> ShippedRuns.done(
                        spec,
                        Map.of(
                                Metric.VALIDATION_LOSS, 0.1 * spec.seeds().split(),
                                Metric.TEST_LOSS, 0.1 * spec.seeds().split())));

        assertThat(text(spread(numbers))).contains(".loss").doesNotContain("nats");
    }

    @Test
    void without_an_effect_of_the_split_any_more_trials_help() {
        String text = text(spread(run(NESTED, seeds -> seeds.order() == 1 ? 0.9 : 0.92)));

        assertThat(text)
                .contains("100 % comes from the order of the samples")
                .contains("within the same 4 splits bring it down as well, since no effect of the splits shows");
    }

    @Test
    void a_study_with_one_kind_of_seed_has_no_such_section() {
        assertThat(spread(run("4", seeds -> 0.9 + 0.01 * seeds.split())).elements())
                .isEmpty();
        assertThat(Sections.render(Results.of(run("4", seeds -> 0.9))))
                .extracting(Chapter::title)
                .doesNotContain("Where the spread comes from");
    }

    @Test
    void trials_without_any_spread_have_no_shares() {
        assertThat(text(spread(run(NESTED, _ -> 0.9))))
                .contains("No trial of a condition differs from another in test.accuracy.");
    }

    /** Tables and intervals count splits: sixteen trials of four splits are four values. */
    @Test
    void what_is_averaged_over_seeds_is_averaged_over_splits() {
        Results results = Results.of(run(NESTED, seeds -> 0.9 + 0.01 * seeds.split() + 0.001 * seeds.order()));
        ConditionSummary condition = results.conditions().getFirst();

        assertThat(results.seeds()).containsExactly(1L, 2L, 3L, 4L);
        assertThat(condition.last().get(Metric.TEST_ACCURACY).n()).isEqualTo(4);
        assertThat(condition.ended(2, Metric.TEST_ACCURACY)).isEqualTo(0.9 + 0.02 + 0.0015);
        assertThat(ConditionsSection.table(results).caption())
                .startsWith("Mean ± standard deviation over the 4 splits, each the mean of its 4 trials,");
        assertThat(ConditionsSection.table(results).caption())
                .contains("n is the number of splits whose trials all finished × the trials of each");
        assertThat(ConditionsSection.table(results).texts().get(1).get(1)).isEqualTo("4 × 4");
        assertThat(Report.spread(results.run()))
                .startsWith("± is the standard deviation over the 4 splits, each the mean of its 4 trials, and n is the"
                        + " number of splits whose trials all finished × the trials of each.");
        assertThat(text(new OverviewSection().render(results)))
                .contains("3 conditions × 4 splits × 2 initializations × 2 orders = 48 trials");
        assertThat(text(new TrialsSection().render(results))).contains("split", "initialization", "order");
    }
}
