// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network.normalization;

/**
 * What is done to the terms of a hidden layer before its activation: they are given a mean of 0 and a variance of 1,
 * and then a factor and an offset for each unit, which are learned.
 */
public sealed interface Normalization permits Unnormalized, LayerNormalization, BatchNormalization {
    /** Over what mean and variance are taken. */
    enum Over {
        /** Nothing is normalized. */
        NOTHING,
        /** The units of a layer, for each sample. */
        UNITS,
        /** The samples of a batch, for each unit. */
        BATCH
    }

    /** Over what mean and variance are taken. */
    Over over();

    /** ε: what is added to a variance before its root is taken; 0 where nothing is normalized. */
    default double epsilon() {
        return 0;
    }
}
