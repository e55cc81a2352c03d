// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source;

import dev.ceteris.engine.sample.Features;
import dev.ceteris.engine.sample.FloatFeatures;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Shifts and scales each feature to mean 0 and variance 1: {@code (x − mean) / deviation}, with mean and deviation of
 * the samples it was fitted to. Fit it to training samples only, or the test would leak into what is learned.
 */
public final class Standardization {
    private final double[] means;
    private final double[] deviations;

    private Standardization(double[] means, double[] deviations) {
        this.means = means;
        this.deviations = deviations;
    }

    /**
     * Takes mean and standard deviation (of the population, that is, divided by the count) of each feature, in double
     * precision and in the order of the samples. A feature that never changes gets the deviation 1, hence becomes 0.
     */
    public static Standardization fittedTo(Features training) {
        return fittedTo(training, _ -> true);
    }

    /**
     * The same for some features; the others stay as they are.
     *
     * @param scaled which features are scaled
     */
    public static Standardization fittedTo(Features training, IntPredicate scaled) {
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
        return new Standardization(means, deviations);
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
     * The same samples, standardized.
     *
     * @throws IllegalArgumentException when {@code features} has another width than what this was fitted to
     */
    public FloatFeatures apply(Features features) {
        int width = features.width();
        if (width != means.length) {
            throw new IllegalArgumentException("width is " + width + ", expected " + means.length);
        }
        float[] values = new float[Math.multiplyExact(features.count(), width)];
        for (int sample = 0; sample < features.count(); sample++) {
            for (int feature = 0; feature < width; feature++) {
                values[sample * width + feature] =
                        (float) ((features.value(sample, feature) - means[feature]) / deviations[feature]);
            }
        }
        return new FloatFeatures(values, width);
    }
}
