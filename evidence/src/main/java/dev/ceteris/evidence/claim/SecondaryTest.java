// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

/**
 * A test that is reported and not used for the decision.
 *
 * @param name of the test
 * @param about what its null hypothesis is, in words
 * @param statistic its name and value
 * @param p its p-value; NaN where it has none
 */
public record SecondaryTest(String name, String about, String statistic, double p) {}
