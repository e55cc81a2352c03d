// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.distillation;

import dev.ceteris.base.Meaning;
import dev.ceteris.base.StudyWord;

/** Without teachers. */
@StudyWord("none")
@Meaning("the targets alone are learned")
public record Undistilled() implements Distillation {
    @Override
    public boolean isNothing() {
        return true;
    }
}
