// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.tuning;

import dev.ceteris.engine.math.Gaussian64;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A density on the interval from 0 to 1, estimated from points of it: an equally weighted mixture of the uniform
 * density and one normal density around each point, cut off at 0 and 1 (Bergstra et al. 2011, "Algorithms for
 * hyper-parameter optimization", section 4.1).
 *
 * <p>The width of a normal density is the larger one of the distances to the neighbours of its point, where the ends of
 * the interval are neighbours too. The paper bounds widths to "a reasonable range" and does not name it. Here it is
 * from {@code 1 / min(100, n + 1)} to 1 for n points, so that equal points do not become a spike.
 *
 * <p>All arithmetic has the same bits on every machine.
 */
final class ParzenMixture {
    private static final double ROOT_2_PI = StrictMath.sqrt(2 * StrictMath.PI);
    private static final double NARROWEST_DIVISOR = 100;

    private final double[] centres;
    private final double[] widths;
    /** What a normal density has between 0 and 1. */
    private final double[] masses;

    /** @param points from 0 to 1, in any order; without points the density is uniform */
    ParzenMixture(double[] points) {
        centres = points.clone();
        Arrays.sort(centres);
        int n = centres.length;
        widths = new double[n];
        masses = new double[n];
        double narrowest = 1 / Math.min(NARROWEST_DIVISOR, n + 1.0);
        for (int i = 0; i < n; i++) {
            double left = centres[i] - (i == 0 ? 0 : centres[i - 1]);
            double right = (i == n - 1 ? 1 : centres[i + 1]) - centres[i];
            widths[i] = Math.clamp(Math.max(left, right), narrowest, 1);
            masses[i] = normal(i, 1) - normal(i, 0);
        }
    }

    private double normal(int component, double x) {
        return Gaussian64.cumulative((x - centres[component]) / widths[component]);
    }

    /** The density at a point from 0 to 1. */
    double density(double x) {
        double sum = 1;
        for (int i = 0; i < centres.length; i++) {
            sum += Gaussian64.bell((x - centres[i]) / widths[i]) / (ROOT_2_PI * widths[i] * masses[i]);
        }
        return sum / (centres.length + 1);
    }

    /** The probability of a part of the interval. */
    double mass(double from, double to) {
        double sum = to - from;
        for (int i = 0; i < centres.length; i++) {
            sum += (normal(i, to) - normal(i, from)) / masses[i];
        }
        return sum / (centres.length + 1);
    }

    /** A point drawn from the density, at least 0 and below 1. */
    double draw(RandomGenerator random) {
        int component = random.nextInt(centres.length + 1);
        if (component == centres.length) {
            return random.nextDouble();
        }
        double x = -1;
        // The centre is inside and the width at most 1, so that a third of the draws are inside at least.
        while (!(x >= 0 && x < 1)) {
            x = centres[component] + widths[component] * normal(random);
        }
        return x;
    }

    /** A standard normal number (Box and Muller 1958); that of the JDK may change with its version. */
    private static double normal(RandomGenerator random) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
    }
}
