// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import dev.ceteris.engine.random.RandomStreams;

/**
 * What training draws from.
 *
 * @param initialization decides the initial weights
 * @param order decides the order in which each epoch goes through the samples
 */
public record TrainingStreams(RandomStreams initialization, RandomStreams order) {
    /** Both of one seed. */
    public static TrainingStreams of(long seed) {
        RandomStreams streams = new RandomStreams(seed);
        return new TrainingStreams(streams, streams);
    }

    /** Those of one of the teachers of a distillation, counted from 1. */
    TrainingStreams ofTeacher(int number) {
        String name = "teacher/" + number;
        return new TrainingStreams(initialization.below(name), order.below(name));
    }
}
