// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.plot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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
     * Places from top to bottom: for the most important label, and for each further one for which there is room beside
     * those before.
     *
     * @param ends heights at which curves end
     * @param important which of the ends have a label, the most important one first
     */
    List<Place> of(List<Double> ends, List<Integer> important) {
        List<Integer> labelled = new ArrayList<>();
        for (int end : important) {
            labelled.add(end);
            if (highest(ends, labelled).size() < labelled.size()) {
                labelled.removeLast();
            }
        }
        return lowered(highest(ends, labelled), ends);
    }

    /** Each label as high as it may be; one without a place is left out. */
    private List<Place> highest(List<Double> ends, List<Integer> labelled) {
        List<Place> highest = new ArrayList<>();
        double free = top;
        List<Integer> descending =
                labelled.stream().sorted(Comparator.comparing(ends::get)).toList();
        for (int end : descending) {
            double height = Math.max(free, ends.get(end) - REACH);
            if (height <= Math.min(ends.get(end) + REACH, bottom)) {
                highest.add(new Place(end, height));
                free = height + SPACING;
            }
        }
        return highest;
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
