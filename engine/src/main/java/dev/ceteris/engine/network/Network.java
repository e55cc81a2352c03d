// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network;

import static dev.ceteris.base.Require.require;

import dev.ceteris.engine.network.activation.Activation;
import dev.ceteris.engine.network.normalization.Normalization;
import dev.ceteris.engine.network.normalization.Unnormalized;
import java.util.ArrayList;
import java.util.List;

/**
 * What a network is: convolutions if any, a chain of dense layers and the loss on the outputs of the last one. Where a
 * layer has a number, convolutions come first.
 *
 * @param inputs numbers per sample, at least 1; of convolutions those of their image
 * @param convolutions before the dense layers
 * @param layers the dense layers, first to last, at least one; the last one's units are the outputs
 * @param loss what is made small
 */
public record Network(int inputs, ConvolutionStack convolutions, List<Dense> layers, Loss loss) {
    public Network {
        require(inputs >= 1, "inputs", inputs, "at least 1");
        require(!layers.isEmpty(), "layers", "empty", "at least one");
        require(
                convolutions.isNothing() || inputs == convolutions.image().size(),
                "inputs",
                inputs,
                "the numbers of an image, " + convolutions.image().size());
        layers = List.copyOf(layers);
        for (int i = 0; i < layers.size(); i++) {
            Dense layer = layers.get(i);
            int before = i == 0 ? inputs : layers.get(i - 1).units();
            require(
                    !layer.residual() || (i > 0 && before == layer.units()),
                    "layer " + (i + 1),
                    "residual",
                    "a hidden layer before it, of as many units");
        }
    }

    /** Whether every layer is {@code activation(Wx + b)} and nothing else. */
    public boolean isPlain() {
        return layers.stream().allMatch(Dense::isPlain);
    }

    /** Whether a layer is normalized over the samples of an update, which then have to be there together. */
    public boolean isNormalizedOverBatches() {
        return layers.stream().anyMatch(layer -> layer.normalization().over() == Normalization.Over.BATCH);
    }

    /** Dense layers alone. */
    public Network(int inputs, List<Dense> layers, Loss loss) {
        this(inputs, ConvolutionStack.NONE, layers, loss);
    }

    /**
     * The same with so many units in every hidden layer that is dense.
     *
     * @param units 1 to 65536
     */
    public Network withHidden(int units) {
        List<Dense> other = new ArrayList<>();
        for (Dense layer : layers.subList(0, layers.size() - 1)) {
            other.add(new Dense(
                    units, layer.activation(), layer.initialization(), layer.normalization(), layer.residual()));
        }
        other.add(layers.getLast());
        return new Network(inputs, convolutions, other, loss);
    }

    /** Numbers per answer: the units of the last layer. */
    public int outputs() {
        return layers.getLast().units();
    }

    /** Number of layers with weights: convolutions and dense layers. */
    public int depth() {
        return convolutions.layers().size() + layers.size();
    }

    /** Inputs of a unit of layer {@code index}, counted from 0; of a convolution the numbers in a window. */
    public int fanIn(int index) {
        int front = convolutions.layers().size();
        if (index < front) {
            return convolutions.shapes().get(index).inputs();
        }
        return index == front ? denseInputs() : layers.get(index - front - 1).units();
    }

    /** Inputs of the first dense layer. */
    private int denseInputs() {
        return convolutions.isNothing() ? inputs : convolutions.output().size();
    }

    /** Units of layer {@code index}, counted from 0; of a convolution its filters. */
    public int units(int index) {
        int front = convolutions.layers().size();
        return index < front
                ? convolutions.layers().get(index).filters()
                : layers.get(index - front).units();
    }

    /** What is done to the terms of layer {@code index}, counted from 0; nothing to those of a convolution. */
    public Normalization normalization(int index) {
        int front = convolutions.layers().size();
        return index < front ? new Unnormalized() : layers.get(index - front).normalization();
    }

    /** What is applied after layer {@code index}, counted from 0. */
    public Activation activation(int index) {
        int front = convolutions.layers().size();
        return index < front
                ? convolutions.activation()
                : layers.get(index - front).activation();
    }

    /** From what distribution the weights of layer {@code index}, counted from 0, are drawn. */
    public Initialization initialization(int index) {
        int front = convolutions.layers().size();
        return index < front
                ? convolutions.initialization()
                : layers.get(index - front).initialization();
    }

    /**
     * The squared gain that the weights of layer {@code index} are drawn for: that of the activation before it; of the
     * first layer, which has none before it, that of its own, as in He et al. 2015, arXiv:1502.01852, section 2.2.
     */
    public double squaredGain(int index) {
        return activation(Math.max(0, index - 1)).squaredGain();
    }

    /**
     * Multiplications with an addition that one sample takes on its way forward: as many as there are weights, those of
     * a convolution once for every window.
     */
    public long multiplyAdds() {
        long sum = 0;
        for (ConvolutionShape shape : convolutions.shapes()) {
            sum += shape.multiplyAdds();
        }
        for (int i = convolutions.layers().size(); i < depth(); i++) {
            sum += (long) fanIn(i) * units(i);
        }
        return sum;
    }

    /** Number of weights and biases, and of factors and offsets where layers are normalized. */
    public long parameters() {
        long sum = 0;
        for (int i = 0; i < depth(); i++) {
            boolean normalized = normalization(i).over() != Normalization.Over.NOTHING;
            sum += (fanIn(i) + (normalized ? 3L : 1L)) * units(i);
        }
        return sum;
    }
}
