// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.schedule;

import dev.ceteris.base.Meaning;

/** The learning rate is the same whatever the number of samples of an update. */
@Meaning("the learning rate itself, whatever the batch size")
public record Fixed() implements RateScaling {
    @Override
    public double factor(int samples) {
        return 1;
    }
}
