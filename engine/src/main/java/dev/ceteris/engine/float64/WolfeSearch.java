// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.float64;

/**
 * How far to go in a direction, so that the strong Wolfe conditions hold: enough is gained, and the slope there is flat
 * enough. Nocedal and Wright 2006, algorithms 3.5 and 3.6, with cubic interpolation (equation 3.59).
 */
final class WolfeSearch {
    /** c₁: the value has to fall by this share of what the slope promises. */
    private static final double DECREASE = 1e-4;

    /**
     * c₂: the slope has to fall to this share; loose, as is usual where the directions come from a quasi-Newton method.
     */
    private static final double CURVATURE = 0.9;

    private static final int MOST_LOOKS = 40;

    /** An interpolated length stays away from the interval's ends by this share of it. */
    private static final double MARGIN = 0.1;

    private final double[] point;
    private final double[] gradient;
    private Objective function;
    private double[] from;
    private double[] direction;
    private Look start;
    private int looks;

    /** What was seen at a length. */
    private record Look(double length, double value, double slope) {}

    WolfeSearch(int arguments) {
        point = new double[arguments];
        gradient = new double[arguments];
    }

    /** After a successful search the point that was found. */
    double[] point() {
        return point;
    }

    /** After a successful search the gradient there. */
    double[] gradient() {
        return gradient;
    }

    /** Where to start from. */
    record Start(double[] point, double value, double[] gradient) {}

    /** A length that was found, 0 for none, and the value there. */
    record Found(double length, double value) {}

    /**
     * Searches.
     *
     * @param along a direction in which the function falls
     * @param first the length that is tried first
     */
    Found search(Objective of, Start at, double[] along, double first) {
        function = of;
        from = at.point();
        direction = along;
        start = new Look(0, at.value(), CurvaturePairs.dot(at.gradient(), along));
        looks = 0;
        if (!(start.slope() < 0)) {
            return new Found(0, at.value());
        }
        Look before = start;
        Look now = look(first);
        while (looks < MOST_LOOKS) {
            if (tooHigh(now) || (looks > 1 && now.value() >= before.value())) {
                return between(before, now);
            }
            if (flat(now)) {
                return found(now);
            }
            if (now.slope() >= 0) {
                return between(now, before);
            }
            before = now;
            now = look(2 * now.length());
        }
        return new Found(0, at.value());
    }

    /**
     * The zoom of algorithm 3.6: the lower end always gains enough, and the function falls from it towards the other.
     */
    private Found between(Look lower, Look other) {
        Look low = lower;
        Look high = other;
        while (looks < MOST_LOOKS) {
            Look now = look(interpolated(low, high));
            if (tooHigh(now) || now.value() >= low.value()) {
                high = now;
            } else {
                if (flat(now)) {
                    return found(now);
                }
                if (now.slope() * (high.length() - low.length()) >= 0) {
                    high = low;
                }
                low = now;
            }
        }
        // Gains enough, if it is not the start, although its slope is steeper than wanted.
        return low.length() == 0 ? new Found(0, start.value()) : found(look(low.length()));
    }

    private static Found found(Look look) {
        return new Found(look.length(), look.value());
    }

    /** Not enough is gained, or there is no value at all. */
    private boolean tooHigh(Look look) {
        return !(look.value() <= start.value() + DECREASE * look.length() * start.slope());
    }

    private boolean flat(Look look) {
        return Math.abs(look.slope()) <= -CURVATURE * start.slope();
    }

    private static double interpolated(Look low, Look high) {
        double width = high.length() - low.length();
        double bend = low.slope() + high.slope() - 3 * (low.value() - high.value()) / (low.length() - high.length());
        double root = Math.copySign(Math.sqrt(bend * bend - low.slope() * high.slope()), width);
        double length = high.length() - width * (high.slope() + root - bend) / (high.slope() - low.slope() + 2 * root);
        double share = (length - low.length()) / width;
        return share >= MARGIN && share <= 1 - MARGIN ? length : low.length() + width / 2;
    }

    private Look look(double length) {
        looks++;
        for (int i = 0; i < point.length; i++) {
            point[i] = Math.fma(length, direction[i], from[i]);
        }
        double value = function.value(point, gradient);
        return new Look(length, value, CurvaturePairs.dot(gradient, direction));
    }
}
