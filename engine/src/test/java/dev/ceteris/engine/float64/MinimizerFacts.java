// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.float64;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.optimizer.LevenbergMarquardt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts: both optimizers end where the minimum is, by its formula, by NIST's certified values or by SciPy. */
class MinimizerFacts {
    private static final LevenbergMarquardt OPTIONS = new LevenbergMarquardt(1e-3, 4);

    private final ThreadTeam team = ThreadTeam.of(1);

    @AfterEach
    void end() {
        team.close();
    }

    private static QuasiNewton lbfgs(Problems.Closed problem, double... start) {
        return new QuasiNewton(some -> problem.sum(), start, 10);
    }

    private static DampedLeastSquares damped(Residuals problem, double... start) {
        return new DampedLeastSquares(problem, start, new double[start.length], OPTIONS);
    }

    /** Iterations until it rests. */
    private int run(Minimizer minimizer, int most) {
        for (int i = 0; i < most; i++) {
            if (!minimizer.iterate(team).moved()) {
                return i;
            }
        }
        return most;
    }

    @Test
    void both_find_the_minimum_of_a_quadratic() {
        double[] expected = {0, 1, 2, 3, 4, 5, 6, 7};
        QuasiNewton lbfgs = lbfgs(Problems.quadratic(8), new double[8]);
        DampedLeastSquares damped = damped(Problems.quadratic(8), new double[8]);

        run(lbfgs, 60);
        run(damped, 60);

        assertThat(lbfgs.point()).containsExactly(expected, within(1e-9));
        assertThat(damped.point()).containsExactly(expected, within(1e-12));
    }

    /**
     * SciPy 1.17.1 from (−1.2, 1): {@code minimize(rosen, x0, jac=rosen_der, method="L-BFGS-B", options=dict(maxcor=10,
     * gtol=1e-10, ftol=0))} ends at (1, 1) after 39 iterations and 47 values, {@code least_squares(..., method="lm")}
     * there after 21 values.
     */
    @Test
    void both_find_the_minimum_of_rosenbrocks_function_in_as_many_steps_as_scipy() {
        QuasiNewton lbfgs = lbfgs(Problems.rosenbrock(), -1.2, 1);
        DampedLeastSquares damped = damped(Problems.rosenbrock(), -1.2, 1);

        run(lbfgs, 45);
        run(damped, 21);

        assertThat(lbfgs.point()).containsExactly(new double[] {1, 1}, within(1e-9));
        assertThat(damped.point()).containsExactly(new double[] {1, 1}, within(1e-12));
    }

