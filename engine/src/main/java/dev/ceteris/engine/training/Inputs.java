// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import dev.ceteris.engine.arithmetic.Shape;
import dev.ceteris.engine.arithmetic.SparseRows;

/**
 * Brings features into the form that the first layer's kernels read, sample by sample, in any order. Measures how many of
 * them are not 0 and, where these are few, remembers which.
 */
final class Inputs {
    /**
     * Above this share of non-zero inputs the dense kernels are faster: a sparse row does 80 GFLOP/s where a dense tile does
     * 230 with 512 bits, 36 against 75 with 256 (docs/performance.md). The share that is worth while lies between them.
     */
    private static final double SPARSE_BELOW = 0.3;

    /** Widths that {@link NonZeros} can number. */
    private static final int WIDEST = Character.MAX_VALUE + 1;

    private final Features features;
    private final double density;
    private final NonZeros nonZeros;

    Inputs(Features features) {
        this.features = features;
        density = NonZeros.density(features);
        nonZeros = sparse() ? NonZeros.of(features) : NonZeros.none();
    }

    /** Whether the first layer should visit only the inputs that are not 0. */
    boolean sparse() {
        return density < SPARSE_BELOW && features.width() <= WIDEST;
    }

    /** Capacity that a row of {@link SparseRows} needs: the most non-zero features of a sample. */
    int room() {
        return nonZeros.longestRow();
    }

    /** See {@link NonZeros#touch}. */
    int touch(int sample) {
        return nonZeros.touch(sample);
    }

    /** Puts the non-zero features of {@code sample} into row {@code row}. */
    void sparse(int sample, SparseRows rows, int row) {
        nonZeros.fill(sample, rows, row);
    }

    /**
     * Puts all features of {@code sample} into lane {@code lane} of blocks of 16.
     *
     * @param blocks as {@link Shape} lays them out
     * @param rows rows of a block, at least the width of the features
     */
    void dense(int sample, float[] blocks, int rows, int lane) {
        int to = lane / Shape.GROUP * rows * Shape.GROUP + lane % Shape.GROUP;
        int width = features.width();
        int first = sample * width;
        switch (features) {
            case ByteFeatures(byte[] bytes, int ignored, float scale) -> {
                for (int i = 0; i < width; i++) {
                    blocks[to + i * Shape.GROUP] = (bytes[first + i] & 0xff) * scale;
                }
            }
            case FloatFeatures(float[] values, int ignored) -> {
                for (int i = 0; i < width; i++) {
                    blocks[to + i * Shape.GROUP] = values[first + i];
                }
            }
        }
    }
}
