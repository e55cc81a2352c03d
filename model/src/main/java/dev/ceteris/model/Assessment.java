// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.model;

import dev.ceteris.engine.float64.Float64Weights;
import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.network.ClassLoss;
import dev.ceteris.engine.network.Loss;
import dev.ceteris.engine.network.NumberLoss;
import dev.ceteris.engine.sample.Features;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.sample.Targets;
import dev.ceteris.engine.sample.Values;
import dev.ceteris.engine.training.FixedNetwork;
import dev.ceteris.engine.training.Weights;
import dev.ceteris.lab.trial.TargetErrors;

/** How well a model does on samples whose answers are known. */
public sealed interface Assessment {
    /** Number of samples. */
    int samples();

    /** Mean loss, as in training: in nats of classes, else of standardized targets. */
    double loss();

    /**
     * Of a classifier.
     *
     * @param accuracy share of samples classified correctly
     * @param confusion samples of class i that were taken for class j, at {@code [i][j]}
     */
    record OfClasses(int samples, double loss, double accuracy, int[][] confusion) implements Assessment {}

    /**
     * Of a network that predicts numbers.
     *
     * @param errors in the unit of the targets
     */
    record OfNumbers(int samples, double loss, TargetErrors errors) implements Assessment {}

    /**
     * Assesses a model.
     *
     * @param raw features before they are scaled, as wide as the model's inputs
     * @param targets one for each sample; numbers are standardized as the model's targets are
     * @param team that computes; it changes nothing but the time it takes
     */
    static Assessment of(TrainedModel model, Features raw, Targets targets, ThreadTeam team) {
        Samples samples = new Samples(model.inputs().shown(raw), targets);
        double[] outputs = new ModelNetwork(model, team).outputs(samples);
        double loss = switch (model.weights()) {
            case Weights weights ->
                new FixedNetwork(model.network(), weights)
                        .evaluate(samples, team)
                        .loss();
            case Float64Weights _ -> meanLoss(model.loss(), outputs, targets);
            default ->
                throw new IllegalStateException(
                        "an unknown precision: " + model.weights().getClass());
        };
        return switch (targets) {
            case Labels labels -> {
                int[][] confusion = confusion(outputs, labels);
                int correct = 0;
                for (int i = 0; i < confusion.length; i++) {
                    correct += confusion[i][i];
                }
                yield new OfClasses(samples.count(), loss, (double) correct / samples.count(), confusion);
            }
            case Values values ->
                new OfNumbers(
                        samples.count(),
                        loss,
                        TargetErrors.of(outputs, values, ((ModelOutputs.Numbers) model.outputs()).targets()));
        };
    }

    private static double meanLoss(Loss loss, double[] outputs, Targets targets) {
        int width = targets.outputs();
        double[] deltas = new double[outputs.length];
        double sum = 0;
        for (int i = 0; i < targets.count(); i++) {
            sum += switch (loss) {
                case ClassLoss classes ->
                    classes.judge(outputs, i * width, width, ((Labels) targets).values()[i], deltas);
                case NumberLoss numbers -> meanLoss(numbers, outputs, ((Values) targets).values(), i * width, width);
            };
        }
        return sum / targets.count();
    }

    private static double meanLoss(NumberLoss loss, double[] outputs, double[] targets, int at, int width) {
        double sum = 0;
        for (int j = at; j < at + width; j++) {
            sum = loss.plus(outputs[j] - targets[j], sum);
        }
        return sum / width;
    }

    private static int[][] confusion(double[] outputs, Labels labels) {
        int width = labels.classes();
        int[][] confusion = new int[width][width];
        for (int i = 0; i < labels.count(); i++) {
            confusion[labels.values()[i]][likeliest(outputs, i * width, width)]++;
        }
        return confusion;
    }

    /** The place of the largest of some numbers, counted from {@code from}; the first one of several. */
    static int likeliest(double[] values, int from, int width) {
        int best = 0;
        for (int j = 1; j < width; j++) {
            best = values[from + j] > values[from + best] ? j : best;
        }
        return best;
    }
}
