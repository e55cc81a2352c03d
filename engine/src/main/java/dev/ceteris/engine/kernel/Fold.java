// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

/**
 * Where the chains of a gradient start and where they end.
 *
 * @param start what a chain starts from
 * @param end what becomes of its sum
 * @param step learning rate over samples of the update: {@code w ← fma(−step, g, w)} when the end is a step
 */
public record Fold(Start start, End end, float step) {
    /** What a chain starts from. */
    public enum Start {
        /** Nothing: the first samples of an update. */
        ZERO,
        /** The sum that the gradient holds: further samples of the same update. */
        GRADIENT
    }

    /** What becomes of a chain's sum. */
    public enum End {
        /** It is kept in the gradient. */
        GRADIENT,
        /** It changes the weight, and the gradient is left as it is. */
        STEP
    }
}
