// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import static dev.ceteris.engine.math.VectorWidth.FLOATS;
import static dev.ceteris.engine.math.VectorWidth.LANES;

import dev.ceteris.engine.math.Logistic;
import dev.ceteris.engine.math.Span;
import jdk.incubator.vector.FloatVector;

/** Logistic function, a vector at a time; the derivative {@code y − y²} in one rounding. */
final class VectorSigmoid implements ActivationKernel {
    @Override
    public void apply(float[] values, Span span) {
        Logistic.sigmoid(values, span);
    }

    @Override
    public void backward(float[] outputs, float[] deltas, Span span) {
        for (int i = span.from(); i < span.to(); i += LANES) {
            FloatVector y = FloatVector.fromArray(FLOATS, outputs, i);
            FloatVector delta = FloatVector.fromArray(FLOATS, deltas, i);
            delta.mul(y.neg().fma(y, y)).intoArray(deltas, i);
        }
    }
}
