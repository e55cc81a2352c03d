// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.averaging;

import dev.ceteris.base.Meaning;
import dev.ceteris.base.StudyWord;

/** The weights themselves. */
@StudyWord("none")
@Meaning("the weights at the end of the epoch")
public record Unaveraged() implements Averaging {
    @Override
    public boolean isNothing() {
        return true;
    }
}
