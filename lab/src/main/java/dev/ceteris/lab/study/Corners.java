// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import dev.ceteris.lab.tuning.SearchDimension;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Points at which a space is tried before anything is trained: whether it has impossible candidates must not depend on
 * the draw, and a sampler that proposes candidates as it goes must not come to one after hours.
 */
final class Corners {
    private static final int MOST = 250;

    private Corners() {}

    /**
     * Every combination of listed values and of ends of ranges; where these are more than 250, every such value of each
     * axis, the other axes being at their first.
     */
    static List<List<Object>> of(List<SearchDimension> axes) {
        List<List<Object>> values = axes.stream().map(Corners::ends).toList();
        double size = values.stream().mapToDouble(List::size).reduce(1, (a, b) -> a * b);
        List<Object> first = values.stream().map(List::getFirst).toList();
        List<List<Object>> corners = new ArrayList<>(List.of(first));
        for (int axis = 0; axis < axes.size(); axis++) {
            for (List<Object> corner : List.copyOf(size <= MOST ? corners : List.of(where(axes, axis, first)))) {
                for (Object value : values.get(axis).subList(1, values.get(axis).size())) {
                    List<Object> other = new ArrayList<>(corner);
                    other.set(axis, value);
                    corners.add(other);
                }
            }
        }
        Set<List<Object>> known = new HashSet<>();
        return corners.stream()
                .map(corner -> SearchDimension.present(axes, corner))
                .filter(known::add)
                .toList();
    }

    /** The first corner at which an axis exists. */
    private static List<Object> where(List<SearchDimension> axes, int axis, List<Object> first) {
        List<Object> corner = new ArrayList<>(first);
        if (axes.get(axis) instanceof SearchDimension.Conditional(SearchDimension _, String choice, Object when)) {
            for (int i = 0; i < axis; i++) {
                if (axes.get(i) instanceof SearchDimension.Listed
                        && axes.get(i).name().equals(choice)) {
                    corner.set(i, when);
                }
            }
        }
        return corner;
    }

    private static List<Object> ends(SearchDimension axis) {
        return switch (axis) {
            case SearchDimension.Conditional conditional -> ends(conditional.axis());
            case SearchDimension.Listed listed -> listed.values();
            case SearchDimension.Reals _, SearchDimension.Wholes _ -> List.of(axis.at(0), axis.at(Math.nextDown(1.0)));
        };
    }
}
