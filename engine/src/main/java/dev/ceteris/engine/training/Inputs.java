// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import dev.ceteris.engine.arithmetic.Shape;
import dev.ceteris.engine.arithmetic.SparseRows;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Brings features into the form that the first layer's kernels read, sample by sample, in any order. */
final class Inputs {
    /** Reads eight bytes at once: four fifths of the pixels of a digit are 0 and are skipped by eights. */
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final Features features;
    private final double density;
    private final int longestRow;

    /** Measures how many features are not 0, once, over all samples. */
    Inputs(Features features) {
        this.features = features;
        long nonZeros = 0;
        int longest = 0;
        for (int sample = 0; sample < features.count(); sample++) {
            int inRow = nonZeros(sample);
            nonZeros += inRow;
            longest = Math.max(longest, inRow);
        }
        density = (double) nonZeros / features.count() / features.width();
        longestRow = longest;
    }

    private int nonZeros(int sample) {
        int width = features.width();
        int first = sample * width;
        int count = 0;
        switch (features) {
            case ByteFeatures(byte[] bytes, int ignored, float scale) -> {
                for (int i = first; i < first + width; i++) {
                    count += bytes[i] != 0 ? 1 : 0;
                }
            }
            case FloatFeatures(float[] values, int ignored) -> {
                for (int i = first; i < first + width; i++) {
                    count += values[i] != 0 ? 1 : 0;
                }
            }
        }
        return count;
    }

    /** Share of features that are not 0, in [0, 1]. */
    double density() {
        return density;
    }

    /** Capacity that a row of {@link SparseRows} needs: one more than the most non-zero features of a sample. */
    int room() {
        return longestRow + 1;
    }

    /** Puts the non-zero features of {@code sample} into row {@code row}. */
    void sparse(int sample, SparseRows rows, int row) {
        int end = switch (features) {
            case ByteFeatures bytes -> sparse(bytes, sample * bytes.width(), rows, rows.begin(row));
            case FloatFeatures floats -> sparse(floats, sample * floats.width(), rows, rows.begin(row));
        };
        rows.end(row, end);
    }

    /** Writes every feature and moves on only after those that are not 0, which spares a branch that nobody could predict. */
    private static int sparse(ByteFeatures features, int first, SparseRows rows, int position) {
        byte[] bytes = features.bytes();
        float scale = features.scale();
        int width = features.width();
        int at = position;
        int whole = width & -Long.BYTES;
        for (int i = 0; i < whole; i += Long.BYTES) {
            long eight = (long) LONGS.get(bytes, first + i);
            if (eight != 0) {
                for (int j = 0; j < Long.BYTES; j++) {
                    int value = (int) (eight >>> (j * Byte.SIZE)) & 0xff;
                    rows.set(at, i + j, value * scale);
                    at += value != 0 ? 1 : 0;
                }
            }
        }
        for (int i = whole; i < width; i++) {
            int value = bytes[first + i] & 0xff;
            rows.set(at, i, value * scale);
            at += value != 0 ? 1 : 0;
        }
        return at;
    }

    private static int sparse(FloatFeatures features, int first, SparseRows rows, int position) {
        float[] values = features.values();
        int at = position;
        for (int i = 0; i < features.width(); i++) {
            float value = values[first + i];
            rows.set(at, i, value);
            at += value != 0 ? 1 : 0;
        }
        return at;
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
