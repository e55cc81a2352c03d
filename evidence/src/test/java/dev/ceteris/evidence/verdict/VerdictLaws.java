// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.verdict;

import static dev.ceteris.evidence.claim.Trials.MEASURE;
import static dev.ceteris.evidence.claim.Trials.level;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.evidence.claim.Equivalent;
import dev.ceteris.evidence.claim.Greater;
import dev.ceteris.evidence.claim.Less;
import dev.ceteris.evidence.claim.Margin;
import dev.ceteris.evidence.claim.Observations;
import dev.ceteris.evidence.claim.Selection;
import dev.ceteris.evidence.claim.Trials;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Laws: what a verdict may depend on and what it may not, whatever the results. */
class VerdictLaws {
    private static final String FACTOR = "batchSize";
    private static final double STEP = 1 / 64.0;

    /** Two conditions of eight seeds each, in sixty-fourths: adding and doubling them is exact. */
    @Provide
    Arbitrary<double[][]> results() {
        Arbitrary<double[]> values = Arbitraries.integers()
                .between(-40, 40)
                .map(count -> count * STEP)
                .array(Double[].class)
                .ofSize(8)
                .map(all -> Arrays.stream(all).mapToDouble(Double::doubleValue).toArray());
        Arbitrary<Integer> apart = Arbitraries.integers().between(-80, 80);
        return values.flatMap(first -> values.flatMap(second -> apart.map(shift -> new double[][] {
                    first,
                    Arrays.stream(second).map(value -> value + shift * STEP).toArray()
                })))
                .withoutEdgeCases();
    }

    private static Trials trials(double[][] results) {
        return new Trials().with(FACTOR, 1, results[0]).with(FACTOR, 2, results[1]);
    }

    private static double[][] each(double[][] results, double factor, double more) {
        return Arrays.stream(results)
                .map(values -> Arrays.stream(values)
                        .map(value -> factor * value + more)
                        .toArray())
                .toArray(double[][]::new);
    }

    private static Margin by(int steps) {
        return new Margin.Absolute(steps * STEP);
    }

    private static Less less(Object of, Object than, Margin by) {
        return new Less(MEASURE, level(FACTOR, of), level(FACTOR, than), by, Selection.ALL);
    }

    private static Greater greater(Object of, Object than, Margin by) {
        return new Greater(MEASURE, level(FACTOR, of), level(FACTOR, than), by, Selection.ALL);
    }

    private static Equivalent equivalent(Margin within) {
        return new Equivalent(MEASURE, FACTOR, within, Selection.ALL);
    }

    private static void assertSame(Verdict verdict, Verdict other) {
        assertThat(other.decision()).isEqualTo(verdict.decision());
        assertThat(other.corrected()).isEqualTo(verdict.corrected());
    }

    @Property(tries = 100)
    void less_one_way_round_is_greater_the_other(
            @ForAll("results") double[][] results, @ForAll @IntRange(max = 20) int margin) {
        assertSame(
                trials(results).verdict(less(1, 2, by(margin))), trials(results).verdict(greater(2, 1, by(margin))));
        assertSame(
                trials(results).verdict(less(1, 2, by(margin))),
                trials(each(results, -1, 0)).verdict(greater(1, 2, by(margin))));
    }

    @Property(tries = 100)
    void what_is_less_is_not_greater(@ForAll("results") double[][] results) {
        Verdict less = trials(results).verdict(less(1, 2, Margin.none()));
        Verdict greater = trials(results).verdict(greater(1, 2, Margin.none()));

        assertThat(less.decision() == Decision.SUPPORTED).isEqualTo(greater.decision() == Decision.REFUTED);
        assertThat(less.decision() == Decision.REFUTED).isEqualTo(greater.decision() == Decision.SUPPORTED);
    }

    @Property(tries = 100)
    void neither_the_zero_nor_the_unit_of_a_metric_matters(
            @ForAll("results") double[][] results,
            @ForAll @IntRange(max = 20) int margin,
            @ForAll @IntRange(min = -99, max = 99) int moved) {
        Verdict verdict = trials(results).verdict(less(1, 2, by(margin)));

        assertSame(verdict, trials(each(results, 1, moved * STEP)).verdict(less(1, 2, by(margin))));
        assertSame(verdict, trials(each(results, 4, 0)).verdict(less(1, 2, by(4 * margin))));
    }

    /** Squares of such values overflow or vanish. */
    @Property(tries = 100)
    void no_unit_is_too_large_or_too_small(
            @ForAll("results") double[][] results,
            @ForAll @IntRange(max = 20) int margin,
            @ForAll @IntRange(min = -1000, max = 1000) int power,
            @ForAll boolean paired) {
        double unit = Math.scalb(1.0, power);
        Margin by = new Margin.Absolute(margin * STEP * unit);
        Trials scaled = paired ? trials(each(results, unit, 0)) : unpaired(each(results, unit, 0));

        Verdict verdict = (paired ? trials(results) : unpaired(results)).verdict(less(1, 2, by(margin)));
        Verdict other = scaled.verdict(less(1, 2, by));

        // Not to the last bit: what counts as rounding in a difference depends on the digits of its two values.
        assertThat(other.decision()).isEqualTo(verdict.decision());
        assertThat(other.corrected()).isCloseTo(verdict.corrected(), within(1e-12));
        assertThat(other.deciding().interval().low() / unit)
                .isCloseTo(verdict.deciding().interval().low(), within(1e-12));
        assertThat(other.deciding().bootstrap().high() / unit).isFinite();
        assertThat(other.conclusion()).hasSameSizeAs(verdict.conclusion());
    }

