// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

/** What of the values of seeds a hypothesis is about. */
public enum About {
    /** Their mean: what a seed measures on average. */
    MEANS,
    /** Their median: what more than half of all seeds measure. No long tail can mislead a test of it. */
    MEDIANS
}
