// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Numbers of SciPy 1.17: {@code binom.sf}, and the bound of a U-statistic minimized over a grid of two million c. */
class DominanceFacts {
    @Test
    void pairs_have_the_tail_of_the_binomial_distribution() {
        assertThat(Dominance.paired(8, 10, 0.5)).isCloseTo(0.0546875, within(1e-12));
        assertThat(Dominance.paired(12, 12, 0.75)).isCloseTo(0.031676352024078376, within(1e-12));
        assertThat(Dominance.paired(9, 10, 0.75)).isCloseTo(0.24402523040771484, within(1e-12));
    }

    @Test
    void groups_have_the_smallest_bound_of_all_c() {
        assertThat(Dominance.unpaired(0.92, 10, 0.5)).isCloseTo(0.0048828125, within(1e-12));
        assertThat(Dominance.unpaired(0.8, 20, 0.5)).isCloseTo(0.00741958618164062, within(1e-12));
        assertThat(Dominance.unpaired(0.6, 8, 0.5)).isCloseTo(0.6575520833333333, within(1e-12));
        assertThat(Dominance.unpaired(0.97, 15, 0.75)).isCloseTo(0.024297201836651044, within(1e-12));
    }

    @Property
    void where_one_group_always_wins_it_is_worth_as_many_pairs(
            @ForAll @IntRange(min = 1, max = 60) int n, @ForAll @DoubleRange(min = 0.05, max = 0.95) double share) {
        assertThat(Dominance.unpaired(1, n, share))
                .isCloseTo(Dominance.paired(n, n, share), within(1e-12))
                .isCloseTo(Math.pow(share, n), within(1e-12));
    }

    @Property
    void groups_are_never_worth_more_than_pairs_that_win_as_often(
            @ForAll @IntRange(min = 1, max = 30) int n, @ForAll @IntRange(min = 0, max = 30) int times) {
        int won = Math.min(times, n);
        assertThat(Dominance.unpaired((double) won / n, n, 0.5))
                .isGreaterThanOrEqualTo(Dominance.paired(won, n, 0.5) - 1e-12);
    }

    @Test
    void nothing_is_more_probable_than_certainty() {
        assertThatThrownBy(() -> Dominance.paired(1, 1, 1)).hasMessageContaining("probability is 1.0");
        assertThatThrownBy(() -> Dominance.unpaired(1, 0, 0.5)).hasMessageContaining("n is 0, expected at least 1");
    }
}
