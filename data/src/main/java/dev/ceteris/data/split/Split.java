// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.split;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.DataException;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Samples;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Sets a validation part aside and limits the training part, both drawn without replacement.
 *
 * <p>The samples are drawn one after the other: the first {@code validation} of them are the validation part, the next
 * are the training part. So, with equal randomness, the validation part does not depend on the limit and a smaller
 * training part is contained in a larger one. Both parts keep the order of the samples they come from.
 */
public final class Split {
    private Split() {}

    /**
     * Splits a training set.
     *
     * @param validation how many samples to set aside; 0 for none
     * @param trainLimit how many samples to learn from; 0 for all that are left
     * @param random the trial's stream for splits; not drawn from when both are 0, which returns {@code train} itself
     * @throws dev.ceteris.base.SpecException when {@code train} has too few samples for this
     * @throws DataException when a class of {@code train} would be left with validation samples only
     */
    public static Parts of(Samples train, int validation, int trainLimit, RandomGenerator random) {
        int count = train.count();
        require(
                validation >= 0 && validation < count,
                "validation",
                validation,
                "0 to " + (count - 1) + ", fewer than the " + count + " training samples there are");
        int left = count - validation;
        require(
                trainLimit >= 0 && trainLimit <= left,
                "train",
                trainLimit,
                "0 (all) to " + left + ", of " + count + " samples with " + validation + " set aside for validation");
        if (validation == 0 && (trainLimit == 0 || trainLimit == count)) {
            return new Parts.TrainingOnly(train);
        }
        int[] drawn = drawn(count, validation + trainLimit, random);
        int[] learned = sorted(drawn, validation, trainLimit == 0 ? count : validation + trainLimit);
        if (validation == 0) {
            return new Parts.TrainingOnly(train.select(learned));
        }
        requireEveryClassLeft(train.labels(), drawn, validation);
        return new Parts.TrainingAndValidation(train.select(learned), train.select(sorted(drawn, 0, validation)));
    }

    /**
     * The indices 0 to count − 1, of which the first {@code draws} are drawn: the shuffle of Fisher and Yates, cut
     * short.
     */
    private static int[] drawn(int count, int draws, RandomGenerator random) {
        int[] indices = new int[count];
        Arrays.setAll(indices, i -> i);
        for (int i = 0; i < draws; i++) {
            int j = random.nextInt(i, count);
            int index = indices[i];
            indices[i] = indices[j];
            indices[j] = index;
        }
        return indices;
    }

    private static int[] sorted(int[] indices, int from, int to) {
        int[] part = Arrays.copyOfRange(indices, from, to);
        Arrays.sort(part);
        return part;
    }

    private static void requireEveryClassLeft(Labels labels, int[] drawn, int validation) {
        boolean[] left = new boolean[labels.classes()];
        for (int i = validation; i < drawn.length; i++) {
            left[labels.values()[drawn[i]]] = true;
        }
        for (int i = 0; i < validation; i++) {
            int label = labels.values()[drawn[i]];
            if (!left[label]) {
                throw new DataException("a validation part of " + validation + " of " + drawn.length
                        + " samples takes every sample of class " + label
                        + ", expected at least one of each class to be left for training; make validation smaller");
            }
        }
    }
}
