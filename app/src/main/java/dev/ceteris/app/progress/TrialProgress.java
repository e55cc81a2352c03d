// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.progress;

/**
 * A trial that is being trained, at one moment.
 *
 * @param number its place in the study
 * @param label condition and seed: {@code batchSize 128, seed 3}
 * @param finishedEpochs epochs behind it
 * @param epochs epochs it will have
 * @param loss on the training samples after the latest epoch; NaN before the first
 * @param accuracy on the test samples, as a share; NaN before the first epoch
 * @param secondsLeft until its last epoch ends; NaN while no epoch was measured
 * @param score what the choice is made by, of a trial that helps to choose: {@code validation.loss 1.23}; else empty
 * @param preparing what is trained before it
 */
record TrialProgress(
        int number,
        String label,
        int finishedEpochs,
        int epochs,
        double loss,
        double accuracy,
        double secondsLeft,
        String score,
        Preparing preparing) {
    /**
     * What is trained before the trial itself.
     *
     * @param finished epochs of its teachers that are trained
     * @param all epochs of its teachers, 0 where it has none
     */
    record Preparing(int finished, int all) {
        boolean isOver() {
            return finished >= all;
        }
    }

    /** Of a trial by which nothing is chosen. */
    TrialProgress(
            int number,
            String label,
            int finishedEpochs,
            int epochs,
            double loss,
            double accuracy,
            double secondsLeft) {
        this(number, label, finishedEpochs, epochs, loss, accuracy, secondsLeft, "", new Preparing(0, 0));
    }
}
