// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report;

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
record Axis(String name, Scale scale, double from, double to) {
    /** Values that span at least two decades get a logarithmic axis. */
    private static final double DECADES = 100;

    /** Room between the data and the frame, so that markers are not cut. */
    private static final double MARGIN = 0.03;

    enum Scale {
        LINEAR,
        /** Linear, of things that are counted: nothing is written between two whole numbers. */
        WHOLE,
        LOGARITHMIC
    }

    /** The axis on which all finite ones of these values have a place. */
    static Axis spanning(String name, List<double[]> values) {
        Spread all = spread(values);
        double least = all.least();
        double greatest = all.greatest();
        if (least > 0 && greatest / least >= DECADES) {
            double margin = Math.pow(greatest / least, MARGIN);
            return new Axis(name, Scale.LOGARITHMIC, least / margin, greatest * margin);
        }
        return linear(name, least, greatest);
    }

    /** An axis of whole numbers, linear whatever they span: for epochs, of which none is more important than another. */
    static Axis whole(String name, List<double[]> values) {
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
    static Axis ofAmounts(String name, List<double[]> values) {
        Axis axis = spanning(name, values);
        return axis.scale == Scale.LOGARITHMIC ? axis : new Axis(name, Scale.LINEAR, 0, axis.to * (1 + MARGIN));
    }

    /** Where a value lies between the ends: 0 at {@code from}, 1 at {@code to}. */
    double place(double value) {
        return switch (scale) {
            case LINEAR, WHOLE -> (value - from) / (to - from);
            case LOGARITHMIC -> Math.log(value / from) / Math.log(to / from);
        };
    }
}
