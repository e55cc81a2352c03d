// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network.activation;

import static dev.ceteris.engine.math.VectorWidth.FLOATS;
import static dev.ceteris.engine.math.VectorWidth.LANES;
import static dev.ceteris.engine.math.VectorWidth.floats;

import dev.ceteris.base.Meaning;
import dev.ceteris.engine.kernel.ActivationKernel;
import dev.ceteris.engine.kernel.Twins;
import dev.ceteris.engine.math.Exponential64;
import dev.ceteris.engine.math.HyperbolicTangent;
import dev.ceteris.engine.math.Span;
import java.util.Optional;
import jdk.incubator.vector.FloatVector;

/** {@code tanh(z)}, between −1 and 1; its derivative {@code 1 − y²} follows from its value y. */
@Meaning("tanh(z), between −1 and 1")
public record Tanh() implements Activation {
    @Override
    public Twins<ActivationKernel> kernels() {
        return new Twins<>(new ScalarActivation(HyperbolicTangent::tanh, y -> Math.fma(-y, y, 1f)), new Vector());
    }

    @Override
    public void apply(double[] values, double[] slopes, int at, int units) {
        for (int i = at; i < at + units; i++) {
            double y = Exponential64.tanh(values[i]);
            slopes[i] = Math.fma(-y, y, 1);
            values[i] = y;
        }
    }

    @Override
    public <T> Optional<T> formula(T z, Operations<T> operations) {
        return Optional.of(operations.tanh(z));
    }

    /** A vector at a time; the derivative {@code 1 − y²} in one rounding. */
    private static final class Vector implements ActivationKernel {
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
}
