// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

/**
 * How trials of unequal length are compared. A diverged trial and one with a result epoch of its own are complete,
 * whatever their length.
 */
public enum Lengths {
    /** A trial that ends before the longest one shows no final, best or mean value, and no area. */
    EQUAL,
    /** Every trial up to the last epoch that all of them have. */
    COMMON,
    /** Every trial as long as it is: a rule stopped it, or the claim is about its length. */
    ANY
}
