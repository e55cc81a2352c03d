// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.distillation;

/**
 * Whether a network learns from the targets alone, or also what other networks, its teachers, answer (Hinton, Vinyals
 * and Dean 2015, arXiv:1503.02531).
 */
public sealed interface Distillation permits Undistilled, Teachers {
    /** Whether the network learns from the targets alone. */
    default boolean isNothing() {
        return false;
    }

    /** How many teachers are trained before the network itself, at least 0. */
    default int count() {
        return 0;
    }
}
