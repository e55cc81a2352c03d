// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.verdict;

import static dev.ceteris.evidence.claim.Trials.MEASURE;
import static dev.ceteris.evidence.claim.Trials.level;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.evidence.claim.Along;
import dev.ceteris.evidence.claim.Band;
import dev.ceteris.evidence.claim.BetterTuned;
import dev.ceteris.evidence.claim.Claim;
import dev.ceteris.evidence.claim.Correlated;
import dev.ceteris.evidence.claim.Equivalent;
import dev.ceteris.evidence.claim.Greater;
import dev.ceteris.evidence.claim.Interaction;
import dev.ceteris.evidence.claim.Level;
import dev.ceteris.evidence.claim.LowerOptimum;
import dev.ceteris.evidence.claim.Margin;
import dev.ceteris.evidence.claim.Monotone;
import dev.ceteris.evidence.claim.NonInferior;
import dev.ceteris.evidence.claim.Outperforms;
import dev.ceteris.evidence.claim.Peak;
import dev.ceteris.evidence.claim.Selection;
import dev.ceteris.evidence.claim.Trials;
import dev.ceteris.evidence.claim.Unaffected;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Facts: where some combinations of levels were not measured, equal is compared with equal, or nothing is. */
class CommonSettingsFacts {
    private static final Selection RELU = level("act", "relu");
    private static final Selection TANH = level("act", "tanh");
    private static final Along RATE = new Along("rate", Level.ITSELF);
    private static final Margin NONE = Margin.none();

    /** relu is worse than tanh by 0.1 at a rate of 1; only tanh was trained at 10, where it is bad. */
    private static Trials uneven() {
        return new Trials()
                .with(condition("relu", 1), seeds(0.8))
                .with(condition("tanh", 1), seeds(0.9))
                .with(condition("tanh", 10), seeds(0.1));
    }

    private static Map<String, Object> condition(String activation, double rate) {
        return Map.of("act", activation, "rate", rate);
    }

    /** Ten seeds around a mean, the same in each condition but for a little. */
    private static double[] seeds(double mean) {
        return IntStream.range(0, 10)
                .mapToDouble(seed -> mean + seed / 1000.0 + seed * seed % 7 * mean / 5000)
                .toArray();
    }

    private static void assertDecided(Trials trials, Claim claim, Decision decision) {
        assertThat(trials.verdict(claim).decision()).as(claim.text()).isEqualTo(decision);
    }

    private static String said(Verdict verdict) {
        return String.join(" ", verdict.conclusion());
    }

    @Test
    void sides_are_compared_where_both_were_measured() {
        Verdict verdict = uneven().verdict(new Greater(MEASURE, TANH, RELU, NONE, Selection.ALL));

        assertThat(verdict.decision()).isEqualTo(Decision.SUPPORTED);
        assertThat(verdict.deciding().estimate()).isCloseTo(0.1, within(0.01));
        assertThat(verdict.notes())
                .contains("the comparison leaves out rate 10.0 (not measured with act relu), so that means are of the"
                        + " same conditions");
        assertDecided(
                uneven(),
                new NonInferior(MEASURE, RELU, TANH, new Margin.Absolute(0.05), Selection.ALL),
                Decision.REFUTED);
        assertDecided(uneven(), new Outperforms(MEASURE, TANH, RELU, NONE, 0.5, Selection.ALL), Decision.SUPPORTED);
        assertDecided(
                uneven(), new Equivalent(MEASURE, "act", new Margin.Absolute(0.2), Selection.ALL), Decision.SUPPORTED);
    }

    @Test
    void where_nothing_is_missing_nothing_is_left_out() {
        Verdict verdict = uneven().with(condition("relu", 10), seeds(0.5))
                .verdict(new Greater(MEASURE, RELU, TANH, NONE, Selection.ALL));

        assertThat(verdict.decision()).isEqualTo(Decision.SUPPORTED);
        assertThat(verdict.notes()).noneMatch(note -> note.contains("leaves out"));
    }

    /** Of a and b the best rate is 1; b alone was trained at 10, and is better than a everywhere. */
    @Test
    void an_order_of_levels_is_that_of_the_settings_that_have_all_of_them() {
        Trials trials = new Trials()
                .with(condition("a", 0.1), seeds(0.1))
                .with(condition("a", 1), seeds(0.2))
                .with(condition("b", 0.1), seeds(0.7))
                .with(condition("b", 1), seeds(0.8))
                .with(condition("b", 10), seeds(0.75));

        assertDecided(trials, new Peak(MEASURE, RATE, 1, Band.EVERYTHING, Selection.ALL), Decision.SUPPORTED);
        assertDecided(trials, new Peak(MEASURE, RATE, 10, Band.EVERYTHING, Selection.ALL), Decision.REFUTED);
        assertDecided(
                trials, new Monotone(MEASURE, RATE, Monotone.Order.INCREASING, NONE, Selection.ALL), Decision.REFUTED);
        assertDecided(
                trials, new Equivalent(MEASURE, "rate", new Margin.Absolute(0.15), Selection.ALL), Decision.SUPPORTED);
    }

