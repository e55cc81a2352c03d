// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Facts: shares of variance by inclusion and exclusion of marginal means with NumPy; and laws. */
class VarianceSharesFacts {
    private static final Offset<Double> CLOSE = within(1e-9);

    /**
     * {@code M = y.mean(axis=<all but S>, keepdims=True); f[S] = M - y.mean() - sum(f[T] for T within S)};
     * {@code (np.broadcast_to(f[S], y.shape)**2).sum()/((y - y.mean())**2).sum()} for y of shape 2 × 3 × 2.
     */
    @Test
    void three_factors() {
        double[] cells = {0.90, 0.91, 0.92, 0.95, 0.93, 0.90, 0.85, 0.84, 0.90, 0.93, 0.99, 0.91};
        VarianceShares shares = VarianceShares.of(new int[] {2, 3, 2}, cells);
        assertThat(shares.shares().stream().map(VarianceShares.Share::factors))
                .containsExactly(
                        List.of(0),
                        List.of(1),
                        List.of(2),
                        List.of(0, 1),
                        List.of(0, 2),
                        List.of(1, 2),
                        List.of(0, 1, 2));
        assertThat(shares.shares().stream()
                        .mapToDouble(VarianceShares.Share::share)
                        .toArray())
                .containsExactly(
                        new double[] {
                            0.03815355628827136,
                            0.44182760244936425,
                            0.011775788977861744,
                            0.2571832312764953,
                            0.023080546396608538,
                            0.21008007536504872,
                            0.01789919924634952
                        },
                        CLOSE);
        assertThat(shares.mainEffects().get(0)).containsExactly(new double[] {0.0075, -0.0075}, CLOSE);
        assertThat(shares.mainEffects().get(1)).containsExactly(new double[] {-0.43 / 12, 0.17 / 12, 0.26 / 12}, CLOSE);
        assertThat(shares.mainEffects().get(2)).containsExactly(new double[] {0.05 / 12, -0.05 / 12}, CLOSE);
    }

    @Test
    void where_nothing_varies_no_factor_has_a_share() {
        VarianceShares shares = VarianceShares.of(new int[] {2, 2}, new double[] {0.1, 0.1, 0.1, 0.1});
        assertThat(shares.shares())
                .allSatisfy(share -> assertThat(share.share()).isZero());
        assertThat(shares.mainEffects())
                .allSatisfy(effects -> assertThat(effects).containsExactly(0, 0));
    }

    @Test
    void a_grid_with_holes_is_refused() {
        assertThatThrownBy(() -> VarianceShares.of(new int[] {2, 2}, new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are 3 cells, expected 4 for [2, 2]");
        assertThatThrownBy(() -> VarianceShares.of(new int[0], new double[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("levels are [], expected 1 to 12 numbers of at least 1");
    }

    @Property(tries = 100)
    void shares_sum_to_1(@ForAll @Size(12) List<@IntRange(max = 9) Integer> values) {
        double[] cells = values.stream().mapToDouble(Integer::doubleValue).toArray();
        double sum = VarianceShares.of(new int[] {3, 2, 2}, cells).shares().stream()
                .mapToDouble(VarianceShares.Share::share)
                .sum();
        assertThat(sum).isCloseTo(Arrays.stream(cells).distinct().count() == 1 ? 0 : 1, CLOSE);
    }

    @Property(tries = 100)
    void factors_that_add_up_do_not_interact(
            @ForAll @Size(3) List<@IntRange(max = 9) Integer> first,
            @ForAll @Size(4) List<@IntRange(max = 9) Integer> second) {
        double[] cells = IntStream.range(0, 12)
                .mapToDouble(i -> first.get(i / 4) + second.get(i % 4))
                .toArray();
        VarianceShares shares = VarianceShares.of(new int[] {3, 4}, cells);
        assertThat(shares.shares().getLast().share()).isCloseTo(0, CLOSE);
        double mean = first.stream().mapToInt(Integer::intValue).average().orElseThrow();
        for (int level = 0; level < 3; level++) {
            assertThat(shares.mainEffects().getFirst()[level]).isCloseTo(first.get(level) - mean, CLOSE);
        }
    }
}
