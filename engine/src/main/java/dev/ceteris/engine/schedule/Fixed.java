// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.schedule;

/** The learning rate is the same whatever the number of samples of an update. */
public record Fixed() implements RateScaling {
    @Override
    public double factor(int samples) {
        return 1;
    }
}
