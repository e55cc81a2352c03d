// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.theory;

import dev.ceteris.engine.network.Dense;
import dev.ceteris.engine.network.Initialization;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.network.SoftmaxCrossEntropy;
import dev.ceteris.engine.network.activation.Activation;
import dev.ceteris.engine.network.activation.Identity;
import dev.ceteris.engine.network.activation.Relu;
import dev.ceteris.engine.sample.FloatFeatures;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.training.Weights;
import dev.ceteris.engine.training.Weights.LayerWeights;
import java.util.ArrayList;
import java.util.List;

/**
 * A network 6-5-3 of quarters and eighths, which float32 holds exactly, and eight samples. In Python:
 *
 * <pre>
 * def mat(n, k, a, b, mod): return np.array([[((a*i + b*j) % mod - mod//2) / 4 for j in range(k)] for i in range(n)])
 * W1 = mat(6, 5, 7, 3, 11); W2 = mat(5, 3, 5, 2, 7)
 * b1 = np.array([((j*3) % 5 - 2) / 8 for j in range(5)]); b2 = np.array([((j*2) % 3 - 1) / 8 for j in range(3)])
 * X = np.array([[((3*i + 2*j) % 7 - 3) / 2 for j in range(6)] for i in range(8)]); y = np.arange(8) % 3
 * </pre>
 */
final class ExampleNetwork {
    private ExampleNetwork() {}

    static Network network() {
        return network(new Relu(), 6, 5, 3);
    }

    /** A classifier with layers of these widths, inputs first. */
    static Network network(Activation activation, int... widths) {
        List<Dense> layers = new ArrayList<>();
        for (int i = 1; i < widths.length; i++) {
            Activation after = i == widths.length - 1 ? new Identity() : activation;
            layers.add(new Dense(widths[i], after, Initialization.HE));
        }
        return new Network(widths[0], layers, new SoftmaxCrossEntropy());
    }

    static Weights weights() {
        return new Weights(List.of(layer(6, 5, 7, 3, 11, 3), layer(5, 3, 5, 2, 7, 2)));
    }

    private static LayerWeights layer(int inputs, int units, int byInput, int byUnit, int modulus, int byBias) {
        float[] weights = new float[inputs * units];
        for (int i = 0; i < inputs; i++) {
            for (int j = 0; j < units; j++) {
                weights[i * units + j] = ((byInput * i + byUnit * j) % modulus - modulus / 2) / 4f;
            }
        }
        float[] biases = new float[units];
        for (int j = 0; j < units; j++) {
            biases[j] = (j * byBias % units - units / 2) / 8f;
        }
        return new LayerWeights(inputs, units, weights, biases);
    }

    /** The weights with W1 higher by 0.25 on its diagonal, and the first of W2 lower by 0.5. */
    static Weights start() {
        Weights weights = weights();
        for (int i = 0; i < 5; i++) {
            weights.layers().get(0).weights()[i * 5 + i] += 0.25f;
        }
        weights.layers().get(1).weights()[0] -= 0.5f;
        return weights;
    }

    static Samples samples() {
        float[] values = new float[8 * 6];
        int[] labels = new int[8];
        for (int i = 0; i < 8; i++) {
            labels[i] = i % 3;
            for (int j = 0; j < 6; j++) {
                values[i * 6 + j] = ((3 * i + 2 * j) % 7 - 3) / 2f;
            }
        }
        return new Samples(new FloatFeatures(values, 6), new Labels(labels, 3));
    }

    /** The weights with everything that leads to one hidden unit times a factor, and what leaves it divided by it. */
    static Weights rescaledUnit(Weights weights, int unit, float factor) {
        LayerWeights first = copy(weights.layers().get(0));
        LayerWeights second = copy(weights.layers().get(1));
        first.biases()[unit] *= factor;
        for (int i = 0; i < first.inputs(); i++) {
            first.weights()[i * first.units() + unit] *= factor;
        }
        for (int j = 0; j < second.units(); j++) {
            second.weights()[unit * second.units() + j] /= factor;
        }
        return new Weights(List.of(first, second));
    }

    /** The same for all hidden units at once. */
    static Weights rescaled(Weights weights, float factor) {
        Weights rescaled = weights;
        for (int unit = 0; unit < weights.layers().getFirst().units(); unit++) {
            rescaled = rescaledUnit(rescaled, unit, factor);
        }
        return rescaled;
    }

    private static LayerWeights copy(LayerWeights layer) {
        return new LayerWeights(
                layer.inputs(),
                layer.units(),
                layer.weights().clone(),
                layer.biases().clone());
    }
}
