// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import static dev.ceteris.engine.math.VectorWidth.FLOATS;
import static dev.ceteris.engine.math.VectorWidth.LANES;

import dev.ceteris.engine.math.Span;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** {@link ScalarRelu}, a vector at a time; spans are whole groups. */
final class VectorRelu implements ActivationKernel {
    @Override
    public void apply(float[] values, Span span) {
        for (int i = span.from(); i < span.to(); i += LANES) {
            FloatVector.fromArray(FLOATS, values, i).max(0f).intoArray(values, i);
        }
    }

    @Override
    public void backward(float[] outputs, float[] deltas, Span span) {
        FloatVector zero = FloatVector.zero(FLOATS);
        for (int i = span.from(); i < span.to(); i += LANES) {
            FloatVector output = FloatVector.fromArray(FLOATS, outputs, i);
            FloatVector delta = FloatVector.fromArray(FLOATS, deltas, i);
            zero.blend(delta, output.compare(VectorOperators.GT, 0f)).intoArray(deltas, i);
        }
    }
}
