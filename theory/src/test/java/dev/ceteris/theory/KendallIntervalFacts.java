// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.base.SpecException;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/**
 * Facts: the ends of the whole bootstrap distribution, counted in Python from {@code scipy.stats.kendalltau} of SciPy
 * 1.17 over every multiset of n of the n pairs ({@code itertools.combinations_with_replacement}), each as often as it
 * has orders; and laws.
 */
class KendallIntervalFacts {
    private static final KendallInterval.Plan MANY = new KendallInterval.Plan(0.95, 20_000, 7);

    private static int[] alone(int count) {
        return IntStream.range(0, count).toArray();
    }

    /** τ ≤ −1/11 in 3.49 % of the samples, τ < −1/11 in 0.40 %, τ < 1 in 89.14 %. */
    @Test
    void the_ends_are_those_of_all_46656_samples_of_six() {
        KendallInterval interval =
                KendallInterval.of(new double[] {1, 2, 3, 4, 5, 6}, new double[] {2, 1, 4, 3, 6, 5}, alone(6), MANY);
        assertThat(interval.low()).isCloseTo(-0.0909090909090909, within(1e-12));
        assertThat(interval.high()).isCloseTo(1, within(1e-12));
    }

    /** τ < 1/9 in 8.56 % of the samples and ≤ in 11.01 %; τ < 13/17 in 89.21 %, ≤ in 90.85 %. */
    @Test
    void the_ends_are_those_of_all_823543_samples_of_seven() {
        KendallInterval interval = KendallInterval.of(
                new double[] {1, 2, 3, 4, 5, 6, 7},
                new double[] {3, 1, 2, 6, 7, 4, 5},
                alone(7),
                new KendallInterval.Plan(0.8, 20_000, 7));
        assertThat(interval.low()).isCloseTo(1 / 9.0, within(1e-12));
        assertThat(interval.high()).isCloseTo(13 / 17.0, within(1e-12));
    }

    @Test
    void what_is_drawn_together_counts_once() {
        double[] x = {1, 2, 3, 4, 5, 6};
        double[] y = {1, 3, 2, 4, 6, 5};
        double[] twiceX = IntStream.range(0, 12).mapToDouble(i -> x[i / 2]).toArray();
        double[] twiceY = IntStream.range(0, 12).mapToDouble(i -> y[i / 2]).toArray();
        int[] pairs = IntStream.range(0, 12).map(i -> i / 2).toArray();

        KendallInterval once = KendallInterval.of(x, y, alone(6), MANY);
        assertThat(KendallInterval.of(twiceX, twiceY, pairs, MANY)).isEqualTo(once);
        assertThat(KendallInterval.of(twiceX, twiceY, alone(12), MANY).low()).isGreaterThan(once.low());
    }

    @Property(tries = 50)
    void turning_one_number_round_turns_the_interval_round(@ForAll @IntRange(max = 10_000) int seed) {
        double[] x = IntStream.range(0, 8).mapToDouble(i -> i * 31 % 7).toArray();
        double[] y = IntStream.range(0, 8).mapToDouble(i -> i * 17 % 11).toArray();
        double[] turned = IntStream.range(0, 8).mapToDouble(i -> -y[i]).toArray();
        KendallInterval.Plan plan = new KendallInterval.Plan(0.9, 200, seed);
        KendallInterval interval = KendallInterval.of(x, y, alone(8), plan);
        KendallInterval opposite = KendallInterval.of(x, turned, alone(8), plan);
        assertThat(opposite.low()).isCloseTo(-interval.high(), within(1e-12));
        assertThat(opposite.high()).isCloseTo(-interval.low(), within(1e-12));
        assertThat(interval.low()).isBetween(-1.0, interval.high());
    }

    @Test
    void one_group_alone_has_its_own_tau_and_equal_numbers_have_no_interval() {
        double[] x = {1, 2, 3};
        assertThat(KendallInterval.of(x, x, new int[3], MANY)).isEqualTo(new KendallInterval(1, 1));
        assertThat(KendallInterval.of(new double[] {2, 2, 2}, x, alone(3), MANY).low())
                .isNaN();
    }

    @Test
    void a_plan_and_groups_that_make_no_sense_are_refused() {
        assertThatThrownBy(() -> new KendallInterval.Plan(1, 10, 1))
                .isInstanceOf(SpecException.class)
                .hasMessage("share is 1.0, expected a number above 0 and below 1");
        assertThatThrownBy(() -> KendallInterval.of(new double[2], new double[2], new int[1], MANY))
                .isInstanceOf(SpecException.class)
                .hasMessage("groups is 1, expected one for each of the 2 values of x");
    }
}
