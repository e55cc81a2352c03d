// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.model;

import dev.ceteris.data.source.TargetColumn;
import dev.ceteris.engine.float64.Float64Network;
import dev.ceteris.engine.float64.Float64Weights;
import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.network.ClassLoss;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.sample.Features;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.sample.Targets;
import dev.ceteris.engine.sample.Values;
import dev.ceteris.engine.training.FixedNetwork;
import dev.ceteris.engine.training.Weights;

/** A model that is asked: raw features go in, answers come out. Used by one thread at a time. */
public final class ModelNetwork {
    private final TrainedModel model;
    private final Network network;
    private final ThreadTeam team;

    /** @param team that computes; it changes nothing but the time it takes */
    public ModelNetwork(TrainedModel model, ThreadTeam team) {
        this.model = model;
        this.network = model.network();
        this.team = team;
    }

    /** The model that is asked. */
    public TrainedModel model() {
        return model;
    }

    /**
     * What the network answers, before the loss: of a classifier the logits, else numbers that are standardized like
     * its targets.
     *
     * @param raw features before they are scaled, as wide as the model's inputs
     * @return samples × outputs, row by row
     */
    public double[] outputs(Features raw) {
        Targets blank = switch (model.outputs()) {
            case ModelOutputs.Classes classes -> new Labels(new int[raw.count()], classes.width());
            case ModelOutputs.Numbers numbers -> new Values(new double[raw.count() * numbers.width()], numbers.width());
        };
        return outputs(new Samples(model.inputs().shown(raw), blank));
    }

    /** The same of samples that are scaled already. */
    double[] outputs(Samples samples) {
        return switch (model.weights()) {
            case Weights weights -> doubles(new FixedNetwork(network, weights).outputs(samples, team));
            case Float64Weights weights -> new Float64Network(network, weights).outputs(samples, team);
            default ->
                throw new IllegalStateException(
                        "an unknown precision: " + model.weights().getClass());
        };
    }

    private static double[] doubles(float[] floats) {
        double[] doubles = new double[floats.length];
        for (int i = 0; i < floats.length; i++) {
            doubles[i] = floats[i];
        }
        return doubles;
    }

    /**
     * Answers in the units in which they are read: of a classifier the probability of each class, else each number in
     * the unit of its target.
     *
     * @param raw features before they are scaled, as wide as the model's inputs
     * @return samples × outputs, row by row
     */
    public double[] answers(Features raw) {
        double[] outputs = outputs(raw);
        int width = model.outputs().width();
        switch (model.outputs()) {
            case ModelOutputs.Classes _ -> {
                outputs = ((ClassLoss) model.loss()).logits(outputs);
                for (int from = 0; from < outputs.length; from += width) {
                    softmax(outputs, from, width);
                }
            }
            case ModelOutputs.Numbers numbers -> {
                for (int i = 0; i < outputs.length; i++) {
                    TargetColumn target = numbers.targets().get(i % width);
                    outputs[i] = outputs[i] * target.deviation() + target.mean();
                }
            }
        }
        return outputs;
    }

    /** Replaces logits by probabilities; the largest one is subtracted first, so that nothing overflows. */
    private static void softmax(double[] values, int from, int width) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = from; i < from + width; i++) {
            largest = Math.max(largest, values[i]);
        }
        double sum = 0;
        for (int i = from; i < from + width; i++) {
            values[i] = StrictMath.exp(values[i] - largest);
            sum += values[i];
        }
        for (int i = from; i < from + width; i++) {
            values[i] /= sum;
        }
    }
}
