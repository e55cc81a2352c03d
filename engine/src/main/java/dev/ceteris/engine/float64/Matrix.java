// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.float64;

/**
 * A matrix by rows: element (row, column) is {@code values[from + row * stride + column]}. Where a product reads or
 * writes it, a row is followed by padding up to whole groups of 8.
 */
record Matrix(double[] values, int from, int stride) {
    /** A matrix of zeros with rows of {@code columns} numbers. */
    static Matrix zeros(int rows, int columns) {
        int stride = Lanes.stride(columns);
        return new Matrix(new double[Math.multiplyExact(rows, stride)], 0, stride);
    }

    /** Where {@code row} begins. */
    int at(int row) {
        return from + row * stride;
    }

    /** The rows from {@code row} on and the columns from {@code column} on. */
    Matrix from(int row, int column) {
        return new Matrix(values, at(row) + column, stride);
    }
}
