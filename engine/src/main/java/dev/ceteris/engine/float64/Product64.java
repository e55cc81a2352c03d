// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.float64;

import static dev.ceteris.engine.float64.Lanes.DOUBLES;
import static dev.ceteris.engine.float64.Lanes.LANES;

import dev.ceteris.engine.kernel.Arithmetic;
import jdk.incubator.vector.DoubleVector;

/**
 * {@code C ← C + A·B}, rows×depth · depth×columns → rows×columns, in doubles. Every element is one chain of fused
 * multiply-adds over depth in ascending order, starting from what C holds, so the result does not depend on tiles,
 * vector width or threads. Everything in this package that is worth a kernel is such a product: layers, their deltas,
 * gradients, Gram matrices and Cholesky's updates.
 */
final class Product64 {
    /** Depths taken at a time: of B a column of two vectors, of A four rows, all in the L1. */
    private static final int BLOCK = 128;

    /** The size of a product. */
    record Size(int rows, int depth, int columns) {}

    private Product64() {}

    /**
     * Adds a product.
     *
     * @param size its columns are rounded up to whole groups of 8: C's padding becomes the product with B's padding
     */
    static void add(Left a, Matrix b, Matrix c, Size size) {
        if (Arithmetic.vectorBits() == 0) {
            scalar(a, b, c, size);
        } else {
            vector(a, b, c, size);
        }
    }

    /** The specification. */
    static void scalar(Left a, Matrix b, Matrix c, Size size) {
        for (int row = 0; row < size.rows(); row++) {
            for (int column = 0; column < Lanes.padded(size.columns()); column++) {
                double sum = c.values()[c.at(row) + column];
                for (int k = 0; k < size.depth(); k++) {
                    sum = Math.fma(a.values()[a.at(row, k)], b.values()[b.at(k) + column], sum);
                }
                c.values()[c.at(row) + column] = sum;
            }
        }
    }

    /** In tiles of 4 rows × 2 vectors; what is left over in rows or vectors, one at a time. */
    static void vector(Left a, Matrix b, Matrix c, Size size) {
        int columns = Lanes.padded(size.columns());
        int fours = size.rows() / 4 * 4;
        for (int k = 0; k < size.depth(); k += BLOCK) {
            int depth = Math.min(BLOCK, size.depth() - k);
            for (int column = 0; column < columns; column += 2 * LANES) {
                boolean two = column + LANES < columns;
                for (int row = 0; row < fours; row += 4) {
                    if (two) {
                        fourByTwo(a, a.at(row, k), b, b.at(k) + column, c, c.at(row) + column, depth);
                    } else {
                        fourByOne(a, a.at(row, k), b, b.at(k) + column, c, c.at(row) + column, depth);
                    }
                }
                for (int row = fours; row < size.rows(); row++) {
                    for (int at = column; at < Math.min(columns, column + 2 * LANES); at += LANES) {
                        oneByOne(a, a.at(row, k), b, b.at(k) + at, c, c.at(row) + at, depth);
                    }
                }
            }
        }
    }

