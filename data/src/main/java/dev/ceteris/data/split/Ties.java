// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.split;

/** What a division of samples has to respect. */
public sealed interface Ties {
    /** Nothing: every sample is drawn by itself. */
    record None() implements Ties {}

    /** Each part has about the same share of every class. */
    record Stratified() implements Ties {}

    /**
     * Samples of one group stay in one part.
     *
     * @param groups the group of each sample, from 0
     */
    record Grouped(int[] groups) implements Ties {}
}
