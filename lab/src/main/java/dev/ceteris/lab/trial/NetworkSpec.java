// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.trial;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.Default;
import dev.ceteris.base.Meaning;
import dev.ceteris.base.Unit;
import dev.ceteris.engine.network.Dense;
import dev.ceteris.engine.network.Initialization;
import dev.ceteris.engine.network.Loss;
import dev.ceteris.engine.network.MeanSquaredError;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.network.SoftmaxCrossEntropy;
import dev.ceteris.engine.network.activation.Activation;
import dev.ceteris.engine.network.activation.Identity;
import dev.ceteris.engine.network.normalization.Normalization;
import dev.ceteris.engine.network.normalization.Unnormalized;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A network as a study states it: inputs and outputs follow from the data.
 *
 * @param hidden units of each hidden layer, first to last, each 1 to 65536; empty is a linear model
 * @param activation after each hidden layer
 * @param initialization of every layer's weights
 * @param normalization of every hidden layer's terms
 * @param residual whether hidden layers that are as wide as the one before them add their inputs to their outputs
 */
public record NetworkSpec(
        @Meaning("width of each hidden layer, first to last; `[]` is a linear model") @Unit("units")
        List<Integer> hidden,

        @Meaning("what is applied after each hidden layer") @Default("relu")
        Activation activation,

        @Meaning("from what distribution the weights are drawn; biases start at 0, but `pytorch` (what its linear "
                + "layer draws by default) "
                + "draws them as well")
        @Default("he")
        Initialization initialization,

        @Meaning("what is done to the terms of each hidden layer before its activation")
        @Default(value = "none", silent = true)
        Normalization normalization,

        @Meaning("whether each hidden layer that is as wide as the one before it adds its inputs to its outputs (He et "
                + "al. 2016)")
        @Default(value = "false", silent = true)
        boolean residual) {
    public NetworkSpec {
        hidden = List.copyOf(hidden);
        for (int units : hidden) {
            require(units >= 1 && units <= 65_536, "hidden", hidden, "widths between 1 and 65536");
        }
        require(
                !residual || addsAny(hidden),
                "residual",
                "true",
                "false, or hidden layers of which two neighbours are equally wide: hidden is " + hidden);
        require(
                normalization instanceof Unnormalized || !hidden.isEmpty(),
                "normalization",
                normalization,
                "none where there is no hidden layer");
    }

    private static boolean addsAny(List<Integer> hidden) {
        return IntStream.range(1, hidden.size()).anyMatch(layer -> adds(hidden, layer));
    }

    private static boolean adds(List<Integer> hidden, int layer) {
        return layer > 0 && hidden.get(layer).equals(hidden.get(layer - 1));
    }

    /** A plain network: neither normalized nor residual. */
    public NetworkSpec(List<Integer> hidden, Activation activation, Initialization initialization) {
        this(hidden, activation, initialization, new Unnormalized(), false);
    }

    /** The classifier for samples of {@code inputs} numbers and {@code classes} classes, with the usual loss. */
    public Network classifier(int inputs, int classes) {
        return network(inputs, classes, new SoftmaxCrossEntropy());
    }

    /** The network that answers {@code inputs} numbers with {@code outputs} numbers, with the usual loss. */
    public Network regressor(int inputs, int outputs) {
        return network(inputs, outputs, new MeanSquaredError());
    }

    /** The network that answers {@code inputs} numbers with {@code outputs} numbers, and makes a loss of them small. */
    public Network network(int inputs, int outputs, Loss loss) {
        List<Dense> layers = new ArrayList<>();
        for (int i = 0; i < hidden.size(); i++) {
            layers.add(
                    new Dense(hidden.get(i), activation, initialization, normalization, residual && adds(hidden, i)));
        }
        layers.add(new Dense(outputs, new Identity(), initialization));
        return new Network(inputs, layers, loss);
    }
}
