// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.tuning;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Every combination of the axes' grid values, once.
 *
 * @param order shuffled where only the first ones may be reached, so that these are spread over the space
 */
public record Grid(Order order) implements Sampler {
    /** In which order the combinations come. */
    public enum Order {
        /** The last axis changes fastest. */
        LAST_AXIS_FASTEST,
        /** Drawn without replacement. */
        SHUFFLED
    }

    @Override
    public Stream<List<Object>> points(List<SearchDimension> axes, RandomGenerator random) {
        List<List<Object>> points = List.of(List.of());
        for (SearchDimension axis : axes) {
            List<List<Object>> longer = new ArrayList<>();
            for (List<Object> point : points) {
                for (Object value : axis.grid()) {
                    List<Object> more = new ArrayList<>(point);
                    more.add(value);
                    longer.add(more);
                }
            }
            points = longer;
        }
        if (order == Order.SHUFFLED) {
            List<List<Object>> shuffled = new ArrayList<>(points);
            // The shuffle of Fisher and Yates, written out: that of the JDK does not say what it draws.
            for (int i = shuffled.size() - 1; i > 0; i--) {
                Collections.swap(shuffled, i, random.nextInt(i + 1));
            }
            points = shuffled;
        }
        return points.stream();
    }

    /** How many combinations there are. */
    public static double size(List<SearchDimension> axes) {
        return axes.stream().mapToDouble(axis -> axis.grid().size()).reduce(1, (a, b) -> a * b);
    }
}
