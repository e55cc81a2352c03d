// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import dev.ceteris.engine.math.Span;

/**
 * The steps of optimizers and penalties, number by number: w a weight, g its gradient, m and v what an optimizer
 * remembers of it. Every line below is one rounding per operation, fma counting as one, so that vectors and scalars
 * give the same bits. Arrays are laid out alike; spans are whole groups of 16. A padding of zeros stays 0.
 */
public interface StepKernel {
    /** {@code g ← g / samples}: a sum over samples becomes their mean. */
    void mean(float[] gradient, float samples, Span span);

    /** {@code g ← factor · g}. */
    void scale(float[] gradient, float factor, Span span);

    /** {@code g ← max(−limit, min(limit, g))}; what is not a number stays so. */
    void clamp(float[] gradient, float limit, Span span);

    /** {@code g ← fma(λ, w, g)}: the gradient of {@code λ/2 · w²}. */
    void addSquare(float[] gradient, float[] weights, float lambda, Span span);

    /** {@code g ← g + λ · sign(w)}, sign(0) = 0: a subgradient of {@code λ · |w|}. */
    void addAbsolute(float[] gradient, float[] weights, float lambda, Span span);

    /** {@code w ← fma(−share, w, w)}. */
    void decay(float[] weights, float share, Span span);

    /**
     * {@code w ← sign(w) · max(|w| − threshold, 0)}: the proximal step of {@code threshold · |w|}; exact zeros are +0.
     */
    void shrink(float[] weights, float threshold, Span span);

    /** {@code w ← fma(−rate, g, w)}. */
    void descend(float[] weights, float[] gradient, float rate, Span span);

    /** {@code m ← fma(β, m, g)}: a sum of gradients that fades. */
    void accumulate(float[] m, float[] gradient, float beta, Span span);

    /** {@code m ← fma(rest, g, β · m)}: a mean of gradients that fades, with rest = 1 − β. */
    void average(float[] m, float[] gradient, float beta, float rest, Span span);

    /** {@code v ← fma(rest · g, g, β · v)}: a mean of squares that fades, with rest = 1 − β. */
    void averageSquares(float[] v, float[] gradient, float beta, float rest, Span span);

    /** {@code w ← fma(−rate, (m / c₁) / (√(v / c₂) + ε), w)}. */
    void descendByRoot(float[] weights, float[] m, float[] v, RootStep step, Span span);

    /*
     * Steps that are several of the lines above, one after the other. Here they are made of them; a kernel may take
     * them in one pass, which reads and writes every number once and gives the same bits.
     */

    /** {@link #accumulate}, then {@link #descend} along m: {@code m ← fma(β, m, g)}, {@code w ← fma(−rate, m, w)}. */
    default void momentum(float[] weights, float[] gradient, float[] m, float beta, float rate, Span span) {
        accumulate(m, gradient, beta, span);
        descend(weights, m, rate, span);
    }

    /** {@code m ← fma(β, m, g)}, {@code w ← fma(−rate, fma(β, m, g), w)}. */
    void nesterov(float[] weights, float[] gradient, float[] m, float beta, float rate, Span span);

    /**
     * {@link #average}, {@link #averageSquares}, then {@link #descendByRoot}: Kingma and Ba 2015, algorithm 1, its
     * lines in their order.
     */
    default void adam(float[] weights, float[] gradient, float[] m, float[] v, AdamStep step, Span span) {
        average(m, gradient, step.beta1(), step.rest1(), span);
        averageSquares(v, gradient, step.beta2(), step.rest2(), span);
        descendByRoot(weights, m, v, step.root(), span);
    }

    /**
     * The numbers of one step that is divided by a root.
     *
     * @param correction1 c₁ of Adam, 1 − β₁ᵗ for the t-th update, counted from 1; 1 for none
     * @param correction2 c₂ of Adam, 1 − β₂ᵗ; 1 for none
     * @param epsilon ε, above 0: without it the padding would be 0 / 0
     * @param rate the learning rate α
     */
    record RootStep(float correction1, float correction2, float epsilon, float rate) {}

    /**
     * The numbers of one step of Adam.
     *
     * @param beta1 β₁
     * @param rest1 1 − β₁, rounded once
     * @param beta2 β₂
     * @param rest2 1 − β₂, rounded once
     * @param root what the step is divided by, and its length
     */
    record AdamStep(float beta1, float rest1, float beta2, float rest2, RootStep root) {}
}
