// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import dev.ceteris.engine.math.Span;

/**
 * The three matrix products of a dense layer, and the sum that belongs to its biases. Layouts are those of
 * {@link Shape}; every element is one chain of fused multiply-adds in ascending order that ends with {@code + 0}.
 */
public interface Product {
    /**
     * {@code Z ← Wᵀ·A + b}: out(u, s) is a chain over the inputs, starting from the bias of u.
     *
     * @param layer weights and biases
     * @param inputs blocks of rows() × 16
     * @param outputs blocks of paddedUnits() × 16, overwritten
     * @param blocks which blocks of samples
     */
    void forward(Layer layer, float[] inputs, float[] outputs, Span blocks);

    /**
     * {@code Δin ← W·Δ}: in(i, s) is a chain over the units, starting from 0.
     *
     * @param shape of the layer
     * @param transposed its weights as {@link Transposition#weights} turns them round
     * @param deltas blocks of paddedUnits() × 16
     * @param inputDeltas blocks of rows() × 16, overwritten
     * @param blocks which blocks of samples
     */
    void backward(Shape shape, float[] transposed, float[] deltas, float[] inputDeltas, Span blocks);

    /**
     * {@code G ← A·Δᵀ} or {@code G ← G + A·Δᵀ}: g(i, u) is a chain over the samples, starting from 0 or from what G
     * holds; it ends in G or in a step of the weights, {@code w ← fma(−step, g, w)}.
     *
     * @param layer the weights that may step, and their gradient
     * @param inputRows panels of samples × 16 inputs: (sample s, input i) at
     *     {@code ((i / 16) · capacity + s) · 16 + i % 16}
     * @param deltaRows panels of samples × 16 units, likewise
     * @param batch how many samples, and the capacity of a panel
     * @param fold where chains start and end
     * @param span which inputs, multiples of 16 but for the end
     * @param workspace the thread's own
     */
    void gradient(
            Layer layer, float[] inputRows, float[] deltaRows, Batch batch, Fold fold, Span span, Workspace workspace);

    /**
     * The gradient of the biases, {@code g(u) = Σ δ(u, s)} in the order of the samples, folded as the weights' is.
     *
     * @param layer the biases that may step, and their gradient
     * @param deltaRows as for {@link #gradient}
     * @param workspace the thread's own
     */
    void biasGradient(Layer layer, float[] deltaRows, Batch batch, Fold fold, Workspace workspace);
}
