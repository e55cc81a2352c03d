// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.sample;

/** What a network should answer: a class, or numbers. */
public sealed interface Targets permits Labels, Values {
    /** Number of samples, at least 1. */
    int count();

    /** Outputs that a network needs to answer: classes, or numbers per sample. */
    int outputs();

    /** The targets at {@code indices}, in that order, copied. */
    Targets select(int[] indices);
}
