// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.float64;

import static dev.ceteris.engine.float64.NormalEquations.squares;

import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.optimizer.LevenbergMarquardt;
import java.util.Arrays;

/**
 * Levenberg–Marquardt with geodesic acceleration: makes {@code Φ(x) = ½‖r(x)‖² + ½ Σ cᵢxᵢ²} small.
 *
 * <p>A step is {@code v + ½a}: the velocity v solves {@code (JᵀJ + C + μI) v = −(Jᵀr + Cx)} (Levenberg 1944; Marquardt
 * 1963), the acceleration a solves the same system for {@code −Jᵀr″}, where r″ is the second derivative of the
 * residuals along v, computed from one more evaluation of them (Transtrum and Sethna 2012, arXiv:1201.5885). Networks
 * have long, narrow, curved valleys; a step that bends with the valley is much longer.
 *
 * <p>The damping μ follows Nielsen 1999 (IMM-REP-1999-05; Madsen, Nielsen and Tingleff 2004, algorithm 3.16): divided
 * by up to {@code ease} where the quadratic model held, multiplied by 2, 4, 8 … where it did not.
 */
final class DampedLeastSquares implements Minimizer {
    /** So many dampings without success, each larger than the one before: there is nothing more to gain. */
    private static final int MOST_TRIES = 30;

    /** A step below this share of the point is lost in rounding. */
    private static final double SMALLEST_STEP = 1e-17;

    /** Where along v the residuals are evaluated for their second derivative, as Transtrum and Sethna recommend. */
    private static final double LOOK = 0.1;

    /** The acceleration may be so long as a share of the velocity; beyond, the step is not trusted (their α). */
    private static final double LONGEST_BEND = 0.75;

    private final Residuals problem;
    private final double[] penalty;
    private final double ease;
    private final double[] point;
    private final double[] residuals;
    private final double[] candidate;
    private final double[] candidateResiduals;
    private final double[] gradient;
    private final double[] bentGradient;
    private final double[] bends;
    private final double[] velocity;
    private final double[] acceleration;
    private final NormalEquations equations;
    private double damping;
    private double growth = 2;
    private boolean resting;

    /**
     * At the beginning.
     *
     * @param point where it starts; becomes this object's own
     * @param penalty c, one for each argument, at least 0
     */
    DampedLeastSquares(Residuals problem, double[] point, double[] penalty, LevenbergMarquardt options) {
        int m = problem.residuals();
        int n = problem.parameters();
        this.problem = problem;
        this.point = point;
        this.penalty = penalty;
        this.ease = options.ease();
        // A share of something that the first iteration finds out; until then negative.
        damping = -options.damping();
        residuals = new double[m];
        candidate = new double[n];
        candidateResiduals = new double[m];
        gradient = new double[n];
        bentGradient = new double[n];
        bends = new double[m];
        velocity = new double[n];
        acceleration = new double[n];
        equations = new NormalEquations(m, penalty);
    }

    @Override
    public double[] point() {
        return point;
    }

    /** Damping, growth, and whether it rests. */
    @Override
    public double[] memory() {
        return new double[] {damping, growth, resting ? 1 : 0};
    }

    @Override
    public void remember(double[] memory) {
        damping = memory[0];
        growth = memory[1];
        resting = memory[2] != 0;
    }

    /** One step that makes Φ smaller, with as many tries as it takes. */
    @Override
    public Progress iterate(ThreadTeam team) {
        problem.jacobian(point, residuals, equations.jacobian(), team);
        double value = value(residuals, point);
        for (int i = 0; i < point.length; i++) {
            gradient[i] = penalty[i] * point[i];
        }
        equations.pull(residuals, gradient);
        double norm = Math.sqrt(squares(gradient));
        boolean moved = false;
        if (Double.isFinite(value) && Double.isFinite(norm) && !resting) {
            equations.prepare(team);
            if (damping < 0) {
                damping = -damping * equations.largest();
            }
            moved = step(value, team);
            resting = !moved;
        }
        return new Progress(value, norm, moved);
    }

    private boolean step(double value, ThreadTeam team) {
        for (int tried = 0; tried < MOST_TRIES; tried++) {
            if (equations.factorize(damping)) {
                equations.solve(residuals, gradient, velocity);
                if (Math.sqrt(squares(velocity)) <= SMALLEST_STEP * Math.sqrt(squares(point))) {
                    return false;
                }
                double gained = bend(team) ? value - look(team) : Double.NaN;
                if (gained > 0) {
                    relax(gained / promised());
                    System.arraycopy(candidate, 0, point, 0, point.length);
                    return true;
                }
            }
            damping *= growth;
            growth *= 2;
        }
        return false;
    }

    /** Finds the acceleration; false where it is too long, or not a number, for the step to be trusted. */
    private boolean bend(ThreadTeam team) {
        for (int i = 0; i < point.length; i++) {
            candidate[i] = Math.fma(LOOK, velocity[i], point[i]);
        }
        problem.residuals(candidate, candidateResiduals, team);
        equations.push(velocity, bends);
        for (int k = 0; k < bends.length; k++) {
            bends[k] = 2 / LOOK * ((candidateResiduals[k] - residuals[k]) / LOOK - bends[k]);
        }
        Arrays.fill(bentGradient, 0);
        equations.pull(bends, bentGradient);
        equations.solve(bends, bentGradient, acceleration);
        return Math.sqrt(squares(acceleration)) <= LONGEST_BEND * Math.sqrt(squares(velocity));
    }

    /** Φ at the end of the step. */
    private double look(ThreadTeam team) {
        for (int i = 0; i < point.length; i++) {
            candidate[i] = point[i] + Math.fma(0.5, acceleration[i], velocity[i]);
        }
        problem.residuals(candidate, candidateResiduals, team);
        return value(candidateResiduals, candidate);
    }

    private double value(double[] residualsThere, double[] there) {
        double sum = squares(residualsThere);
        for (int i = 0; i < there.length; i++) {
            sum = Math.fma(penalty[i] * there[i], there[i], sum);
        }
        return sum / 2;
    }

    /**
     * What the quadratic model promises of the velocity, {@code ½ vᵀ(μv − g)}: Madsen, Nielsen and Tingleff 2004,
     * section 3.2.
     */
    private double promised() {
        double sum = 0;
        for (int i = 0; i < velocity.length; i++) {
            sum = Math.fma(velocity[i], Math.fma(damping, velocity[i], -gradient[i]), sum);
        }
        return sum / 2;
    }

    private void relax(double ratio) {
        double u = 2 * ratio - 1;
        damping *= Math.max(1 / ease, 1 - u * u * u);
        growth = 2;
    }
}
