// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Ways of dealing values out to two samples, the observed one first: all of them where there are at most
 * {@value ResamplingSeed#FLIPS}, else as many drawn from a fixed seed. A way is a set of places, one bit each: those
 * whose values the first sample receives.
 */
final class Deals {
    /** A claim about a hundred levels asks thousands of times in turn for groups of the same size. */
    private static final Latest<Sizes, Deals> LATEST =
            new Latest<>(sizes -> new Deals(sizes.values(), sizes.first()), new Sizes(0, 0));

    private record Sizes(int values, int first) {}

    private final int values;
    private final int size;
    private final int ways;
    private final boolean exact;
    private final int bytes;
    private final byte[] places;

    /** @param size of the first sample */
    static Deals of(int values, int size) {
        return LATEST.of(new Sizes(values, size));
    }

    private Deals(int values, int size) {
        this.values = values;
        this.size = size;
        long all = ways(values, size);
        exact = all <= ResamplingSeed.FLIPS;
        ways = (int) Math.min(all, ResamplingSeed.FLIPS);
        bytes = (values + Byte.SIZE - 1) / Byte.SIZE;
        places = new byte[ways * bytes];
        int[] order = IntStream.range(0, values).toArray();
        RandomGenerator random = ResamplingSeed.start();
        for (int way = 0; way < ways; way++) {
            if (way > 0 && exact) {
                next(order);
            } else if (way > 0) {
                shuffle(order, random);
            }
            for (int i = 0; i < size; i++) {
                places[order[i] / Byte.SIZE * ways + way] |= (byte) (1 << order[i] % Byte.SIZE);
            }
        }
    }

    /** Binomial coefficient, or more than {@link ResamplingSeed#FLIPS} if it is more than that. */
    private static long ways(int values, int size) {
        long ways = 1;
        for (int i = 1; i <= Math.min(size, values - size); i++) {
            ways = ways * (values - i + 1) / i;
            if (ways > ResamplingSeed.FLIPS) {
                return ways;
            }
        }
        return ways;
    }

    /** The next combination in lexicographic order in the first places. */
    private void next(int[] order) {
        int turn = size - 1;
        while (order[turn] == values - size + turn) {
            turn--;
        }
        order[turn]++;
        for (int i = turn + 1; i < size; i++) {
            order[i] = order[i - 1] + 1;
        }
    }

    private void shuffle(int[] order, RandomGenerator random) {
        for (int i = 0; i < size; i++) {
            int other = i + random.nextInt(order.length - i);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
    }

    int ways() {
        return ways;
    }

    /** Whether these are all ways. */
    boolean isExact() {
        return exact;
    }

    /** How many times eight places there are. */
    int eights() {
        return bytes;
    }

    /** Which of eight places are the first sample's, one bit each. */
    int pattern(int way, int eight) {
        return places[eight * ways + way] & 0xff;
    }

    boolean isFirst(int way, int place) {
        return (pattern(way, place / Byte.SIZE) >>> place % Byte.SIZE & 1) == 1;
    }
}
