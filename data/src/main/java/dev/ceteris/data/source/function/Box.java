// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.function;

import static dev.ceteris.base.Require.require;

import dev.ceteris.engine.sample.FloatFeatures;
import java.util.List;

/**
 * Where a function is looked at: an interval for each input.
 *
 * @param from lower bounds, x1's first, finite
 * @param to upper bounds, each above the lower one, also when both are rounded to floats
 * @throws dev.ceteris.base.SpecException when bounds do not fit each other; names the component
 */
record Box(List<Double> from, List<Double> to) {
    /** A float with room to spare. */
    private static final double FARTHEST = 1e37;

    Box {
        from = List.copyOf(from);
        to = List.copyOf(to);
        require(!from.isEmpty(), "from", "empty", "a number, or one for each input");
        require(from.size() == to.size(), "to", to, "as many numbers as 'from' has, " + from.size());
        for (int i = 0; i < from.size(); i++) {
            require(Math.abs(from.get(i)) <= FARTHEST, "from", from.get(i), "numbers between -1e37 and 1e37");
            require(Math.abs(to.get(i)) <= FARTHEST, "to", to.get(i), "numbers between -1e37 and 1e37");
            require(
                    from.get(i).floatValue() < to.get(i).floatValue(),
                    "to",
                    to.get(i),
                    "more than 'from', which is " + from.get(i) + ", and another number in single precision");
        }
    }

    /** Numbers to a point. */
    int width() {
        return from.size();
    }

    /** The point of an interval that divides it so: its lower bound at 0, close to the upper one at just below 1. */
    float at(int input, double share) {
        return (float) (from.get(input) + (to.get(input) - from.get(input)) * share);
    }

    /** The nearest float to number {@code i} of {@code points} evenly spaced points, both bounds among them. */
    private float spaced(int input, int i, int points) {
        double step = (to.get(input) - from.get(input)) / (points - 1);
        return i == points - 1 ? to.get(input).floatValue() : (float) (from.get(input) + i * step);
    }

    /**
     * Every combination of evenly spaced points of each interval, the last input changing fastest.
     *
     * @param points of each interval, at least 2
     */
    FloatFeatures grid(int points) {
        int width = width();
        int count = Math.toIntExact(Math.round(StrictMath.pow(points, width)));
        float[] values = new float[Math.multiplyExact(count, width)];
        for (int i = 0; i < count; i++) {
            int rest = i;
            for (int input = width - 1; input >= 0; input--) {
                values[i * width + input] = spaced(input, rest % points, points);
                rest /= points;
            }
        }
        return new FloatFeatures(values, width);
    }

    /**
     * Evenly spaced points from the corner of all lower bounds to that of all upper ones.
     *
     * @param points at least 2
     */
    FloatFeatures diagonal(int points) {
        int width = width();
        float[] values = new float[Math.multiplyExact(points, width)];
        for (int i = 0; i < values.length; i++) {
            values[i] = spaced(i % width, i / width, points);
        }
        return new FloatFeatures(values, width);
    }
}
