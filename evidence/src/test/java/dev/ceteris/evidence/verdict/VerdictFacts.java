// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.verdict;

import static dev.ceteris.evidence.claim.Trials.MEASURE;
import static dev.ceteris.evidence.claim.Trials.level;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.evidence.claim.Along;
import dev.ceteris.evidence.claim.Best;
import dev.ceteris.evidence.claim.Claim;
import dev.ceteris.evidence.claim.Correlated;
import dev.ceteris.evidence.claim.Equivalent;
import dev.ceteris.evidence.claim.Greater;
import dev.ceteris.evidence.claim.Interaction;
import dev.ceteris.evidence.claim.Less;
import dev.ceteris.evidence.claim.Level;
import dev.ceteris.evidence.claim.Margin;
import dev.ceteris.evidence.claim.Monotone;
import dev.ceteris.evidence.claim.SecondaryTest;
import dev.ceteris.evidence.claim.Selection;
import dev.ceteris.evidence.claim.Threshold;
import dev.ceteris.evidence.claim.Trials;
import dev.ceteris.evidence.claim.Unaffected;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said of results whose truth is plain. */
class VerdictFacts extends BatchSizes {
    @Test
    void a_clear_difference_is_supported_one_way_and_refuted_the_other() {
        Trials trials = new Trials().with("batchSize", 32, around(0.98)).with("batchSize", 1024, around(0.95));

        assertThat(trials.verdict(less(1024, 32, Margin.none())).decision()).isEqualTo(Decision.SUPPORTED);
        assertThat(trials.verdict(less(32, 1024, Margin.none())).decision()).isEqualTo(Decision.REFUTED);
        assertThat(trials.verdict(less(1024, 32, new Margin.Absolute(0.05))).decision())
                .isEqualTo(Decision.REFUTED);
        assertThat(trials.verdict(less(1024, 32, new Margin.Relative(0.02))).decision())
                .isEqualTo(Decision.SUPPORTED);
        assertThat(trials.verdict(less(1024, 32, new Margin.Relative(0.1))).decision())
                .isEqualTo(Decision.REFUTED);
    }

    @Test
    void what_is_told_has_the_sign_of_what_is_compared() {
        Verdict verdict = new Trials()
                .with("batchSize", 32, around(0.98))
                .with("batchSize", 1024, around(0.95))
                .verdict(less(1024, 32, Margin.none()));

        assertThat(verdict.deciding().label()).isEqualTo("batchSize 1024 − batchSize 32");
        assertThat(verdict.deciding().estimate()).isCloseTo(-0.03, within(0.002));
        assertThat(verdict.deciding().superiority().orElseThrow().probability()).isZero();
        assertThat(verdict.deciding().outcome()).isEqualTo(ComparisonOutcome.DIFFERENT);
    }

    @Test
    void what_is_not_told_apart_is_not_equal() {
        Trials trials = new Trials().with("batchSize", 32, around(0.98)).with("batchSize", 64, around(0.98));

        assertThat(trials.verdict(less(32, 64, Margin.none())).decision()).isEqualTo(Decision.UNDETERMINED);
        assertThat(trials.verdict(equivalent(0.0001)).decision()).isEqualTo(Decision.UNDETERMINED);
        assertThat(trials.verdict(equivalent(0.005)).decision()).isEqualTo(Decision.SUPPORTED);
        assertThat(trials.verdict(equivalent(0.005)).deciding().outcome()).isEqualTo(ComparisonOutcome.EQUIVALENT);
    }

    @Test
    void a_difference_may_be_real_and_too_small_to_matter() {
        Verdict verdict = new Trials()
                .with("batchSize", 32, around(0.980))
                .with("batchSize", 64, around(0.978))
                .verdict(equivalent(0.01));

        assertThat(verdict.decision()).isEqualTo(Decision.SUPPORTED);
        assertThat(verdict.deciding().outcome()).isEqualTo(ComparisonOutcome.BOTH);
    }

