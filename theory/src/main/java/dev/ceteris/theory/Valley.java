// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.theory;

import java.util.function.DoubleUnaryOperator;

/**
 * Where a function of one number is smallest in a range: the best of evenly spaced places, then golden section between
 * its neighbours (Kiefer 1953). Knows nothing of derivatives and needs no start.
 *
 * @param place where it is smallest, to about 1e-9 of the range
 * @param isInside false when it is smallest at the end of the range, so that the true minimum may lie beyond
 */
record Valley(double place, boolean isInside) {
    private static final int PLACES = 400;
    private static final int SECTIONS = 45;

    /** 1/φ: each section leaves this share of the range. */
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    static Valley of(DoubleUnaryOperator height, double from, double to) {
        double step = (to - from) / PLACES;
        int lowest = 0;
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= PLACES; i++) {
            double here = height.applyAsDouble(from + i * step);
            if (here < smallest) {
                smallest = here;
                lowest = i;
            }
        }
        double low = from + Math.max(lowest - 1, 0) * step;
        double high = from + Math.min(lowest + 1, PLACES) * step;
        double place = section(height, low, high);
        boolean inside = place - from > 1e-6 * (to - from) && to - place > 1e-6 * (to - from);
        return new Valley(place, inside);
    }

    private static double section(DoubleUnaryOperator height, double from, double to) {
        double low = from;
        double high = to;
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = height.applyAsDouble(left);
        double atRight = height.applyAsDouble(right);
        for (int i = 0; i < SECTIONS; i++) {
            if (atLeft <= atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = height.applyAsDouble(left);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = height.applyAsDouble(right);
            }
        }
        return (low + high) / 2;
    }
}
