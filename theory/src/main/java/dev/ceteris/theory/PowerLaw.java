// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.theory;

import static dev.ceteris.base.Require.require;

import dev.ceteris.evidence.statistics.LeastSquares;
import java.util.Arrays;

/**
 * A learning curve in the number of training samples: {@code error(m) ≈ a + b·m^(−c)}. Hestness et al. 2017, "Deep
 * learning scaling is predictable, empirically", arXiv:1712.00409, section 2, where c lies between 0.07 and 0.35 for
 * the tasks they measured.
 *
 * <p>Fitted by least squares of the error itself with a ≥ 0, since no error is below 0: for each c a straight line in
 * m^(−c) gives a and b, and c is searched for between {@value #SLOWEST} and {@value #FASTEST}.
 *
 * <p>The law is what was observed, not what must be. Three numbers fit four points well whatever they are; where all
 * sizes lie within a factor of ten, a and c can hardly be distinguished, and the standard errors say so. Outside the
 * measured sizes it is a guess.
 *
 * @param floor a, the error that more data does not remove, at least 0
 * @param scale b
 * @param exponent c
 * @param residual root of the mean squared difference between errors and fit
 * @param floorError standard error of a; 0 where a ≥ 0 was binding, NaN when there are no more points than numbers
 *     fitted
 * @param exponentError standard error of c; NaN likewise, and when c is at a limit
 * @param isDetermined false when c is at a limit of its search: the points do not show a power law
 */
public record PowerLaw(
        double floor,
        double scale,
        double exponent,
        double residual,
        double floorError,
        double exponentError,
        boolean isDetermined) {
    private static final double SLOWEST = 0.01;
    private static final double FASTEST = 10;

    /**
     * The fit to some points.
     *
     * @param sizes training samples, above 0 and of at least three different values
     * @param errors one for each, finite and not all equal
     */
    public static PowerLaw fit(double[] sizes, double[] errors) {
        requirePoints(sizes, errors);
        Points points = Points.of(sizes, errors);
        Valley valley = Valley.of(
                logarithm -> points.line(StrictMath.exp(logarithm)).squares(),
                StrictMath.log(SLOWEST),
                StrictMath.log(FASTEST));
        double exponent = StrictMath.exp(valley.place());
        Line line = points.line(exponent);
        double[] deviations = points.standardErrors(line, exponent);
        return new PowerLaw(
                line.floor,
                line.scale * StrictMath.exp(exponent * points.middle),
                exponent,
                Math.sqrt(line.squares / sizes.length),
                deviations[0],
                valley.isInside() ? deviations[1] : Double.NaN,
                valley.isInside());
    }

    private static void requirePoints(double[] sizes, double[] errors) {
        require(
                errors.length == sizes.length,
                "errors",
                errors.length,
                "one for each of the " + sizes.length + " sizes");
        for (int i = 0; i < sizes.length; i++) {
            require(
                    sizes[i] > 0 && sizes[i] < Double.POSITIVE_INFINITY,
                    "size " + (i + 1),
                    sizes[i],
                    "a finite number above 0");
            require(Double.isFinite(errors[i]), "error " + (i + 1), errors[i], "a finite number");
        }
        long different = Arrays.stream(sizes).distinct().count();
        require(different >= 3, "different sizes", different, "at least 3, for three numbers are fitted");
        require(
                Arrays.stream(errors).distinct().count() > 1,
                "errors",
                "all " + errors[0],
                "some that differ, or there is no curve");
    }

    /** The error that the law expects with {@code samples} training samples. */
    public double at(double samples) {
        return floor + scale * StrictMath.exp(-exponent * StrictMath.log(samples));
    }

    /** The straight line in u^(−c) for one c. */
    private record Line(double floor, double scale, double squares) {}

    /** Sizes are kept as logarithms less their mean, {@code middle}: powers of them stay near 1. */
    private record Points(double[] logarithms, double middle, double[] errors) {
        static Points of(double[] sizes, double[] errors) {
            double[] logarithms = Arrays.stream(sizes).map(StrictMath::log).toArray();
            double middle = sum(logarithms) / sizes.length;
            for (int i = 0; i < sizes.length; i++) {
                logarithms[i] -= middle;
            }
            return new Points(logarithms, middle, errors);
        }

        private static double sum(double[] values) {
            double sum = 0;
            for (double value : values) {
                sum += value;
            }
            return sum;
        }

        Line line(double exponent) {
            int count = errors.length;
            double[] powers = powers(exponent);
            double meanPower = sum(powers) / count;
            double meanError = sum(errors) / count;
            double together = 0;
            double alone = 0;
            for (int i = 0; i < count; i++) {
                together += (powers[i] - meanPower) * (errors[i] - meanError);
                alone += (powers[i] - meanPower) * (powers[i] - meanPower);
            }
            double scale = together / alone;
            double floor = meanError - scale * meanPower;
            if (floor < 0) {
                floor = 0;
                scale = throughOrigin(powers);
            }
            double squares = 0;
            for (int i = 0; i < count; i++) {
                double difference = errors[i] - floor - scale * powers[i];
                squares += difference * difference;
            }
            return new Line(floor, scale, squares);
        }

        private double throughOrigin(double[] powers) {
            double together = 0;
            double alone = 0;
            for (int i = 0; i < powers.length; i++) {
                together += powers[i] * errors[i];
                alone += powers[i] * powers[i];
            }
            return together / alone;
        }

        private double[] powers(double exponent) {
            return Arrays.stream(logarithms)
                    .map(logarithm -> StrictMath.exp(-exponent * logarithm))
                    .toArray();
        }

        /** Of a and c: from the inverse of JᵀJ and the residual variance, as every fit of least squares has them. */
        double[] standardErrors(Line line, double exponent) {
            boolean bound = line.floor == 0;
            double[] powers = powers(exponent);
            double[][] slopes = new double[errors.length][];
            for (int i = 0; i < errors.length; i++) {
                double byExponent = -line.scale * powers[i] * logarithms[i];
                slopes[i] = bound ? new double[] {powers[i], byExponent} : new double[] {powers[i], byExponent, 1};
            }
            double[] errorsOf = LeastSquares.standardErrors(slopes, line.squares);
            return new double[] {bound ? 0 : errorsOf[2], errorsOf[1]};
        }
    }
}