    @Test
    void a_share_of_what_is_not_above_0_is_no_margin() {
        Trials negative = new Trials().with("batchSize", 32, around(-10)).with("batchSize", 1024, around(-10.5));
        Trials zero = new Trials().with("batchSize", 32, new double[SEEDS]).with("batchSize", 1024, new double[SEEDS]);
        Margin share = new Margin.Relative(0.2);

        for (Claim claim : List.of(
                less(1024, 32, share),
                new Greater(MEASURE, level("batchSize", 1024), level("batchSize", 32), share, Selection.ALL),
                new Equivalent(MEASURE, "batchSize", share, Selection.ALL),
                new Unaffected(MEASURE, "batchSize", share, Selection.ALL),
                new Best(MEASURE, level("batchSize", 1024), share, Selection.ALL))) {
            assertThat(List.of(negative.verdict(claim), zero.verdict(claim)))
                    .as(claim.text())
                    .allSatisfy(verdict -> {
                        assertThat(verdict.decision()).isEqualTo(Decision.UNDETERMINED);
                        assertThat(verdict.conclusion())
                                .anyMatch(sentence -> sentence.startsWith("A margin of 20 % has no meaning here"));
                        assertThat(verdict.deciding().count()).isEqualTo(SEEDS);
                    });
        }
        assertThat(negative.verdict(less(1024, 32, new Margin.Absolute(0.2))).decision())
                .isEqualTo(Decision.SUPPORTED);
    }

    @Test
    void what_is_less_may_be_below_0_where_its_reference_is_not() {
        Trials trials = new Trials().with("batchSize", 32, around(10)).with("batchSize", 1024, around(-1));

        assertThat(trials.verdict(less(1024, 32, new Margin.Relative(0.2))).decision())
                .isEqualTo(Decision.SUPPORTED);
    }

    @Test
    void equivalence_of_many_is_false_as_soon_as_two_differ() {
        Trials trials = new Trials()
                .with("batchSize", 32, around(0.980))
                .with("batchSize", 64, around(0.980))
                .with("batchSize", 128, around(0.960));

        Verdict verdict = trials.verdict(equivalent(0.005));

        assertThat(verdict.decision()).isEqualTo(Decision.REFUTED);
        assertThat(verdict.deciding().label()).contains("batchSize 128");
        // All exact p-values are 1 in 1024 now; it hangs on the pair that is farthest apart.
        assertThat(trials.with("batchSize", 60000, around(0.8))
                        .verdict(equivalent(0.005))
                        .deciding()
                        .label())
                .isEqualTo("batchSize 32 − batchSize 60000");
    }

    @Test
    void all_values_equal_are_equivalent_once_an_exact_test_can_say_so() {
        double[] same = new double[SEEDS];
        Arrays.fill(same, 0.9);
        Trials trials = new Trials().with("batchSize", 32, same).with("batchSize", 64, same);

        assertThat(trials.verdict(equivalent(0.005)).decision()).isEqualTo(Decision.SUPPORTED);
        assertThat(trials.verdict(less(32, 64, Margin.none())).decision()).isEqualTo(Decision.UNDETERMINED);
    }

    @Test
    void one_seed_has_no_verdict_four_cannot_have_one_and_five_can() {
        Verdict one = new Trials()
                .with("batchSize", 32, 0.98)
                .with("batchSize", 64, 0.5)
                .verdict(less(64, 32, Margin.none()));
        Verdict four = new Trials()
                .with("batchSize", 32, 0.98, 0.981, 0.979, 0.98)
                .with("batchSize", 64, 0.5, 0.49, 0.51, 0.5)
                .verdict(less(64, 32, Margin.none()));
        Verdict five = new Trials()
                .with("batchSize", 32, 0.98, 0.981, 0.979, 0.98, 0.982)
                .with("batchSize", 64, 0.5, 0.49, 0.51, 0.5, 0.505)
                .verdict(less(64, 32, Margin.none()));

        assertThat(one.decision()).isEqualTo(Decision.UNDETERMINED);
        assertThat(one.conclusion()).anyMatch(sentence -> sentence.startsWith("One seed says nothing"));
        assertThat(four.decision()).isEqualTo(Decision.UNDETERMINED);
        assertThat(four.conclusion())
                .contains("4 seeds are too few for a verdict, however clear the results are; 5 can be enough.");
        assertThat(five.decision()).isEqualTo(Decision.SUPPORTED);
    }

