// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.tuning;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** An order in which the points of a space are visited. */
@FunctionalInterface
public interface Sampler {
    /**
     * The points, one value for each axis, in the order in which they are tried. Without an end unless the sampler says
     * otherwise, and perhaps with repetitions; equal randomness gives equal points, however many of them are taken.
     *
     * @param axes at least one
     */
    Stream<List<Object>> points(List<SearchDimension> axes, RandomGenerator random);
}
