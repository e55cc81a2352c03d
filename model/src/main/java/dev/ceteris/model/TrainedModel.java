// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.model;

import dev.ceteris.data.source.Dataset;
import dev.ceteris.data.source.InputForm;
import dev.ceteris.data.source.PixelInputs;
import dev.ceteris.data.source.Supply;
import dev.ceteris.data.source.TargetColumn;
import dev.ceteris.data.source.image.PictureStyle;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Values;
import dev.ceteris.engine.training.TrainedWeights;
import dev.ceteris.lab.trial.NetworkSpec;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A trained network with all that is needed to ask it: what its inputs were before they were scaled, and what its
 * outputs mean.
 *
 * @param origin where it is from
 * @param spec the network as a study states it
 * @param inputs how raw values become what it is shown
 * @param style how the images looked that it learned; {@link PictureStyle#NONE} where it learned something else
 * @param outputs what its answers mean
 * @param weights what it has learned
 */
public record TrainedModel(
        ModelOrigin origin,
        NetworkSpec spec,
        InputForm inputs,
        PictureStyle style,
        ModelOutputs outputs,
        TrainedWeights weights) {
    /** The network, which follows from its spec, its inputs and its outputs. */
    public Network network() {
        return switch (outputs) {
            case ModelOutputs.Classes classes -> spec.classifier(inputs.width(), classes.width());
            case ModelOutputs.Numbers numbers -> spec.regressor(inputs.width(), numbers.width());
        };
    }

    /**
     * The model of a network that has learned a data set.
     *
     * @param spec of the network
     * @param dataset that it has learned
     * @param weights that it has come to
     */
    public static TrainedModel of(ModelOrigin origin, NetworkSpec spec, Dataset dataset, TrainedWeights weights) {
        return new TrainedModel(origin, spec, dataset.inputs(), style(dataset), outputs(dataset), weights);
    }

    private static PictureStyle style(Dataset dataset) {
        return dataset.inputs() instanceof PixelInputs pixels && dataset.supply() instanceof Supply.Collected
                ? PictureStyle.of(dataset.train().features(), pixels)
                : PictureStyle.NONE;
    }

    private static ModelOutputs outputs(Dataset dataset) {
        return switch (dataset.test().targets()) {
            case Labels _ -> new ModelOutputs.Classes(dataset.classNames());
            case Values values when dataset.targets().isEmpty() -> new ModelOutputs.Numbers(unnamed(values.width()));
            case Values _ -> new ModelOutputs.Numbers(dataset.targets());
        };
    }

    private static List<TargetColumn> unnamed(int width) {
        return IntStream.rangeClosed(1, width)
                .mapToObj(i -> new TargetColumn("output " + i, 0, 1))
                .toList();
    }
}
