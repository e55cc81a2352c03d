// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.trial;

/** What stands in parentheses behind the name of a {@link Metric}. */
public sealed interface MetricArgument {
    /** Nothing does. */
    record None() implements MetricArgument {}

    /**
     * A class that the data has to have.
     *
     * @param name as the data names it
     */
    record OfClass(String name) implements MetricArgument {}

    /**
     * A quantile.
     *
     * @param of above 0 and below 1
     */
    record Quantile(double of) implements MetricArgument {}
}
