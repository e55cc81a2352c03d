// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.sample.Samples;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Training for the sake of the JVM's compiler: what is trained afterwards begins at full speed. The first epoch of a
 * network of 100,000 weights takes seven times as long without it, and a first epoch that is slow for another reason
 * than its condition is not a measurement.
 *
 * @param nanoTime a clock that only goes forward, in nanoseconds
 * @param wanted asked between epochs of a few milliseconds; once it is false, there is nothing to warm up for
 */
public record WarmUp(LongSupplier nanoTime, BooleanSupplier wanted) {
    /**
     * The fewest samples of a scratch epoch; more where two batches need more, so that there is an update between them.
     */
    private static final int FEW_SAMPLES = 1024;

    /** The most: no epoch may delay a user who wants to stop. */
    private static final int MANY_SAMPLES = 4096;

    /** For so long no epoch has been faster than all before: the compiler has done what it will do. */
    private static final long SETTLED_NANOS = 400_000_000;

    /** Whatever the machine's other work makes of its clock. */
    private static final long LONGEST_NANOS = 5_000_000_000L;

    /** A clock that a test has stopped must not stop the warm-up from ending. */
    private static final int MOST_EPOCHS = 10_000;

    /** By less than this share an epoch is faster by chance. */
    private static final double FASTER = 0.9;

    /**
     * Trains a network as it will be trained, on the first of the samples, until that does not become faster; a second
     * or two. Nothing is left of it.
     *
     * @param threads as many as will train it
     * @throws dev.ceteris.base.SpecException when network, training and samples do not fit together
     */
    public void run(Network network, Training training, Samples samples, int threads) {
        Samples few = firstOf(samples, 2L * training.batchSize());
        Training scaled = training.ofTeachers().withBatchSize(Math.min(training.batchSize(), few.count()));
        run(new Trainer(network, scaled, few, 0), few, threads);
    }

    /**
     * The same for a network that learns in its own way.
     *
     * @param beginning makes it, for some of the samples
     */
    public void run(Samples samples, Function<Samples, ? extends LearningNetwork> beginning, int threads) {
        Samples few = firstOf(samples, FEW_SAMPLES);
        run(beginning.apply(few), few, threads);
    }

    private void run(LearningNetwork scratch, Samples few, int threads) {
        try (ThreadTeam team = ThreadTeam.of(threads)) {
            long begin = nanoTime.getAsLong();
            long fastest = Long.MAX_VALUE;
            long record = begin;
            long now = begin;
            for (int epoch = 0; epoch < MOST_EPOCHS && wanted.getAsBoolean(); epoch++) {
                scratch.trainEpoch(team);
                scratch.evaluate(few, team);
                long before = now;
                now = nanoTime.getAsLong();
                if (now - before < FASTER * fastest) {
                    fastest = now - before;
                    record = now;
                }
                if (now - record > SETTLED_NANOS || now - begin > LONGEST_NANOS) {
                    return;
                }
            }
        }
    }

    private static Samples firstOf(Samples samples, long wanted) {
        int count = Math.clamp(wanted, FEW_SAMPLES, MANY_SAMPLES);
        int[] indices = new int[Math.min(count, samples.count())];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = i;
        }
        return samples.select(indices);
    }
}
