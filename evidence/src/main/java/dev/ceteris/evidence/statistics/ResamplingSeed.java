// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Where random resampling draws from: the same numbers every time, because equal data must give equal p-values. */
final class ResamplingSeed {
    /**
     * Flips or permutations, the observed one among them: a p-value of 0.05 is off by 0.0015, one of 0.001 by 0.0002.
     */
    static final int FLIPS = 20_000;

    private static final long SEED = 20_030_401;

    private ResamplingSeed() {}

    static RandomGenerator start() {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    }
}
