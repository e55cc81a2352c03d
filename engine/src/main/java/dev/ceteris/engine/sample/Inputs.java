// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.sample;

import dev.ceteris.engine.kernel.Shape;
import dev.ceteris.engine.kernel.SparseRows;

/**
 * Brings features into the form that the first layer's kernels read, sample by sample, in any order. Measures how many
 * of them are not 0 and, where these are few, remembers which.
 */
public final class Inputs {
    /**
     * Above this share of non-zero inputs the dense kernels are faster: a sparse row does 80 GFLOP/s where a dense tile
     * does 230 with 512 bits, 36 against 75 with 256 (docs/performance.md). The break-even share lies between the two.
     */
    private static final double SPARSE_BELOW = 0.3;

    /** Widths that {@link NonZeros} can number. */
    private static final int WIDEST = Character.MAX_VALUE + 1;

    private final Features features;
    private final double density;
    private final NonZeros nonZeros;

    public Inputs(Features features) {
        this.features = features;
        density = NonZeros.density(features);
        nonZeros = sparse() ? NonZeros.of(features) : NonZeros.none();
    }

    /** Whether the first layer should visit only the inputs that are not 0. */
    public boolean sparse() {
        return density < SPARSE_BELOW && features.width() <= WIDEST;
    }

    /** Capacity that a row of {@link SparseRows} needs: the most non-zero features of a sample. */
    public int room() {
        return nonZeros.longestRow();
    }

    /** See {@link NonZeros#touch}. */
    public int touch(int sample) {
        return nonZeros.touch(sample);
    }

    /** Puts the non-zero features of {@code sample} into row {@code row}. */
    public void sparse(int sample, SparseRows rows, int row) {
        nonZeros.fill(sample, rows, row);
    }

    /** Puts other bytes than those of a sample, but as many, into row {@code row} as {@link #dense} does. */
    public static void dense(byte[] bytes, float scale, float[] panels, int capacity, int row) {
        for (int i = 0; i < bytes.length; i++) {
            panels[(i / Shape.GROUP * capacity + row) * Shape.GROUP + i % Shape.GROUP] = (bytes[i] & 0xff) * scale;
        }
    }

    /** The same of other numbers. */
    public static void dense(float[] numbers, float[] panels, int capacity, int row) {
        for (int i = 0; i < numbers.length; i++) {
            panels[(i / Shape.GROUP * capacity + row) * Shape.GROUP + i % Shape.GROUP] = numbers[i];
        }
    }

    /**
     * Puts all features of {@code sample} into row {@code row} of panels of 16 features.
     *
     * @param panels (row, feature i) at {@code ((i / 16) · capacity + row) · 16 + i % 16}
     * @param capacity rows of a panel
     */
    public void dense(int sample, float[] panels, int capacity, int row) {
        int width = features.width();
        for (int panel = 0; panel < Shape.groups(width); panel++) {
            int from = sample * width + panel * Shape.GROUP;
            int length = Math.min(Shape.GROUP, width - panel * Shape.GROUP);
            int to = (panel * capacity + row) * Shape.GROUP;
            switch (features) {
                case ByteFeatures pixels -> {
                    for (int i = 0; i < length; i++) {
                        panels[to + i] = (pixels.bytes()[from + i] & 0xff) * pixels.scale();
                    }
                }
                case FloatFeatures(float[] values, int ignored) -> System.arraycopy(values, from, panels, to, length);
            }
        }
    }
}
