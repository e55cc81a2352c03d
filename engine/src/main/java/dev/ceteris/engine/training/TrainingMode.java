// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import dev.ceteris.engine.augmentation.Augmentation;
import dev.ceteris.engine.kernel.Kernels;
import dev.ceteris.engine.sample.ByteFeatures;
import dev.ceteris.engine.sample.Features;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Samples;
import java.util.Optional;

/**
 * What is done only while a network learns, and not while it is evaluated.
 *
 * @param dropout what is left out
 * @param labels what labels are taken for
 * @param frozen layers, counted from the first, that need no gradient
 * @param augmenting what is done to images; empty for nothing
 * @param mixing of samples; empty for nothing
 * @param teaching what other networks answer; empty where there are none
 */
record TrainingMode(
        Dropout dropout,
        SoftLabels labels,
        int frozen,
        Optional<Augmenting> augmenting,
        Optional<Mixing> mixing,
        Optional<Teaching> teaching) {
    /** Learns as it is evaluated. */
    static final TrainingMode PLAIN =
            new TrainingMode(Dropout.NONE, SoftLabels.NONE, 0, Optional.empty(), Optional.empty());

    /** Without teachers. */
    TrainingMode(
            Dropout dropout, SoftLabels labels, int frozen, Optional<Augmenting> augmenting, Optional<Mixing> mixing) {
        this(dropout, labels, frozen, augmenting, mixing, Optional.empty());
    }

    /**
     * That of a training, without teachers.
     *
     * @param update samples of an update
     * @throws dev.ceteris.base.SpecException when the samples are none that can be augmented so
     */
    static TrainingMode of(Training training, Samples samples, int update, Kernels kernels) {
        SoftLabels soft = samples.targets() instanceof Labels labels
                ? SoftLabels.of(training.labelSmoothing(), training.classWeights(), labels)
                : SoftLabels.NONE;
        return new TrainingMode(
                new Dropout(training.inputDropout(), training.dropout()),
                soft,
                training.frozenLayers(),
                augmenting(training.augmentation(), samples.features(), kernels),
                training.mixup() == 0
                        ? Optional.empty()
                        : Optional.of(new Mixing(training.mixup(), samples.features(), update)));
    }

    private static Optional<Augmenting> augmenting(Augmentation augmentation, Features features, Kernels kernels) {
        if (augmentation.isNothing()) {
            return Optional.empty();
        }
        Compatibility.require(augmentation, features);
        return Optional.of(new Augmenting(augmentation, (ByteFeatures) features, kernels));
    }

    /** That of a teacher of a network that learns so: it is shown the same, and learns nothing. */
    TrainingMode ofTeacher() {
        return new TrainingMode(Dropout.NONE, SoftLabels.NONE, 0, augmenting, mixing);
    }

    /** The same with teachers. */
    TrainingMode with(Teaching teachers) {
        return new TrainingMode(dropout, labels, frozen, augmenting, mixing, Optional.of(teachers));
    }
}
