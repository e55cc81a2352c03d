// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.float64;

/**
 * {@code G = UᵀU} of a symmetric positive definite matrix, and what can be solved with it: Golub and Van Loan 2013,
 * section 4.2, by strips of 8 rows, so that nearly all of the work is one product for each strip. U replaces G's upper
 * triangle; the lower one is not read.
 */
final class Cholesky {
    private static final int STRIP = Lanes.GROUP;

    private Cholesky() {}

    /**
     * Factorizes in place.
     *
     * @param size rows and columns; padding behind them may hold anything finite
     * @return whether the matrix is positive definite as far as rounding lets one see; if not, what it holds is of no
     *     use
     */
    static boolean factorize(Matrix g, int size) {
        for (int row = 0; row < size; row += STRIP) {
            int rows = Math.min(STRIP, size - row);
            // G − Σ UᵀU as −(−G + Σ UᵀU): the same bits, and the product has to know no minus.
            negate(g, row, rows, size);
            Product64.add(
                    Left.columns(g.values(), g.at(0) + row, g.stride()),
                    g.from(0, row),
                    g.from(row, row),
                    new Product64.Size(rows, row, size - row));
            negate(g, row, rows, size);
            if (!factorizeStrip(g, row, rows, size)) {
                return false;
            }
        }
        return true;
    }

    private static void negate(Matrix g, int row, int rows, int size) {
        for (int i = row; i < row + rows; i++) {
            for (int at = g.at(i) + row; at < g.at(i) + size; at++) {
                g.values()[at] = -g.values()[at];
            }
        }
    }

    /** The rows of one strip, from which all rows above have been taken off. */
    private static boolean factorizeStrip(Matrix g, int row, int rows, int size) {
        double[] values = g.values();
        for (int k = row; k < row + rows; k++) {
            int upper = g.at(k);
            double pivot = values[upper + k];
            if (!(pivot > 0 && pivot < Double.POSITIVE_INFINITY)) {
                return false;
            }
            double root = Math.sqrt(pivot);
            values[upper + k] = root;
            for (int j = k + 1; j < size; j++) {
                values[upper + j] /= root;
            }
            for (int i = k + 1; i < row + rows; i++) {
                double factor = -values[upper + i];
                int lower = g.at(i);
                for (int j = i; j < size; j++) {
                    values[lower + j] = Math.fma(factor, values[upper + j], values[lower + j]);
                }
            }
        }
        return true;
    }

    /** Solves {@code UᵀU·x = b} in place of b. */
    static void solve(Matrix u, int size, double[] b) {
        double[] values = u.values();
        for (int k = 0; k < size; k++) {
            b[k] /= values[u.at(k) + k];
            double factor = -b[k];
            for (int j = k + 1; j < size; j++) {
                b[j] = Math.fma(factor, values[u.at(k) + j], b[j]);
            }
        }
        for (int k = size - 1; k >= 0; k--) {
            double sum = b[k];
            for (int j = k + 1; j < size; j++) {
                sum = Math.fma(-values[u.at(k) + j], b[j], sum);
            }
            b[k] = sum / values[u.at(k) + k];
        }
    }
}
