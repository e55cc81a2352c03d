// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.theory;

import static dev.ceteris.base.Require.require;

import dev.ceteris.evidence.statistics.LeastSquares;
import dev.ceteris.theory.LossTarget.Reach;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Updates to a target against the batch size: {@code S(B) = S_min · (1 + B_crit / B)}. McCandlish et al. 2018,
 * arXiv:1812.06162, equation 2.11 solved for the steps; its three stretches are those that Shallue et al. 2019,
 * "Measuring the effects of data parallelism on neural network training", JMLR 20(112), found: perfect scaling,
 * diminishing returns, maximal data parallelism.
 *
 * <p>Fitted by least squares of log S, since updates span decades. Runs that never reached the target have no S and are
 * left out, which makes the fit too hopeful where there are many; {@link #contradicted} counts those that it says
 * should have reached it.
 *
 * <p>It holds for the learning rate that is best for each batch size. At one learning rate for all, large batches take
 * too few steps to reach anything, and what bends then is the learning rate's doing.
 *
 * @param fewestUpdates S_min: updates that no batch size can go below
 * @param criticalBatch B_crit, samples: the batch that needs twice S_min, and twice the fewest samples
 * @param criticalError standard error of ln B_crit; NaN with two runs, and when it is at a limit
 * @param residual root of the mean squared difference of ln S
 * @param reached number of runs that were fitted
 * @param contradicted runs that never reached the target although they went on for longer than the fit says it takes
 * @param isDetermined false when the batches lie all on one side of the bend, so that it may be anywhere beyond them
 */
public record BatchScaling(
        double fewestUpdates,
        double criticalBatch,
        double criticalError,
        double residual,
        int reached,
        int contradicted,
        boolean isDetermined) {
    /** How far beyond the batches that were run a bend is searched for. */
    private static final double BEYOND = 1000;

    /**
     * A share of the slope of perfect scaling, 1, at which a stretch ends: B is a ninth of the critical batch, or nine
     * of it.
     */
    private static final double NEARLY = 0.9;

    /**
     * One run.
     *
     * @param batch samples per update, at least 1
     * @param reach when it reached the target
     */
    public record Run(int batch, Reach reach) {
        public Run {
            require(batch >= 1, "batch", batch, "at least 1");
            if (reach instanceof Reach.Reached there) {
                require(there.updates() >= 1, "updates", there.updates(), "at least 1");
            }
        }
    }

    /** What a larger batch brings. */
    public enum Stretch {
        /** Twice the batch, half the updates: −d ln S / d ln B is at least 0.9. */
        PERFECT_SCALING,
        /** Fewer updates, but more samples. */
        DIMINISHING_RETURNS,
        /** Hardly fewer updates: the slope is at most 0.1. */
        MAXIMAL_PARALLELISM
    }

    /**
     * The fit to some runs, of one or more seeds.
     *
     * @param runs at least two different batch sizes among those that reached the target
     */
    public static BatchScaling fit(List<Run> runs) {
        Points points = Points.of(runs);
        long different = Arrays.stream(points.batches).distinct().count();
        require(different >= 2, "batch sizes that reached the target", different, "at least 2");
        double smallest = Arrays.stream(points.batches).min().orElseThrow();
        double largest = Arrays.stream(points.batches).max().orElseThrow();
        Valley valley = Valley.of(
                logarithm -> points.squares(StrictMath.exp(logarithm)),
                StrictMath.log(smallest / BEYOND),
                StrictMath.log(largest * BEYOND));
        double critical = StrictMath.exp(valley.place());
        double fewest = StrictMath.exp(points.meanLogarithm(critical));
        return new BatchScaling(
                fewest,
                critical,
                valley.isInside() ? points.standardError(critical) : Double.NaN,
                Math.sqrt(points.squares(critical) / points.batches.length),
                points.batches.length,
                (int) runs.stream()
                        .filter(run -> run.reach() instanceof Reach.Never never
                                && never.updates() > fewest * (1 + critical / run.batch()))
                        .count(),
                valley.isInside());
    }

    /** The updates that the fit expects of a batch size. */
    public double updates(double batch) {
        return fewestUpdates * (1 + criticalBatch / batch);
    }

    /** E_min = S_min · B_crit: samples that no batch size can go below, each counted as often as it is seen. */
    public double fewestSamples() {
        return fewestUpdates * criticalBatch;
    }

    /** On which stretch a batch size lies; the limits are ours, since the curve bends without a corner. */
    public Stretch stretch(double batch) {
        double slope = criticalBatch / (criticalBatch + batch);
        if (slope >= NEARLY) {
            return Stretch.PERFECT_SCALING;
        }
        return slope > 1 - NEARLY ? Stretch.DIMINISHING_RETURNS : Stretch.MAXIMAL_PARALLELISM;
    }

    /** The runs that reached the target, in their order. */
    private record Points(double[] batches, double[] logarithms) {
        static Points of(List<Run> runs) {
            List<Double> batches = new ArrayList<>();
            List<Double> logarithms = new ArrayList<>();
            for (Run run : runs) {
                if (run.reach() instanceof Reach.Reached there) {
                    batches.add((double) run.batch());
                    logarithms.add(StrictMath.log((double) there.updates()));
                }
            }
            return new Points(
                    batches.stream().mapToDouble(Double::doubleValue).toArray(),
                    logarithms.stream().mapToDouble(Double::doubleValue).toArray());
        }

        /** ln S less what the bend explains: ln S_min, up to noise. */
        private double levelled(int i, double critical) {
            return logarithms[i] - StrictMath.log1p(critical / batches[i]);
        }

        double meanLogarithm(double critical) {
            double sum = 0;
            for (int i = 0; i < batches.length; i++) {
                sum += levelled(i, critical);
            }
            return sum / batches.length;
        }

        double squares(double critical) {
            double mean = meanLogarithm(critical);
            double sum = 0;
            for (int i = 0; i < batches.length; i++) {
                double difference = levelled(i, critical) - mean;
                sum += difference * difference;
            }
            return sum;
        }

        /** Of ln B_crit. */
        double standardError(double critical) {
            double[][] slopes = new double[batches.length][];
            for (int i = 0; i < batches.length; i++) {
                slopes[i] = new double[] {1, critical / (critical + batches[i])};
            }
            return LeastSquares.standardErrors(slopes, squares(critical))[1];
        }
    }
}
