// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network;

import static dev.ceteris.base.Require.require;

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

    /** Number of weights and biases. */
    public long parameters() {
        long sum = 0;
        for (int i = 0; i < layers.size(); i++) {
            sum += (fanIn(i) + 1L) * layers.get(i).units();
        }
        return sum;
    }
}
