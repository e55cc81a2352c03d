// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.bench;

import dev.ceteris.engine.kernel.ThreadTeam;
import java.util.function.LongSupplier;

/**
 * Measures how often a second something short can be done: the median of many repetitions of about two milliseconds, so
 * short that most of them fit between two interruptions by other work.
 */
final class Frequency {
    private static final double NANOS_PER_SECOND = 1e9;

    /** At least; C2 is usually done by then. */
    private static final long WARM_UP_NANOS = 300_000_000;

    /** At most; a machine on which the compiler has to wait longer than that measures nothing. */
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    private static final long REHEARSAL_NANOS = 20_000_000;
    private static final int REPETITIONS_PER_REHEARSAL = 10;
    private static final int REPETITIONS = 101;

    /** Places between the results of two threads, so that they do not share a cache line. */
    private static final int APART = 16;

    private final Loop loop;
    private final LongSupplier nanoTime;
    private final int calls;
    private double[] results = {0};

    /** What is done, over and over. */
    @FunctionalInterface
    interface Loop {
        /**
         * Does it once.
         *
         * @param part number of the thread, counted from 0
         * @return something that depends on all that was done, so that no compiler leaves a part of it out
         */
        double once(int part);
    }

    /**
     * Warms up, until the loop is as fast as only compiled code can be: beside other work the compiler may take
     * seconds, and vectors that are not compiled yet are a thousand times slower.
     *
     * @param compiled how often a second the slowest machine does it in compiled code
     * @param nanoTime measures time, as {@link System#nanoTime} does
     */
    Frequency(Loop loop, double compiled, LongSupplier nanoTime) {
        this.loop = loop;
        this.nanoTime = nanoTime;
        int most = 0;
        long start = nanoTime.getAsLong();
        long passed = 0;
        while (passed < WARM_UP_NANOS
                || (most < compiled * REHEARSAL_NANOS / NANOS_PER_SECOND && passed < PATIENCE_NANOS)) {
            most = Math.max(most, callsInRehearsal());
            passed = nanoTime.getAsLong() - start;
        }
        calls = Math.max(1, most / REPETITIONS_PER_REHEARSAL);
    }

    private int callsInRehearsal() {
        int count = 0;
        for (long start = nanoTime.getAsLong(); nanoTime.getAsLong() - start < REHEARSAL_NANOS; count++) {
            results[0] += loop.once(0);
        }
        return count;
    }

    /** Times a second, all of so many threads together. */
    double of(int threads) {
        results = new double[threads * APART];
        double[] frequencies = new double[REPETITIONS];
        try (ThreadTeam team = ThreadTeam.of(threads)) {
            for (int i = 0; i < REPETITIONS; i++) {
                long start = nanoTime.getAsLong();
                team.run((part, _) -> repeat(part));
                double seconds = (nanoTime.getAsLong() - start) / NANOS_PER_SECOND;
                frequencies[i] = (double) calls * threads / seconds;
            }
        }
        return Median.of(frequencies);
    }

    private void repeat(int part) {
        double sum = 0;
        for (int i = 0; i < calls; i++) {
            sum += loop.once(part);
        }
        results[part * APART] += sum;
    }
}
