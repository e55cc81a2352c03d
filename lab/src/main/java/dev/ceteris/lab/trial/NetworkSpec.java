// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.trial;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.Default;
import dev.ceteris.base.Meaning;
import dev.ceteris.base.SpecException;
import dev.ceteris.base.Unit;
import dev.ceteris.data.source.InputForm;
import dev.ceteris.data.source.NumberInputs;
import dev.ceteris.engine.kernel.Shape;
import dev.ceteris.engine.network.Convolution;
import dev.ceteris.engine.network.ConvolutionStack;
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
import dev.ceteris.engine.sample.ImageShape;
import dev.ceteris.spec.Canonical;
import dev.ceteris.spec.Plain;
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
 * @param convolution convolutional layers before these, first to last; empty for dense layers alone
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
        boolean residual,

        @Meaning("convolutional layers that images go through before the hidden layers, first to last, with the same "
                + "activation and initialization; `[]` is none")
        @Default(value = "[]", silent = true)
        List<Convolution> convolution) {
    /** Floats of the largest array that every JVM can make. */
    private static final int LARGEST = Integer.MAX_VALUE - 8;

    public NetworkSpec {
        hidden = List.copyOf(hidden);
        convolution = List.copyOf(convolution);
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
        require(
                normalization.over() != Normalization.Over.UNITS || !hidden.contains(1),
                "normalization",
                "layer",
                "none or batch where a hidden layer has one unit, whose term minus its own mean is always 0: hidden is "
                        + hidden);
    }

    /** Dense layers alone, neither normalized nor residual. */
    public NetworkSpec(List<Integer> hidden, Activation activation, Initialization initialization) {
        this(hidden, activation, initialization, List.of());
    }

    /** Convolutions before plain dense layers. */
    public NetworkSpec(
            List<Integer> hidden, Activation activation, Initialization initialization, List<Convolution> convolution) {
        this(hidden, activation, initialization, new Unnormalized(), false, convolution);
    }

    private static boolean addsAny(List<Integer> hidden) {
        return IntStream.range(1, hidden.size()).anyMatch(layer -> adds(hidden, layer));
    }

    private static boolean adds(List<Integer> hidden, int layer) {
        return layer > 0 && hidden.get(layer).equals(hidden.get(layer - 1));
    }

    /**
     * The classifier for samples of some form and {@code classes} classes, with the usual loss.
     *
     * @throws dev.ceteris.base.SpecException when there are convolutions that do not fit the samples
     */
    public Network classifier(InputForm inputs, int classes) {
        return network(inputs, classes, new SoftmaxCrossEntropy());
    }

    /** The classifier for samples of {@code inputs} numbers that are no image. */
    public Network classifier(int inputs, int classes) {
        return classifier(new NumberInputs(inputs), classes);
    }

    /**
     * The network that answers samples of some form with {@code outputs} numbers, with the usual loss.
     *
     * @throws dev.ceteris.base.SpecException when there are convolutions that do not fit the samples
     */
    public Network regressor(InputForm inputs, int outputs) {
        return network(inputs, outputs, new MeanSquaredError());
    }

    /** The same for samples of {@code inputs} numbers that are no image. */
    public Network regressor(int inputs, int outputs) {
        return regressor(new NumberInputs(inputs), outputs);
    }

    /**
     * The network that answers samples of some form with {@code outputs} numbers, and makes a loss of them small.
     *
     * @throws dev.ceteris.base.SpecException when there are convolutions that do not fit the samples
     */
    public Network network(InputForm inputs, int outputs, Loss loss) {
        List<Dense> layers = new ArrayList<>();
        for (int i = 0; i < hidden.size(); i++) {
            layers.add(
                    new Dense(hidden.get(i), activation, initialization, normalization, residual && adds(hidden, i)));
        }
        layers.add(new Dense(outputs, new Identity(), initialization));
        Network network = new Network(inputs.width(), stack(inputs), layers, loss);
        for (int i = 0; i < network.depth(); i++) {
            requireRoom(network.fanIn(i), network.units(i), i + 1);
        }
        return network;
    }

    /** The weights of a layer are one array. */
    private void requireRoom(int fanIn, int units, int number) {
        long room = (long) Shape.padded(fanIn) * Shape.padded(units);
        boolean filters = number <= convolution.size();
        require(
                room <= LARGEST,
                filters ? "convolution, layer " + number : "hidden",
                filters ? "of " + units + " filters of " + fanIn + " numbers" : hidden,
                "layers of at most " + LARGEST + " weights; layer " + number + " would have " + fanIn + " x " + units);
    }

    private ConvolutionStack stack(InputForm inputs) {
        if (convolution.isEmpty()) {
            return ConvolutionStack.NONE;
        }
        ImageShape image = inputs.image()
                .orElseThrow(() -> new SpecException(
                        "convolution",
                        Canonical.text(Plain.at(Plain.section(this), "convolution")),
                        "[] for data that is no image, of which nobody knows which numbers are neighbours"));
        return new ConvolutionStack(image, convolution, activation, initialization);
    }
}
