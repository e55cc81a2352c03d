// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Laws: of tests of one sample against a bound, and of two samples. Values are sixteenths, so that there are ties. */
class LocationLaws {
    private static final Offset<Double> CLOSE = within(1e-9);

    private static final List<BiFunction<double[], Double, OneSided>> TESTS = List.of(
            (values, bound) -> new OneSided(
                    TTest.oneSample(values).above(bound),
                    TTest.oneSample(values).below(bound)),
            (values, bound) -> new OneSided(
                    SkewRobustT.oneSample(values, 0, SkewnessEstimate.alone(Skewness.of(values)))
                            .above(bound),
                    SkewRobustT.oneSample(values, 0, SkewnessEstimate.alone(Skewness.of(values)))
                            .below(bound)),
            SignFlips::test,
            SignTest::test,
            Wilcoxon::signedRank);

    @Provide
    Arbitrary<double[]> sample() {
        return Arbitraries.integers()
                .between(-40, 40)
                .map(sixteenths -> sixteenths / 16.0)
                .array(Double[].class)
                .ofMinSize(2)
                .ofMaxSize(8)
                .map(values ->
                        Arrays.stream(values).mapToDouble(Double::doubleValue).toArray());
    }

    private static double[] map(double[] values, double factor, double shift) {
        return Arrays.stream(values).map(value -> factor * value + shift).toArray();
    }

    private static OneSided turned(OneSided p) {
        return new OneSided(/* above= */ p.below(), /* below= */ p.above());
    }

    private static void assertClose(OneSided actual, OneSided expected) {
        assertClose(actual, expected.above(), expected.below());
    }

    private static void assertClose(OneSided actual, double above, double below) {
        assertThat(actual.above()).isCloseTo(above, CLOSE);
        assertThat(actual.below()).isCloseTo(below, CLOSE);
    }

    @Property(tries = 200)
    void turned_round_above_is_below(
            @ForAll("sample") double[] values, @ForAll @IntRange(min = -3, max = 3) int bound) {
        for (BiFunction<double[], Double, OneSided> test : TESTS) {
            OneSided plain = test.apply(values, (double) bound);
            assertClose(test.apply(map(values, -1, 0), (double) -bound), turned(plain));
        }
    }

    @Property(tries = 200)
    void unit_and_origin_do_not_matter(
            @ForAll("sample") double[] values, @ForAll @IntRange(min = -3, max = 3) int bound) {
        for (BiFunction<double[], Double, OneSided> test : TESTS) {
            OneSided plain = test.apply(values, (double) bound);
            assertClose(test.apply(map(values, 8, 5), 8.0 * bound + 5), plain.above(), plain.below());
        }
    }

    @Property(tries = 200)
    void a_higher_bound_is_harder_to_be_above(
            @ForAll("sample") double[] values, @ForAll @DoubleRange(min = -3, max = 3) double bound) {
        for (BiFunction<double[], Double, OneSided> test : TESTS) {
            OneSided lower = test.apply(values, bound);
            OneSided higher = test.apply(values, bound + 0.25);
            assertThat(higher.above()).isGreaterThanOrEqualTo(lower.above() - 1e-12);
            assertThat(higher.below()).isLessThanOrEqualTo(lower.below() + 1e-12);
        }
    }

    @Property(tries = 200)
    void both_sides_together_are_at_least_1(
            @ForAll("sample") double[] values, @ForAll @IntRange(min = -3, max = 3) int bound) {
        for (BiFunction<double[], Double, OneSided> test : TESTS) {
            OneSided plain = test.apply(values, (double) bound);
            assertThat(plain.above() + plain.below()).isGreaterThanOrEqualTo(1 - 1e-12);
        }
    }

