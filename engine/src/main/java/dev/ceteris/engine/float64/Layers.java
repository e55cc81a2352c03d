// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.float64;

import dev.ceteris.engine.math.Span;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.network.activation.Activation;
import java.util.Arrays;

/**
 * A network's layers at work on up to {@code capacity} samples: their way forward, and the deltas' way back. Matrices
 * have a row for each sample; threads share the rows.
 */
final class Layers {
    private final Network network;
    private final Layout layout;

    /** Of each layer: inputs × units. */
    private final Matrix[] weights;

    /** The same turned round, units × inputs: the deltas' way back is a product as well. */
    private final Matrix[] turned;

    private final double[][] biases;

    /** What each layer is shown, and behind the last one what it answers: samples × units. */
    private final Matrix[] shown;

    /** Derivative of each layer's nonlinearity where it was applied: samples × units. */
    private final Matrix[] slopes;

    /** Derivative of what is made small with respect to z of each layer: samples × units. */
    private final Matrix[] deltas;

    Layers(Network network, Layout layout, int capacity) {
        this.network = network;
        this.layout = layout;
        int count = layout.layers().size();
        weights = new Matrix[count];
        turned = new Matrix[count];
        biases = new double[count][];
        shown = new Matrix[count + 1];
        slopes = new Matrix[count];
        deltas = new Matrix[count];
        shown[0] = Matrix.zeros(capacity, network.inputs());
        for (int l = 0; l < count; l++) {
            Layout.Place place = layout.layers().get(l);
            weights[l] = Matrix.zeros(place.inputs(), place.units());
            turned[l] = Matrix.zeros(place.units(), place.inputs());
            biases[l] = new double[Lanes.padded(place.units())];
            shown[l + 1] = Matrix.zeros(capacity, place.units());
            slopes[l] = Matrix.zeros(capacity, place.units());
            deltas[l] = Matrix.zeros(capacity, place.units());
        }
    }

    /** Number of layers. */
    int count() {
        return weights.length;
    }

    /** What the samples are: to be filled before {@link #forward}. */
    Matrix inputs() {
        return shown[0];
    }

    /** What layer {@code l} is shown. */
    Matrix shown(int l) {
        return shown[l];
    }

    /** What the network answers. */
    Matrix answers() {
        return shown[count()];
    }

    /** Of layer {@code l}, after {@link #backward}. */
    Matrix deltas(int l) {
        return deltas[l];
    }

    /** Slopes of the last layer, by which the gradient of the loss is multiplied. */
    Matrix lastSlopes() {
        return slopes[count() - 1];
    }

    /** Takes these parameters, in the order of {@link Layout}. */
    void take(double[] parameters) {
        for (int l = 0; l < count(); l++) {
            Layout.Place place = layout.layers().get(l);
            for (int i = 0; i < place.inputs(); i++) {
                int row = place.weights() + i * place.units();
                System.arraycopy(parameters, row, weights[l].values(), weights[l].at(i), place.units());
                for (int j = 0; j < place.units(); j++) {
                    turned[l].values()[turned[l].at(j) + i] = parameters[row + j];
                }
            }
            System.arraycopy(parameters, place.biases(), biases[l], 0, place.units());
        }
    }

    /** From the inputs to the answers: {@code a ← f(a·W + b)}, layer by layer. */
    void forward(Span samples) {
        for (int l = 0; l < count(); l++) {
            Layout.Place place = layout.layers().get(l);
            Matrix to = shown[l + 1];
            for (int s = samples.from(); s < samples.to(); s++) {
                System.arraycopy(biases[l], 0, to.values(), to.at(s), biases[l].length);
            }
            Product64.add(
                    Left.rows(shown[l].values(), shown[l].at(samples.from()), shown[l].stride()),
                    weights[l],
                    to.from(samples.from(), 0),
                    new Product64.Size(samples.length(), place.inputs(), place.units()));
            Activation activation = network.layers().get(l).activation();
            for (int s = samples.from(); s < samples.to(); s++) {
                activation.apply(to.values(), slopes[l].values(), to.at(s), place.units());
            }
        }
    }

    /** From the last layer's deltas to the first one's: {@code δ ← (δ·Wᵀ) ∘ f′}. */
    void backward(Span samples) {
        for (int l = count() - 1; l > 0; l--) {
            Layout.Place place = layout.layers().get(l);
            Matrix to = deltas[l - 1];
            int width = Lanes.padded(place.inputs());
            for (int s = samples.from(); s < samples.to(); s++) {
                Arrays.fill(to.values(), to.at(s), to.at(s) + width, 0);
            }
            Product64.add(
                    Left.rows(deltas[l].values(), deltas[l].at(samples.from()), deltas[l].stride()),
                    turned[l],
                    to.from(samples.from(), 0),
                    new Product64.Size(samples.length(), place.units(), place.inputs()));
            for (int s = samples.from(); s < samples.to(); s++) {
                int row = to.at(s);
                for (int j = row; j < row + place.inputs(); j++) {
                    to.values()[j] *= slopes[l - 1].values()[j];
                }
            }
        }
    }
}
