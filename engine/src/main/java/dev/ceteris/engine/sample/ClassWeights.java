// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.sample;

/**
 * How much the samples of each class count while a network learns: their losses are multiplied by the weight of their
 * class. Evaluation counts every sample once.
 */
public sealed interface ClassWeights permits EqualClasses, BalancedClasses, GivenClassWeights {
    /** Whether every sample counts once. */
    default boolean isNothing() {
        return false;
    }

    /**
     * Checks whether they fit a number of classes.
     *
     * @throws dev.ceteris.base.SpecException when they do not
     */
    default void requireClasses(int classes) {}

    /**
     * The weight of each class.
     *
     * @param labels of the training samples, whose classes these weights fit
     */
    double[] of(Labels labels);
}
