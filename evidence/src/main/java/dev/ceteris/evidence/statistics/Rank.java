// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

/** Which value of a block has rank 1. */
public enum Rank {
    /** As for accuracies. */
    HIGHEST_FIRST,
    /** As for losses and times. */
    LOWEST_FIRST
}
