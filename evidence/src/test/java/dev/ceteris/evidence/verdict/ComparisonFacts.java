// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.verdict;

import static dev.ceteris.evidence.claim.Trials.MEASURE;
import static dev.ceteris.evidence.claim.Trials.level;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.evidence.claim.Along;
import dev.ceteris.evidence.claim.Equivalent;
import dev.ceteris.evidence.claim.Level;
import dev.ceteris.evidence.claim.Margin;
import dev.ceteris.evidence.claim.Monotone;
import dev.ceteris.evidence.claim.SecondaryTest;
import dev.ceteris.evidence.claim.Selection;
import dev.ceteris.evidence.claim.Threshold;
import dev.ceteris.evidence.claim.Trials;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is reported of a comparison, and what the direction of a claim does to it. */
class ComparisonFacts extends BatchSizes {
    /** Page (1963) puts the conditions in the order that is predicted, so that L is large when they follow it. */
    @Test
    void a_trend_is_tested_in_the_direction_of_the_claim() {
        double[][] columns = {{1, 1, 2, 1}, {2, 3, 1, 2}, {3, 2, 3, 3}};
        Trials rising = new Trials();
        Trials falling = new Trials();
        for (int size = 0; size < columns.length; size++) {
            rising = rising.with("size", size, columns[size]);
            falling = falling.with("size", size, columns[columns.length - 1 - size]);
        }

        List<SecondaryTest> up =
                rising.verdict(monotone(Monotone.Order.INCREASING)).secondary();
        List<SecondaryTest> down =
                falling.verdict(monotone(Monotone.Order.DECREASING)).secondary();

        assertThat(down).isEqualTo(up);
        // Sums of ranks 5, 8, 11: 1·5 + 2·8 + 3·11.
        assertThat(up).extracting(SecondaryTest::value).contains(54.0);
        assertThat(up.getFirst().statistic()).isEqualTo("L = 54");
    }

    /** Lakens (2017): both one-sided t tests against the margin; values of Student's sleep data, SciPy for the p. */
    @Test
    void equivalence_has_the_p_value_of_two_one_sided_tests() {
        Trials sleep = new Trials()
                .with("drug", 1, 0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0)
                .with("drug", 2, 1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4);

        Comparison deciding = sleep.verdict(new Equivalent(MEASURE, "drug", new Margin.Absolute(3), Selection.ALL))
                .deciding();

        assertThat(deciding.inside().tost()).isCloseTo(0.002655570292658671, within(1e-12));
        assertThat(deciding.inside().p()).isBetween(deciding.inside().tost(), 0.032);
        assertThat(deciding.interval().low()).isBetween(-3.0, 0.0);
        assertThat(deciding.outcome())
                .as("the 95 % interval is on one side of 0 and inside of the margin")
                .isEqualTo(ComparisonOutcome.BOTH);
    }

    @Test
    void a_level_is_not_compared_with_0() {
        Comparison level = new Trials()
                .with("batchSize", 32, around(0.9))
                .verdict(new Threshold(MEASURE, 0.8, Double.POSITIVE_INFINITY, Selection.ALL))
                .deciding();

        assertThat(level.pT()).isNaN();
        assertThat(level.pExact()).isNaN();
        assertThat(level.superiority()).isEmpty();
        assertThat(level.inside().p()).isLessThan(0.01);
    }

    @Test
    void the_word_beside_an_interval_says_what_the_interval_shows() {
        double[] fewer = Arrays.copyOf(around(0.98), 5);
        Trials trials = new Trials()
                .with("batchSize", 32, fewer)
                .with("batchSize", 64, Arrays.copyOf(around(0.95), 5))
                .with("batchSize", 128, fewer);

        Comparison apart = trials.verdict(less(64, 32, Margin.none())).deciding();
        Comparison same = trials.verdict(less(128, 32, Margin.none())).deciding();

        assertThat(apart.interval().high()).isNegative();
        assertThat(apart.pExact()).isEqualTo(2.0 / 32);
        assertThat(apart.outcome()).isEqualTo(ComparisonOutcome.DIFFERENT);
        assertThat(same.outcome()).isEqualTo(ComparisonOutcome.NOT_DIFFERENT);
    }

    /** A long tail above is against one order what a long tail below is against the other. */
    @Test
    void a_fall_of_negated_values_is_judged_as_a_rise() {
        Trials rising = new Trials();
        Trials falling = new Trials();
        for (int size = 1; size <= 3; size++) {
            double spread = Math.pow(3, size);
            double mean = -4.0 * size * size;
            double[] skewed = random.doubles(SEEDS)
                    .map(share -> mean - spread * Math.log(share))
                    .toArray();
            rising = rising.with("size", size, skewed);
            falling = falling.with(
                    "size", size, Arrays.stream(skewed).map(value -> -value).toArray());
        }

        Verdict rise = rising.verdict(monotone(Monotone.Order.INCREASING));
        Verdict fall = falling.verdict(monotone(Monotone.Order.DECREASING));

        assertThat(rise.refuting()).isLessThan(1);
        assertThat(fall.refuting()).isCloseTo(rise.refuting(), within(1e-12));
        assertThat(fall.supporting()).isCloseTo(rise.supporting(), within(1e-12));
    }

    private static Monotone monotone(Monotone.Order direction) {
        return new Monotone(MEASURE, new Along("size", Level.ITSELF), direction, Margin.none(), Selection.ALL);
    }
}
