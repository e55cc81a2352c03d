// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import java.util.List;
import java.util.Locale;

/** Which values of a metric are better. Decides where a diverged trial stands, and what "best" and "reach" mean. */
public enum Direction {
    HIGHER,
    LOWER,
    /** Neither: the metric tells nothing about quality, or nobody said which. */
    UNKNOWN;

    private static final List<String> HIGHER_WORDS =
            List.of("accuracy", "acc", "auc", "f1", "precision", "recall", "score", "r2", "reward", "return", "bleu");

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

    /**
     * What the field takes for granted about a metric of that name; {@link #UNKNOWN} when it does not know the name.
     */
    public static Direction of(String metric) {
        List<String> words = List.of(metric.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1));
        if (HIGHER_WORDS.stream().anyMatch(words::contains)) {
            return HIGHER;
        }
        return LOWER_WORDS.stream().anyMatch(words::contains) ? LOWER : UNKNOWN;
    }
}
