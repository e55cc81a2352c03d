// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

/** What for samples go through a network. */
enum Way {
    /** They are evaluated, as they are. */
    THERE,

    /** A teacher answers to what the network that learns from it is shown. */
    THERE_AS_LEARNED,

    /** They are learned: there will be a way back, for which something has to be kept. */
    THERE_AND_BACK;

    /** Whether samples are augmented and mixed. */
    boolean changesInputs() {
        return this != THERE;
    }

    /** Whether there will be a way back. */
    boolean comesBack() {
        return this == THERE_AND_BACK;
    }
}
