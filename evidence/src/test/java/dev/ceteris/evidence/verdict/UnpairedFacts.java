// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.verdict;

import static dev.ceteris.evidence.claim.Trials.level;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.evidence.claim.Margin;
import dev.ceteris.evidence.claim.Trials;
import dev.ceteris.evidence.statistics.Permutations;
import dev.ceteris.evidence.statistics.SkewRobustT;
import java.util.Arrays;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** What is said of groups that share no seeds. */
class UnpairedFacts extends BatchSizes {
    @Test
    void many_groups_that_lie_apart_are_not_equivalent() {
        Trials trials = unpaired(8, 8, level -> 5.0 * level);

        Verdict verdict = trials.verdict(equivalent(0.1));

        assertThat(verdict.decision()).isEqualTo(Decision.REFUTED);
        assertThat(verdict.refuting()).isLessThan(0.01);
    }

    @Test
    void small_groups_pay_twice() {
        for (int seeds : new int[] {7, 8}) {
            double[] a = Arrays.copyOf(around(0.98), seeds);
            double[] b = Arrays.copyOf(around(0.9795), seeds);
            double once = Math.max(
                    SkewRobustT.welch(a, b, 0).above(0),
                    Permutations.test(a, b, 0).above());
            Trials trials = new Trials();
            for (int seed = 0; seed < seeds; seed++) {
                trials.add(Map.of("batchSize", 32), "" + seed, a[seed]);
                trials.add(Map.of("batchSize", 64), "other " + seed, b[seed]);
            }

            double p = trials.verdict(less(64, 32, Margin.none())).supporting();

            assertThat(p).isCloseTo(Math.max(Math.scalb(1.0, -seeds), (seeds < 8 ? 2 : 1) * once), within(1e-9));
        }
    }

    private Trials unpaired(int levels, int seeds, IntToDoubleFunction mean) {
        Trials trials = new Trials();
        for (int level = 0; level < levels; level++) {
            for (int seed = 0; seed < seeds; seed++) {
                trials.add(
                        Map.of("batchSize", level),
                        level + "." + seed,
                        mean.applyAsDouble(level) + 0.01 * random.nextGaussian());
            }
        }
        return trials;
    }
}
