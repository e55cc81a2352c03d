// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

/** What a contrast is between. */
public enum ContrastKind {
    /** Conditions with one another: 0 is no difference. */
    DIFFERENCE,
    /** A condition with a bound: 0 is a value like any other. */
    LEVEL
}
