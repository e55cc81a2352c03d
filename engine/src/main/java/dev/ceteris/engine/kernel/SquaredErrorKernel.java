// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import dev.ceteris.engine.math.Span;

/** Mean squared error of a block of samples at a time: a lane is a sample, sums run over outputs in order. */
public interface SquaredErrorKernel {
    /**
     * Loss and delta of every lane in some blocks, also of lanes past the last sample.
     *
     * @param outputs blocks of {@code padded outputs} × 16
     * @param outcome the targets, and where the results go
     * @param blocks which blocks of samples
     */
    void judge(float[] outputs, Outcome outcome, Span blocks);

    /**
     * The targets of a batch, and its results.
     *
     * @param width outputs per sample
     * @param targets laid out as the outputs
     * @param deltas {@code (ŷ − y) · 2 / width}, laid out as the outputs
     * @param losses {@code Σ (ŷ − y)² / width} of each sample
     */
    record Outcome(int width, float[] targets, float[] deltas, float[] losses) {}
}
