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
import dev.ceteris.engine.math.Exponential;
import dev.ceteris.engine.math.Exponential64;
import dev.ceteris.engine.math.Span;
import java.util.Optional;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * {@code z} above 0, else {@code α · (exp(z) − 1)}: the exponential linear unit; Clevert, Unterthiner and Hochreiter
 * 2016, arXiv:1511.07289, equation 15. Its derivative follows from its value y: 1 above 0, else {@code y + α}, which at
 * 0 is α, as in PyTorch. Its authors draw weights as for a rectifier (section 4.1).
 *
 * @param alpha α, where it ends on the left with the opposite sign, above 0 and at most 1e6; with another than 1 there
 *     is a kink at 0
 */
@Meaning("z above 0, α·(exp(z) − 1) below (Clevert, Unterthiner and Hochreiter 2016)")
public record Elu(
        @Meaning("α: on the left it goes to −α; with another than 1 there is a kink at 0") @Default("1")
        double alpha) implements Activation {
    public Elu {
        require(alpha > 0 && alpha <= 1e6, "alpha", alpha, "above 0 and at most 1e6");
    }

    @Override
    public Twins<ActivationKernel> kernels() {
        float bound = (float) alpha;
        return new Twins<>(
                new ScalarActivation(z -> z > 0 ? z : bound * Exponential.lessOne(z), y -> y > 0 ? 1f : y + bound),
                new Vector(bound));
    }

    @Override
    public void apply(double[] values, double[] slopes, int at, int units) {
        for (int i = at; i < at + units; i++) {
            double z = values[i];
            double left = alpha * Exponential64.lessOne(z);
            slopes[i] = z > 0 ? 1 : left + alpha;
            values[i] = z > 0 ? z : left;
        }
    }

    @Override
    public <T> Optional<T> formula(T z, Operations<T> operations) {
        T left = operations.negative(operations.positive(operations.negative(z)));
        T lessOne = operations.sum(operations.exp(left), operations.constant(-1));
        return Optional.of(
                operations.sum(operations.positive(z), operations.product(operations.constant(alpha), lessOne)));
    }

    /** A vector at a time; spans are whole groups. */
    private record Vector(float alpha) implements ActivationKernel {
        @Override
        public void apply(float[] values, Span span) {
            FloatVector factor = floats(alpha);
            for (int i = span.from(); i < span.to(); i += LANES) {
                FloatVector z = FloatVector.fromArray(FLOATS, values, i);
                Exponential.lessOne(z)
                        .mul(factor)
                        .blend(z, z.compare(VectorOperators.GT, 0f))
                        .intoArray(values, i);
            }
        }

        @Override
        public void backward(float[] outputs, float[] deltas, Span span) {
            FloatVector above = floats(alpha);
            for (int i = span.from(); i < span.to(); i += LANES) {
                FloatVector y = FloatVector.fromArray(FLOATS, outputs, i);
                FloatVector delta = FloatVector.fromArray(FLOATS, deltas, i);
                delta.mul(y.add(above))
                        .blend(delta, y.compare(VectorOperators.GT, 0f))
                        .intoArray(deltas, i);
            }
        }
    }
}
