// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report;

import java.util.Arrays;
import java.util.List;

/**
 * One axis of a plot.
 *
 * @param name what it measures, with its unit
 * @param scale linear or logarithmic
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

    /** A linear axis, whatever the values span: for epochs, of which none is more important than another. */
    static Axis linear(String name, List<double[]> values) {
        Spread all = spread(values);
        return linear(name, all.least(), all.greatest());
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
        return scale == Scale.LINEAR ? (value - from) / (to - from) : Math.log(value / from) / Math.log(to / from);
    }
}
