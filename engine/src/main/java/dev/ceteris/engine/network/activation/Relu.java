// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network.activation;

import static dev.ceteris.engine.math.VectorWidth.FLOATS;
import static dev.ceteris.engine.math.VectorWidth.LANES;

import dev.ceteris.base.Meaning;
import dev.ceteris.engine.kernel.ActivationKernel;
import dev.ceteris.engine.kernel.Twins;
import dev.ceteris.engine.math.Span;
import java.util.Optional;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** {@code max(z, 0)}, with derivative 0 at 0. */
@Meaning("max(z, 0)")
public record Relu() implements Activation {
    @Override
    public Twins<ActivationKernel> kernels() {
        return new Twins<>(new Scalar(), new Vector());
    }

    @Override
    public void apply(double[] values, double[] slopes, int at, int units) {
        for (int i = at; i < at + units; i++) {
            slopes[i] = values[i] > 0 ? 1 : 0;
            // Not by the slope: NaN has to stay NaN.
            values[i] = Math.max(values[i], 0);
        }
    }

    @Override
    public <T> Optional<T> formula(T z, Operations<T> operations) {
        return Optional.of(operations.positive(z));
    }

    @Override
    public boolean piecewiseLinear() {
        return true;
    }

    /** The specification: {@code max(z, 0)}, derivative 1 where the output is above 0, else 0. */
    private static final class Scalar implements ActivationKernel {
        @Override
        public void apply(float[] values, Span span) {
            for (int i = span.from(); i < span.to(); i++) {
                values[i] = Math.max(values[i], 0f);
            }
        }

        @Override
        public void backward(float[] outputs, float[] deltas, Span span) {
            for (int i = span.from(); i < span.to(); i++) {
                deltas[i] = outputs[i] > 0 ? deltas[i] : 0f;
            }
        }
    }

    /** {@link Scalar}, a vector at a time; spans are whole groups. */
    private static final class Vector implements ActivationKernel {
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
}
