// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network.normalization;

import dev.ceteris.base.Meaning;
import dev.ceteris.base.StudyWord;

/** Terms as they are. */
@StudyWord("none")
@Meaning("terms as they are")
public record Unnormalized() implements Normalization {
    @Override
    public Over over() {
        return Over.NOTHING;
    }
}
