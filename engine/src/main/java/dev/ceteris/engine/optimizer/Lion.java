// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.optimizer;

import static dev.ceteris.base.Require.require;
import static dev.ceteris.engine.math.VectorWidth.FLOATS;
import static dev.ceteris.engine.math.VectorWidth.LANES;
import static dev.ceteris.engine.math.VectorWidth.floats;

import dev.ceteris.base.Default;
import dev.ceteris.base.Meaning;
import dev.ceteris.engine.kernel.Kernels;
import dev.ceteris.engine.kernel.Twins;
import dev.ceteris.engine.math.Span;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Steps of one length for every weight, in the direction of a sign (Chen et al. 2023, arXiv:2302.06675, algorithm 2):
 * {@code w ← w − α · λ · w, w ← w − α · sign(β₁ · m + (1 − β₁) · g), m ← β₂ · m + (1 − β₂) · g}, m = 0 at first and
 * sign(0) = 0. The decay is apart from the gradient, as in {@link AdamW}; biases do not decay. Defaults are those of
 * its authors' code; they advise a learning rate 3 to 10 times smaller than for Adam, and a λ as many times larger.
 *
 * @param beta1 the share of m in the direction, at least 0 and below 1
 * @param beta2 the share of the mean gradient m that is kept, at least 0 and below 1
 * @param weightDecay λ, 0 to 1e30
 */
@Meaning("steps of one length, w ← w − α·sign(β₁·m + (1 − β₁)·g) (Chen et al. 2023); wants a learning rate 3 to 10 "
        + "times smaller than adam")
public record Lion(
        @Meaning("β₁, the share of earlier gradients in the direction") @Default("0.9")
        double beta1,

        @Meaning("β₂, the share of the mean gradient that is kept") @Default("0.99")
        double beta2,

        @Meaning("λ: before each step w loses α·λ·w") @Default("0")
        double weightDecay)
        implements FirstOrder {
    public Lion {
        Momentum.requireShare("beta1", beta1);
        Momentum.requireShare("beta2", beta2);
        require(weightDecay >= 0 && weightDecay <= 1e30, "weightDecay", weightDecay, "between 0 and 1e30");
    }

    @Override
    public int moments() {
        return 1;
    }

    @Override
    public WeightStep step(Kernels kernels, long number, double rate) {
        SignStep signs = kernels.of(twins());
        return (learner, span) -> {
            float[] m = learner.moments().getFirst();
            signs.descend(learner.numbers(), learner.gradient(), m, (float) rate, span);
            kernels.steps().average(m, learner.gradient(), (float) beta2, (float) (1 - beta2), span);
        };
    }

    /** The part of the step that no line of the step kernel is. */
    Twins<SignStep> twins() {
        return new Twins<>(
                new Scalar((float) beta1, (float) (1 - beta1)), new Vector((float) beta1, (float) (1 - beta1)));
    }

    /** {@code c = fma(1 − β₁, g, β₁ · m)}, {@code w ← fma(−rate, sign(c), w)}; the sign of what is NaN is NaN. */
    @FunctionalInterface
    interface SignStep {
        void descend(float[] weights, float[] gradient, float[] m, float rate, Span span);
    }

    /** The specification. */
    private record Scalar(float beta, float rest) implements SignStep {
        @Override
        public void descend(float[] weights, float[] gradient, float[] m, float rate, Span span) {
            for (int i = span.from(); i < span.to(); i++) {
                float c = Math.fma(rest, gradient[i], beta * m[i]);
                weights[i] = Math.fma(-rate, Math.signum(c), weights[i]);
            }
        }
    }

    /** {@link Scalar}, a vector at a time; spans are whole groups. */
    private record Vector(float beta, float rest) implements SignStep {
        @Override
        public void descend(float[] weights, float[] gradient, float[] m, float rate, Span span) {
            FloatVector kept = floats(beta);
            FloatVector added = floats(rest);
            FloatVector back = floats(-rate);
            FloatVector up = floats(1f);
            FloatVector down = floats(-1f);
            for (int i = span.from(); i < span.to(); i += LANES) {
                FloatVector g = FloatVector.fromArray(FLOATS, gradient, i);
                FloatVector c = added.fma(g, kept.mul(FloatVector.fromArray(FLOATS, m, i)));
                FloatVector sign =
                        c.blend(up, c.compare(VectorOperators.GT, 0f)).blend(down, c.compare(VectorOperators.LT, 0f));
                back.fma(sign, FloatVector.fromArray(FLOATS, weights, i)).intoArray(weights, i);
            }
        }
    }
}
