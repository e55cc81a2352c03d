// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.terminal;

import java.util.Locale;

/** Lengths of time as sentences and bars say them. */
public final class Times {
    private Times() {}

    /** A length of time as a sentence says it: {@code 0.4 s}, {@code 14 s}, {@code 4 min 12 s}, {@code 1 h 20 min}. */
    public static String time(double seconds) {
        if (seconds < 9.95) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        if (whole < 3600) {
            return whole / 60 + " min " + whole % 60 + " s";
        }
        return whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }

    /** A length of time as a clock shows it: {@code 0:14}, {@code 12:05}, {@code 1:02:33}. */
    public static String clock(double seconds) {
        long whole = Math.round(seconds);
        return whole < 3600
                ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole % 3600 / 60, whole % 60);
    }
}
