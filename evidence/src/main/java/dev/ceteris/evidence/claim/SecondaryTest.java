// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import dev.ceteris.base.Numbers;
import dev.ceteris.base.Plural;
import java.util.OptionalInt;

/**
 * A test that is reported and not used for the decision.
 *
 * @param name of the test
 * @param about what its null hypothesis is, in words
 * @param symbol of the statistic, as textbooks have it: {@code L} of Page's test
 * @param value of the statistic
 * @param degreesOfFreedom of the distribution that it is compared with, at least 1; empty where that has none
 * @param p its p-value; NaN where it has none
 */
public record SecondaryTest(
        String name, String about, String symbol, double value, OptionalInt degreesOfFreedom, double p) {
    /** A statistic whose distribution has no degrees of freedom. */
    SecondaryTest(String name, String about, String symbol, double value, double p) {
        this(name, about, symbol, value, OptionalInt.empty(), p);
    }

    /** The statistic as a table shows it, rounded: {@code χ² = 9.28, 3 degrees of freedom}. */
    public String statistic() {
        String freedom = degreesOfFreedom.isEmpty()
                ? ""
                : ", " + Plural.of(degreesOfFreedom.getAsInt(), "degree") + " of freedom";
        return symbol + " = " + Numbers.three(value) + freedom;
    }
}
