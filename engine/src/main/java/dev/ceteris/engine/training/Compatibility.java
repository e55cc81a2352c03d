// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import dev.ceteris.base.Require;
import dev.ceteris.base.SpecException;
import dev.ceteris.engine.augmentation.Augmentation;
import dev.ceteris.engine.averaging.Swa;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.network.SoftmaxCrossEntropy;
import dev.ceteris.engine.sample.ByteFeatures;
import dev.ceteris.engine.sample.Features;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.sample.Targets;
import dev.ceteris.engine.sample.Values;

/** Whether a network, its training and samples fit together. */
public final class Compatibility {
    /** Samples of an update that are held at once. */
    private static final int LARGEST_NORMALIZED = 8192;

    private Compatibility() {}

    /**
     * Checks whether a network can learn from samples, or be evaluated on them.
     *
     * @throws SpecException about the {@code inputs}, the {@code outputs} or the {@code loss} of the network
     */
    public static void require(Network network, Samples samples) {
        int width = samples.features().width();
        Require.require(network.inputs() == width, "inputs", network.inputs(), "the width of the samples, " + width);
        boolean otherImages = samples.features() instanceof ByteFeatures bytes
                && bytes.image().filter(network.convolutions().image()::equals).isEmpty()
                && bytes.image().isPresent();
        Require.require(
                network.convolutions().isNothing() || !otherImages,
                "convolutions",
                network.convolutions().image(),
                "the shape of the samples' images");
        requireTargets(network, samples.targets());
    }

    /**
     * Checks whether gradients can go back through a network.
     *
     * @throws SpecException about its last layer
     */
    static void requireWayBack(Network network) {
        Require.require(
                network.layers().getLast().isPlain(),
                "layers",
                "with a last one that is normalized or residual",
                "a plain last one: its answers are not those of a hidden layer");
    }

    /**
     * Checks whether a network can be trained so at all, which can be said before there are samples.
     *
     * @throws SpecException about the key of the training that does not fit the network
     */
    public static void require(Network network, Training training) {
        requireWayBack(network);
        if (network.isNormalizedOverBatches()) {
            requireBatches(network, training);
        }
        requireLoss(network, training);
        int layers = network.depth();
        Require.require(
                training.frozenLayers() < layers,
                "frozenLayers",
                training.frozenLayers(),
                "fewer than the network's " + layers + " layers: one has to learn");
        if (network.loss().classifies()) {
            training.classWeights().requireClasses(network.outputs());
        } else {
            String expected = " where numbers are learned: it is about classes";
            Require.require(
                    training.labelSmoothing() == 0, "labelSmoothing", training.labelSmoothing(), "0" + expected);
            Require.require(
                    training.classWeights().isNothing(), "classWeights", training.classWeights(), "none" + expected);
        }
    }

    private static void requireBatches(Network network, Training training) {
        int most = ConvolutionFront.samplesAtOnce(network, LARGEST_NORMALIZED);
        Require.require(
                training.update() == Update.BATCH,
                "update",
                "epoch",
                "batch: batch normalization needs all samples of an update together; or normalization: layer");
        Require.require(
                training.batchSize() >= 2 && training.batchSize() <= most,
                "batchSize",
                training.batchSize(),
                "between 2 and " + most + " with batch normalization, which needs all samples of an"
                        + " update together; or normalization: layer");
        Require.require(
                !(training.averaging() instanceof Swa),
                "averaging",
                "swa",
                "none or ema with batch normalization: its means and variances belong to the weights of one time, not"
                        + " to a mean of distant ones");
    }

    private static void requireLoss(Network network, Training training) {
        Require.require(
                training.loss().or(network.loss()).equals(network.loss()),
                "loss",
                training.loss(),
                "that of the network, " + network.loss());
        Require.require(
                training.distillation().isNothing()
                        || !network.loss().classifies()
                        || network.loss() instanceof SoftmaxCrossEntropy,
                "distillation",
                training.distillation(),
                "none, or loss: softmaxCrossEntropy: teachers answer with the probabilities of a softmax");
    }

    private static void requireTargets(Network network, Targets targets) {
        String kind = switch (targets) {
            case Labels _ -> "classes";
            case Values _ -> "numbers to a sample";
        };
        int outputs = targets.outputs();
        Require.require(
                network.outputs() == outputs, "outputs", network.outputs(), "the number of " + kind + ", " + outputs);
        boolean fits = network.loss().classifies() == targets instanceof Labels;
        Require.require(fits, "loss", network.loss(), "one for targets that are " + kind);
    }

    /**
     * Checks whether what is learned from can be augmented so.
     *
     * @throws SpecException about the {@code augmentation}, where there are no images
     */
    public static void require(Augmentation augmentation, Features features) {
        boolean images = features instanceof ByteFeatures bytes && bytes.image().isPresent();
        Require.require(
                augmentation.isNothing() || images,
                "augmentation",
                augmentation,
                "none, or images whose pixels are bytes: numbers of a table, standardized pixels and points of a"
                        + " function cannot be deformed");
    }
}
