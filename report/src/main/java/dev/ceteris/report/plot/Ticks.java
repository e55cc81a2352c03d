// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.plot;

import dev.ceteris.base.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** Round numbers along an axis. */
public final class Ticks {
    private Ticks() {}

    /** About five on a linear axis; the powers of ten on a logarithmic one. */
    static List<Double> of(Axis axis) {
        return switch (axis.scale()) {
            case LINEAR -> linear(axis, step(axis));
            case WHOLE -> linear(axis, Math.max(1, step(axis)));
            case LOGARITHMIC -> logarithmic(axis);
            case LOGARITHMIC_AND_ZERO -> withZero(axis);
        };
    }

    private static double step(Axis axis) {
        double rough = (axis.to() - axis.from()) / 5;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double digit = rough / power;
        return power * (digit < 1.5 ? 1 : digit < 3.5 ? 2 : digit < 7.5 ? 5 : 10);
    }

    private static List<Double> linear(Axis axis, double step) {
        List<Double> ticks = new ArrayList<>();
        for (double n = Math.ceil(axis.from() / step); n * step <= axis.to(); n++) {
            ticks.add(n * step);
        }
        return ticks;
    }

    private static List<Double> logarithmic(Axis axis) {
        List<Double> ticks = new ArrayList<>();
        for (double n = Math.ceil(Math.log10(axis.from())); n <= Math.log10(axis.to()); n++) {
            ticks.add(Math.pow(10, n));
        }
        return ticks;
    }

    /** Without the powers of ten between 0 and the smallest value, which nothing has. */
    private static List<Double> withZero(Axis axis) {
        List<Double> ticks = new ArrayList<>(List.of(0.0));
        logarithmic(axis).stream()
                .filter(tick -> axis.place(tick) > 3 * axis.place(0))
                .forEach(ticks::add);
        return ticks;
    }

    /**
     * Without the noise of binary fractions: {@code 0.3}, not {@code 0.30000000000000004}; and {@code 1E-12} for what
     * has many zeros.
     */
    public static String label(double tick) {
        BigDecimal rounded = new BigDecimal(tick).round(new MathContext(6));
        return rounded.signum() == 0 ? "0" : Numbers.plain(rounded.stripTrailingZeros());
    }
}