    /**
     * Exactness: over all 2ⁿ flips of any values, p ≤ α in a share of at most α, and in just that where α is a p-value
     * without ties.
     */
    @Property(tries = 40)
    void exact_p_values_are_uniform_over_all_flips(@ForAll("sample") double[] values) {
        List<BiFunction<double[], Double, OneSided>> exact =
                List.of(SignFlips::test, SignTest::test, Wilcoxon::signedRank);
        int all = 1 << values.length;
        for (BiFunction<double[], Double, OneSided> test : exact) {
            double[] sorted = IntStream.range(0, all)
                    .mapToDouble(flip -> test.apply(flipped(values, flip), 0.0).above())
                    .sorted()
                    .toArray();
            for (int i = 0; i < all; i++) {
                assertThat(sorted[i]).isGreaterThanOrEqualTo((i + 1.0) / all - 1e-12);
            }
        }
    }

    private static double[] flipped(double[] values, int flip) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> (flip >> i & 1) == 0 ? values[i] : -values[i])
                .toArray();
    }

    @Property(tries = 100)
    void of_one_contrast_the_largest_is_that_contrast(@ForAll("sample") double[] values) {
        assertThat(SignFlips.maximum(new double[][] {values}))
                .isCloseTo(SignFlips.test(values, 0).above(), CLOSE);
    }

    @Property(tries = 100)
    void with_more_contrasts_no_contrast_of_a_family_is_surer(@ForAll("sample") double[] values) {
        double[] others = IntStream.range(0, values.length)
                .mapToDouble(i -> values[values.length - 1 - i] - 5)
                .toArray();
        assertThat(SignFlips.maximum(new double[][] {values, others}))
                .isGreaterThanOrEqualTo(Math.min(
                        SignFlips.test(values, 0).above(),
                        SignFlips.test(others, 0).above()));
        assertThat(SignFlips.maximum(new double[][] {values, values}))
                .isEqualTo(SignFlips.maximum(new double[][] {values}));
    }

    /** The bound is used where not all flips can be taken; here they can. */
    @Property(tries = 100)
    void no_sum_of_flipped_signs_is_likelier_than_its_bound(@ForAll("sample") double[] values) {
        double squares = Arrays.stream(values).map(value -> value * value).sum();
        if (squares > 0) {
            double x = Arrays.stream(values).sum() / Math.sqrt(squares);
            assertThat(SignFlips.test(values, 0).above()).isLessThanOrEqualTo(SignFlips.most(x) + 1e-12);
        }
    }

    @Test
    void what_many_seeds_agree_on_is_surer_than_the_number_of_flips_that_are_drawn() {
        double[] agreed = IntStream.range(0, 80).mapToDouble(i -> 1 + i % 3).toArray();
        double[] other =
                IntStream.range(0, 80).mapToDouble(i -> i % 2 == 0 ? 1 : -1).toArray();
        assertThat(SignFlips.test(agreed, 0).above()).isBetween(Double.MIN_VALUE, 1e-12);
        assertThat(SignFlips.maximum(new double[][] {agreed, other}))
                .isBetween(1.5 * SignFlips.test(agreed, 0).above(), 1e-12);
        assertThat(SignFlips.test(other, 0).above()).isCloseTo(0.54, within(0.05));
    }

    @Property(tries = 100)
    void p_values_belong_to_their_intervals(
            @ForAll("sample") double[] values, @ForAll @DoubleRange(min = 0.5, max = 0.99) double level) {
        TTest plain = TTest.oneSample(values, 0.1);
        SkewRobustT corrected = SkewRobustT.oneSample(values, 0.1, SkewnessEstimate.alone(Skewness.of(values)));
        assertThat(plain.interval(level).contains(plain.mean())).isTrue();
        assertThat(corrected.interval(level).contains(corrected.mean())).isTrue();
        if (plain.standardError() > 0) {
            double outside = (1 - level) / 2;
            assertThat(plain.above(plain.interval(level).low())).isCloseTo(outside, CLOSE);
            assertThat(plain.below(plain.interval(level).high())).isCloseTo(outside, CLOSE);
            assertThat(corrected.above(corrected.interval(level).low())).isCloseTo(outside, CLOSE);
            assertThat(corrected.below(corrected.interval(level).high())).isCloseTo(outside, CLOSE);
        }
    }

    @Property(tries = 100)
    void skewness_makes_a_test_more_careful_and_never_less(
            @ForAll("sample") double[] values,
            @ForAll @DoubleRange(min = -3, max = 3) double bound,
            @ForAll @DoubleRange(min = -3, max = 3) double skewness) {
        TTest plain = TTest.oneSample(values);
        SkewRobustT robust = SkewRobustT.oneSample(values, 0, SkewnessEstimate.alone(skewness));
        SkewRobustT more = SkewRobustT.oneSample(values, 0, SkewnessEstimate.alone(2 * skewness));
        assertThat(robust.above(bound)).isGreaterThanOrEqualTo(plain.above(bound) - 1e-9);
        assertThat(more.above(bound)).isGreaterThanOrEqualTo(robust.above(bound) - 1e-9);
        assertThat(robust.above(bound + 0.1)).isGreaterThanOrEqualTo(robust.above(bound) - 1e-9);
    }

    @Property(tries = 100)
    void without_skewness_nothing_is_corrected(
            @ForAll("sample") double[] values, @ForAll @DoubleRange(min = -3, max = 3) double bound) {
        double[] symmetric = IntStream.range(0, 2 * values.length)
                .mapToDouble(i -> i < values.length ? values[i] : -values[i - values.length])
                .toArray();
        TTest plain = TTest.oneSample(symmetric);
        assertThat(SkewRobustT.oneSample(symmetric, 0, SkewnessEstimate.alone(Skewness.of(symmetric)))
                        .above(bound))
                .isCloseTo(plain.above(bound), CLOSE);
    }

    /** Without ties the exact distribution of mid-ranks is that of ranks, which Commons has. */
    @Property(tries = 200)
    void a_difference_is_as_skewed_whichever_side_comes_first(
            @ForAll("sample") double[] a, @ForAll("sample") double[] b) {
        SkewnessEstimate difference = SkewnessEstimate.ofSum(List.of(a, b), new double[] {1, -1});
        SkewnessEstimate turned = SkewnessEstimate.ofSum(List.of(b, a), new double[] {1, -1});

        assertThat(turned.high(5)).isEqualTo(-difference.low(5));
        assertThat(turned.low(5)).isEqualTo(-difference.high(5));
    }

    @Property(tries = 20)
    void sums_of_ranks_are_distributed_as_in_commons(
            @ForAll @IntRange(min = 1, max = 20) int count, @ForAll @IntRange(max = 1 << 20) int signs) {
        double[] differences = IntStream.rangeClosed(1, count)
                .mapToDouble(i -> (signs >> i & 1) == 0 ? i : -i)
                .toArray();
        int sum =
                2 * (int) Arrays.stream(differences).filter(value -> value > 0).sum();
        OneSided ours = Counts.tails(
                Counts.ofHeads(IntStream.rangeClosed(1, count).map(i -> 2 * i).toArray()), sum);
        WilcoxonSignedRankTest commons = WilcoxonSignedRankTest.withDefaults();
        assertClose(
                ours,
                commons.with(AlternativeHypothesis.GREATER_THAN)
                        .test(differences)
                        .getPValue(),
                commons.with(AlternativeHypothesis.LESS_THAN).test(differences).getPValue());
    }

    @Property(tries = 100)
    void two_samples_exchanged_change_sides(@ForAll("sample") double[] a, @ForAll("sample") double[] b) {
        OneSided permuted = Permutations.test(a, b, 0.5);
        assertClose(Permutations.test(b, a, -0.5), turned(permuted));
        OneSided ranked = Wilcoxon.rankSum(a, b);
        assertClose(Wilcoxon.rankSum(b, a), turned(ranked));
        TTest welch = TTest.welch(a, b);
        assertThat(TTest.welch(b, a).above(-0.5)).isCloseTo(welch.below(0.5), CLOSE);
        SkewRobustT robust = SkewRobustT.welch(a, b, 0);
        assertThat(SkewRobustT.welch(b, a, 0).above(-0.5)).isCloseTo(robust.below(0.5), CLOSE);
    }
}
