// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.trial;

import dev.ceteris.engine.random.RandomStreams;
import dev.ceteris.engine.training.TrainingStreams;
import java.util.ArrayList;
import java.util.List;

/**
 * What decides the randomness of a trial: one seed, or a number for each source of randomness that its study separates.
 * The design is nested: the numbers of initializations are counted within their split and those of orders within their
 * initialization, so that two splits have no initialization in common. Trials of different conditions with equal seeds
 * are paired.
 *
 * @param split the seed that decides which samples a trial has, and their labels where these are random
 * @param initialization which of the initial weights of its split it has, from 1; 0 where the split decides them too
 * @param order which of the orders of samples of its initialization it has, from 1; 0 where the initialization decides
 *     it too
 */
public record TrialSeeds(long split, long initialization, long order) {
    /** One seed for everything. */
    public static TrialSeeds of(long seed) {
        return new TrialSeeds(seed, 0, 0);
    }

    /** Whether its study separates sources of randomness. */
    public boolean areSeparate() {
        return initialization > 0;
    }

    /** The streams that decide which samples there are. */
    public RandomStreams ofData() {
        return new RandomStreams(split);
    }

    /** The streams that training draws from. */
    public TrainingStreams ofTraining() {
        return new TrainingStreams(new RandomStreams(ofInitialization()), new RandomStreams(ofOrder()));
    }

    /** The first initialization of a split has the split's own seed: it is a trial of a study with one seed. */
    private long ofInitialization() {
        return initialization <= 1 ? split : below(split, "initialization/" + initialization);
    }

    private long ofOrder() {
        return order <= 1 ? ofInitialization() : below(ofInitialization(), "order/" + order);
    }

    /**
     * The seeds of a tuning trial inside of a split, so that every split is tuned with randomness of its own.
     *
     * @param outer the split whose samples are tuned on
     */
    TrialSeeds within(long outer) {
        return of(below(outer, "tune/" + split));
    }

    /** A seed that belongs to another one. */
    private static long below(long seed, String name) {
        return new RandomStreams(seed).stream(name).nextLong();
    }

    /** The same seeds with every source by its number, equal for all that draw the same. */
    public TrialSeeds numbered() {
        return new TrialSeeds(split, Math.max(1, initialization), Math.max(1, order));
    }

    /** How tables and lines name it: {@code seed 3}, or {@code split 3, initialization 2, order 1}. */
    public String text() {
        return areSeparate() ? number() : "seed " + number();
    }

    /** The same without the word for a seed, as a column of seeds has it. */
    public String number() {
        if (!areSeparate()) {
            return String.valueOf(split);
        }
        List<String> parts = new ArrayList<>(List.of("split " + split, "initialization " + initialization));
        if (order > 0) {
            parts.add("order " + order);
        }
        return String.join(", ", parts);
    }
}