    @Test
    void an_order_is_refuted_by_one_step_the_wrong_way() {
        Trials trials = new Trials()
                .with("lambda", 0.0, around(0.90))
                .with("lambda", 1e-4, around(0.92))
                .with("lambda", 1e-3, around(0.94))
                .with("lambda", 1e-2, around(0.93));
        Along along = new Along("lambda", Level.ITSELF);

        assertThat(trials.verdict(new Monotone(MEASURE, along, Monotone.Order.INCREASING, Margin.none(), Selection.ALL))
                        .decision())
                .isEqualTo(Decision.REFUTED);
        Verdict tolerant = trials.verdict(
                new Monotone(MEASURE, along, Monotone.Order.INCREASING, new Margin.Absolute(0.02), Selection.ALL));
        assertThat(tolerant.decision()).isEqualTo(Decision.SUPPORTED);
        assertThat(tolerant.levels().getFirst().place()).isZero();
        assertThat(tolerant.secondary()).extracting(SecondaryTest::name).containsExactly("Page", "Jonckheere–Terpstra");
    }

    @Test
    void a_level_without_a_number_has_no_place_in_an_order_and_is_named() {
        Trials trials = new Trials()
                .with("rate", 1, around(0.90))
                .with("rate", 2, around(0.92))
                .with("rate", "auto", around(0.80));
        Monotone rising = new Monotone(
                MEASURE, new Along("rate", Level.ITSELF), Monotone.Order.INCREASING, Margin.none(), Selection.ALL);
        Correlated correlated = new Correlated(
                MEASURE,
                new Correlated.Partner.Place(new Along("rate", Level.ITSELF)),
                Correlated.Sign.POSITIVE,
                0,
                Selection.ALL);

        for (Claim claim : List.of(rising, correlated)) {
            assertThat(trials.verdict(claim).notes())
                    .contains("rate auto is not a number and has no place in the order");
        }
        assertThat(new Trials()
                        .with("rate", 1, around(0.90))
                        .with("rate", 2, around(0.92))
                        .verdict(rising)
                        .notes())
                .isEmpty();
    }

    @Test
    void a_correlation_leaves_out_a_level_without_a_number() {
        Trials trials = new Trials()
                .with("rate", 1, around(0.90))
                .with("rate", 2, around(0.92))
                .with("rate", 3, around(0.94))
                .with("rate", "auto", around(0.80));

        Verdict verdict = trials.verdict(new Correlated(
                MEASURE,
                new Correlated.Partner.Place(new Along("rate", Level.ITSELF)),
                Correlated.Sign.POSITIVE,
                0,
                Selection.ALL));

        assertThat(verdict.decision()).isEqualTo(Decision.SUPPORTED);
    }

    @Test
    void the_best_has_to_beat_each_of_the_others() {
        Trials trials = new Trials()
                .with("hidden", "[512, 384]", around(0.98))
                .with("hidden", "[512]", around(0.97))
                .with("hidden", "[128]", around(0.96));
        Best best = new Best(MEASURE, level("hidden", "[512, 384]"), Margin.none(), Selection.ALL);

        assertThat(trials.verdict(best).decision()).isEqualTo(Decision.SUPPORTED);
        assertThat(trials.with("hidden", "[512, 512]", around(0.98))
                        .verdict(best)
                        .decision())
                .isEqualTo(Decision.UNDETERMINED);
        assertThat(trials.with("hidden", "[999]", around(0.99)).verdict(best).decision())
                .isEqualTo(Decision.REFUTED);
    }

