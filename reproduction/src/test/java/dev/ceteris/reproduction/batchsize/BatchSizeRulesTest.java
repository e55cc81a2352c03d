// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.reproduction.batchsize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.report.ShippedRuns;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.plot.Plot;
import dev.ceteris.report.summary.Results;
import dev.ceteris.reproduction.Thoroughness;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

public class BatchSizeRulesTest {
    /** Fixed rates fall off beyond 512 images, linear ones diverge from 8192 on, the root holds out to 4096. */
    public static RunRecord rules() {
        return ShippedRuns.of("batch-size-rules", spec -> {
            int size = spec.training().batchSize();
            Object rule = spec.condition().levels().get("rateScaling");
            if (rule.equals("fixed")) {
                return accurate(spec, size <= 512 ? 0.97 : 0.9);
            }
            boolean linear = ((Map<?, ?>) rule).containsKey("linear");
            return linear && size >= 8192 ? ShippedRuns.diverged(spec) : accurate(spec, size <= 4096 ? 0.972 : 0.94);
        });
    }

    private static TrialRecord accurate(TrialSpec spec, double accuracy) {
        return ShippedRuns.done(
                spec,
                Map.of(Metric.TEST_ACCURACY, accuracy + 1e-4 * spec.seeds().split()));
    }

    /** Best is 0.16 for all sizes: 0.0001 of loss for every factor of two away from it. */
    public static RunRecord tuned() {
        return ShippedRuns.of(
                "batch-size-tuned",
                spec -> ShippedRuns.done(
                        spec,
                        Map.of(
                                Metric.VALIDATION_LOSS,
                                0.1 + 1e-4 * Math.abs(Math.log(spec.training().learningRate() / 0.16)),
                                Metric.TEST_ACCURACY,
                                0.975)));
    }

    private static List<Element> elements() {
        return new BatchSizeRules(Results.of(rules()), Results.of(tuned()), Thoroughness.WHOLE).render();
    }

    @Test
    void each_rule_is_reported_as_far_as_it_keeps_up_and_where_it_diverges() {
        assertThat(ShippedRuns.text(elements()))
                .contains(
                        "learning rate fixed, test accuracy is 0.9702 at best and stays within half a point of it up to"
                                + " batches of 512; with 60000 it is 0.9002.")
                .contains("scaled by the linear rule, test accuracy is 0.9722 at best and stays within half a point of "
                        + "it up to batches of 4096; with 4096 it is 0.9722. With 8192, 16384, 32768 and 60000 "
                        + "it diverged")
                .contains(
                        "tuned for each size, test accuracy is 0.9750 at best and stays within half a point of it up to"
                                + " batches of 50000");
    }

    @Test
    void a_rule_with_which_networks_learn_nothing_is_reported_as_such() {
        RunRecord lost = ShippedRuns.of(
                "batch-size-rules", spec -> accurate(spec, spec.training().batchSize() >= 32_768 ? 0.11 : 0.97));
        assertThat(ShippedRuns.text(
                        new BatchSizeRules(Results.of(lost), Results.of(tuned()), Thoroughness.WHOLE).render()))
                .contains("With 32768 and 60000 it stays below 0.2, hardly better than guessing");
    }

    @Test
    void the_table_has_every_size_and_says_where_networks_diverged() {
        assertThat(ShippedRuns.text(elements()))
                .contains("[batch size, fixed, linear, square root, tuned]")
                .contains("[8, 0.97020 ± 0.00010, 0.97220 ± 0.00010, 0.97220 ± 0.00010, 0.975000 ± 0]")
                .contains("[60000, 0.90020 ± 0.00010, diverged, 0.94020 ± 0.00010, ]");
    }

    @Test
    void what_was_tuned_is_reported_with_its_cost() {
        assertThat(ShippedRuns.text(elements()))
                .contains("All of it cost 224 trials with 224 epochs in 112 s of training")
                .contains("with the power 0.00 of the batch size")
                .contains("[batchSize 8, learningRate 0.16, 0.1000, , 16, 16, 8.00 s]");
    }

    @Test
    void the_rules_are_drawn_beside_the_rates_that_were_chosen() {
        Plot.Traces rates = (Plot.Traces) ShippedRuns.plot(elements(), "batch-size-rules-rates");

        assertThat(rates.traces())
                .extracting(Plot.Trace::level)
                .containsExactly("fixed", "linear", "square root", "tuned");
        // 128 is the fifth size, the base of both rules.
        assertThat(rates.traces()).allSatisfy(trace -> assertThat(trace.x()[4]).isEqualTo(128));
        assertThat(rates.traces().subList(0, 3))
                .allSatisfy(trace -> assertThat(trace.y()[4]).isEqualTo(0.1));
        assertThat(rates.traces().get(1).y()[5]).isEqualTo(0.2);
        assertThat(rates.traces().get(2).y()[6]).isEqualTo(0.2);
    }
}