    /** 8 accumulators, 2 columns and 1 broadcast in 16 registers, as for floats; 6 loads for 8 multiply-adds. */
    private static void fourByTwo(Left left, int aFrom, Matrix right, int bFrom, Matrix sums, int cFrom, int depth) {
        double[] a = left.values();
        double[] b = right.values();
        double[] c = sums.values();
        int step = left.rowStep();
        int c1 = cFrom + sums.stride();
        int c2 = c1 + sums.stride();
        int c3 = c2 + sums.stride();
        DoubleVector s00 = DoubleVector.fromArray(DOUBLES, c, cFrom);
        DoubleVector s01 = DoubleVector.fromArray(DOUBLES, c, cFrom + LANES);
        DoubleVector s10 = DoubleVector.fromArray(DOUBLES, c, c1);
        DoubleVector s11 = DoubleVector.fromArray(DOUBLES, c, c1 + LANES);
        DoubleVector s20 = DoubleVector.fromArray(DOUBLES, c, c2);
        DoubleVector s21 = DoubleVector.fromArray(DOUBLES, c, c2 + LANES);
        DoubleVector s30 = DoubleVector.fromArray(DOUBLES, c, c3);
        DoubleVector s31 = DoubleVector.fromArray(DOUBLES, c, c3 + LANES);
        int at = aFrom;
        int bt = bFrom;
        for (int k = 0; k < depth; k++) {
            DoubleVector b0 = DoubleVector.fromArray(DOUBLES, b, bt);
            DoubleVector b1 = DoubleVector.fromArray(DOUBLES, b, bt + LANES);
            DoubleVector a0 = DoubleVector.broadcast(DOUBLES, a[at]);
            s00 = a0.fma(b0, s00);
            s01 = a0.fma(b1, s01);
            DoubleVector a1 = DoubleVector.broadcast(DOUBLES, a[at + step]);
            s10 = a1.fma(b0, s10);
            s11 = a1.fma(b1, s11);
            DoubleVector a2 = DoubleVector.broadcast(DOUBLES, a[at + 2 * step]);
            s20 = a2.fma(b0, s20);
            s21 = a2.fma(b1, s21);
            DoubleVector a3 = DoubleVector.broadcast(DOUBLES, a[at + 3 * step]);
            s30 = a3.fma(b0, s30);
            s31 = a3.fma(b1, s31);
            at += left.depthStep();
            bt += right.stride();
        }
        s00.intoArray(c, cFrom);
        s01.intoArray(c, cFrom + LANES);
        s10.intoArray(c, c1);
        s11.intoArray(c, c1 + LANES);
        s20.intoArray(c, c2);
        s21.intoArray(c, c2 + LANES);
        s30.intoArray(c, c3);
        s31.intoArray(c, c3 + LANES);
    }

    private static void fourByOne(Left left, int aFrom, Matrix right, int bFrom, Matrix sums, int cFrom, int depth) {
        double[] a = left.values();
        double[] b = right.values();
        double[] c = sums.values();
        int step = left.rowStep();
        int c1 = cFrom + sums.stride();
        int c2 = c1 + sums.stride();
        int c3 = c2 + sums.stride();
        DoubleVector s0 = DoubleVector.fromArray(DOUBLES, c, cFrom);
        DoubleVector s1 = DoubleVector.fromArray(DOUBLES, c, c1);
        DoubleVector s2 = DoubleVector.fromArray(DOUBLES, c, c2);
        DoubleVector s3 = DoubleVector.fromArray(DOUBLES, c, c3);
        int at = aFrom;
        int bt = bFrom;
        for (int k = 0; k < depth; k++) {
            DoubleVector b0 = DoubleVector.fromArray(DOUBLES, b, bt);
            s0 = DoubleVector.broadcast(DOUBLES, a[at]).fma(b0, s0);
            s1 = DoubleVector.broadcast(DOUBLES, a[at + step]).fma(b0, s1);
            s2 = DoubleVector.broadcast(DOUBLES, a[at + 2 * step]).fma(b0, s2);
            s3 = DoubleVector.broadcast(DOUBLES, a[at + 3 * step]).fma(b0, s3);
            at += left.depthStep();
            bt += right.stride();
        }
        s0.intoArray(c, cFrom);
        s1.intoArray(c, c1);
        s2.intoArray(c, c2);
        s3.intoArray(c, c3);
    }

    private static void oneByOne(Left left, int aFrom, Matrix right, int bFrom, Matrix sums, int cFrom, int depth) {
        double[] a = left.values();
        double[] b = right.values();
        DoubleVector sum = DoubleVector.fromArray(DOUBLES, sums.values(), cFrom);
        int at = aFrom;
        int bt = bFrom;
        for (int k = 0; k < depth; k++) {
            sum = DoubleVector.broadcast(DOUBLES, a[at]).fma(DoubleVector.fromArray(DOUBLES, b, bt), sum);
            at += left.depthStep();
            bt += right.stride();
        }
        sum.intoArray(sums.values(), cFrom);
    }
}
