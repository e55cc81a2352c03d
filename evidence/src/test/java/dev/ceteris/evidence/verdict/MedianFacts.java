// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.evidence.claim.About;
import dev.ceteris.evidence.claim.Claim;
import dev.ceteris.evidence.claim.Contrast;
import dev.ceteris.evidence.claim.Equivalent;
import dev.ceteris.evidence.claim.Greater;
import dev.ceteris.evidence.claim.Interaction;
import dev.ceteris.evidence.claim.Margin;
import dev.ceteris.evidence.claim.Selection;
import dev.ceteris.evidence.claim.Terms;
import dev.ceteris.evidence.claim.Trials;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Hypotheses about medians: only the order of values and the bound counts. */
class MedianFacts {
    private static final Greater GREATER =
            new Greater(Trials.MEASURE, Trials.level("a", 1), Trials.level("a", 0), Margin.none(), Selection.ALL);

    private static Verdict verdict(Trials trials, Claim claim, About about) {
        Hypothesis hypothesis =
                new Hypothesis(claim, new Terms(about, ""), "", Optional.empty(), Hypothesis.Standing.REGISTERED, "1");
        return Verdicts.of(trials.results(), List.of(hypothesis), InterimAnalyses.once(10))
                .verdicts()
                .getFirst();
    }

    private static Trials differences(double... values) {
        return new Trials().with("a", 1, values).with("a", 0, new double[values.length]);
    }

    /** By SciPy's binomial distribution the second smallest and largest of ten hold it in 97.9 %, the third in 89 %. */
    @Test
    void the_interval_is_between_two_values() {
        Comparison median = verdict(
                        differences(0.3, -0.1, 0.8, 1.2, 0.5, 0.9, 0.4, 2.5, 0.7, 0.6), GREATER, About.MEDIANS)
                .deciding();

        assertThat(median.centre()).isEqualTo(Contrast.Centre.MEDIAN);
        assertThat(median.estimate()).isCloseTo(0.65, within(1e-12));
        assertThat(median.interval().low()).isEqualTo(0.3);
        assertThat(median.interval().high()).isEqualTo(1.2);
    }

    @Test
    void five_seeds_that_agree_decide_and_have_no_interval() {
        Verdict verdict = verdict(differences(0.1, 0.2, 0.1, 0.3, 0.2), GREATER, About.MEDIANS);

        assertThat(verdict.decision()).isEqualTo(Decision.SUPPORTED);
        assertThat(verdict.supporting()).isEqualTo(0x1p-5);
        assertThat(verdict.deciding().interval().low()).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void one_seed_far_astray_changes_nothing() {
        double[] values = {0.3, 0.1, 0.8, 1.2, 0.5, 0.9, 0.4, 2.5, 0.7, 0.6};
        double[] astray = values.clone();
        astray[7] = 1e9;

        assertThat(verdict(differences(astray), GREATER, About.MEDIANS).supporting())
                .isEqualTo(verdict(differences(values), GREATER, About.MEDIANS).supporting());
        assertThat(verdict(differences(astray), GREATER, About.MEANS).decision())
                .isEqualTo(Decision.UNDETERMINED);
    }

    @Test
    void a_diverged_trial_counts_as_the_worst() {
        Trials trials = new Trials()
                .with("a", 1, 0.9, 0.8, 0.9, 0.9, 0.8, 0.9, 0.9, 0.8)
                .with("a", 0, 0.1, 0.2, 0.1, 0.2, 0.1, 0.1, 0.2, Double.NaN);

        assertThat(verdict(trials, GREATER, About.MEDIANS).supporting()).isEqualTo(0x1p-8);
    }

    @Test
    void as_many_diverged_trials_on_both_sides_leave_the_median_unknown() {
        double nan = Double.NaN;
        Trials trials =
                new Trials().with("a", 1, nan, nan, nan, 0.8, 0.9, 0.7).with("a", 0, 0.1, 0.2, 0.1, nan, nan, nan);

        Verdict verdict = verdict(trials, GREATER, About.MEDIANS);

        assertThat(verdict.decision()).isEqualTo(Decision.UNDETERMINED);
        assertThat(verdict.deciding().estimate()).isNaN();
    }

    @Test
    void a_seed_on_the_bound_is_for_neither() {
        Verdict verdict = verdict(differences(0, 0, 0, 1, 1, 1, 1), GREATER, About.MEDIANS);

        assertThat(verdict.supporting()).isCloseTo(0.5, within(1e-12));
        assertThat(verdict.refuting()).isCloseTo(1, within(1e-12));
    }

    /** Hodges and Lehmann's estimate, by NumPy: the median of all 36 differences. */
    @Test
    void groups_are_compared_pair_by_pair() {
        Trials trials = new Trials();
        double[] first = {1.1, 2.3, 0.4, 5.0, 2.2, 3.1};
        double[] second = {0.2, 0.9, 1.5, -0.3, 0.8, 0.1};
        for (int seed = 0; seed < first.length; seed++) {
            trials.add(Map.of("a", 1), "first " + seed, first[seed]);
            trials.add(Map.of("a", 0), "second " + seed, second[seed]);
        }

        Verdict verdict = verdict(trials, GREATER, About.MEDIANS);

        assertThat(verdict.deciding().estimate()).isCloseTo(1.55, within(1e-12));
        assertThat(verdict.deciding().pairing()).isEqualTo(Comparison.Pairing.INDEPENDENT);
        assertThat(verdict.supporting()).isBetween(0x1p-6, 1.0);
    }

    @Test
    void every_form_can_be_meant_so() {
        Trials trials = new Trials()
                .with(Map.of("a", 0, "b", 0), 1, 1, 1, 1, 1, 1)
                .with(Map.of("a", 0, "b", 1), 1, 1, 1, 1, 1, 1)
                .with(Map.of("a", 1, "b", 0), 1, 1, 1, 1, 1, 1)
                .with(Map.of("a", 1, "b", 1), 4, 3, 4, 5, 9, 3);
        Interaction interaction = new Interaction(Trials.MEASURE, "a", "b", new Margin.Absolute(1), Selection.ALL);
        Equivalent equivalent = new Equivalent(Trials.MEASURE, "a", new Margin.Absolute(1), Selection.ALL);

        assertThat(verdict(trials, interaction, About.MEDIANS).supporting()).isEqualTo(2 * 0x1p-6);
        assertThat(verdict(trials, equivalent, About.MEDIANS).supporting()).isCloseTo(1, within(1e-12));
    }

    @Test
    void it_says_so() {
        Verdict verdict = verdict(differences(0.1, 0.2, 0.1, 0.3, 0.2), GREATER, About.MEDIANS);

        assertThat(verdict.hypothesis().sentence()).endsWith("greater than that of a 0, by medians");
        assertThat(String.join(" ", verdict.conclusion())).contains("the median difference a 1 − a 0 is +0.2");
    }
}
