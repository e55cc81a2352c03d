// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.plot;

import dev.ceteris.report.summary.Spread;
import java.util.Arrays;
import java.util.List;

/**
 * One axis of a plot.
 *
 * @param name what it measures, with its unit
 * @param scale how values lie on it
 * @param from its left or lower end, above 0 when logarithmic
 * @param to its right or upper end, greater than {@code from}
 */
public record Axis(String name, Scale scale, double from, double to) {
    /** Values that span at least two decades get a logarithmic axis. */
    private static final double DECADES = 100;

    /** Two levels that differ by this factor are compared by their ratio. */
    private static final double TWO_LEVELS = 10;

    /** Room between the data and the frame, so that markers are not cut. */
    private static final double MARGIN = 0.03;

    /** Where 0 lies on an axis that has a place for it, and how far from it the smallest other value lies. */
    private static final double ZERO = 0.04;

    private static final double FROM_ZERO = 0.14;

    public enum Scale {
        LINEAR,
        /** Linear, of things that are counted: nothing is written between two whole numbers. */
        WHOLE,
        LOGARITHMIC,
        /** Logarithmic, with a place of its own for 0 at the lower end. */
        LOGARITHMIC_AND_ZERO
    }

    /** The axis on which all finite ones of these values have a place. */
    public static Axis spanning(String name, List<double[]> values) {
        Spread all = spread(values);
        double least = all.least();
        double greatest = all.greatest();
        if (least > 0 && greatest / least >= DECADES) {
            double margin = Math.pow(greatest / least, MARGIN);
            return new Axis(name, Scale.LOGARITHMIC, least / margin, greatest * margin);
        }
        return linear(name, least, greatest);
    }

    /**
     * The axis for the levels of a factor: logarithmic where they span two decades, or where their ratios are more even
     * than their differences; with a place for 0 where the others would be on a logarithmic axis.
     *
     * @param levels at least one, in any order
     */
    public static Axis ofLevels(String name, double[] levels) {
        double[] sorted = Arrays.stream(levels).distinct().sorted().toArray();
        double[] positive = Arrays.stream(sorted).filter(level -> level > 0).toArray();
        boolean zero = sorted[0] == 0 && positive.length == sorted.length - 1;
        if (positive.length < 2 || (positive.length < sorted.length && !zero) || !geometric(positive)) {
            Axis axis = linear(name, sorted[0], sorted[sorted.length - 1]);
            boolean counted = Arrays.stream(sorted).allMatch(level -> level == Math.rint(level));
            return new Axis(name, counted ? Scale.WHOLE : Scale.LINEAR, axis.from, axis.to);
        }
        return zero ? withZero(name, List.of(sorted)) : logarithmic(name, List.of(sorted));
    }

    private static boolean geometric(double[] levels) {
        if (levels[levels.length - 1] / levels[0] >= DECADES) {
            return true;
        }
        return levels.length > 2
                ? unevenness(Arrays.stream(levels).map(Math::log).toArray()) < unevenness(levels)
                : levels[1] / levels[0] >= TWO_LEVELS;
    }

    /** How much the distances between neighbours vary: their standard deviation, divided by their mean. */
    private static double unevenness(double[] places) {
        double[] gaps = new double[places.length - 1];
        Arrays.setAll(gaps, i -> places[i + 1] - places[i]);
        Spread spread = Spread.of(gaps);
        return spread.deviation() / spread.mean();
    }

    /** A logarithmic axis for strengths of something, 0 included. */
    public static Axis withZero(String name, List<double[]> values) {
        Spread positive = spread(values.stream()
                .map(some -> Arrays.stream(some).filter(value -> value > 0).toArray())
                .toList());
        double least = positive.least() > 0 ? positive.least() : positive.greatest() / DECADES;
        double span = Math.max(positive.greatest() / least, 10);
        double shared = 1 - ZERO - FROM_ZERO - MARGIN;
        return new Axis(
                name,
                Scale.LOGARITHMIC_AND_ZERO,
                least / Math.pow(span, (ZERO + FROM_ZERO) / shared),
                least * Math.pow(span, 1 + MARGIN / shared));
    }

    /** A logarithmic axis whatever the values span; all of them are above 0. */
    public static Axis logarithmic(String name, List<double[]> values) {
        Spread all = spread(values);
        double span = Math.max(all.greatest() / all.least(), 2);
        double margin = Math.pow(span, MARGIN);
        return new Axis(name, Scale.LOGARITHMIC, all.least() / margin, all.least() * span * margin);
    }

    /**
     * An axis of whole numbers, linear whatever they span: for epochs, which are all equally important.
     */
    public static Axis whole(String name, List<double[]> values) {
        Spread all = spread(values);
        Axis axis = linear(name, all.least(), all.greatest());
        return new Axis(name, Scale.WHOLE, axis.from, axis.to);
    }

    private static Spread spread(List<double[]> values) {
        Spread spread =
                Spread.of(values.stream().flatMapToDouble(Arrays::stream).toArray());
        return spread.n() == 0 ? Spread.of(0, 1) : spread;
    }

    private static Axis linear(String name, double least, double greatest) {
        double span = greatest > least ? greatest - least : Math.max(Math.abs(greatest), 1e-3);
        return new Axis(name, Scale.LINEAR, least - MARGIN * span, greatest + MARGIN * span);
    }

    /** The same for amounts, whose linear axis starts at zero so that lengths can be compared. */
    public static Axis ofAmounts(String name, List<double[]> values) {
        Axis axis = spanning(name, values);
        return axis.scale == Scale.LOGARITHMIC ? axis : new Axis(name, Scale.LINEAR, 0, axis.to * (1 + MARGIN));
    }

    /** Whether a value lies between the ends. */
    public boolean holds(double value) {
        return from <= value && value <= to;
    }

    /** Where a value lies between the ends: 0 at {@code from}, 1 at {@code to}. */
    public double place(double value) {
        return switch (scale) {
            case LINEAR, WHOLE -> (value - from) / (to - from);
            case LOGARITHMIC -> logarithmically(value);
            case LOGARITHMIC_AND_ZERO -> value == 0 ? ZERO : logarithmically(value);
        };
    }

    private double logarithmically(double value) {
        return Math.log(value / from) / Math.log(to / from);
    }
}
