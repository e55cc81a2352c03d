// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.trial;

import java.util.List;
import java.util.Optional;

/**
 * One trial as the store knows it.
 *
 * @param number place in the study, counted from 1
 * @param condition its levels
 * @param seeds its source of randomness
 * @param state how far it is
 * @param epochs what its epochs measured, in order, without gaps
 */
public record TrialRecord(
        int number, Condition condition, TrialSeeds seeds, TrialState state, List<EpochRecord> epochs) {
    public TrialRecord {
        epochs = List.copyOf(epochs);
    }

    /** A trial with one seed for everything. */
    public TrialRecord(int number, Condition condition, long seed, TrialState state, List<EpochRecord> epochs) {
        this(number, condition, TrialSeeds.of(seed), state, epochs);
    }

    /**
     * What the epoch measured that tables compare: the one whose weights are the result of a trial that is done, else
     * the last; empty before the first has ended.
     */
    public Optional<EpochRecord> result() {
        return state instanceof TrialState.Done(String _, int epoch)
                ? epochs.stream().filter(record -> record.epoch() == epoch).findFirst()
                : epochs.isEmpty() ? Optional.empty() : Optional.of(epochs.getLast());
    }
}
