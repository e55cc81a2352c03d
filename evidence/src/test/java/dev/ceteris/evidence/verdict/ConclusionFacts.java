// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.verdict;

import static dev.ceteris.evidence.claim.Trials.MEASURE;
import static dev.ceteris.evidence.claim.Trials.level;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.evidence.claim.Claim;
import dev.ceteris.evidence.claim.Equivalent;
import dev.ceteris.evidence.claim.Less;
import dev.ceteris.evidence.claim.Margin;
import dev.ceteris.evidence.claim.Selection;
import dev.ceteris.evidence.claim.Threshold;
import dev.ceteris.evidence.claim.Trials;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Facts: what a verdict says in plain English is what its numbers say. */
class ConclusionFacts {
    private static final double[] ZEROS = new double[10];

    /** Mean 0.55, all positive. */
    private static final double[] CLEAR = {0.51, 0.58, 0.53, 0.56, 0.55, 0.57, 0.52, 0.54, 0.59, 0.55};

    private static Less less() {
        return new Less(MEASURE, level("a", 1), level("a", 2), Margin.none(), Selection.ALL);
    }

    private static Trials trials(double[] first, double[] second) {
        return new Trials().with("a", 1, first).with("a", 2, second);
    }

    private static Verdict verdict(Trials trials, InterimAnalyses looks, Claim... claims) {
        List<Hypothesis> hypotheses =
                Arrays.stream(claims).map(Trials::hypothesis).toList();
        return Verdicts.of(trials.results(), hypotheses, looks).verdicts().getFirst();
    }

    @Test
    void two_sentences_say_what_was_found_and_how_sure_it_is() {
        Verdict supported = verdict(trials(ZEROS, CLEAR), InterimAnalyses.once(10), less());

        // 2⁻¹⁰ · 0.05/0.032
        assertThat(supported.corrected()).isEqualTo(0.05 / 0.032 / 1024);
        assertThat(supported.conclusion())
                .startsWith(
                        "The evidence supports this: over 10 seeds, the mean difference a 1 − a 2 is −0.550 (95 %"
                                + " interval −0.568 to −0.532).",
                        "p = 0.00153: were the claim false, results as clear as these would come about in at most"
                                + " 0.153 % of studies.");
    }

    @Test
    void a_refuted_claim_in_the_authors_words_is_told_as_it_was_understood() {
        Hypothesis own =
                new Hypothesis(less(), "Deep wins.", Optional.empty(), Hypothesis.Standing.REGISTERED, "digest");
        Verdict refuted = Verdicts.of(
                        trials(CLEAR, ZEROS).results(),
                        List.of(own, Trials.hypothesis(less())),
                        InterimAnalyses.first(10))
                .verdicts()
                .getFirst();

        assertThat(refuted.conclusion().getFirst())
                .startsWith("The evidence speaks against the claim that final test.accuracy of a 1 is less than that"
                        + " of a 2: over 10 seeds, the mean difference a 1 − a 2 is +0.550 (");
        assertThat(refuted.conclusion().get(1))
                .startsWith("p = 0.00305 (corrected for the 2 claims of this study; first of possibly several looks):"
                        + " were the claim true, ");
    }

    @Test
    void words_of_the_field_are_left_to_the_basis() {
        Verdict verdict = verdict(trials(ZEROS, CLEAR), InterimAnalyses.first(10), less(), less());

        assertThat(String.join(" ", verdict.conclusion()))
                .doesNotContainIgnoringCase("holm", "interim analysis", "α", "student", "bca", "worst-rank");
        assertThat(String.join(" ", Basis.of(verdict, InterimAnalyses.first(10))))
                .contains(
                        "Deciding comparison: a 1 − a 2; −0.550, 95 % interval −0.568 to −0.532 over 10 seeds;"
                                + " uncorrected: different.",
                        "(Holm)", "first interim analysis, α = 0.032 of 0.05");
    }

