// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source;

import static dev.ceteris.base.Require.require;

import dev.ceteris.engine.sample.Features;
import dev.ceteris.engine.sample.FloatFeatures;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Shifts and scales each feature: {@code (x − shift) / divisor}, in double precision, rounded to single precision. Fit
 * it to training samples only, or the test would leak into what is learned.
 *
 * @param shifts of the features, finite
 * @param divisors of the features, finite and not 0, as many
 */
public record FeatureScale(List<Double> shifts, List<Double> divisors) {
    public FeatureScale {
        shifts = List.copyOf(shifts);
        divisors = List.copyOf(divisors);
        require(
                divisors.size() == shifts.size(),
                "divisors",
                divisors.size(),
                "one for each of the " + shifts.size() + " shifts");
        require(shifts.stream().allMatch(Double::isFinite), "shifts", shifts, "finite numbers");
        require(
                divisors.stream().allMatch(divisor -> Double.isFinite(divisor) && divisor != 0),
                "divisors",
                divisors,
                "finite numbers other than 0");
    }

    private FeatureScale(double[] shifts, double[] divisors) {
        this(
                Arrays.stream(shifts).boxed().toList(),
                Arrays.stream(divisors).boxed().toList());
    }

    /** Features that stay as they are. */
    public static FeatureScale none(int width) {
        return new FeatureScale(Collections.nCopies(width, 0.0), Collections.nCopies(width, 1.0));
    }

    /** Whether every feature stays as it is. */
    public boolean isNone() {
        return shifts.stream().allMatch(shift -> shift == 0)
                && divisors.stream().allMatch(divisor -> divisor == 1);
    }

    /**
     * The scale of features that are drawn uniformly within bounds: standardized, each has mean 0 and variance 1 over
     * its interval, whose standard deviation is its length divided by √12.
     *
     * @param from lower bounds
     * @param to upper bounds, each greater than its lower bound
     */
    public static FeatureScale ofUniform(Scaling scaling, List<Double> from, List<Double> to) {
        double[] shifts = new double[from.size()];
        double[] divisors = new double[from.size()];
        for (int i = 0; i < shifts.length; i++) {
            double length = to.get(i) - from.get(i);
            shifts[i] = switch (scaling) {
                case STANDARDIZED -> from.get(i) + length / 2;
                case ZERO_TO_ONE -> from.get(i);
                case AS_IS -> 0;
            };
            divisors[i] = switch (scaling) {
                case STANDARDIZED -> length / Math.sqrt(12);
                case ZERO_TO_ONE -> length;
                case AS_IS -> 1;
            };
        }
        return new FeatureScale(shifts, divisors);
    }

    /** Mean and standard deviation of every feature: {@link #standardizing(Features, IntPredicate)}. */
    public static FeatureScale standardizing(Features training) {
        return standardizing(training, _ -> true);
    }

    /**
     * The least value of some features becomes 0, the greatest one 1. A feature that never changes becomes 0.
     *
     * @param scaled which features are scaled; the others stay as they are
     */
    public static FeatureScale toZeroOne(Features training, IntPredicate scaled) {
        double[] shifts = new double[training.width()];
        double[] divisors = new double[training.width()];
        Arrays.fill(divisors, 1);
        for (int feature = 0; feature < training.width(); feature++) {
            if (!scaled.test(feature)) {
                continue;
            }
            double least = training.value(0, feature);
            double greatest = least;
            for (int sample = 1; sample < training.count(); sample++) {
                least = Math.min(least, training.value(sample, feature));
                greatest = Math.max(greatest, training.value(sample, feature));
            }
            shifts[feature] = least;
            divisors[feature] = greatest > least ? greatest - least : 1;
        }
        return new FeatureScale(shifts, divisors);
    }

    /**
     * Mean and standard deviation (of the population, that is, divided by the count) of some features, in double
     * precision and in the order of the samples. A feature that never changes gets the deviation 1, hence becomes 0.
     *
     * @param scaled which features are scaled; the others stay as they are
     */
    public static FeatureScale standardizing(Features training, IntPredicate scaled) {
        double[] means = new double[training.width()];
        double[] deviations = new double[training.width()];
        Arrays.fill(deviations, 1);
        for (int feature = 0; feature < training.width(); feature++) {
            if (!scaled.test(feature)) {
                continue;
            }
            double sum = 0;
            for (int sample = 0; sample < training.count(); sample++) {
                sum += training.value(sample, feature);
            }
            double mean = sum / training.count();
            double squares = 0;
            for (int sample = 0; sample < training.count(); sample++) {
                double distance = training.value(sample, feature) - mean;
                squares += distance * distance;
            }
            means[feature] = mean;
            deviations[feature] = isConstant(training, feature) ? 1 : Math.sqrt(squares / training.count());
        }
        return new FeatureScale(means, deviations);
    }

    /** Asked of the values themselves: the mean of equal values is rounded and leaves a deviation just above 0. */
    private static boolean isConstant(Features training, int feature) {
        float first = training.value(0, feature);
        for (int sample = 1; sample < training.count(); sample++) {
            if (training.value(sample, feature) != first) {
                return false;
            }
        }
        return true;
    }

    /**
     * The same samples, scaled.
     *
     * @throws IllegalArgumentException when {@code features} has another width than what this was fitted to
     */
    public FloatFeatures apply(Features features) {
        int width = features.width();
        if (width != shifts.size()) {
            throw new IllegalArgumentException("width is " + width + ", expected " + shifts.size());
        }
        double[] shift = shifts.stream().mapToDouble(value -> value).toArray();
        double[] divisor = divisors.stream().mapToDouble(value -> value).toArray();
        float[] values = new float[Math.multiplyExact(features.count(), width)];
        for (int sample = 0; sample < features.count(); sample++) {
            for (int feature = 0; feature < width; feature++) {
                values[sample * width + feature] =
                        (float) ((features.value(sample, feature) - shift[feature]) / divisor[feature]);
            }
        }
        return new FloatFeatures(values, width);
    }

    /** What a scaled value of a feature was before, up to rounding. */
    public double unscaled(int feature, double scaled) {
        return scaled * divisors.get(feature) + shifts.get(feature);
    }
}
