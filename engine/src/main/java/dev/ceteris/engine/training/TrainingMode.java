// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import java.util.Optional;

/**
 * What is done only while a network learns, and not while it is evaluated.
 *
 * @param dropout what is left out
 * @param labels what labels are taken for
 * @param frozen layers, counted from the first, that need no gradient
 * @param augmenting what is done to images; empty for nothing
 * @param mixing of samples; empty for nothing
 */
record TrainingMode(
        Dropout dropout, SoftLabels labels, int frozen, Optional<Augmenting> augmenting, Optional<Mixing> mixing) {
    /** Learns as it is evaluated. */
    static final TrainingMode PLAIN =
            new TrainingMode(Dropout.NONE, SoftLabels.NONE, 0, Optional.empty(), Optional.empty());
}
