// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import dev.ceteris.engine.math.Span;

/**
 * A loss of predicted numbers, a block of samples at a time: a lane is a sample, sums run over outputs in order. Losses
 * are means over outputs.
 */
public interface ErrorKernel {
    /**
     * Loss and delta of every lane in some blocks, also of lanes past the last sample.
     *
     * @param outputs blocks of {@code padded outputs} × 16
     * @param outcome the targets, and where the results go
     * @param blocks which blocks of samples
     */
    void judge(float[] outputs, Outcome outcome, Span blocks);

    /** The squared error: {@code Σ (ŷ − y)² / width}. */
    static Twins<ErrorKernel> squared() {
        return new Twins<>(new ScalarSquaredError(), new VectorSquaredError());
    }

    /**
     * The targets of a batch, and its results.
     *
     * @param width outputs per sample
     * @param targets laid out as the outputs
     * @param deltas derivatives of the losses with respect to the outputs, laid out as these
     * @param losses of each sample
     */
    record Outcome(int width, float[] targets, float[] deltas, float[] losses) {
        /** Where the numbers of a sample begin; output j of it is {@code j * 16} further on. */
        public int first(int sample) {
            return sample / Shape.GROUP * Shape.padded(width) * Shape.GROUP + sample % Shape.GROUP;
        }
    }
}
