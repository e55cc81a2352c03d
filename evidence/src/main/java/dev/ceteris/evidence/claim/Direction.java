// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
            "pinball",
            "perplexity",
            "nll",
            "seconds",
            "time",
            "duration",
            "penalty",
            "updates");

    /** Words of a name that turn a loss or a score round, or make it a change, a spread or another quantity. */
    private static final Set<String> TURNING = Set.of(
            "neg",
            "negative",
            "negated",
            "minus",
            "inverse",
            "inverted",
            "inv",
            "non",
            "no",
            "not",
            "without",
            "free",
            "drop",
            "gain",
            "gap",
            "delta",
            "diff",
            "difference",
            "change",
            "improvement",
            "improved",
            "increase",
            "decrease",
            "reduction",
            "saved",
            "ratio",
            "rank",
            "std",
            "stdev",
            "stddev",
            "sd",
            "sem",
            "stderr",
            "var",
            "variance",
            "spread",
            "slope");

    /** Words that may follow the one that decides: they say of what, how often or how summed up it is measured. */
    private static final Set<String> FOLLOWING = Set.of(
            "score",
            "value",
            "rate",
            "count",
            "percent",
            "percentage",
            "pct",
            "test",
            "testing",
            "val",
            "valid",
            "validation",
            "dev",
            "eval",
            "train",
            "training",
            "epoch",
            "step",
            "batch",
            "iter",
            "iteration",
            "sample",
            "this",
            "per",
            "mean",
            "avg",
            "average",
            "median",
            "min",
            "max",
            "sum",
            "total",
            "overall",
            "final",
            "best",
            "last",
            "macro",
            "micro",
            "weighted",
            "ovr",
            "ovo",
            "top",
            "at",
            "k",
            "s",
            "sec",
            "ms",
            "us",
            "minutes",
            "hours");

    /** What stands in parentheses behind the name of a metric of a set: a class, or another argument of it. */
    private static final Pattern ARGUMENT = Pattern.compile("((?:train|validation|test)\\.[A-Za-z0-9]+)\\(.*\\)");

    /** A minus sign before the name, or what is left to 1, or its inverse. */
    private static final Pattern TURNED = Pattern.compile("\\s*[-−].*|\\s*1(?:\\.0*)?\\s*[-−/].*");

    /** Between a small letter or a digit and a capital: {@code logLoss} is two words. */
    private static final Pattern CAPITAL = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    /** Errors that are never below 0: where they are, somebody has negated them. */
    private static final List<String> NEVER_NEGATIVE = List.of("error", "mse", "rmse", "mae");

    /**
     * What the field takes for granted about a metric of that name. The last word decides, apart from words such as
     * {@code mean} and {@code epoch} that may follow it; {@link #UNKNOWN} when it is not known, the name says both, or
     * a word such as {@code neg}, {@code drop} or {@code std} makes it something else.
     */
    public static Direction of(String metric) {
        List<String> words = words(ARGUMENT.matcher(metric).replaceFirst("$1"));
        boolean higher = HIGHER_WORDS.stream().anyMatch(words::contains);
        boolean lower = LOWER_WORDS.stream().anyMatch(words::contains);
        boolean isTurned = words.stream().anyMatch(TURNING::contains)
                || TURNED.matcher(metric).matches();
        if (higher == lower || isTurned || !endsWithItsQuantity(words)) {
            return UNKNOWN;
        }
        return higher ? HIGHER : LOWER;
    }

    /** Whether nothing but words that may follow, and numbers, follow the last word that is known. */
    private static boolean endsWithItsQuantity(List<String> words) {
        return words.reversed().stream()
                .takeWhile(word -> !HIGHER_WORDS.contains(word) && !LOWER_WORDS.contains(word))
                .allMatch(word -> FOLLOWING.contains(word)
                        || word.isEmpty()
                        || word.chars().anyMatch(letter -> letter >= '0' && letter <= '9'));
    }

    /** The same of a metric whose values are known to be all 0 or less, at least one of them less. */
    public static Direction ofNegative(String metric) {
        return NEVER_NEGATIVE.stream().anyMatch(words(metric)::contains) ? UNKNOWN : of(metric);
    }

    /**
     * The words of a name, in lower case: {@code val_acc} and {@code valAcc} have two. A word that is known with its
     * capitals, such as {@code mAP}, is not divided.
     */
    public static List<String> words(String metric) {
        List<String> words = new ArrayList<>();
        for (String part : metric.split("[^A-Za-z0-9]+", -1)) {
            String whole = part.toLowerCase(Locale.ROOT);
            boolean known = HIGHER_WORDS.contains(whole)
                    || LOWER_WORDS.contains(whole)
                    || TURNING.contains(whole)
                    || FOLLOWING.contains(whole);
            words.addAll(
                    known
                            ? List.of(whole)
                            : Stream.of(CAPITAL.split(part))
                                    .map(word -> word.toLowerCase(Locale.ROOT))
                                    .toList());
        }
        return List.copyOf(words);
    }
}
