// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.float64;

/**
 * The left factor of a product, as it lies or turned round: element (row, depth) is
 * {@code values[from + row * rowStep + depth * depthStep]}.
 */
record Left(double[] values, int from, int rowStep, int depthStep) {
    /** A matrix by rows. */
    static Left rows(double[] values, int from, int stride) {
        return new Left(values, from, stride, 1);
    }

    /** The same matrix turned round: its columns are the rows. */
    static Left columns(double[] values, int from, int stride) {
        return new Left(values, from, 1, stride);
    }

    /** Where row {@code row} begins at depth {@code depth}. */
    int at(int row, int depth) {
        return from + row * rowStep + depth * depthStep;
    }
}
