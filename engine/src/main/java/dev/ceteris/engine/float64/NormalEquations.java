// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.float64;

import static dev.ceteris.engine.float64.Jacobian.Form.ARGUMENTS;
import static dev.ceteris.engine.float64.Jacobian.Form.RESIDUALS;

import dev.ceteris.engine.kernel.ThreadTeam;
import java.util.Arrays;

/**
 * {@code (JᵀJ + C + μI) x = −(Jᵀr + …)}, solved by Cholesky. Without C and with fewer residuals than arguments
 * {@code x = −Jᵀ(JJᵀ + μI)⁻¹r} is the same, and the smaller matrix is the one that is factorized.
 */
final class NormalEquations {
    private final double[] penalty;
    private final int residuals;
    private final Jacobian jacobian;
    private final int order;
    private final Matrix gram;
    private final Matrix factor;
    private final double[] solution;

    /**
     * For so many residuals.
     *
     * @param penalty the diagonal C, one number for each argument
     */
    NormalEquations(int residuals, double[] penalty) {
        this.penalty = penalty;
        this.residuals = residuals;
        Jacobian.Form form = form(residuals, penalty);
        jacobian = Jacobian.zeros(form, residuals, penalty.length);
        order = form == RESIDUALS ? penalty.length : residuals;
        gram = Matrix.zeros(order, order);
        factor = Matrix.zeros(order, order);
        solution = new double[order];
    }

    private static Jacobian.Form form(int residuals, double[] penalty) {
        boolean penalized = false;
        for (double c : penalty) {
            penalized |= c != 0;
        }
        return !penalized && residuals < penalty.length ? ARGUMENTS : RESIDUALS;
    }

    /** To be filled before {@link #prepare}. */
    Jacobian jacobian() {
        return jacobian;
    }

    /** Multiplies the Jacobian with itself: once for a point, whatever the damping. */
    void prepare(ThreadTeam team) {
        Gram.of(jacobian.matrix(), jacobian.form() == RESIDUALS ? residuals : penalty.length, order, gram, team);
    }

    /** Largest element of the product's diagonal. */
    double largest() {
        double largest = 0;
        for (int i = 0; i < order; i++) {
            largest = Math.max(largest, gram.values()[gram.at(i) + i]);
        }
        return largest;
    }

    /** Gets ready to solve with a damping; false where rounding leaves the matrix not positive definite. */
    boolean factorize(double damping) {
        for (int i = 0; i < order; i++) {
            int at = factor.at(i) + i;
            System.arraycopy(gram.values(), gram.at(i) + i, factor.values(), at, order - i);
            factor.values()[at] += jacobian.form() == RESIDUALS ? penalty[i] + damping : damping;
        }
        return Cholesky.factorize(factor, order);
    }

    /**
     * Solves with the damping of the last {@link #factorize}.
     *
     * @param right r
     * @param slope Jᵀr and what comes to it
     * @param into receives x
     */
    void solve(double[] right, double[] slope, double[] into) {
        switch (jacobian.form()) {
            case RESIDUALS -> {
                System.arraycopy(slope, 0, solution, 0, order);
                Cholesky.solve(factor, order, solution);
                for (int i = 0; i < order; i++) {
                    into[i] = -solution[i];
                }
            }
            case ARGUMENTS -> {
                for (int k = 0; k < order; k++) {
                    solution[k] = -right[k];
                }
                Cholesky.solve(factor, order, solution);
                Arrays.fill(into, 0);
                pull(solution, into);
            }
        }
    }

    /** {@code g ← g + Jᵀr}: each element one chain over the residuals. */
    void pull(double[] r, double[] g) {
        double[] values = jacobian.matrix().values();
        switch (jacobian.form()) {
            case RESIDUALS -> {
                for (int k = 0; k < residuals; k++) {
                    int row = jacobian.matrix().at(k);
                    for (int i = 0; i < g.length; i++) {
                        g[i] = Math.fma(values[row + i], r[k], g[i]);
                    }
                }
            }
            case ARGUMENTS -> {
                for (int i = 0; i < g.length; i++) {
                    int row = jacobian.matrix().at(i);
                    double sum = g[i];
                    for (int k = 0; k < residuals; k++) {
                        sum = Math.fma(values[row + k], r[k], sum);
                    }
                    g[i] = sum;
                }
            }
        }
    }

    /** {@code r ← Jx}: each element one chain over the arguments. */
    void push(double[] x, double[] r) {
        double[] values = jacobian.matrix().values();
        int step = jacobian.step();
        for (int k = 0; k < residuals; k++) {
            int at = jacobian.at(k, 0);
            double sum = 0;
            for (double factor : x) {
                sum = Math.fma(values[at], factor, sum);
                at += step;
            }
            r[k] = sum;
        }
    }

    /** Sum of squares, one chain in order. */
    static double squares(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum = Math.fma(value, value, sum);
        }
        return sum;
    }
}
