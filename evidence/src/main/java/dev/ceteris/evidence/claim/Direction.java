// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import java.util.List;
import java.util.Locale;

/** Which values of a metric are better. Decides the rank of a diverged trial, and what "best" and "reach" mean. */
public enum Direction {
    HIGHER,
    LOWER,
    /** Neither: the metric says nothing about quality, or its direction is not known. */
    UNKNOWN;

    private static final List<String> HIGHER_WORDS =
            List.of("accuracy", "acc", "auc", "f1", "precision", "recall", "r2", "reward", "return", "bleu");

    private static final List<String> LOWER_WORDS = List.of(
            "loss",
            "error",
            "mse",
            "rmse",
            "mae",
            "perplexity",
            "nll",
            "seconds",
            "time",
            "duration",
            "penalty",
            "updates");

    /** Words of a name that turns a loss round, or a score. */
    private static final List<String> NEGATIONS = List.of("neg", "negative", "negated", "minus");

    /** Errors that are never below 0: where they are, somebody has negated them. */
    private static final List<String> NEVER_NEGATIVE = List.of("error", "mse", "rmse", "mae");

    /**
     * What the field takes for granted about a metric of that name; {@link #UNKNOWN} when it does not know the name, or
     * the name says both, or that something is negated.
     */
    public static Direction of(String metric) {
        List<String> words = words(metric);
        boolean higher = HIGHER_WORDS.stream().anyMatch(words::contains);
        boolean lower = LOWER_WORDS.stream().anyMatch(words::contains);
        if (higher == lower || NEGATIONS.stream().anyMatch(words::contains)) {
            return UNKNOWN;
        }
        return higher ? HIGHER : LOWER;
    }

    /** The same of a metric whose values are known to be all 0 or less, at least one of them less. */
    public static Direction ofNegative(String metric) {
        return NEVER_NEGATIVE.stream().anyMatch(words(metric)::contains) ? UNKNOWN : of(metric);
    }

    private static List<String> words(String metric) {
        return List.of(metric.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1));
    }
}