    @Test
    void without_a_common_setting_nothing_is_decided() {
        Trials searched = new Trials()
                .with(condition("relu", 0.1), seeds(0.8))
                .with(condition("relu", 0.3), seeds(0.8))
                .with(condition("tanh", 1), seeds(0.9))
                .with(condition("tanh", 3), seeds(0.9));

        Verdict verdict = searched.verdict(new Greater(MEASURE, TANH, RELU, NONE, Selection.ALL));

        assertThat(verdict.decision()).isEqualTo(Decision.UNDETERMINED);
        assertThat(said(verdict))
                .contains("No setting of rate was measured with all that is compared (act tanh; act relu). State"
                        + " conditions that differ in nothing else, or name levels of rate on each side.");
    }

    @Test
    void factors_that_change_together_are_compared_and_named() {
        Trials together = new Trials().with(condition("relu", 1), seeds(0.8)).with(condition("tanh", 10), seeds(0.9));

        Verdict verdict = together.verdict(new Greater(MEASURE, TANH, RELU, NONE, Selection.ALL));

        assertThat(verdict.decision()).isEqualTo(Decision.SUPPORTED);
        assertThat(verdict.notes())
                .contains("other factors change together with what is compared: act tanh was measured with rate 10.0;"
                        + " act relu was measured with rate 1.0");
    }

    @Test
    void a_claim_about_every_combination_names_those_that_were_not_measured() {
        Unaffected claim = new Unaffected(MEASURE, "rate", new Margin.Absolute(0.2), Selection.ALL);

        assertThat(uneven().verdict(claim).notes()).contains("not measured, and so not compared: act relu, rate 10.0");
        assertThat(uneven().with(condition("relu", 10), seeds(0.8))
                        .verdict(claim)
                        .notes())
                .noneMatch(note -> note.contains("not measured"));
    }

    @Test
    void sides_with_different_levels_to_choose_from_are_named() {
        Trials trials = uneven().with(condition("relu", 0.1), seeds(0.7)).with(condition("tanh", 0.1), seeds(0.8));
        String note = "the sides have different levels to choose from: rate 10.0 was measured with act tanh only";

        assertThat(trials.verdict(new BetterTuned(MEASURE, TANH, RELU, "rate", NONE, Selection.ALL))
                        .notes())
                .contains(note);
        assertThat(trials.verdict(new LowerOptimum(MEASURE, RATE, TANH, RELU, Selection.ALL))
                        .notes())
                .contains(note);
    }

    @Test
    void the_level_that_looks_best_is_named_and_whether_a_better_one_may_lie_beyond() {
        Trials trials = uneven().with(condition("relu", 0.1), seeds(0.7)).with(condition("tanh", 0.1), seeds(0.8));

        assertThat(trials.verdict(new LowerOptimum(MEASURE, RATE, TANH, RELU, Selection.ALL))
                        .notes())
                .contains("best in these results: rate 1.0 with act tanh, rate 1.0 with act relu (the largest that was"
                        + " tried)");
        assertThat(trials.verdict(new Peak(MEASURE, RATE, 1, Band.EVERYTHING, Selection.ALL))
                        .notes())
                .contains("best in these results: rate 1.0");
    }

    @Test
    void a_level_without_a_number_is_named_wherever_levels_have_an_order() {
        Trials trials = uneven().with(Map.of("act", "relu", "rate", "auto"), seeds(0.99));

        assertThat(trials.verdict(new LowerOptimum(MEASURE, RATE, TANH, RELU, Selection.ALL))
                        .notes())
                .contains("rate auto is not a number and has no place in the order");
    }

    @Test
    void seeds_of_single_conditions_have_no_mean_over_several() {
        Trials trials = new Trials();
        int next = 0;
        for (String activation : new String[] {"relu", "tanh"}) {
            for (double rate : new double[] {1, 10}) {
                for (double value : seeds(rate == 1 ? 0.8 : 0.5)) {
                    trials.add(condition(activation, rate), "own" + next++, value);
                }
            }
        }

        assertThat(said(trials.verdict(new Greater(MEASURE, TANH, RELU, NONE, Selection.ALL))))
                .contains("Each condition has seeds of its own")
                .contains("Name a level of every factor in the claim, or in 'where'.");
        assertThat(said(trials.verdict(new Interaction(MEASURE, "act", "rate", NONE, Selection.ALL))))
                .contains("here each condition has seeds of its own");
    }

    @Test
    void two_conditions_have_no_correlation() {
        Claim claim =
                new Correlated(MEASURE, new Correlated.Partner.Place(RATE), Correlated.Sign.POSITIVE, 0, Selection.ALL);

        assertThat(said(new Trials()
                        .with("rate", 1, seeds(0.1))
                        .with("rate", 2, seeds(0.2))
                        .verdict(claim)))
                .contains("Fewer than three conditions with rate show no correlation.");
    }
}
