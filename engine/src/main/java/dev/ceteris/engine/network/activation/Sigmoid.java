// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network.activation;

import static dev.ceteris.engine.math.VectorWidth.FLOATS;
import static dev.ceteris.engine.math.VectorWidth.LANES;

import dev.ceteris.base.Meaning;
import dev.ceteris.engine.kernel.ActivationKernel;
import dev.ceteris.engine.kernel.Twins;
import dev.ceteris.engine.math.Exponential64;
import dev.ceteris.engine.math.Logistic;
import dev.ceteris.engine.math.Span;
import java.util.Optional;
import jdk.incubator.vector.FloatVector;

/**
 * {@code 1 / (1 + exp(−z))}, the logistic function, between 0 and 1; its derivative {@code y − y²} follows from its
 * value y.
 */
@Meaning("1 / (1 + exp(−z)), between 0 and 1")
public record Sigmoid() implements Activation {
    @Override
    public Twins<ActivationKernel> kernels() {
        return new Twins<>(new ScalarActivation(Logistic::sigmoid, y -> Math.fma(-y, y, y)), new Vector());
    }

    @Override
    public void apply(double[] values, double[] slopes, int at, int units) {
        for (int i = at; i < at + units; i++) {
            double y = Exponential64.sigmoid(values[i]);
            slopes[i] = Math.fma(-y, y, y);
            values[i] = y;
        }
    }

    @Override
    public <T> Optional<T> formula(T z, Operations<T> operations) {
        return Optional.of(operations.sigmoid(z));
    }

    /** A vector at a time; the derivative {@code y − y²} in one rounding. */
    private static final class Vector implements ActivationKernel {
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
}
