// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

/**
 * A test that is told beside the one that decides.
 *
 * @param name of the test
 * @param about what its null hypothesis is, in words
 * @param statistic its name and value
 * @param p its p-value; NaN where it has none
 */
public record Companion(String name, String about, String statistic, double p) {}
