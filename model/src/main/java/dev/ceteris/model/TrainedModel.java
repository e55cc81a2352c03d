// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.model;

import dev.ceteris.data.source.Dataset;
import dev.ceteris.data.source.InputForm;
import dev.ceteris.data.source.PixelInputs;
import dev.ceteris.data.source.Supply;
import dev.ceteris.data.source.TargetColumn;
import dev.ceteris.data.source.image.PictureStyle;
import dev.ceteris.engine.network.Loss;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Values;
import dev.ceteris.engine.training.TrainedWeights;
import dev.ceteris.lab.trial.NetworkSpec;

/**
 * A trained network with all that is needed to ask it: what its inputs were before they were scaled, and what its
 * outputs mean.
 *
 * @param origin where it is from
 * @param spec the network as a study states it
 * @param loss that it has learned with, which says what its outputs mean
 * @param inputs how raw values become what it is shown
 * @param style how the images looked that it learned; {@link PictureStyle#NONE} where it learned something else
 * @param outputs what its answers mean
 * @param weights what it has learned
 */
public record TrainedModel(
        ModelOrigin origin,
        NetworkSpec spec,
        Loss loss,
        InputForm inputs,
        PictureStyle style,
        ModelOutputs outputs,
        TrainedWeights weights) {
    /** The network, which follows from its spec, its inputs, its outputs and its loss. */
    public Network network() {
        return spec.network(inputs, outputs.width(), loss);
    }

    /** The same with what it has learned. */
    TrainedModel with(TrainedWeights learned) {
        return new TrainedModel(origin, spec, loss, inputs, style, outputs, learned);
    }

    /**
     * The model of a network that has learned a data set.
     *
     * @param spec of the network
     * @param loss that it has learned with
     * @param dataset that it has learned
     * @param weights that it has come to
     */
    public static TrainedModel of(
            ModelOrigin origin, NetworkSpec spec, Loss loss, Dataset dataset, TrainedWeights weights) {
        return new TrainedModel(origin, spec, loss, dataset.inputs(), style(dataset), outputs(dataset), weights);
    }

    private static PictureStyle style(Dataset dataset) {
        return dataset.inputs() instanceof PixelInputs pixels && dataset.supply() instanceof Supply.Collected
                ? PictureStyle.of(dataset.train().features(), pixels)
                : PictureStyle.NONE;
    }

    private static ModelOutputs outputs(Dataset dataset) {
        return switch (dataset.test().targets()) {
            case Labels _ -> new ModelOutputs.Classes(dataset.classNames());
            case Values values -> new ModelOutputs.Numbers(TargetColumn.orAsLearned(dataset.targets(), values.width()));
        };
    }
}
