// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.arithmetic;

import static dev.ceteris.engine.arithmetic.VectorWidth.FLOATS;
import static dev.ceteris.engine.arithmetic.VectorWidth.floats;

import jdk.incubator.vector.FloatVector;

/**
 * Where the chains of a gradient start and end, a vector at a time.
 *
 * @param fold what they start from, and what becomes of their sums
 * @param gradient what they start from and are kept in, if they are
 * @param weights what they change, if they are a step
 */
record Target(Fold fold, float[] gradient, float[] weights) {
    /** The weights of a layer. */
    static Target weights(Layer layer, Fold fold) {
        return new Target(fold, layer.weightGradient(), layer.weights());
    }

    /** The biases of a layer. */
    static Target biases(Layer layer, Fold fold) {
        return new Target(fold, layer.biasGradient(), layer.biases());
    }

    /** What the chains at {@code at} start from. */
    FloatVector start(int at) {
        return fold.start() == Fold.Start.ZERO ? FloatVector.zero(FLOATS) : FloatVector.fromArray(FLOATS, gradient, at);
    }

    /** Ends the chains at {@code at}. */
    void end(FloatVector sum, int at) {
        FloatVector ended = sum.add(0f);
        switch (fold.end()) {
            case GRADIENT -> ended.intoArray(gradient, at);
            case STEP ->
                ended.fma(floats(-fold.step()), FloatVector.fromArray(FLOATS, weights, at))
                        .intoArray(weights, at);
        }
    }
}
