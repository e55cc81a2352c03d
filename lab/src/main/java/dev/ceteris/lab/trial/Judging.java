// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.trial;

/** Which samples judge a trial while it is trained, besides those it learns from. */
public sealed interface Judging {
    /** A trial of the study itself: the test part, and the validation part when there is one. */
    record ByTest() implements Judging {}

    /** A trial that helps to choose: the validation part. The test part is not touched. */
    record ByValidation() implements Judging {}

    /**
     * A trial that helps to choose by cross-validation: one portion of the training part judges, the others are
     * learned. The test part is not touched.
     *
     * @param fold which portion, from 1
     * @param folds how many portions there are, at least 2
     */
    record ByFold(int fold, int folds) implements Judging {}
}
