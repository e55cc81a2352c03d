// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

import java.util.Arrays;

/** How uncertain the numbers of a least-squares fit are, to first order. */
public final class LeastSquares {
    private LeastSquares() {}

    /**
     * Standard errors: roots of the diagonal of {@code s²·(JᵀJ)⁻¹} with s² the sum of squares over points less numbers.
     * Found from J = QR by Gram and Schmidt, which squares no condition number: the k-th is s times the length of row k
     * of R⁻¹.
     *
     * @param slopes J: for each point the derivative of the fit by each number; changed
     * @param squares sum of the squared residuals
     * @return one for each number; NaN when there are no more points than numbers
     */
    public static double[] standardErrors(double[][] slopes, double squares) {
        int numbers = slopes[0].length;
        double[] errors = new double[numbers];
        int freedom = slopes.length - numbers;
        if (freedom < 1) {
            Arrays.fill(errors, Double.NaN);
            return errors;
        }
        double[][] inverse = inverse(triangle(slopes, numbers));
        for (int k = 0; k < numbers; k++) {
            double sum = 0;
            for (double value : inverse[k]) {
                sum += value * value;
            }
            errors[k] = Math.sqrt(squares / freedom * sum);
        }
        return errors;
    }

    private static double[][] triangle(double[][] columns, int numbers) {
        double[][] triangle = new double[numbers][numbers];
        for (int k = 0; k < numbers; k++) {
            for (int earlier = 0; earlier < k; earlier++) {
                double share = product(columns, earlier, k);
                triangle[earlier][k] = share;
                for (double[] row : columns) {
                    row[k] -= share * row[earlier];
                }
            }
            double length = Math.sqrt(product(columns, k, k));
            triangle[k][k] = length;
            for (double[] row : columns) {
                row[k] /= length;
            }
        }
        return triangle;
    }

    private static double product(double[][] rows, int left, int right) {
        double sum = 0;
        for (double[] row : rows) {
            sum += row[left] * row[right];
        }
        return sum;
    }

    /** Of an upper triangle, column by column. */
    private static double[][] inverse(double[][] triangle) {
        int size = triangle.length;
        double[][] inverse = new double[size][size];
        for (int column = 0; column < size; column++) {
            for (int row = column; row >= 0; row--) {
                double sum = row == column ? 1 : 0;
                for (int k = row + 1; k <= column; k++) {
                    sum -= triangle[row][k] * inverse[k][column];
                }
                inverse[row][column] = sum / triangle[row][row];
            }
        }
        return inverse;
    }
}
