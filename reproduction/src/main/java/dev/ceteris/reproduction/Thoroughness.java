// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.reproduction;

/** How much of the studies a page is about, and so what it may conclude. */
public enum Thoroughness {
    /** All conditions, epochs and seeds. */
    WHOLE,

    /** A few conditions, few epochs, one seed: measurements, and no conclusions. */
    FIRST_LOOK;

    /** A line through fewer points is decided by each of them. */
    public static final int FEWEST_POINTS = 4;

    /** What follows from measurements, as far as this much of the studies can show it. */
    public String conclusion(String words) {
        return switch (this) {
            case WHOLE -> words;
            case FIRST_LOOK -> "A first look draws no conclusion from that.";
        };
    }

    /** Instead of a fit. */
    public static String tooFew(int points) {
        return "Too few points for a line: " + points + ", and at least " + FEWEST_POINTS + " are needed.";
    }
}
