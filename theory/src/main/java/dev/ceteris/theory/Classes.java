// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.theory;

import dev.ceteris.base.SpecException;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.sample.Values;

/** The check of everything that is defined for classification only. */
final class Classes {
    private Classes() {}

    /**
     * The samples' labels.
     *
     * @throws SpecException when their targets are numbers
     */
    static Labels of(Samples samples) {
        return switch (samples.targets()) {
            case Labels labels -> labels;
            case Values _ -> throw new SpecException("targets", "numbers", "classes");
        };
    }
}