    /** SciPy 1.17.1, the same call with {@code [-1.2, 1] * 5}: all ones after 80 iterations. */
    @Test
    void lbfgs_follows_a_longer_valley_as_fast_as_scipy() {
        QuasiNewton lbfgs = lbfgs(Problems.chainedRosenbrock(10), -1.2, 1, -1.2, 1, -1.2, 1, -1.2, 1, -1.2, 1);

        run(lbfgs, 100);

        assertThat(lbfgs.point()).containsExactly(new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1}, within(1e-9));
    }

    /**
     * NIST StRD, Misra1a, from both of its starts: b₁ = 2.3894212918e2, b₂ = 5.5015643181e-4, sum of squares
     * 1.2455138894e-1. SciPy's {@code least_squares(..., method="lm", xtol=1e-15, ftol=1e-15, gtol=1e-15)} finds
     * 238.942126198 and 5.501564398e-4.
     */
    @ParameterizedTest
    @CsvSource({"500, 1e-4", "250, 5e-4"})
    void levenberg_marquardt_finds_the_certified_values(double b1, double b2) {
        DampedLeastSquares damped = damped(Problems.misra1a(), b1, b2);

        run(damped, 200);

        assertThat(damped.point()[0]).isCloseTo(2.3894212918e2, within(1e-7 * 2.4e2));
        assertThat(damped.point()[1]).isCloseTo(5.5015643181e-4, within(1e-7 * 5.5e-4));
        assertThat(2 * damped.iterate(team).value()).isCloseTo(1.2455138894e-1, within(1e-11));
    }

    /** With x + y = 2 alone, from (0, 3): the nearest of all solutions is (−½, 2½). */
    @Test
    void with_fewer_residuals_than_arguments_the_nearest_solution_is_found() {
        Problems.Closed line = new Problems.Closed(
                1, 2, p -> new Problems.At(new double[] {p[0] + p[1] - 2}, new double[][] {{1, 1}}));
        DampedLeastSquares damped = damped(line, 0, 3);

        run(damped, 60);

        assertThat(damped.point()).containsExactly(new double[] {-0.5, 2.5}, within(1e-12));
    }

    /**
     * ½(x + y − 2)² + ¼(x² + y²) is least where x = y = 0.8. Its value there is 0.4, so that within √(2⁻⁵³) of the
     * minimum no step is seen to gain anything.
     */
    @Test
    void a_penalty_is_part_of_what_is_made_small() {
        Problems.Closed line = new Problems.Closed(
                1, 2, p -> new Problems.At(new double[] {p[0] + p[1] - 2}, new double[][] {{1, 1}}));
        DampedLeastSquares damped = new DampedLeastSquares(line, new double[] {0, 3}, new double[] {0.5, 0.5}, OPTIONS);

        run(damped, 60);

        assertThat(damped.point()).containsExactly(new double[] {0.8, 0.8}, within(2e-8));
    }

    /** The inverse Hessian written out, equation 7.16 of Nocedal and Wright 2006, from γI with γ of equation 7.20. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void the_two_loops_give_the_direction_of_the_dense_formula(int count) {
        SplittableRandom random = new SplittableRandom(8);
        int n = 6;
        CurvaturePairs pairs = new CurvaturePairs(5);
        double[][] steps = new double[count][];
        double[][] changes = new double[count][];
        for (int k = 0; k < count; k++) {
            steps[k] = random.doubles(n, -1, 1).toArray();
            changes[k] = new double[n];
            for (int i = 0; i < n; i++) {
                changes[k][i] = (i + 1) * steps[k][i];
            }
            pairs.add(steps[k], changes[k]);
        }
        double[] gradient = random.doubles(n, -1, 1).toArray();
        double[] direction = new double[n];
        double[] expected = dense(steps, changes, gradient);

        pairs.direction(gradient, direction);

        assertThat(direction).containsExactly(expected, within(1e-13));
    }

    private static double[] dense(double[][] steps, double[][] changes, double[] gradient) {
        int n = gradient.length;
        int last = steps.length - 1;
        double gamma =
                CurvaturePairs.dot(steps[last], changes[last]) / CurvaturePairs.dot(changes[last], changes[last]);
        double[][] h = new double[n][n];
        for (int i = 0; i < n; i++) {
            h[i][i] = gamma;
        }
        for (int k = 0; k < steps.length; k++) {
            double rho = 1 / CurvaturePairs.dot(steps[k], changes[k]);
            double[][] v = new double[n][n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    v[i][j] = (i == j ? 1 : 0) - rho * changes[k][i] * steps[k][j];
                }
            }
            double[][] next = new double[n][n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    next[i][j] = rho * steps[k][i] * steps[k][j];
                    for (int p = 0; p < n; p++) {
                        for (int q = 0; q < n; q++) {
                            next[i][j] += v[p][i] * h[p][q] * v[q][j];
                        }
                    }
                }
            }
            h = next;
        }
        double[] direction = new double[n];
        for (int i = 0; i < n; i++) {
            direction[i] = -CurvaturePairs.dot(h[i], gradient);
        }
        return direction;
    }

    @Test
    void a_step_along_which_the_slope_falls_is_not_remembered() {
        CurvaturePairs pairs = new CurvaturePairs(2);

        pairs.add(new double[] {1}, new double[] {-1});

        assertThat(pairs.count()).isZero();
    }

    @Test
    void a_point_without_a_value_is_not_left() {
        Objective nowhere = (point, gradient) -> Double.NaN;
        QuasiNewton lbfgs = new QuasiNewton(some -> nowhere, new double[] {1}, 3);

        assertThat(lbfgs.iterate(team).moved()).isFalse();
        assertThat(lbfgs.point()).containsExactly(1);
    }

    /** −log(1 − x) + x² beyond 1 has no value: the search comes back from there. */
    @Test
    void a_search_comes_back_from_where_there_is_no_value() {
        Objective wall = (point, gradient) -> {
            gradient[0] = -8 + 1 / (1 - point[0]);
            return point[0] < 1 ? -8 * point[0] - StrictMath.log(1 - point[0]) : Double.NaN;
        };
        QuasiNewton lbfgs = new QuasiNewton(some -> wall, new double[] {-20}, 3);

        run(lbfgs, 50);

        assertThat(lbfgs.point()[0]).isCloseTo(0.875, within(1e-9));
    }
}
