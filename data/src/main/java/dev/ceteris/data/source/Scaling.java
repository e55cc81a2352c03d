// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source;

/** What is done to features before a network sees them. */
public enum Scaling {
    /** Each feature has mean 0 and variance 1 over the training samples; see {@link Standardization}. */
    STANDARDIZED,
    /** Nothing. */
    AS_IS
}
