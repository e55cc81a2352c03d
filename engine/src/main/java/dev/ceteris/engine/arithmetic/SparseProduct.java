// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.arithmetic;

/**
 * The products of a first layer that visits only the inputs that are not 0. With finite weights and deltas the same bits as
 * {@link Product}, by rule 4 of {@link Arithmetic}.
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
    void forward(Layer layer, SparseRows inputs, float[] outputs, Batch batch, Span blocks, SparseWorkspace workspace);

    /**
     * As {@link Product#gradient}, with the batch's inputs as columns of non-zero samples.
     *
     * @param layer the weights that may step, and their gradient
     * @param inputs columns of the batch, for the inputs of one span
     * @param deltaRows panels of capacity × 16 units
     * @param batch how many samples, and the capacity of a panel
     * @param fold where chains start and end
     * @param workspace the thread's own, with room for the batch
     */
    void gradient(
            Layer layer, SparseColumns inputs, float[] deltaRows, Batch batch, Fold fold, SparseWorkspace workspace);
}
