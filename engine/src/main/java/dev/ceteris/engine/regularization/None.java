// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.regularization;

import dev.ceteris.base.Meaning;
import dev.ceteris.engine.network.WeightSummary;
import java.util.OptionalDouble;

/** No regularization. */
@Meaning("nothing")
public record None() implements Regularization {
    @Override
    public boolean isNothing() {
        return true;
    }

    @Override
    public double value(WeightSummary weights, long batches) {
        return 0;
    }

    @Override
    public OptionalDouble quadratic() {
        return OptionalDouble.of(0);
    }
}