    /** A verdict has 3.2 % on one side and the interval 2.5 % on each, so there are such studies among many. */
    @Test
    void an_interval_that_seems_to_contradict_its_verdict_is_explained_and_left_to_the_basis() {
        InterimAnalyses looks = InterimAnalyses.once(6);
        int decidedWithBoundary = 0;
        int openWithoutBoundary = 0;
        for (int seed = 0; seed < 150; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Verdict verdict =
                    verdict(trials(Trials.around(0, 1, 6, random), Trials.around(1.7, 1, 6, random)), looks, less());
            boolean inside = verdict.deciding().interval().contains(0);
            boolean decided = verdict.decision() != Decision.UNDETERMINED;
            decidedWithBoundary += decided && inside ? 1 : 0;
            openWithoutBoundary += !decided && !inside ? 1 : 0;
            if (decided == inside) {
                assertThat(verdict.conclusion().getFirst()).doesNotContain("95 % interval");
            }
            String basis = String.join(" ", Basis.of(verdict, looks));
            assertThat(basis.contains("reaches beyond the boundary")).isEqualTo(decided && inside);
            assertThat(basis.contains("leaves out the boundary")).isEqualTo(!decided && !inside);
        }
        assertThat(decidedWithBoundary).isPositive();
        assertThat(openWithoutBoundary).isPositive();
    }

    @Test
    void a_long_tail_asks_for_something_else_than_a_mean() {
        double[] tail = {1.0, 1.1, 0.9, 1.0, 1.1, 0.9, 1.0, 1.1, 0.9, 9};
        Threshold above = new Threshold(MEASURE, 0.5, Double.POSITIVE_INFINITY, Selection.ALL);
        Verdict skewed = verdict(new Trials().with("a", 1, tail), InterimAnalyses.once(10), above);
        Verdict even = verdict(new Trials().with("a", 1, CLEAR), InterimAnalyses.once(10), above);

        assertThat(skewed.conclusion())
                .anyMatch(sentence -> sentence.contains("long tail") && sentence.contains("a claim about medians"));
        assertThat(even.conclusion()).noneMatch(sentence -> sentence.contains("long tail"));
    }

    /**
     * The shares of IntervalReading, which numpy gives for the same rule: 5 % of normal, 15 and 36 % of exponential
     * values.
     */
    @ParameterizedTest
    @CsvSource({"5, false, 0.045", "10, false, 0.05", "5, true, 0.15", "10, true, 0.364"})
    void a_tail_is_seen_as_often_as_is_said(int count, boolean exponential, double share) {
        int studies = 400;
        long seen = IntStream.range(0, studies)
                .filter(study -> {
                    SplittableRandom random = new SplittableRandom(study);
                    double[] values = IntStream.range(0, count)
                            .mapToDouble(_ -> exponential ? random.nextExponential() : random.nextGaussian())
                            .toArray();
                    return IntervalReading.hasLongTail(Comparison.between(
                            trials(values, new double[count]).results(), MEASURE, level("a", 1), level("a", 2)));
                })
                .count();

        double error = Math.sqrt(share * (1 - share) / studies);
        assertThat(seen / (double) studies).isBetween(share - 4 * error, share + 4 * error);
    }

    @Test
    void failures_that_few_seeds_cannot_show_are_counted_once() {
        assertThat(unseen(5))
                .contains("A failure that befalls one trial in ten stays unseen in 5 seeds 59 % of the"
                        + " time; verdicts on means know nothing of such failures.");
        assertThat(unseen(10)).get().asString().contains("10 seeds 35 %");
        assertThat(unseen(20)).isEmpty();
    }

    private static Optional<String> unseen(int seeds) {
        SplittableRandom random = new SplittableRandom(seeds);
        Trials trials = trials(Trials.around(0, 1, seeds, random), Trials.around(1, 1, seeds, random));
        return Verdicts.of(
                        trials.results(),
                        List.of(
                                Trials.hypothesis(less()),
                                Trials.hypothesis(new Equivalent(MEASURE, "a", new Margin.Absolute(1), Selection.ALL))),
                        InterimAnalyses.once(seeds))
                .unseen();
    }

    @Test
    void every_sentence_ends_and_none_is_empty() {
        for (int seeds = 1; seeds < 8; seeds++) {
            SplittableRandom random = new SplittableRandom(seeds);
            double[] first = Trials.around(0, 1, seeds, random);
            first[0] = Double.NaN; // diverged
            Verdict verdict =
                    verdict(trials(first, Trials.around(1, 1, seeds, random)), InterimAnalyses.once(seeds), less());
            assertThat(verdict.conclusion()).allMatch(sentence -> sentence.endsWith("."));
            assertThat(verdict.conclusion().stream().collect(Collectors.joining(" ")))
                    .doesNotContain("  ", "NaN", "null", "..");
        }
    }
}
