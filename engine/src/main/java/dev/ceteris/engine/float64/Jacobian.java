// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.float64;

/**
 * Derivatives of residuals with respect to arguments, by rows of the longer side, so that the Gram matrix of its
 * columns is the smaller one.
 *
 * @param form what a row is
 * @param matrix the derivatives
 */
record Jacobian(Form form, Matrix matrix) {
    /** What a row is. */
    enum Form {
        /** A residual: the columns' Gram matrix is JᵀJ. */
        RESIDUALS,
        /** An argument: the columns' Gram matrix is JJᵀ. */
        ARGUMENTS
    }

    /** Zeros. */
    static Jacobian zeros(Form form, int residuals, int arguments) {
        return new Jacobian(
                form,
                switch (form) {
                    case RESIDUALS -> Matrix.zeros(residuals, arguments);
                    case ARGUMENTS -> Matrix.zeros(arguments, residuals);
                });
    }

    /** The index, in the matrix' values, of the derivative of a residual with respect to an argument. */
    int at(int residual, int argument) {
        return switch (form) {
            case RESIDUALS -> matrix.at(residual) + argument;
            case ARGUMENTS -> matrix.at(argument) + residual;
        };
    }

    /** How far it is from there to the next argument's. */
    int step() {
        return switch (form) {
            case RESIDUALS -> 1;
            case ARGUMENTS -> matrix.stride();
        };
    }
}
