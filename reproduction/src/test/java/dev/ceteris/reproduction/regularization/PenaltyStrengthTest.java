// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.reproduction.regularization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.report.ShippedRuns;
import dev.ceteris.report.plot.Axis;
import dev.ceteris.report.plot.Plot;
import dev.ceteris.report.summary.Results;
import dev.ceteris.theory.WeightHistogram;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

public class PenaltyStrengthTest {
    /** Validation likes λ of 5e-4 best; the test set, which must not be asked, likes 5e-6. */
    public static RunRecord penalties(String study) {
        return ShippedRuns.of(study, PenaltyStrengthTest::trained);
    }

    private static TrialRecord trained(TrialSpec spec) {
        Object level = spec.condition().levels().get("regularization");
        double lambda = level instanceof Map<?, ?> choice
                ? lambda((Map<?, ?>) choice.values().iterator().next())
                : 5e-6;
        double decades = Math.abs(Math.log10(lambda / 5e-4));
        boolean none = !(level instanceof Map);
        return ShippedRuns.done(
                spec,
                Map.of(
                        Metric.VALIDATION_ACCURACY,
                        none ? 0.96 : 0.98 - 0.01 * decades,
                        Metric.TEST_ACCURACY,
                        none ? 0.95 : 0.97 + 0.01 * decades,
                        Metric.GENERALIZATION_GAP,
                        none ? 0.3 : 0.1,
                        Metric.WEIGHTS_ZERO,
                        none ? 0 : 0.25));
    }

    private static double lambda(Map<?, ?> knobs) {
        Object lambda = knobs.containsKey("lambda") ? knobs.get("lambda") : knobs.get("l1");
        return ((Number) lambda).doubleValue();
    }

    private static PenaltyStrength strength() {
        return new PenaltyStrength(Results.of(penalties("regularization")));
    }

    @Test
    void validation_chooses_the_strength_of_each_kind_and_the_test_set_does_not() {
        assertThat(ShippedRuns.text(strength().render(List.of())))
                .contains("[no penalty, 0.960000 ± 0, 0.950000 ± 0,")
                .contains("[L1 with λ of 5e-4, 0.980000 ± 0, 0.970000 ± 0,")
                .contains("[elastic net with λ of 5e-4 and 5e-4,")
                .contains("[weight decay with λ of 5e-4,");
    }

    @Test
    void no_penalty_is_a_point_apart_and_every_kind_a_line() {
        Plot.Traces plot = (Plot.Traces) ShippedRuns.plot(strength().render(List.of()), "regularization-test-accuracy");
        assertThat(plot.x().scale()).isEqualTo(Axis.Scale.LOGARITHMIC_AND_ZERO);
        assertThat(plot.traces())
                .extracting(Plot.Trace::level)
                .containsExactly("no penalty", "L1", "L2", "elastic net", "weight decay");
        assertThat(plot.traces().getFirst().x()).containsExactly(0);
        assertThat(plot.traces().get(1).x()).containsExactly(5e-6, 5e-5, 5e-4, 5e-3, 5e-2);
    }

    @Test
    void weight_decay_is_compared_with_l2_strength_by_strength() {
        assertThat(ShippedRuns.text(strength().render(List.of())))
                .contains("over 5 strengths their test accuracies differ by at most 0.0000");
    }

    @Test
    void a_histogram_is_drawn_for_each_layer_with_none_l1_and_l2() {
        WeightHistogram histogram = new WeightHistogram(0.5, List.of(1L, 0L, 3L));
        List<WeightHistogram> layers = List.of(histogram, histogram);
        PenaltyStrength strength = strength();
        assertThat(strength.shown()).containsOnlyKeys("none", "l1", "l2");

        Plot.Traces plot = (Plot.Traces)
                ShippedRuns.plot(strength.render(List.of(layers, layers, layers)), "regularization-weights-2");
        assertThat(plot.title()).isEqualTo("Weights of the output layer");
        assertThat(plot.traces()).extracting(Plot.Trace::level).containsExactly("no penalty", "L1", "L2");
        Plot.Trace trace = plot.traces().getFirst();
        assertThat(trace.y()).containsExactly(0.25, Double.NaN, 0.75);
        assertThat(trace.x()[0]).isCloseTo(-1.0 / 3, within(1e-15));
        assertThat(trace.x()[1]).isCloseTo(0, within(1e-15));
    }

    @Test
    void what_a_penalty_is_worth_is_reported_for_every_number_of_images() {
        ScarceData scarce =
                new ScarceData(Results.of(penalties(ScarceData.STUDY)), Results.of(penalties("regularization")));
        String text = ShippedRuns.text(scarce.render());
        for (int images : List.of(1000, 10_000, 50_000)) {
            assertThat(text)
                    .contains("With " + images + " images the best penalty on images set aside is L1 with λ of 5e-4: "
                            + "test accuracy 0.970000 ± 0 instead of 0.950000 ± 0, gap 0.100000 ± 0 instead of "
                            + "0.300000 ± 0.");
        }
        Plot.Traces gap = (Plot.Traces) ShippedRuns.plot(scarce.render(), "regularization-small-l2-gap");
        assertThat(gap.traces())
                .filteredOn(trace -> trace.x().length == 5)
                .extracting(Plot.Trace::level)
                .containsExactly("1000 images", "10000 images", "50000 images");
    }
}
