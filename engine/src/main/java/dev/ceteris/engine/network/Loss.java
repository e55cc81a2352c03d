// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network;

/** What a network is trained to make small. Each record names its kernels, in float32 and in float64. */
public sealed interface Loss extends LossChoice permits ClassLoss, NumberLoss {
    /** Whether it is about classes, else about numbers. */
    boolean classifies();

    /** What it is called in a sentence, such as {@code mean squared error}. */
    String words();

    /** Whether it has a derivative everywhere, as a line search along gradients requires. */
    default boolean isSmooth() {
        return true;
    }

    @Override
    default Loss or(Loss usual) {
        return this;
    }
}
