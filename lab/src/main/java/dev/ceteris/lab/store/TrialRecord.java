// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.store;

import dev.ceteris.lab.study.Condition;
import java.util.List;

/**
 * One trial as the store knows it.
 *
 * @param number place in the study, counted from 1
 * @param condition the levels it stands for
 * @param seed its source of randomness
 * @param state how far it is
 * @param epochs what its epochs measured, in order, without gaps
 */
public record TrialRecord(int number, Condition condition, long seed, TrialState state, List<EpochRecord> epochs) {
    public TrialRecord {
        epochs = List.copyOf(epochs);
    }
}
