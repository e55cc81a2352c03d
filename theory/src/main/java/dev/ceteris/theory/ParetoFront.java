// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.theory;

import static dev.ceteris.base.Require.require;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Which things are worth their cost: those that nothing beats at the same or a lower cost. */
public final class ParetoFront {
    private ParetoFront() {}

    /**
     * The indices of the things on the front, by rising cost and hence rising value. Of equals, equal in both, the
     * first is on it.
     *
     * <p>Both numbers are taken for exact: a thing that is ahead by less than its seeds differ is on the front by luck.
     *
     * @param costs the less the better: parameters, seconds; not NaN
     * @param values the more the better: accuracy; NaN for a thing that has none, which is never on the front
     */
    public static List<Integer> of(double[] costs, double[] values) {
        require(
                values.length == costs.length,
                "values",
                values.length,
                "one for each of the " + costs.length + " costs");
        for (int i = 0; i < costs.length; i++) {
            require(!Double.isNaN(costs[i]), "cost " + (i + 1), costs[i], "a number");
        }
        List<Integer> order = IntStream.range(0, costs.length)
                .filter(i -> !Double.isNaN(values[i]))
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> costs[i])
                        .thenComparing(Comparator.<Integer>comparingDouble(i -> values[i])
                                .reversed()))
                .toList();
        List<Integer> front = new ArrayList<>();
        double best = Double.NEGATIVE_INFINITY;
        for (int i : order) {
            if (front.isEmpty() || values[i] > best) {
                front.add(i);
                best = values[i];
            }
        }
        return List.copyOf(front);
    }
}
