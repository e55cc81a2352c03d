// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.trial;

/** On which samples a trial is evaluated while it is trained, besides its training set. */
public sealed interface EvaluationSets {
    /** A trial of the study itself: the test set, and the validation set if there is one. */
    record WithTest() implements EvaluationSets {}

    /** A trial of a tuning run: the validation set. The test set is not used. */
    record OnlyValidation() implements EvaluationSets {}

    /**
     * A trial of a tuning run with cross-validation: one fold of the training set is the validation set, the others are
     * the training set. The test set is not used.
     *
     * @param fold which fold is the validation set, from 1
     * @param folds how many folds there are, at least 2
     */
    record Fold(int fold, int folds) implements EvaluationSets {}

    /**
     * A trial of a tuning run inside of a fold that is tested on (nested cross-validation): one inner fold of the
     * samples that the split learns from is the validation set, the other inner folds are the training set. The fold
     * that the split is tested on is not used.
     *
     * @param fold which inner fold is the validation set, from 1
     * @param folds how many inner folds there are, at least 2
     * @param split of the trials that the choice is for: it decides which samples are held out of the choice
     */
    record InnerFold(int fold, int folds, long split) implements EvaluationSets {}
}
