// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.float64;

import dev.ceteris.engine.kernel.ThreadTeam;
import java.util.function.Function;

/** Least-squares problems in a few arguments, and functions made of them, whose derivatives are written by hand. */
final class Problems {
    /** Residuals at a point, and their derivatives by rows. */
    record At(double[] residuals, double[][] derivatives) {}

    /**
     * A problem in closed form.
     *
     * @param at what it is at a point
     */
    record Closed(int residuals, int parameters, Function<double[], At> at) implements Residuals {
        @Override
        public void residuals(double[] point, double[] into, ThreadTeam team) {
            System.arraycopy(at.apply(point).residuals(), 0, into, 0, residuals);
        }

        @Override
        public void jacobian(double[] point, double[] into, Jacobian jacobian, ThreadTeam team) {
            residuals(point, into, team);
            double[][] derivatives = at.apply(point).derivatives();
            for (int k = 0; k < residuals; k++) {
                for (int i = 0; i < parameters; i++) {
                    jacobian.matrix().values()[jacobian.at(k, i)] = derivatives[k][i];
                }
            }
        }

        /** The sum of the squares, as a function. */
        Objective sum() {
            return (point, gradient) -> {
                At here = at.apply(point);
                double sum = 0;
                for (int i = 0; i < parameters; i++) {
                    gradient[i] = 0;
                }
                for (int k = 0; k < residuals; k++) {
                    sum += here.residuals()[k] * here.residuals()[k];
                    for (int i = 0; i < parameters; i++) {
                        gradient[i] += 2 * here.residuals()[k] * here.derivatives()[k][i];
                    }
                }
                return sum;
            };
        }
    }

    private Problems() {}

    /** Rosenbrock 1960: 10(y − x²) and 1 − x; the minimum is at (1, 1). */
    static Closed rosenbrock() {
        return new Closed(
                2,
                2,
                p -> new At(new double[] {10 * (p[1] - p[0] * p[0]), 1 - p[0]}, new double[][] {
                    {-20 * p[0], 10}, {-1, 0}
                }));
    }

    /** Rosenbrock's function in pairs of neighbours, as {@code scipy.optimize.rosen} has it. */
    static Closed chainedRosenbrock(int arguments) {
        return new Closed(2 * (arguments - 1), arguments, p -> {
            At at = new At(new double[2 * (arguments - 1)], new double[2 * (arguments - 1)][arguments]);
            for (int i = 0; i < arguments - 1; i++) {
                at.residuals()[2 * i] = 10 * (p[i + 1] - p[i] * p[i]);
                at.derivatives()[2 * i][i] = -20 * p[i];
                at.derivatives()[2 * i][i + 1] = 10;
                at.residuals()[2 * i + 1] = 1 - p[i];
                at.derivatives()[2 * i + 1][i] = -1;
            }
            return at;
        });
    }

    /** Residuals (i + 1)·(xᵢ − i): a quadratic with curvatures from 1 to the square of their number. */
    static Closed quadratic(int arguments) {
        return new Closed(arguments, arguments, p -> {
            At at = new At(new double[arguments], new double[arguments][arguments]);
            for (int i = 0; i < arguments; i++) {
                at.residuals()[i] = (i + 1) * (p[i] - i);
                at.derivatives()[i][i] = i + 1;
            }
            return at;
        });
    }

    /**
     * Misra1a of the NIST Statistical Reference Datasets: {@code y = b₁(1 − exp(−b₂x))}, 14 observations of a dental
     * adsorption.
     */
    static Closed misra1a() {
        double[] x = {77.6, 114.9, 141.1, 190.8, 239.9, 289.0, 332.8, 378.4, 434.8, 477.3, 536.8, 593.1, 689.1, 760.0};
        double[] y = {10.07, 14.73, 17.94, 23.93, 29.61, 35.18, 40.02, 44.82, 50.76, 55.05, 61.01, 66.40, 75.47, 81.78};
        return new Closed(x.length, 2, b -> {
            At at = new At(new double[x.length], new double[x.length][2]);
            for (int k = 0; k < x.length; k++) {
                double decay = StrictMath.exp(-b[1] * x[k]);
                at.residuals()[k] = b[0] * (1 - decay) - y[k];
                at.derivatives()[k][0] = 1 - decay;
                at.derivatives()[k][1] = b[0] * x[k] * decay;
            }
            return at;
        });
    }
}
