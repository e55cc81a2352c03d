// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

/**
 * What is done only while a network learns, and not while it is evaluated.
 *
 * @param dropout what is left out
 * @param labels what labels are taken for
 * @param frozen layers, counted from the first, that need no gradient
 */
record TrainingMode(Dropout dropout, SoftLabels labels, int frozen) {
    /** Learns as it is evaluated. */
    static final TrainingMode PLAIN = new TrainingMode(Dropout.NONE, SoftLabels.NONE, 0);
}