    @Test
    void of_rivals_that_are_equally_sure_to_be_beaten_the_nearest_decides() {
        Trials trials = new Trials()
                .with("batchSize", 32, around(0.98))
                .with("batchSize", 64, around(0.95))
                .with("batchSize", 128, around(0.5));

        Comparison deciding = trials.verdict(new Best(MEASURE, level("batchSize", 32), Margin.none(), Selection.ALL))
                .deciding();

        assertThat(deciding.label()).isEqualTo("batchSize 32 − batchSize 64");
    }

    /** A long tail that other conditions show is expected of this one, too. */
    @Test
    void a_threshold_takes_the_skewness_of_all_conditions() {
        double[] even = {0.6, 0.7, 0.8, 0.9, 1.0, 1.1};
        double[] lopsided = {105.9, 105.95, 106.0, 106.05, 106.1, 103};
        Selection one = level("batchSize", 1);
        Threshold high = new Threshold(MEASURE, 0.4, Double.POSITIVE_INFINITY, Selection.ALL);

        Trials alone = new Trials().with("batchSize", 1, even);
        Trials beside = new Trials().with("batchSize", 1, even).with("batchSize", 2, lopsided);

        assertThat(beside.verdict(high).supporting())
                .as("%s beside a condition with a long tail below", one.text())
                .isGreaterThan(2 * alone.verdict(high).supporting());
    }

    @Test
    void only_hypotheses_that_can_be_decided_are_corrected_for() {
        Trials trials = new Trials()
                .with("batchSize", 32, Arrays.copyOf(around(0.98), 5))
                .with("batchSize", 64, 0, 0.1, 0.2, 0.1, 0.3);
        Hypothesis decidable = Trials.hypothesis(less(64, 32, Margin.none()));
        Hypothesis undecidable = Trials.hypothesis(equivalentShare());

        List<Verdict> verdicts = Verdicts.of(trials.results(), List.of(decidable, undecidable), InterimAnalyses.once(5))
                .verdicts();

        assertThat(verdicts.getFirst().decision()).isEqualTo(Decision.SUPPORTED);
    }

    private static Equivalent equivalentShare() {
        return new Equivalent(MEASURE, "batchSize", new Margin.Relative(0.2), Selection.ALL);
    }

    @Test
    void an_interaction_is_a_difference_that_differs() {
        Trials additive = new Trials();
        Trials crossed = new Trials();
        for (int depth : List.of(1, 2)) {
            for (int width : List.of(16, 32)) {
                Map<String, Object> condition = Map.of("depth", depth, "width", width);
                additive.with(condition, around(0.9 + 0.01 * depth + 0.001 * width));
                crossed.with(condition, around(depth == 2 && width == 32 ? 0.95 : 0.9));
            }
        }
        Interaction interaction = new Interaction(MEASURE, "depth", "width", new Margin.Absolute(0.01), Selection.ALL);

        assertThat(additive.verdict(interaction).decision()).isEqualTo(Decision.REFUTED);
        assertThat(crossed.verdict(interaction).decision()).isEqualTo(Decision.SUPPORTED);
        assertThat(additive.verdict(new Interaction(MEASURE, "depth", "width", Margin.none(), Selection.ALL))
                        .decision())
                .isEqualTo(Decision.UNDETERMINED);
    }

    @Test
    void unaffected_looks_into_every_combination_where_equivalent_averages() {
        Trials trials = new Trials();
        for (int seed = 1; seed <= SEEDS; seed++) {
            double noise = 0.0005 * random.nextGaussian();
            trials.add(Map.of("batchSize", 32, "rate", "low"), "" + seed, 0.97 + noise);
            trials.add(Map.of("batchSize", 32, "rate", "high"), "" + seed, 0.99 + noise);
            trials.add(Map.of("batchSize", 64, "rate", "low"), "" + seed, 0.99 - noise);
            trials.add(Map.of("batchSize", 64, "rate", "high"), "" + seed, 0.97 - noise);
        }

        assertThat(trials.verdict(equivalent(0.005)).decision()).isEqualTo(Decision.SUPPORTED);
        assertThat(trials.verdict(new Unaffected(MEASURE, "batchSize", new Margin.Absolute(0.005), Selection.ALL))
                        .decision())
                .isEqualTo(Decision.REFUTED);
    }

