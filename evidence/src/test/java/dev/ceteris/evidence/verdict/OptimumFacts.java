// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.base.SpecException;
import dev.ceteris.evidence.claim.Along;
import dev.ceteris.evidence.claim.Band;
import dev.ceteris.evidence.claim.Best;
import dev.ceteris.evidence.claim.BetterTuned;
import dev.ceteris.evidence.claim.Level;
import dev.ceteris.evidence.claim.LowerOptimum;
import dev.ceteris.evidence.claim.Margin;
import dev.ceteris.evidence.claim.Peak;
import dev.ceteris.evidence.claim.Selection;
import dev.ceteris.evidence.claim.Trials;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Where the best level of a factor lies, for one selection and for two. The metric of these trials is an accuracy. */
class OptimumFacts {
    private static final Along RATE = new Along("rate", Level.ITSELF);
    private static final double[] RATES = {0.001, 0.01, 0.1, 1};
    private static final int SEEDS = 8;

    /** Accuracies that fall with the distance, in decades, from the best rate of an activation. */
    private static Trials sweeps(Map<String, Double> bestRates, Map<String, Double> best) {
        SplittableRandom random = new SplittableRandom(7);
        Trials trials = new Trials();
        bestRates.forEach((activation, bestRate) -> {
            for (double rate : RATES) {
                double mean = best.get(activation) - 0.1 * Math.abs(Math.log10(rate / bestRate));
                trials.with(Map.of("activation", activation, "rate", rate), Trials.around(mean, 0.01, SEEDS, random));
            }
        });
        return trials;
    }

    private static final Trials TANH_LOWER =
            sweeps(Map.of("tanh", 0.01, "relu", 0.1), Map.of("tanh", 0.9, "relu", 0.95));

    private static Peak peak(double low, double high) {
        return new Peak(
                Trials.MEASURE,
                RATE,
                Double.NEGATIVE_INFINITY,
                new Band(low, high),
                Trials.level("activation", "tanh"));
    }

    private static LowerOptimum lower(String one, String other) {
        return new LowerOptimum(
                Trials.MEASURE,
                RATE,
                Trials.level("activation", one),
                Trials.level("activation", other),
                Selection.ALL);
    }

    @Test
    void the_best_level_is_inside_of_a_band_or_outside() {
        assertThat(TANH_LOWER.verdict(peak(0.005, 0.5)).decision()).isEqualTo(Decision.SUPPORTED);
        assertThat(TANH_LOWER.verdict(peak(0.1, 1)).decision()).isEqualTo(Decision.REFUTED);
    }

    @Test
    void two_levels_alike_leave_the_best_open() {
        Trials alike = sweeps(Map.of("tanh", 0.03162277660168379), Map.of("tanh", 0.9));

        assertThat(alike.verdict(new Peak(Trials.MEASURE, RATE, 0.01, Band.EVERYTHING, Selection.ALL))
                        .decision())
                .isEqualTo(Decision.UNDETERMINED);
        assertThat(alike.verdict(new Peak(
                                Trials.MEASURE, RATE, Double.NEGATIVE_INFINITY, new Band(0.01, 0.1), Selection.ALL))
                        .decision())
                .isEqualTo(Decision.SUPPORTED);
    }

    @Test
    void a_peak_at_one_level_is_a_claim_about_the_best() {
        Selection tanh = Trials.level("activation", "tanh");
        Verdict peak = TANH_LOWER.verdict(new Peak(Trials.MEASURE, RATE, 0.01, Band.EVERYTHING, tanh));
        Verdict best = TANH_LOWER.verdict(new Best(Trials.MEASURE, Trials.level("rate", 0.01), Margin.none(), tanh));

        assertThat(peak.supporting()).isEqualTo(best.supporting());
        assertThat(peak.refuting()).isEqualTo(best.refuting());
    }

    @Test
    void a_band_without_a_level_says_so() {
        Verdict verdict = TANH_LOWER.verdict(peak(2, 3));

        assertThat(verdict.decision()).isEqualTo(Decision.UNDETERMINED);
        assertThat(verdict.conclusion())
                .contains("No level of rate lies between 2 and 3, so there is nothing to compare.");
    }

