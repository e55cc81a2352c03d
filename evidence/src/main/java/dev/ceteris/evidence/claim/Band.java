// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.Numbers;

/**
 * The numbers between two others, both included.
 *
 * @param low −∞ when every number is in it
 * @param high at least {@code low}; ∞ when every number is in it
 */
public record Band(double low, double high) {
    /** Every number. */
    public static final Band EVERYTHING = new Band(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    public Band {
        require(low <= high, "between", "[" + low + ", " + high + "]", "the smaller number first");
    }

    boolean isStated() {
        return !equals(EVERYTHING);
    }

    boolean includes(double number) {
        return low <= number && number <= high;
    }

    /** {@code between 0.01 and 0.1}. */
    String text() {
        return "between " + Numbers.plain(low) + " and " + Numbers.plain(high);
    }
}
