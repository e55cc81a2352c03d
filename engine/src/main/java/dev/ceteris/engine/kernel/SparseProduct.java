// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import dev.ceteris.engine.math.Span;

/**
 * The products of a first layer that visits only the inputs that are not 0. With finite weights and deltas the same
 * bits as {@link Product}, by rule 4 of {@link Arithmetic}.
 */
public interface SparseProduct {
    /**
     * As {@link Product#forward}, with samples as rows of non-zero inputs.
     *
     * @param layer weights and biases
     * @param inputs rows of the batch
     * @param outputs blocks of paddedUnits() × 16, overwritten but for lanes past the last sample
     * @param batch how many samples
     * @param blocks which blocks of samples
     * @param workspace the thread's own, with room for the batch
     */
    void forward(Layer layer, SparseRows inputs, float[] outputs, Batch batch, Span blocks, Workspace workspace);

    /**
     * As {@link Product#gradient}, with samples as rows of non-zero inputs.
     *
     * @param layer the weights that may step, and their gradient
     * @param inputs rows of the batch
     * @param deltaRows panels of capacity × 16 units
     * @param batch how many samples, and the capacity of a panel
     * @param fold where chains start and end
     * @param span which inputs
     * @param workspace the thread's own, with room for the batch
     */
    void gradient(
            Layer layer, SparseRows inputs, float[] deltaRows, Batch batch, Fold fold, Span span, Workspace workspace);
}
