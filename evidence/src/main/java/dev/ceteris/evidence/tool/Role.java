// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.tool;

/** What a column of results holds. */
public enum Role {
    /** What was varied. */
    FACTOR,
    /** The number of a repetition. */
    SEED,
    /** Which of several trials of its condition and seed a trial is. */
    REPLICATE,
    /** What identifies a trial, and pairs it with no other one. */
    TRIAL,
    /** The epoch of a row, or the step where there are no epochs. */
    EPOCH,
    /** The order of rows within an epoch: the last value of a metric counts. */
    ORDER,
    /** The epoch whose weights are the result of the trial. */
    RESULT_EPOCH,
    /** Whether the trial finished. */
    STATE,
    /** A measured value. */
    METRIC,
    /** For a metric, test samples for each training sample where every seed draws its own test set. */
    OVERLAP,
    /** Bookkeeping of the tool, such as times of day and identifiers. */
    SKIPPED,
    /** Not known by its name: a factor or a metric. */
    OTHER
}