    /** The same results with seeds that the two conditions do not share. */
    private static Trials unpaired(double[][] results) {
        Trials trials = new Trials();
        for (int condition = 0; condition < 2; condition++) {
            for (int seed = 0; seed < results[condition].length; seed++) {
                trials.add(Map.of(FACTOR, condition + 1), condition + " " + seed, results[condition][seed]);
            }
        }
        return trials;
    }

    @Property(tries = 100)
    void the_order_in_which_seeds_were_run_does_not_matter(
            @ForAll("results") double[][] results, @ForAll Random random) {
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6, 7));
        Collections.shuffle(order, random);
        Trials shuffled = new Trials();
        for (int condition = 0; condition < 2; condition++) {
            for (int seed : order) {
                shuffled.add(Map.of(FACTOR, condition + 1), "" + seed, results[condition][seed]);
            }
        }

        Verdict verdict = trials(results).verdict(equivalent(by(30)));
        Verdict other = shuffled.verdict(equivalent(by(30)));
        assertThat(other.decision()).isEqualTo(verdict.decision());
        assertThat(other.deciding().pExact()).isEqualTo(verdict.deciding().pExact());
    }

    @Property(tries = 100)
    void a_wider_margin_makes_equivalence_easier_and_a_difference_harder(
            @ForAll("results") double[][] results,
            @ForAll @IntRange(min = 1, max = 60) int margin,
            @ForAll @IntRange(max = 60) int more) {
        int narrow = rank(trials(results).verdict(equivalent(by(margin))).decision());
        int wide = rank(trials(results).verdict(equivalent(by(margin + more))).decision());
        assertThat(wide).isGreaterThanOrEqualTo(narrow);

        int little = rank(trials(results).verdict(less(1, 2, by(margin))).decision());
        int much = rank(trials(results).verdict(less(1, 2, by(margin + more))).decision());
        assertThat(much).isLessThanOrEqualTo(little);
    }

    private static int rank(Decision decision) {
        return switch (decision) {
            case REFUTED -> -1;
            case UNDETERMINED -> 0;
            case SUPPORTED -> 1;
        };
    }

    @Property(tries = 100)
    void whoever_claims_more_pays_more(
            @ForAll("results") double[][] results, @ForAll @IntRange(min = 1, max = 60) int margin) {
        Hypothesis first = Trials.hypothesis(less(1, 2, Margin.none()));
        Hypothesis second = Trials.hypothesis(equivalent(by(margin)));
        Observations trained = trials(results).results();

        Verdict alone = Verdicts.of(trained, List.of(first), InterimAnalyses.once(8))
                .verdicts()
                .getFirst();
        Verdict beside = Verdicts.of(trained, List.of(first, second), InterimAnalyses.once(8))
                .verdicts()
                .getFirst();

        assertThat(beside.corrected()).isGreaterThanOrEqualTo(alone.corrected());
        assertThat(beside.decision()).isIn(Decision.UNDETERMINED, alone.decision());
    }

    @Property(tries = 100)
    void a_later_look_asks_for_more(@ForAll("results") double[][] results) {
        Hypothesis claim = Trials.hypothesis(less(1, 2, Margin.none()));
        Observations trained = trials(results).results();

        Verdict once = Verdicts.of(trained, List.of(claim), InterimAnalyses.once(8))
                .verdicts()
                .getFirst();
        Verdict again = Verdicts.of(
                        trained, List.of(claim), InterimAnalyses.first(7).followedBy(8))
                .verdicts()
                .getFirst();

        double dearer = InterimAnalyses.once(8).level()
                / InterimAnalyses.first(7).followedBy(8).level();
        assertThat(dearer).isGreaterThan(1);
        assertThat(again.corrected()).isCloseTo(Math.min(1, dearer * once.corrected()), within(1e-12));
        assertThat(again.decision()).isIn(Decision.UNDETERMINED, once.decision());
    }

    @Property(tries = 100)
    void a_trial_that_diverges_does_not_help_a_condition_to_a_better_metric(
            @ForAll("results") double[][] results, @ForAll @IntRange(max = 7) int seed) {
        double[][] worse = {Arrays.stream(results[0]).map(value -> value - 4).toArray(), results[1]};
        assertThat(trials(worse).verdict(greater(1, 2, Margin.none())).decision())
                .isEqualTo(Decision.REFUTED);

        worse[0][seed] = Double.NaN;

        assertThat(trials(worse).verdict(greater(1, 2, Margin.none())).decision())
                .isEqualTo(Decision.REFUTED);
    }
}
