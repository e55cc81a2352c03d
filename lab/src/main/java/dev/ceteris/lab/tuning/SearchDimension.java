// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.tuning;

import static dev.ceteris.base.Require.require;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;

/** One thing that is searched, and the values it may take. */
public sealed interface SearchDimension {
    /** What it is called. */
    String name();

    /** The value at a share of the way through the space: 0 is its beginning, values just below 1 are its end. */
    Object at(double share);

    /** The values that a grid visits, in order; empty when the axis does not say which. */
    List<Object> grid();

    /** Stands for the value of an axis that does not exist at a point; see {@link Conditional}. */
    enum Absence {
        ABSENT
    }

    /**
     * A point with {@link Absence#ABSENT} on each axis that does not exist there.
     *
     * @param axes of the space; an axis that others depend on comes before them
     * @param point a value for each axis
     */
    static List<Object> present(List<SearchDimension> axes, List<Object> point) {
        return IntStream.range(0, axes.size())
                .mapToObj(i -> axes.get(i).exists(axes, point) ? point.get(i) : Absence.ABSENT)
                .toList();
    }

    /** Whether this axis of a space exists at a point, of which the axes before it are known. */
    default boolean exists(List<SearchDimension> axes, List<Object> point) {
        return true;
    }

    /**
     * An axis that exists only where another one has a certain value: a rate that only one of several methods has.
     *
     * @param axis itself
     * @param choice name of the axis that it depends on, one with a list of values
     * @param when the value of that axis with which it exists
     */
    record Conditional(SearchDimension axis, String choice, Object when) implements SearchDimension {
        @Override
        public String name() {
            return axis.name();
        }

        @Override
        public Object at(double share) {
            return axis.at(share);
        }

        @Override
        public List<Object> grid() {
            return axis.grid();
        }

        @Override
        public boolean exists(List<SearchDimension> axes, List<Object> point) {
            return IntStream.range(0, axes.size())
                    .anyMatch(i -> axes.get(i) instanceof Listed listed
                            && listed.name().equals(choice)
                            && point.get(i).equals(when));
        }
    }

    /**
     * A list of values.
     *
     * @param values at least one
     */
    record Listed(String name, List<Object> values) implements SearchDimension {
        public Listed {
            values = List.copyOf(values);
            require(!values.isEmpty(), "values", "empty", "at least one value");
        }

        @Override
        public Object at(double share) {
            return values.get((int) (share * values.size()));
        }

        @Override
        public List<Object> grid() {
            return values;
        }
    }

    /** How a range is measured. */
    enum Scale {
        /** Equal differences are equally likely. */
        LINEAR,
        /** Equal ratios are equally likely. */
        LOG
    }

    /**
     * Real numbers between two others. Values are rounded to a thousandth of the span (linear) or four digits (log), so
     * that they can be read and typed again.
     *
     * @param from the smallest, finite; above 0 on a log scale
     * @param to the largest, finite, above {@code from}
     * @param steps values that a grid visits, at least 2; 0 when it is not for a grid
     */
    record Reals(String name, double from, double to, Scale scale, int steps) implements SearchDimension {
        private static final MathContext FOUR_DIGITS = new MathContext(4);

        public Reals {
            require(Double.isFinite(from), "from", from, "a finite number");
            require(Double.isFinite(to) && to > from, "to", to, "a finite number above " + from);
            require(scale == Scale.LINEAR || from > 0, "from", from, "a number above 0 on a log scale");
            require(steps == 0 || steps >= 2, "steps", steps, "at least 2");
        }

        @Override
        public Object at(double share) {
            double exact = switch (scale) {
                case LINEAR -> from + share * (to - from);
                case LOG -> StrictMath.exp(StrictMath.log(from) + share * (StrictMath.log(to) - StrictMath.log(from)));
            };
            return Math.clamp(rounded(exact), from, to);
        }

        /** Where a value lies on the way through the space: the inverse of {@link #at}, but for rounding. */
        double share(double value) {
            return switch (scale) {
                case LINEAR -> (value - from) / (to - from);
                case LOG ->
                    (StrictMath.log(value) - StrictMath.log(from)) / (StrictMath.log(to) - StrictMath.log(from));
            };
        }

        private double rounded(double value) {
            return switch (scale) {
                case LINEAR -> {
                    int decimals = 3 - exponent(new BigDecimal(to - from));
                    yield new BigDecimal(value)
                            .setScale(decimals, RoundingMode.HALF_EVEN)
                            .doubleValue();
                }
                case LOG -> new BigDecimal(value).round(FOUR_DIGITS).doubleValue();
            };
        }

        private static int exponent(BigDecimal value) {
            return value.precision() - value.scale() - 1;
        }

        @Override
        public List<Object> grid() {
            return IntStream.range(0, steps)
                    .mapToObj(step -> at((double) step / (steps - 1)))
                    .distinct()
                    .toList();
        }
    }

    /**
     * Whole numbers between two others, both included.
     *
     * @param from the smallest; above 0 on a log scale
     * @param to the largest, above {@code from}
     * @param steps values that a grid visits, at least 2; 0 when it is not for a grid
     */
    record Wholes(String name, int from, int to, Scale scale, int steps) implements SearchDimension {
        public Wholes {
            require(to > from, "to", to, "a whole number above " + from);
            require(scale == Scale.LINEAR || from > 0, "from", from, "a whole number above 0 on a log scale");
            require(steps == 0 || steps >= 2, "steps", steps, "at least 2");
        }

        @Override
        public Object at(double share) {
            return between(share, from, to + 1.0, Rounding.DOWN);
        }

        /** The share of the way at which a number begins; it ends where the next one begins. */
        double share(int whole) {
            double end = to + 1.0;
            return switch (scale) {
                case LINEAR -> (whole - (double) from) / (end - from);
                case LOG ->
                    (StrictMath.log(whole) - StrictMath.log(from)) / (StrictMath.log(end) - StrictMath.log(from));
            };
        }

        private enum Rounding {
            DOWN,
            NEAREST
        }

        private int between(double share, double low, double high, Rounding rounding) {
            double exact = switch (scale) {
                case LINEAR -> low + share * (high - low);
                case LOG -> StrictMath.exp(StrictMath.log(low) + share * (StrictMath.log(high) - StrictMath.log(low)));
            };
            double whole = switch (rounding) {
                case DOWN -> Math.floor(exact);
                case NEAREST -> Math.rint(exact);
            };
            return (int) Math.clamp(whole, from, to);
        }

        @Override
        public List<Object> grid() {
            return IntStream.range(0, steps)
                    .<Object>mapToObj(step -> between((double) step / (steps - 1), from, to, Rounding.NEAREST))
                    .distinct()
                    .toList();
        }
    }
}
