// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.evidence.claim.Contrast;
import dev.ceteris.evidence.claim.Equivalent;
import dev.ceteris.evidence.claim.Less;
import dev.ceteris.evidence.claim.Margin;
import dev.ceteris.evidence.claim.Selection;
import dev.ceteris.evidence.claim.Trials;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A margin that is a share is told as a ratio. */
class RatioFacts {
    private static final double[] FIRST = {0.21, 0.19, 0.24, 0.20, 0.22, 0.18};
    private static final double[] SECOND = {0.30, 0.26, 0.31, 0.29, 0.27, 0.25};

    private static Less less(String percent) {
        return new Less(
                Trials.MEASURE,
                Trials.level("batchSize", 32),
                Trials.level("batchSize", 1024),
                new Margin.Relative(Double.parseDouble(percent) / 100),
                Selection.ALL);
    }

    private static Trials trials(double[] first, double[] second) {
        return new Trials().with("batchSize", 32, first).with("batchSize", 1024, second);
    }

    /** Fieller's closed form, computed with NumPy 2 and Student's quantile of SciPy 1.17. */
    @Test
    void its_interval_is_fiellers() {
        Comparison ratio = trials(FIRST, SECOND).verdict(less("20")).deciding();

        assertThat(ratio.label()).isEqualTo("batchSize 32 / batchSize 1024");
        assertThat(ratio.kind()).isEqualTo(Contrast.Kind.RATIO);
        assertThat(ratio.estimate()).isCloseTo(0.738095238095238, within(1e-12));
        assertThat(ratio.student().low()).isCloseTo(0.6876224660188053, within(1e-9));
        assertThat(ratio.student().high()).isCloseTo(0.7889455773114725, within(1e-9));
        assertThat(ratio.high()).isEqualTo(0.8);
        assertThat(ratio.outcome()).isEqualTo(ComparisonOutcome.DIFFERENT);
    }

    @Test
    void each_seed_has_a_ratio() {
        Comparison ratio = trials(FIRST, SECOND).verdict(less("20")).deciding();

        for (int seed = 0; seed < FIRST.length; seed++) {
            assertThat(ratio.values()[seed]).isCloseTo(FIRST[seed] / SECOND[seed], within(1e-12));
        }
    }

    /** The t test of {@code first − 0.8 · second}: 0.0131 by SciPy; the exact test has two of 64 sums as large. */
    @Test
    void the_difference_of_one_and_a_share_of_the_other_decides() {
        Verdict verdict = trials(FIRST, SECOND).verdict(less("20"));

        assertThat(verdict.decision()).isEqualTo(Decision.SUPPORTED);
        assertThat(verdict.supporting()).isBetween(0.0131, 0.04);
    }

    @Test
    void equivalence_within_a_share_is_one_comparison() {
        Equivalent equivalent = new Equivalent(Trials.MEASURE, "batchSize", new Margin.Relative(0.2), Selection.ALL);

        Verdict verdict = trials(FIRST, FIRST.clone()).verdict(equivalent);

        assertThat(verdict.comparisons()).hasSize(1);
        assertThat(verdict.deciding().low()).isEqualTo(1 / 1.2);
        assertThat(verdict.deciding().high()).isEqualTo(1.2);
        assertThat(verdict.decision()).isEqualTo(Decision.SUPPORTED);
    }

    @Test
    void groups_without_common_seeds_have_a_ratio_as_well() {
        Trials trials = new Trials();
        for (int seed = 0; seed < FIRST.length; seed++) {
            trials.add(Map.of("batchSize", 32), "a" + seed, FIRST[seed]);
            trials.add(Map.of("batchSize", 1024), "b" + seed, SECOND[seed]);
        }
        Comparison ratio = trials.verdict(less("10")).deciding();

        assertThat(ratio.estimate()).isCloseTo(0.738095238095238, within(1e-12));
        assertThat(ratio.interval().low()).isBetween(0.6, 0.7);
        assertThat(ratio.interval().high()).isBetween(0.77, 0.9);
    }

    @Test
    void a_denominator_that_may_be_nothing_leaves_the_interval_open() {
        Comparison ratio = trials(new double[] {1, 2, 3, 1, 2}, new double[] {0.1, 9, 0.2, 8, 0.1})
                .verdict(less("20"))
                .deciding();

        assertThat(ratio.interval().high()).isInfinite();
    }
}
