// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.split;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.DataException;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.sample.Values;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Cross-validation: a training set in portions of equal size (give or take a sample), one of which judges what was
 * learned from the others. With equal randomness the portions of different folds have no sample in common, and together
 * they are the whole.
 */
public final class Folds {
    private Folds() {}

    /**
     * One fold. Both parts keep the order of the samples they come from.
     *
     * @param fold which portion judges, from 1
     * @param folds how many portions there are, at least 2 and at most one for each sample
     * @param random the stream that all folds of a seed are drawn from, at its beginning
     * @throws dev.ceteris.base.SpecException when there are fewer samples than folds
     * @throws DataException when a class would have no sample to learn from
     */
    public static Parts.TrainingAndValidation of(Samples train, int fold, int folds, RandomGenerator random) {
        int count = train.count();
        require(folds >= 2 && folds <= count, "folds", folds, "2 to " + count + ", one for each training sample");
        require(fold >= 1 && fold <= folds, "fold", fold, "1 to " + folds);
        int[] portion = portions(count, folds, random);
        int[] judges = indices(portion, fold - 1, Side.IN);
        int[] learned = indices(portion, fold - 1, Side.OUT);
        Samples learns = train.select(learned);
        switch (train.targets()) {
            case Labels all -> requireEveryClassLeft(all, learns.labels(), fold, folds);
            case Values _ -> {}
        }
        return new Parts.TrainingAndValidation(learns, train.select(judges));
    }

    /** The portion of each sample, counted from 0: dealt out in turn, then shuffled (Fisher and Yates). */
    private static int[] portions(int count, int folds, RandomGenerator random) {
        int[] portion = new int[count];
        Arrays.setAll(portion, i -> i % folds);
        for (int i = count - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int moved = portion[i];
            portion[i] = portion[j];
            portion[j] = moved;
        }
        return portion;
    }

    private enum Side {
        IN,
        OUT
    }

    private static int[] indices(int[] portion, int wanted, Side side) {
        int[] found = new int[portion.length];
        int count = 0;
        for (int i = 0; i < portion.length; i++) {
            if ((portion[i] == wanted) == (side == Side.IN)) {
                found[count++] = i;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private static void requireEveryClassLeft(Labels all, Labels left, int fold, int folds) {
        boolean[] there = new boolean[all.classes()];
        for (int label : left.values()) {
            there[label] = true;
        }
        for (int label : all.values()) {
            if (!there[label]) {
                throw new DataException("fold " + fold + " of " + folds + " takes every sample of class " + label
                        + ", expected at least one of each class to be left for training; take more folds or other"
                        + " seeds");
            }
        }
    }
}
