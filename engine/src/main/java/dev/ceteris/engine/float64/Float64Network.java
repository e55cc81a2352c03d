// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.float64;

import static dev.ceteris.base.Require.require;

import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.training.Compatibility;

/**
 * A network in float64 whose weights stay as they are: it is evaluated, and learns nothing. Its outputs are those of a
 * {@link Float64Trainer} with these weights.
 */
public final class Float64Network {
    private final Network network;
    private final Layout layout;
    private final double[] parameters;

    /**
     * A network with given numbers, which are copied.
     *
     * @throws dev.ceteris.base.SpecException when the weights are those of another network
     */
    public Float64Network(Network network, Float64Weights weights) {
        require(
                network.convolutions().isNothing(),
                "convolutions",
                network.convolutions().layers(),
                "none in float64");
        this.network = network;
        layout = Layout.of(network);
        parameters = new double[layout.length()];
        int count = layout.layers().size();
        require(weights.layers().size() == count, "layers", weights.layers().size(), count + ", as in the network");
        for (int l = 0; l < count; l++) {
            Layout.Place place = layout.layers().get(l);
            Float64Weights.LayerWeights layer = weights.layers().get(l);
            require(
                    layer.inputs() == place.inputs() && layer.units() == place.units(),
                    "layer " + (l + 1),
                    layer.inputs() + " x " + layer.units(),
                    place.inputs() + " x " + place.units() + ", as in the network");
            System.arraycopy(layer.weights(), 0, parameters, place.weights(), layer.weights().length);
            System.arraycopy(layer.biases(), 0, parameters, place.biases(), layer.biases().length);
        }
    }

    /**
     * What the network answers: the outputs of its last layer, before the loss.
     *
     * @param samples as wide as the network's inputs, with targets for its loss
     * @return samples × outputs, row by row: output j of sample i at {@code i * outputs + j}
     * @throws dev.ceteris.base.SpecException when network and samples do not fit together
     */
    public double[] outputs(Samples samples, ThreadTeam team) {
        Compatibility.require(network, samples);
        double[] outputs = new double[Math.multiplyExact(samples.count(), network.outputs())];
        new NetworkFunction(network, samples, layout).answers(parameters, outputs, team);
        return outputs;
    }
}
