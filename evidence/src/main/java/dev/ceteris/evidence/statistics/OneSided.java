// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

/**
 * The two one-sided p-values of a comparison with a bound. Their hypotheses overlap in the bound itself, so the two sum
 * to 1 or, where ties count against both, to more.
 *
 * @param above p-value of "not above the bound", in [0, 1]: small when the values speak for above
 * @param below p-value of "not below the bound", in [0, 1]: small when the values speak for below
 */
public record OneSided(double above, double below) {
    public OneSided {
        if (!(above >= 0 && above <= 1 && below >= 0 && below <= 1)) {
            throw new IllegalArgumentException("p-values are " + above + " and " + below + ", expected ones in [0, 1]");
        }
    }

    /** P-value of "equal to the bound": twice the smaller of the two, at most 1. */
    public double twoSided() {
        return Math.min(1, 2 * Math.min(above, below));
    }

    /** Two counts as shares of all. */
    static OneSided shares(long above, long below, long all) {
        return new OneSided((double) above / all, (double) below / all);
    }
}
