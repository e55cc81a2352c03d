// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

import java.util.random.RandomGenerator;

/**
 * Ways of flipping the signs of values, the first of them none: all of them for up to {@value #EXACT_UP_TO} values,
 * else {@value ResamplingSeed#FLIPS} from a fixed seed. A way is a set of places whose signs are flipped, one bit each.
 */
final class Flips {
    static final int EXACT_UP_TO = 14;

    /** A claim asks again and again for the same number of seeds. */
    private static final Latest<Integer, Flips> LATEST = new Latest<>(Flips::new, 1);

    private final int values;
    private final int ways;
    private final int eights;
    private final byte[] places;

    static Flips of(int values) {
        return LATEST.of(values);
    }

    private Flips(int values) {
        this.values = values;
        ways = isExact() ? 1 << values : ResamplingSeed.FLIPS;
        eights = (values + Byte.SIZE - 1) / Byte.SIZE;
        places = new byte[ways * eights];
        RandomGenerator random = ResamplingSeed.start();
        long[] bits = new long[(values + Long.SIZE - 1) / Long.SIZE];
        for (int way = 0; way < ways; way++) {
            for (int i = 0; i < bits.length; i++) {
                bits[i] = isExact() || way == 0 ? way : random.nextLong();
            }
            for (int eight = 0; eight < eights; eight++) {
                places[eight * ways + way] = (byte) (bits[eight / Long.BYTES] >>> (eight % Long.BYTES * Byte.SIZE));
            }
        }
    }

    int ways() {
        return ways;
    }

    /** Whether these are all ways. */
    boolean isExact() {
        return values <= EXACT_UP_TO;
    }

    /** Which of eight signs are flipped, one bit each; places where there are no values may be among them. */
    int pattern(int way, int eight) {
        return places[eight * ways + way] & 0xff;
    }
}