    @Test
    void a_correlation_is_one_of_conditions_seen_by_every_seed() {
        Trials trials = new Trials();
        for (int width : List.of(16, 32, 64, 128, 256)) {
            trials.with("width", width, around(0.9 + 0.01 * Math.log(width)));
        }
        Correlated rises = new Correlated(
                MEASURE,
                new Correlated.Partner.Place(new Along("width", Level.ITSELF)),
                Correlated.Sign.POSITIVE,
                0.5,
                Selection.ALL);

        assertThat(trials.verdict(rises).decision()).isEqualTo(Decision.SUPPORTED);
        assertThat(trials.verdict(new Correlated(MEASURE, rises.with(), Correlated.Sign.NEGATIVE, 0, Selection.ALL))
                        .decision())
                .isEqualTo(Decision.REFUTED);
    }

    @Test
    void a_threshold_holds_where_every_condition_keeps_it() {
        Trials trials = new Trials().with("batchSize", 32, around(0.985)).with("batchSize", 64, around(0.983));
        Threshold threshold = new Threshold(MEASURE, 0.98, Double.POSITIVE_INFINITY, Selection.ALL);

        assertThat(trials.verdict(threshold).decision()).isEqualTo(Decision.SUPPORTED);
        trials.with("batchSize", 128, around(0.97));
        assertThat(trials.verdict(threshold).decision()).isEqualTo(Decision.REFUTED);
        assertThat(trials.verdict(new Threshold(MEASURE, 0.98, Double.POSITIVE_INFINITY, level("batchSize", 32)))
                        .decision())
                .isEqualTo(Decision.SUPPORTED);
    }

    @Test
    void holm_makes_many_hypotheses_pay_and_late_ones_pay_apart() {
        Trials trials = new Trials().with("batchSize", 32, around(0.98)).with("batchSize", 64, around(0.95));
        Hypothesis first = Trials.hypothesis(less(64, 32, Margin.none()));
        Hypothesis second = Trials.hypothesis(equivalent(0.1));
        Verdicts alone = Verdicts.of(trials.results(), List.of(first), InterimAnalyses.once(SEEDS));
        Verdicts together = Verdicts.of(trials.results(), List.of(first, second), InterimAnalyses.once(SEEDS));
        Verdicts late = Verdicts.of(
                trials.results(),
                List.of(first, second.as(Hypothesis.Standing.EXPLORATORY)),
                InterimAnalyses.once(SEEDS));

        double single = alone.verdicts().getFirst().corrected();
        assertThat(together.verdicts().getFirst().corrected()).isEqualTo(2 * single, within(1e-15));
        assertThat(late.verdicts().getFirst().corrected()).isEqualTo(single);
        assertThat(late.verdicts().getLast().conclusion()).anyMatch(sentence -> sentence.contains("exploratory"));
    }

    @Test
    void a_plan_that_is_over_says_so() {
        Trials trials = new Trials().with("a", 1, 1, 3, 2, 5, 4, 2).with("a", 2, 2, 1, 3, 4, 5, 1);
        Hypothesis less =
                Trials.hypothesis(new Less(MEASURE, level("a", 1), level("a", 2), Margin.none(), Selection.ALL));

        for (List<Integer> planned : List.of(List.of(6), List.of(5, 6), List.of(3, 5, 6))) {
            Verdict verdict = Verdicts.of(
                            trials.results(), List.of(less), InterimAnalyses.planned(planned, planned.getLast()))
                    .verdicts()
                    .getFirst();

            assertThat(verdict.decision()).isEqualTo(Decision.UNDETERMINED);
            assertThat(String.join(" ", verdict.conclusion()))
                    .contains("over, so nothing decides this claim any more: its estimate, with the interval, is the"
                            + " result.");
        }
    }
}
