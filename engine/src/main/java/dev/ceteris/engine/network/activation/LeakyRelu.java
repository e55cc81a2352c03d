// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network.activation;

import static dev.ceteris.base.Require.require;
import static dev.ceteris.engine.math.VectorWidth.FLOATS;
import static dev.ceteris.engine.math.VectorWidth.LANES;
import static dev.ceteris.engine.math.VectorWidth.floats;

import dev.ceteris.base.Default;
import dev.ceteris.base.Meaning;
import dev.ceteris.engine.kernel.ActivationKernel;
import dev.ceteris.engine.kernel.Twins;
import dev.ceteris.engine.math.Span;
import java.util.Optional;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * {@code z} above 0, else {@code slope · z}: the leaky rectified linear unit; Maas, Hannun and Ng 2013, ICML, section
 * 2. Its derivative at 0 is the slope, as in PyTorch, and follows from the sign of its value.
 *
 * @param slope left of 0, at least 0 and below 1; 0 is {@link Relu}
 */
@Meaning("z above 0, slope·z below (Maas, Hannun and Ng 2013); `he` takes the slope into account")
public record LeakyRelu(
        @Meaning("the derivative left of 0; 0 is relu") @Default("0.01")
        double slope) implements Activation {
    public LeakyRelu {
        require(slope >= 0 && (float) slope < 1, "slope", slope, "at least 0 and below 1");
    }

    @Override
    public Twins<ActivationKernel> kernels() {
        return new Twins<>(new Scalar((float) slope), new Vector((float) slope));
    }

    @Override
    public void apply(double[] values, double[] slopes, int at, int units) {
        for (int i = at; i < at + units; i++) {
            double z = values[i];
            slopes[i] = z > 0 ? 1 : slope;
            values[i] = z > 0 ? z : slope * z;
        }
    }

    @Override
    public <T> Optional<T> formula(T z, Operations<T> operations) {
        T left = operations.positive(operations.negative(z));
        return Optional.of(
                operations.sum(operations.positive(z), operations.product(operations.constant(-slope), left)));
    }

    @Override
    public boolean piecewiseLinear() {
        return true;
    }

    /** He et al. 2015, arXiv:1502.01852, equation 15. */
    @Override
    public double squaredGain() {
        return 2 / (1 + slope * slope);
    }

    /** The specification: one rounding, left of 0. */
    private record Scalar(float slope) implements ActivationKernel {
        @Override
        public void apply(float[] values, Span span) {
            for (int i = span.from(); i < span.to(); i++) {
                values[i] = values[i] > 0 ? values[i] : slope * values[i];
            }
        }

        @Override
        public void backward(float[] outputs, float[] deltas, Span span) {
            for (int i = span.from(); i < span.to(); i++) {
                deltas[i] = outputs[i] > 0 ? deltas[i] : slope * deltas[i];
            }
        }
    }

    /** {@link Scalar}, a vector at a time; spans are whole groups. */
    private record Vector(float slope) implements ActivationKernel {
        @Override
        public void apply(float[] values, Span span) {
            FloatVector left = floats(slope);
            for (int i = span.from(); i < span.to(); i += LANES) {
                FloatVector z = FloatVector.fromArray(FLOATS, values, i);
                z.mul(left).blend(z, z.compare(VectorOperators.GT, 0f)).intoArray(values, i);
            }
        }

        @Override
        public void backward(float[] outputs, float[] deltas, Span span) {
            FloatVector left = floats(slope);
            for (int i = span.from(); i < span.to(); i += LANES) {
                FloatVector output = FloatVector.fromArray(FLOATS, outputs, i);
                FloatVector delta = FloatVector.fromArray(FLOATS, deltas, i);
                delta.mul(left)
                        .blend(delta, output.compare(VectorOperators.GT, 0f))
                        .intoArray(deltas, i);
            }
        }
    }
}
