// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.score;

import static dev.ceteris.base.Require.require;

import dev.ceteris.engine.network.ClassLoss;
import dev.ceteris.engine.sample.Labels;

/**
 * What a classifier answers to some samples, as probabilities, beside the classes that are correct.
 *
 * @param probabilities samples × classes, row by row, each row the softmax of a network's logits in double precision:
 *     class k of sample i at {@code i * classes + k}; not to be changed
 * @param losses −ln of the probability of the correct class of each sample, in nats; from the outputs themselves, so
 *     that a probability that underflows to 0 has a finite loss all the same; not to be changed
 * @param predicted the class with the largest output of each sample, of equal ones the first; not to be changed
 * @param labels the correct classes
 */
public record ClassAnswers(double[] probabilities, double[] losses, int[] predicted, Labels labels) {
    /**
     * The answers of a network.
     *
     * @param outputs of its last layer, as {@link ClassLoss#logits} of its loss: samples × classes, row by row
     * @throws dev.ceteris.base.SpecException when there are not as many outputs as samples × classes
     */
    public static ClassAnswers of(double[] outputs, Labels labels) {
        int classes = labels.classes();
        int count = labels.count();
        require(outputs.length == count * classes, "outputs", outputs.length, count + " × " + classes);
        double[] probabilities = new double[outputs.length];
        double[] losses = new double[count];
        int[] predicted = new int[count];
        for (int i = 0; i < count; i++) {
            int row = i * classes;
            int largest = 0;
            for (int k = 1; k < classes; k++) {
                largest = outputs[row + k] > outputs[row + largest] ? k : largest;
            }
            double sum = 0;
            for (int k = 0; k < classes; k++) {
                probabilities[row + k] = StrictMath.exp(outputs[row + k] - outputs[row + largest]);
                sum += probabilities[row + k];
            }
            for (int k = 0; k < classes; k++) {
                probabilities[row + k] /= sum;
            }
            predicted[i] = largest;
            losses[i] = StrictMath.log(sum) - (outputs[row + labels.values()[i]] - outputs[row + largest]);
        }
        return new ClassAnswers(probabilities, losses, predicted, labels);
    }

    /** Number of samples, at least 1. */
    public int count() {
        return predicted.length;
    }

    /** Number of classes, at least 2. */
    public int classes() {
        return labels.classes();
    }

    /** The correct class of a sample. */
    public int label(int sample) {
        return labels.values()[sample];
    }

    /** The predicted class of a sample. */
    public int prediction(int sample) {
        return predicted[sample];
    }

    /** −ln of the probability of the correct class of a sample, in nats. */
    public double loss(int sample) {
        return losses[sample];
    }

    /** The probability that a sample is of a class, in [0, 1]. */
    public double probability(int sample, int label) {
        return probabilities[sample * labels.classes() + label];
    }

    /** The probability of the class that is predicted, in [1 / classes, 1]. */
    public double confidence(int sample) {
        return probability(sample, predicted[sample]);
    }

    /** Whether the predicted class of a sample is the correct one. */
    public boolean isCorrect(int sample) {
        return predicted[sample] == labels.values()[sample];
    }

    /** The mean of the losses, in nats. */
    public double meanLoss() {
        double sum = 0;
        for (double loss : losses) {
            sum += loss;
        }
        return sum / losses.length;
    }

    /** Whether every number is finite; a network that has diverged answers others. */
    public boolean isFinite() {
        for (double loss : losses) {
            if (!Double.isFinite(loss)) {
                return false;
            }
        }
        return true;
    }
}
