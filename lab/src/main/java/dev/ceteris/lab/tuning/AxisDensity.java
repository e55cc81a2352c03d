// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.tuning;

import java.util.List;
import java.util.random.RandomGenerator;

/** How likely the values of an axis are, estimated from some of its values. */
sealed interface AxisDensity {
    /** The density, or the probability where there are single values, of a value of the axis. */
    double at(Object value);

    /** A value drawn from it. */
    Object draw(RandomGenerator random);

    /**
     * The density of the values that were good, or of those that were not.
     *
     * @param values of the axis where it exists; without values every one is equally likely
     */
    static AxisDensity of(SearchDimension axis, List<Object> values) {
        return switch (axis) {
            case SearchDimension.Conditional conditional -> of(conditional.axis(), values);
            case SearchDimension.Listed listed -> new OfList(listed, values);
            case SearchDimension.Reals reals ->
                new OfReals(
                        reals,
                        new ParzenMixture(values.stream()
                                .mapToDouble(value -> reals.share((double) value))
                                .toArray()));
            case SearchDimension.Wholes wholes ->
                new OfWholes(
                        wholes,
                        new ParzenMixture(values.stream()
                                .mapToDouble(value -> middle(wholes, (int) value))
                                .toArray()));
        };
    }

    private static double middle(SearchDimension.Wholes wholes, int value) {
        return (wholes.share(value) + wholes.share(value + 1)) / 2;
    }

    /**
     * Values of a list: proportional to one more than their number of occurrences (Bergstra et al. 2011, section 4.1,
     * with equal prior probabilities).
     */
    record OfList(SearchDimension.Listed axis, List<Object> seen) implements AxisDensity {
        @Override
        public double at(Object value) {
            long count = seen.stream().filter(value::equals).count();
            return (1.0 + count) / (axis.values().size() + seen.size());
        }

        @Override
        public Object draw(RandomGenerator random) {
            // One of all values and all occurrences: a value has one chance more than occurrences.
            int drawn = random.nextInt(axis.values().size() + seen.size());
            return drawn < axis.values().size()
                    ? axis.values().get(drawn)
                    : seen.get(drawn - axis.values().size());
        }
    }

    /** Real numbers, by their share of the way through the range. */
    record OfReals(SearchDimension.Reals axis, ParzenMixture mixture) implements AxisDensity {
        @Override
        public double at(Object value) {
            return mixture.density(axis.share((double) value));
        }

        @Override
        public Object draw(RandomGenerator random) {
            return axis.at(mixture.draw(random));
        }
    }

    /** Whole numbers: the probability of the part of the range that belongs to a number. */
    record OfWholes(SearchDimension.Wholes axis, ParzenMixture mixture) implements AxisDensity {
        @Override
        public double at(Object value) {
            return mixture.mass(axis.share((int) value), axis.share((int) value + 1));
        }

        @Override
        public Object draw(RandomGenerator random) {
            return axis.at(mixture.draw(random));
        }
    }
}
