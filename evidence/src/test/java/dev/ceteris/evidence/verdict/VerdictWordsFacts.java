// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.verdict;

import static dev.ceteris.evidence.claim.Trials.MEASURE;
import static dev.ceteris.evidence.claim.Trials.level;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.evidence.claim.About;
import dev.ceteris.evidence.claim.Best;
import dev.ceteris.evidence.claim.Claim;
import dev.ceteris.evidence.claim.Contrast;
import dev.ceteris.evidence.claim.Greater;
import dev.ceteris.evidence.claim.Less;
import dev.ceteris.evidence.claim.Margin;
import dev.ceteris.evidence.claim.Measure;
import dev.ceteris.evidence.claim.Observation;
import dev.ceteris.evidence.claim.Observations;
import dev.ceteris.evidence.claim.Outperforms;
import dev.ceteris.evidence.claim.Selection;
import dev.ceteris.evidence.claim.Series;
import dev.ceteris.evidence.claim.Terms;
import dev.ceteris.evidence.claim.Trials;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts: the words of a verdict fit its claim, its unit and its numbers. */
class VerdictWordsFacts {
    private static final String METRIC = MEASURE.metric();
    private static final Terms USUAL = Terms.USUAL;

    private static Greater greater(Margin by) {
        return new Greater(MEASURE, level("act", "a"), level("act", "b"), by, Selection.ALL);
    }

    private static Outperforms outperforms(Margin by, double probability) {
        return new Outperforms(MEASURE, level("act", "a"), level("act", "b"), by, probability, Selection.ALL);
    }

    private static Observations paired(double[] a, double[] b) {
        return new Trials().with("act", "a", a).with("act", "b", b).results();
    }

    private static Observations unpaired(double[] a, double[] b) {
        Trials trials = new Trials();
        for (int i = 0; i < a.length; i++) {
            trials.add(Map.of("act", "a"), "a" + i, a[i]);
            trials.add(Map.of("act", "b"), "b" + i, b[i]);
        }
        return trials.results();
    }

    private static Verdict verdict(Observations results, Claim claim, Terms terms) {
        Hypothesis hypothesis = new Hypothesis(claim, terms, "", Optional.empty(), Hypothesis.Standing.REGISTERED, "1");
        return Verdicts.of(results, List.of(hypothesis), InterimAnalyses.once(10))
                .verdicts()
                .getFirst();
    }

    private static String conclusion(Verdict verdict) {
        return String.join(" ", verdict.conclusion());
    }

    private static String basis(Verdict verdict) {
        return String.join(" ", Basis.of(verdict, InterimAnalyses.once(10)));
    }

    private static double[] times(int count, double value) {
        return DoubleStream.generate(() -> value).limit(count).toArray();
    }

    @Test
    void a_share_names_the_margin_that_it_is_a_share_of() {
        double[] a = {0.1, 0.2, 0.3, 0.4, 0.5};
        double[] b = {0.4, 0.5, 0.6, 0.7, 0.8};
        Outperforms reversed = new Outperforms(
                MEASURE, level("act", "b"), level("act", "a"), new Margin.Relative(0.1), 0.5, Selection.ALL);

        assertThat(conclusion(verdict(paired(b, a), outperforms(new Margin.Absolute(0.5), 0.5), USUAL)))
                .contains("the share of seeds with act a better than act b by more than 0.5 is 0");
        assertThat(conclusion(verdict(unpaired(a, b), reversed, USUAL)))
                .contains("the share of pairs of seeds with act b better than act a by more than 10 % is ");
        assertThat(conclusion(verdict(paired(b, a), outperforms(Margin.none(), 0.5), USUAL)))
                .contains("the share of seeds with act a better than act b is 1");
    }

