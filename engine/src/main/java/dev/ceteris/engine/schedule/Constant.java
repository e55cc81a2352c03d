// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.schedule;

/** The learning rate itself, for every update. */
public record Constant() implements Schedule {
    @Override
    public double share(long t, Updates updates) {
        return 1;
    }
}