    @Test
    void it_is_a_level_or_a_band() {
        assertThatThrownBy(
                        () -> new Peak(Trials.MEASURE, RATE, Double.NEGATIVE_INFINITY, Band.EVERYTHING, Selection.ALL))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("a level, or a band in 'between', and not both");
        assertThatThrownBy(() -> new Peak(Trials.MEASURE, RATE, 0.1, new Band(0, 1), Selection.ALL))
                .isInstanceOf(SpecException.class);
        assertThatThrownBy(() -> new Band(1, 0)).hasMessageContaining("the smaller number first");
    }

    @Test
    void one_optimum_is_lower_and_the_other_is_not() {
        assertThat(TANH_LOWER.verdict(lower("tanh", "relu")).decision()).isEqualTo(Decision.SUPPORTED);
        assertThat(TANH_LOWER.verdict(lower("relu", "tanh")).decision()).isEqualTo(Decision.REFUTED);
    }

    @Test
    void equal_optima_refute_that_either_is_lower() {
        Trials same = sweeps(Map.of("tanh", 0.1, "relu", 0.1), Map.of("tanh", 0.9, "relu", 0.95));

        assertThat(same.verdict(lower("tanh", "relu")).decision()).isEqualTo(Decision.REFUTED);
        assertThat(same.verdict(lower("relu", "tanh")).decision()).isEqualTo(Decision.REFUTED);
    }

    @Test
    void tuned_conditions_are_compared_at_the_best_level_of_each() {
        BetterTuned relu = new BetterTuned(
                Trials.MEASURE,
                Trials.level("activation", "relu"),
                Trials.level("activation", "tanh"),
                "rate",
                Margin.none(),
                Selection.ALL);
        BetterTuned muchBetter =
                new BetterTuned(relu.metric(), relu.of(), relu.than(), "rate", new Margin.Absolute(0.2), Selection.ALL);

        assertThat(TANH_LOWER.verdict(relu).decision()).isEqualTo(Decision.SUPPORTED);
        assertThat(TANH_LOWER.verdict(muchBetter).decision()).isEqualTo(Decision.REFUTED);
    }

    /** At the rate that suits tanh, tanh wins; tuned, relu does. */
    @Test
    void a_rate_that_suits_one_of_them_does_not_decide() {
        Selection at = Trials.level("rate", 0.001);
        Trials trials = sweeps(Map.of("tanh", 0.001, "relu", 0.1), Map.of("tanh", 0.9, "relu", 0.95));
        BetterTuned relu = new BetterTuned(
                Trials.MEASURE,
                Trials.level("activation", "relu"),
                Trials.level("activation", "tanh"),
                "rate",
                Margin.none(),
                Selection.ALL);

        assertThat(trials.verdict(relu).decision()).isEqualTo(Decision.SUPPORTED);
        assertThat(trials.verdict(new Best(Trials.MEASURE, Trials.level("activation", "tanh"), Margin.none(), at))
                        .decision())
                .isEqualTo(Decision.SUPPORTED);
    }

    @Test
    void many_levels_to_choose_from_are_paid_for() {
        SplittableRandom random = new SplittableRandom(3);
        BetterTuned relu = new BetterTuned(
                Trials.MEASURE,
                Trials.level("activation", "relu"),
                Trials.level("activation", "tanh"),
                "rate",
                Margin.none(),
                Selection.ALL);
        int wrong = 0;
        for (int study = 0; study < 200; study++) {
            Trials alike = new Trials();
            for (String activation : List.of("relu", "tanh")) {
                for (double rate : RATES) {
                    alike.with(Map.of("activation", activation, "rate", rate), Trials.around(0, 1, SEEDS, random));
                }
            }
            Decision decision = Verdicts.decisions(
                            alike.results(), List.of(Trials.hypothesis(relu)), InterimAnalyses.once(SEEDS))
                    .getFirst();
            wrong += decision == Decision.UNDETERMINED ? 0 : 1;
        }
        assertThat(wrong).isLessThan(10);
    }
}
