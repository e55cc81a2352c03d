// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.trial;

import dev.ceteris.data.source.TargetColumn;
import dev.ceteris.engine.sample.Values;
import java.util.List;

/**
 * How far predictions are from targets, in the unit of the targets. Where there are several targets, each number is the
 * mean of those of the single targets.
 *
 * @param mse mean squared error
 * @param rmse root of the mean squared error
 * @param mae mean absolute error
 * @param r2 coefficient of determination: 1 less the mean squared error divided by the variance of the targets; NaN
 *     where these do not differ
 * @param shortfall mean of how far predictions lie below their targets, with 0 for those that do not; {@code mae} less
 *     it is the same for predictions above their targets
 */
public record TargetErrors(double mse, double rmse, double mae, double r2, double shortfall) {
    /**
     * The errors of predictions.
     *
     * @param answers of a network, samples × targets, standardized like the targets
     * @param values the targets, standardized by {@code columns}
     */
    public static TargetErrors of(double[] answers, Values values, List<TargetColumn> columns) {
        double mse = 0;
        double rmse = 0;
        double mae = 0;
        double r2 = 0;
        double shortfall = 0;
        int width = values.width();
        for (int j = 0; j < width; j++) {
            double deviation = columns.get(j).deviation();
            double squares = 0;
            double distances = 0;
            double below = 0;
            double sum = 0;
            for (int i = j; i < answers.length; i += width) {
                double error = answers[i] - values.values()[i];
                squares += error * error;
                distances += Math.abs(error);
                below += Math.max(-error, 0);
                sum += values.values()[i];
            }
            double mean = sum / values.count();
            double spread = 0;
            for (int i = j; i < answers.length; i += width) {
                double distance = values.values()[i] - mean;
                spread += distance * distance;
            }
            mse += squares / values.count() * deviation * deviation / width;
            rmse += Math.sqrt(squares / values.count()) * deviation / width;
            mae += distances / values.count() * deviation / width;
            shortfall += below / values.count() * deviation / width;
            r2 += (spread == 0 ? Double.NaN : 1 - squares / spread) / width;
        }
        return new TargetErrors(mse, rmse, mae, r2, shortfall);
    }

    /**
     * The mean pinball loss of predictions of a quantile, in the unit of the targets: a prediction that is too low
     * costs {@code quantile} times the distance, one that is too high {@code 1 − quantile} times (Koenker and Bassett
     * 1978, section 3). At 0.5 it is half the mean absolute error.
     *
     * @param quantile above 0 and below 1
     */
    public double pinball(double quantile) {
        return quantile * shortfall + (1 - quantile) * (mae - shortfall);
    }

    /** The errors of always answering the mean of the targets that are learned from. */
    public static TargetErrors ofMean(Values learned, Values values, List<TargetColumn> columns) {
        int width = values.width();
        double[] means = new double[width];
        for (int i = 0; i < learned.values().length; i++) {
            means[i % width] += learned.values()[i] / learned.count();
        }
        double[] answers = new double[values.values().length];
        for (int i = 0; i < answers.length; i++) {
            answers[i] = means[i % width];
        }
        return of(answers, values, columns);
    }
}
