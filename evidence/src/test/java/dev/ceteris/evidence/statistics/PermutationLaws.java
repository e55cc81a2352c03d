// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Laws: permutations of two samples against a count of all ways, and the bound of what cannot be counted. */
class PermutationLaws {
    /** An offset of a million costs no digits; integers are tied again and again. */
    @Property(tries = 300)
    void the_p_value_is_the_share_of_all_ways(
            @ForAll @Size(min = 4, max = 12) List<@IntRange(min = -3, max = 6) Integer> values,
            @ForAll @IntRange(min = 2, max = 6) int size,
            @ForAll @IntRange(max = 1) int offset) {
        int first = Math.min(size, values.size() - 2);
        double[] all =
                values.stream().mapToDouble(value -> value + 1e6 * offset).toArray();
        double[] a = Arrays.copyOf(all, first);
        double[] b = Arrays.copyOfRange(all, first, all.length);
        double[] ts = IntStream.range(0, 1 << all.length)
                .filter(way -> Integer.bitCount(way) == first)
                .mapToDouble(way -> welch(values, way))
                .toArray();
        double observed = welch(values, (1 << first) - 1);
        double tolerance = 1e-9;
        long above = Arrays.stream(ts).filter(t -> t >= observed - tolerance).count();
        long below = Arrays.stream(ts).filter(t -> t <= observed + tolerance).count();
        OneSided test = Permutations.test(a, b, 0);
        assertThat(test.above()).isCloseTo((double) above / ts.length, within(1e-12));
        assertThat(test.below()).isCloseTo((double) below / ts.length, within(1e-12));
    }

    /** In whole numbers as far as it goes, unlike the test. */
    private static double welch(List<Integer> values, int way) {
        long[] count = new long[2];
        long[] sum = new long[2];
        long[] squares = new long[2];
        for (int i = 0; i < values.size(); i++) {
            int sample = way >>> i & 1;
            count[sample]++;
            sum[sample] += values.get(i);
            squares[sample] += (long) values.get(i) * values.get(i);
        }
        long difference = sum[1] * count[0] - sum[0] * count[1];
        double variance = 0;
        for (int sample = 0; sample < 2; sample++) {
            long n = count[sample];
            variance += (n * squares[sample] - sum[sample] * sum[sample]) / (double) (n * n * (n - 1));
        }
        return difference == 0 ? 0 : difference / (double) (count[0] * count[1]) / Math.sqrt(variance);
    }

    /** So a p-value of the bound is below a level in no more than that share of all ways. */
    @Property(tries = 200)
    void the_bound_is_no_smaller_than_the_share_of_subsets(
            @ForAll @Size(min = 2, max = 12) List<@IntRange(min = -50, max = 200) Integer> values,
            @ForAll @IntRange(min = 1, max = 11) int wanted,
            @ForAll @IntRange(max = 4095) int observed) {
        int size = Math.min(wanted, values.size() - 1);
        double[] sums = sums(values, size);
        double sum = sums[observed % sums.length];
        double share =
                (double) Arrays.stream(sums).filter(other -> other >= sum).count() / sums.length;
        SubsetTail tail =
                new SubsetTail(values.stream().mapToDouble(value -> value).toArray(), size);
        assertThat(tail.atLeast(sum)).isBetween(share * (1 - 1e-9), 1.0);
        assertThat(tail.atLeast(sum + 1)).isLessThanOrEqualTo(tail.atLeast(sum) + 1e-6);
    }

    /** Of samples of unequal sizes, too, whose t does not grow with the sum of the first alone. */
    @Property(tries = 200)
    void the_bound_is_no_smaller_than_the_p_value(
            @ForAll @Size(min = 4, max = 12) List<@IntRange(min = -50, max = 200) Integer> values,
            @ForAll @IntRange(min = 2, max = 10) int size) {
        int first = Math.min(size, values.size() - 2);
        double[] all = values.stream().mapToDouble(value -> value).toArray();
        DealtWelch dealt = new DealtWelch(all, first, Deals.of(all.length, first));
        double t = dealt.observed();
        if (Double.isFinite(t)) {
            OneSided shares = dealt.shares(t, t);
            assertThat(dealt.chanceAtLeast(t)).isGreaterThanOrEqualTo(shares.above() * (1 - 1e-9));
            assertThat(dealt.chanceAtMost(t)).isGreaterThanOrEqualTo(shares.below() * (1 - 1e-9));
        }
    }

    /** Binary fractions, so that an offset changes no digit of them. */
    @Property(tries = 20)
    void an_offset_changes_nothing(
            @ForAll @Size(min = 18, max = 22) List<@IntRange(min = -900, max = 900) Integer> values) {
        double[] all = values.stream().mapToDouble(value -> value / 4096.0).toArray();
        double[] moved = Arrays.stream(all).map(value -> value + (1 << 20)).toArray();
        OneSided there = Permutations.test(Arrays.copyOf(moved, 9), Arrays.copyOfRange(moved, 9, moved.length), 0);
        OneSided here = Permutations.test(Arrays.copyOf(all, 9), Arrays.copyOfRange(all, 9, all.length), 0);
        assertThat(there.above()).isCloseTo(here.above(), within(1e-12));
        assertThat(there.below()).isCloseTo(here.below(), within(1e-12));
    }

    private static double[] sums(List<Integer> values, int size) {
        return IntStream.range(0, 1 << values.size())
                .filter(way -> Integer.bitCount(way) == size)
                .mapToDouble(way -> IntStream.range(0, values.size())
                        .filter(i -> (way >>> i & 1) == 1)
                        .mapToDouble(values::get)
                        .sum())
                .toArray();
    }

    /**
     * Of 200 values from −1 to 1 the sum of 100 has standard deviation 4.09 and is nearly normal: five of these are
     * exceeded in 1 of 3.5 million, {@code stats.norm.sf(5)} of SciPy 1.17.
     */
    @Test
    void the_bound_of_many_values_is_a_few_times_the_chance() {
        double[] values = IntStream.range(0, 200)
                .mapToDouble(i -> (2 * i + 1) / 200.0 - 1)
                .toArray();
        double squares = Arrays.stream(values).map(value -> value * value).sum();
        double deviation = Math.sqrt(squares * 0.5 * 100 / 199);
        assertThat(new SubsetTail(values, 100).atLeast(5 * deviation) / 2.866515718791933e-07)
                .isBetween(1.0, 20.0);
    }

    /** Of all ways to deal 40 values out, one in 137,846,528,820: {@code math.comb(40, 20)} of Python. */
    @Test
    void the_clearest_difference_of_all_has_nearly_its_own_chance() {
        double[] low = IntStream.range(0, 20).mapToDouble(i -> i / 20.0).toArray();
        double[] high = Arrays.stream(low).map(value -> value + 100).toArray();
        OneSided test = Permutations.test(high, low, 0);
        assertThat(test.above() * 137_846_528_820.0).isBetween(1.0, 1.1);
        assertThat(test.below()).isEqualTo(1);
        OneSided turned = Permutations.test(low, high, 0);
        assertThat(turned.below()).isCloseTo(test.above(), within(1e-15));
        double[] more = IntStream.range(0, 30).mapToDouble(i -> 100 + i / 30.0).toArray();
        assertThat(Permutations.test(more, low, 0).above()).isLessThan(1e-9).isPositive();
        assertThat(Permutations.test(low, more, 0).below()).isLessThan(1e-9).isPositive();
    }
}
