// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.arithmetic;

import static dev.ceteris.engine.arithmetic.VectorWidth.FLOATS;
import static dev.ceteris.engine.arithmetic.VectorWidth.floats;

import jdk.incubator.vector.FloatVector;

/**
 * Where the chains of a product start and end, a vector at a time.
 *
 * @param fold what becomes of a sum
 * @param sums where it starts from and is kept, if it is
 * @param weights what it changes, if it is a step
 */
record Target(Fold fold, float[] sums, float[] weights) {
    /** Sums that start from 0 and are written to {@code sums}. */
    static Target sums(float[] sums) {
        return new Target(new Fold(Fold.Start.ZERO, Fold.End.GRADIENT, 0), sums, sums);
    }

    /** The gradient of a layer's weights. */
    static Target gradient(Layer layer, Fold fold) {
        return new Target(fold, layer.weightGradient(), layer.weights());
    }

    /** The gradient of a layer's biases. */
    static Target biasGradient(Layer layer, Fold fold) {
        return new Target(fold, layer.biasGradient(), layer.biases());
    }

    /** What the chains at {@code at} start from. */
    FloatVector start(int at) {
        return fold.start() == Fold.Start.ZERO ? FloatVector.zero(FLOATS) : FloatVector.fromArray(FLOATS, sums, at);
    }

    /** Ends the chains at {@code at}. */
    void end(FloatVector sum, int at) {
        FloatVector ended = sum.add(0f);
        switch (fold.end()) {
            case GRADIENT -> ended.intoArray(sums, at);
            case STEP ->
                ended.fma(floats(-fold.step()), FloatVector.fromArray(FLOATS, weights, at))
                        .intoArray(weights, at);
        }
    }
}
