// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.plot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Heights for labels that are one below the other beside the ends of curves. None is further than {@link #REACH} from
 * its curve; a label for which there is no such place is left out. Heights are in pixels and grow downwards.
 *
 * @param top least height of a label
 * @param bottom greatest height of a label
 */
record EndLabels(double top, double bottom) {
    /** Between two labels. */
    static final double SPACING = 16;

    /**
     * Furthest distance of a label from the end of its curve: a line and a half, which the eye bridges without
     * searching.
     */
    static final double REACH = 24;

    /**
     * A label's place.
     *
     * @param end which of the ends it belongs to, from 0
     * @param height of its middle
     */
    record Place(int end, double height) {}

    /**
     * Places for as many labels as have one, from top to bottom.
     *
     * @param ends heights at which curves end, in any order; of equal heights the first come first
     */
    List<Place> of(List<Double> ends) {
        List<Place> highest = new ArrayList<>();
        double free = top;
        int[] descending = IntStream.range(0, ends.size())
                .boxed()
                .sorted(Comparator.comparing(ends::get))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int end : descending) {
            double height = Math.max(free, ends.get(end) - REACH);
            if (height <= Math.min(ends.get(end) + REACH, bottom)) {
                highest.add(new Place(end, height));
                free = height + SPACING;
            }
        }
        return lowered(highest, ends);
    }

    /** Each label goes back down to its curve, as far as the label below leaves room. */
    private List<Place> lowered(List<Place> highest, List<Double> ends) {
        List<Place> places = new ArrayList<>();
        double below = bottom;
        for (Place place : highest.reversed()) {
            double height = Math.min(Math.max(place.height(), ends.get(place.end())), below);
            places.add(new Place(place.end(), height));
            below = height - SPACING;
        }
        return places.reversed();
    }
}
