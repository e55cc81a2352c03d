// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network;

import static dev.ceteris.base.Require.require;

import dev.ceteris.engine.network.normalization.Normalization;
import java.util.List;

/**
 * What a network is: a chain of dense layers and the loss on the outputs of the last one.
 *
 * @param inputs numbers per sample, at least 1
 * @param layers first to last, at least one; the last one's units are the outputs
 * @param loss what is made small
 */
public record Network(int inputs, List<Dense> layers, Loss loss) {
    public Network {
        require(inputs >= 1, "inputs", inputs, "at least 1");
        require(!layers.isEmpty(), "layers", "empty", "at least one");
        layers = List.copyOf(layers);
        for (int i = 0; i < layers.size(); i++) {
            Dense layer = layers.get(i);
            int before = i == 0 ? inputs : layers.get(i - 1).units();
            require(
                    !layer.residual() || i > 0 && before == layer.units(),
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

    /** Numbers per answer: the units of the last layer. */
    public int outputs() {
        return layers.getLast().units();
    }

    /** Inputs of layer {@code index}, counted from 0. */
    public int fanIn(int index) {
        return index == 0 ? inputs : layers.get(index - 1).units();
    }

    /**
     * The squared gain that the weights of layer {@code index} are drawn for: that of the activation before it; of the
     * first layer, which has none before it, that of its own, as in He et al. 2015, arXiv:1502.01852, section 2.2.
     */
    public double squaredGain(int index) {
        return layers.get(Math.max(0, index - 1)).activation().squaredGain();
    }

    /** Multiplications with an addition that one sample takes on its way forward: as many as there are weights. */
    public long multiplyAdds() {
        long sum = 0;
        for (int i = 0; i < layers.size(); i++) {
            sum += (long) fanIn(i) * layers.get(i).units();
        }
        return sum;
    }

    /** Number of weights and biases, and of factors and offsets where layers are normalized. */
    public long parameters() {
        long sum = 0;
        for (int i = 0; i < layers.size(); i++) {
            boolean normalized = layers.get(i).normalization().over() != Normalization.Over.NOTHING;
            sum += (fanIn(i) + (normalized ? 3L : 1L)) * layers.get(i).units();
        }
        return sum;
    }
}
