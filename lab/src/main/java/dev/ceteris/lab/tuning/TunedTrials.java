// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.tuning;

import dev.ceteris.lab.trial.Condition;
import java.util.OptionalLong;

/**
 * The trials of a study that a tuning run chooses for.
 *
 * @param condition which they have; without levels when one choice is for the whole study
 * @param split which they have, where every split has a choice of its own, made with the samples that it learns from
 *     (nested cross-validation); empty when one choice is for all splits
 */
public record TunedTrials(Condition condition, OptionalLong split) {
    /** Those of a condition, whatever their split. */
    public TunedTrials(Condition condition) {
        this(condition, OptionalLong.empty());
    }
}