    /** A share above no boundary of 0.5 is asked for; Student's interval does not exist of it. */
    @Test
    void a_share_is_read_beside_the_boundary_of_its_claim_and_has_no_students_interval() {
        double[] a = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.1};
        double[] b = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0.5};
        Verdict open = verdict(paired(a, b), outperforms(Margin.none(), 0.75), USUAL);

        assertThat(basis(open))
                .contains("0.9, 95 % interval 0.555 to 0.997 over 10 seeds; uncorrected: neither within its bounds for"
                        + " sure nor beyond them.")
                .doesNotContain("Student's", "∞");
        assertThat(verdict(paired(a, b), outperforms(Margin.none(), 0.5), USUAL)
                        .deciding()
                        .outcome())
                .isEqualTo(ComparisonOutcome.INSIDE);
        assertThat(verdict(paired(b, a), outperforms(Margin.none(), 0.75), USUAL)
                        .deciding()
                        .outcome())
                .isEqualTo(ComparisonOutcome.OUTSIDE);
        assertThat(basis(verdict(paired(a, b), greater(Margin.none()), new Terms(About.MEDIANS, ""))))
                .doesNotContain("Student's", "∞");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_ratio_to_diverged_trials_has_no_finite_value(boolean reversed) {
        double[] numbers = {0.9, 0.91, 0.92, 0.93, 0.94};
        double[] diverged = times(5, Double.NaN);
        Observations results = reversed ? paired(diverged, numbers) : paired(numbers, diverged);

        Verdict verdict = verdict(results, greater(new Margin.Relative(0.1)), USUAL);

        assertThat(conclusion(verdict))
                .contains("over 5 seeds, the median ratio act a / act b has no finite value, because some trials"
                        + " diverged: only the order of values counts.");
        assertThat(verdict.deciding().estimate())
                .isEqualTo(reversed ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        assertThat(verdict.decision()).isEqualTo(reversed ? Decision.REFUTED : Decision.SUPPORTED);
        // one half to the power of five seeds, for each side of the interval
        Verdict often = verdict(results, outperforms(new Margin.Relative(0.1), 0.5), USUAL);
        assertThat(often.deciding().estimate()).isEqualTo(reversed ? 0 : 1);
        assertThat(often.decision()).isEqualTo(verdict.decision());
    }

    @Test
    void a_few_diverged_trials_leave_the_median_ratio() {
        double[] a = times(10, 0.9);
        double[] b = times(10, 0.91);
        a[9] = Double.NaN;
        b[0] = Double.NaN;

        assertThat(conclusion(verdict(unpaired(a, b), greater(new Margin.Relative(0.1)), USUAL)))
                .contains("over 10 seeds, the median ratio act a / act b is 0.989");
    }

    @Test
    void what_does_not_vary_is_told_without_the_error_of_rounding() {
        for (double value : new double[] {0.9, 0.7, 1.0 / 3, 123.456}) {
            Verdict verdict =
                    verdict(paired(times(5, value), times(5, value)), greater(new Margin.Relative(0.1)), USUAL);

            assertThat(conclusion(verdict)).contains(" act a / act b is 1 (95 % interval 1 to 1)");
            assertThat(basis(verdict)).doesNotContain("wider than the range");
        }
    }

    @Test
    void a_long_tail_is_not_answered_with_what_the_claim_already_is() {
        double[] epochs = {10, 11, 9, 10, 11, 9, 10, 11, 9, 90};
        Measure reach = new Measure(new Measure.Form.EpochsToReach(0.5), METRIC);
        Trials trials = new Trials();
        for (int seed = 0; seed < epochs.length; seed++) {
            for (String act : List.of("a", "b")) {
                Series reached =
                        new Series(new double[] {1, act.equals("a") ? 2 : 1 + epochs[seed]}, new double[] {0, 1});
                trials.add(Map.of("act", act), String.valueOf(seed), Observation.Ending.FINISHED, reached);
            }
        }
        Less less = new Less(reach, level("act", "a"), level("act", "b"), Margin.none(), Selection.ALL);

        assertThat(conclusion(verdict(trials.results(), less, USUAL)))
                .contains("a claim about medians does not need it.")
                .doesNotContain("or about epochs");
        assertThat(conclusion(verdict(trials.results(), less, new Terms(About.MEDIANS, ""))))
                .doesNotContain("long tail");
    }

    /** The first conditions are skewed to the same side, so that the skewness of their difference is hardly known. */
    @Test
    void an_interval_is_called_wide_on_one_side_only_where_that_is_seen() {
        int seen = 0;
        int even = 0;
        for (int study = 0; study < 60; study++) {
            SplittableRandom random = new SplittableRandom(study);
            double[] a = DoubleStream.generate(random::nextExponential).limit(6).toArray();
            double[] b = DoubleStream.generate(random::nextExponential).limit(6).toArray();
            Verdict verdict = verdict(paired(a, b), greater(Margin.none()), USUAL);
            Comparison deciding = verdict.deciding();
            double below = deciding.estimate() - deciding.interval().low();
            double above = deciding.interval().high() - deciding.estimate();
            boolean visible = Math.max(below, above) > 1.2 * Math.min(below, above);
            if (basis(verdict).contains("because the conditions look skewed")) {
                assertThat(basis(verdict).contains("is wide on one side")).isEqualTo(visible);
                assertThat(basis(verdict).contains("is wider than Student's")).isEqualTo(!visible);
                seen += visible ? 1 : 0;
                even += visible ? 0 : 1;
            }
        }
        assertThat(seen).isPositive();
        assertThat(even).isPositive();
    }

    @Test
    void infinite_values_have_a_median_and_no_mean() {
        Verdict verdict = verdict(
                paired(times(5, Double.NaN), new double[] {0.9, 0.91, 0.92, 0.93, 0.94}),
                greater(Margin.none()),
                USUAL);

        assertThat(verdict.deciding().centre()).isEqualTo(Contrast.Centre.MEDIAN);
        assertThat(verdict.levels().getFirst().measured().centre()).isEqualTo(Contrast.Centre.MEDIAN);
        assertThat(verdict.levels().getLast().measured().centre()).isEqualTo(Contrast.Centre.MEAN);
        assertThat(conclusion(verdict)).contains("the median difference act a − act b has no finite value");
    }

    @Test
    void blocks_are_called_blocks_in_every_sentence() {
        double[][] offsets = {{0.05, 0.0}, {0.03, 0.01}, {0.02, 0.0}, {0.04, 0.01}, {0.03, 0.0}, {0.9, 0.01}};
        Trials trials = new Trials();
        for (int set = 0; set < offsets.length; set++) {
            for (int seed = 0; seed < 3; seed++) {
                trials.add(Map.of("act", "a", "data", "s" + set), String.valueOf(seed), offsets[set][0] + 0.001 * seed);
                trials.add(Map.of("act", "b", "data", "s" + set), String.valueOf(seed), offsets[set][1]);
            }
        }
        Observations made = trials.results();
        Observations results = new Observations(
                made.factors(), made.trials(), Map.of(), Map.of(), List.of(Terms.RANDOMNESS + "3 seeds show", "more"));
        Hypothesis hypothesis = new Hypothesis(
                greater(Margin.none()),
                new Terms(About.MEANS, "data"),
                "",
                Optional.empty(),
                Hypothesis.Standing.REGISTERED,
                "1");
        Verdicts verdicts = Verdicts.of(results, List.of(hypothesis), InterimAnalyses.once(3));
        Verdict verdict = verdicts.verdicts().getFirst();

        assertThat(conclusion(verdict) + basis(verdict) + verdicts.limits() + verdicts.unseen())
                .contains("over 6 blocks, the mean difference")
                .contains("The blocks show a long tail")
                .contains("Nothing is claimed beyond the kind of randomness that 6 blocks show; more.")
                .contains("A failure that befalls one block in ten stays unseen in 6 blocks 53 %")
                .doesNotContain("seed");
    }

    @Test
    void an_undetermined_verdict_says_where_the_results_lean() {
        double[] a = {0.50, 0.52, 0.48, 0.51, 0.53, 0.49};
        double[] b = {0.50, 0.53, 0.50, 0.52, 0.52, 0.50};

        assertThat(verdict(paired(a, b), greater(Margin.none()), USUAL)
                        .conclusion()
                        .get(1))
                .startsWith("p = 0.244 against it; a verdict needs at most 0.05.");
        assertThat(verdict(paired(b, a), greater(Margin.none()), USUAL)
                        .conclusion()
                        .get(1))
                .startsWith("p = 0.244 in support; a verdict needs at most 0.05.");
    }

    @ParameterizedTest
    @CsvSource({
        "final m, the best final m",
        "best m, the best m in its best epoch",
        "area under m, the best area under the curve of m",
        "mean of last 2 m, the best mean m of the last 2 epochs",
        "epochs to reach 0.9 m, the fewest epochs to reach 0.9 m"
    })
    void superlatives_read_well(String measure, String best) {
        Measure metric = Measure.parse(measure).orElseThrow();

        assertThat(new Best(metric, level("act", "a"), Margin.none(), Selection.ALL).sentence())
                .isEqualTo("act a has " + best);
        assertThat(new Outperforms(metric, level("act", "a"), level("act", "b"), Margin.none(), 0.5, Selection.ALL)
                        .sentence())
                .isEqualTo("act a has " + best.replace("the best", "a better").replace("the fewest", "fewer")
                        + " than act b more often than not");
    }

    @Test
    void a_share_has_no_mean_and_no_median() {
        double[] ten = times(10, 0.5);

        assertThat(verdict(paired(ten, ten), outperforms(Margin.none(), 0.5), new Terms(About.MEDIANS, ""))
                        .hypothesis()
                        .text())
                .endsWith("more often than not");
    }

    @Test
    void a_number_of_seeds_that_no_study_has_is_not_suggested() {
        assertThat(conclusion(verdict(paired(times(5, 1), times(5, 0)), outperforms(Margin.none(), 0.9999999), USUAL)))
                .contains("no number of seeds within reach can be enough.")
                .doesNotContain("00000 can be enough");
    }
}
