// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source;

import dev.ceteris.engine.sample.Features;
import java.util.function.IntPredicate;

/** What {@link FeatureScale} does to features before a network sees them; every kind of source has these choices. */
public enum Scaling {
    /** Each feature has mean 0 and variance 1, over the training samples or the distribution that they are drawn of. */
    STANDARDIZED,
    /**
     * Each feature goes from 0 to 1: over the training samples, or over the bounds that they are drawn within. A byte
     * of an image is divided by 255.
     */
    ZERO_TO_ONE,
    /** Nothing. */
    AS_IS;

    /**
     * The scale of some features, fitted to the training samples; the others stay as they are.
     *
     * @param scaled which features are scaled
     */
    public FeatureScale fittedTo(Features training, IntPredicate scaled) {
        return switch (this) {
            case STANDARDIZED -> FeatureScale.standardizing(training, scaled);
            case ZERO_TO_ONE -> FeatureScale.toZeroOne(training, scaled);
            case AS_IS -> FeatureScale.standardizing(training, _ -> false);
        };
    }
}
