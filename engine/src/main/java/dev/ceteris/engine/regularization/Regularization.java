// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.regularization;

import static dev.ceteris.base.Require.require;

import dev.ceteris.engine.training.Update;

/**
 * What keeps weights small: a penalty that is added to the loss, or a decay. It is about weights only, never about biases. The
 * loss that is measured stays the loss of the data.
 */
public sealed interface Regularization permits None, L1, L2, ElasticNet, WeightDecay {
    /** Checks the strength of a penalty. */
    static void requireStrength(String name, double strength) {
        require(strength >= 0 && strength <= 1e30, name, strength, "between 0 and 1e30");
    }

    /** How often a penalty counts. */
    enum Per {
        /** Once in every update: the gradient is that of the mean loss plus the penalty. */
        UPDATE,
        /**
         * Once for each batch of an update, although the losses are averaged: with {@link Update#EPOCH} a penalty of λ then
         * acts like λ times the number of batches. That is a mistake, but one that is made, and there has to be a way to
         * show what comes of it. With {@link Update#BATCH} it is no different from {@link #UPDATE}.
         */
        BATCH
    }

    /** How λ·|w|, which has no derivative at 0, becomes a step. */
    enum Form {
        /**
         * After the gradient's step every weight is moved towards 0 by α · λ, and stays there if that is farther than 0 is
         * away: exact zeros (iterative shrinkage, Daubechies, Defrise and De Mol 2004; Beck and Teboulle 2009, equation
         * 1.4). With Adam, too, the threshold is α · λ.
         */
        PROXIMAL,
        /** λ · sign(w) is added to the gradient: weights jump to and fro around 0 and hardly ever meet it. */
        SUBGRADIENT
    }
}
