// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.schedule;

import dev.ceteris.base.Meaning;

/** The learning rate itself, for every update. */
@Meaning("the learning rate itself")
public record Constant() implements Schedule {
    @Override
    public double share(long t, Updates updates) {
        return 1;
    }

    @Override
    public boolean dependsOnLength() {
        return false;
    }
}
