// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import static dev.ceteris.engine.math.VectorWidth.FLOATS;
import static dev.ceteris.engine.math.VectorWidth.LANES;
import static dev.ceteris.engine.math.VectorWidth.floats;

import dev.ceteris.engine.math.HyperbolicTangent;
import dev.ceteris.engine.math.Span;
import jdk.incubator.vector.FloatVector;

/** Hyperbolic tangent, a vector at a time; the derivative {@code 1 − y²} in one rounding. */
final class VectorTanh implements ActivationKernel {
    private static final FloatVector ONES = floats(1f);

    @Override
    public void apply(float[] values, Span span) {
        HyperbolicTangent.tanh(values, span);
    }

    @Override
    public void backward(float[] outputs, float[] deltas, Span span) {
        for (int i = span.from(); i < span.to(); i += LANES) {
            FloatVector y = FloatVector.fromArray(FLOATS, outputs, i);
            FloatVector delta = FloatVector.fromArray(FLOATS, deltas, i);
            delta.mul(y.neg().fma(y, ONES)).intoArray(deltas, i);
        }
    }
}
