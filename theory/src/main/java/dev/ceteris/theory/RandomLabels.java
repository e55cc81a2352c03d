// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.theory;

import static dev.ceteris.base.Require.require;

import dev.ceteris.engine.random.Draws;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Samples;
import java.util.random.RandomGenerator;

/**
 * The same samples with answers that cannot be learned, only memorized: Zhang, Bengio, Hardt, Recht and Vinyals 2017,
 * "Understanding deep learning requires rethinking generalization", ICLR, section 2.1. A network that fits them could
 * have fitted anything, so no measure of what its kind can express explains why it generalizes when the labels are
 * real.
 */
public final class RandomLabels {
    private RandomLabels() {}

    /**
     * Each label replaced with the given probability by one drawn evenly from all classes, which may be the same one
     * ("partially corrupted labels"). With equal randomness a smaller share replaces some of the labels that a larger
     * one does, by the same classes.
     *
     * @param share probability that a label is replaced, 0 to 1
     * @param random drawn from twice per sample, in their order, whatever the share
     * @return samples that share the features with the given ones
     * @throws dev.ceteris.base.SpecException when the targets are numbers
     */
    public static Samples uniform(Samples samples, double share, RandomGenerator random) {
        require(share >= 0 && share <= 1, "share", share, "between 0 and 1");
        Labels labels = Classes.of(samples);
        Draws draws = new Draws(random);
        int[] values = labels.values().clone();
        for (int i = 0; i < values.length; i++) {
            boolean replaced = draws.uniform() < share;
            int label = draws.below(labels.classes());
            if (replaced) {
                values[i] = label;
            }
        }
        return new Samples(samples.features(), new Labels(values, labels.classes()));
    }

    /**
     * All answers, classes or numbers, dealt out anew among the samples: as many of each as there were.
     *
     * @return samples that share the features with the given ones
     */
    public static Samples permuted(Samples samples, RandomGenerator random) {
        int[] order = new int[samples.count()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        new Draws(random).shuffle(order);
        return new Samples(samples.features(), samples.targets().select(order));
    }
}
