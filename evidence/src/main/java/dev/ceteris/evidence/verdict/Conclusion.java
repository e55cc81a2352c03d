// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.verdict;

import dev.ceteris.base.Numbers;
import dev.ceteris.base.Plural;
import dev.ceteris.evidence.claim.Contrast;
import dev.ceteris.evidence.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** A verdict in plain English, written from its numbers. */
final class Conclusion {
    /** By this factor. */
    private static final double MUCH_WIDER = 1.25;

    private static final String CORRECTED = "corrected for every hypothesis of the study and for the interim analysis";

    private Conclusion() {}

    /** Sentences: what was found, how sure, what is missing, what was held equal and is therefore not claimed. */
    static List<String> of(
            Hypothesis hypothesis,
            Decision decision,
            Comparison deciding,
            double corrected,
            InterimAnalyses looks,
            String missing,
            List<String> scope) {
        List<String> sentences = new ArrayList<>();
        String claim = "that " + hypothesis.text();
        sentences.add(
                switch (decision) {
                    case SUPPORTED -> "The evidence supports " + claim + ".";
                    case REFUTED -> "The evidence speaks against the claim " + claim + ".";
                    case UNDETERMINED ->
                        "The evidence does not settle " + claim.replaceFirst("^that ", "whether ") + ".";
                });
        found(deciding, decision, hypothesis.terms().unit()).ifPresent(sentences::add);
        if (decision != Decision.UNDETERMINED) {
            sentences.add((decision == Decision.SUPPORTED ? "Were it false" : "Were it true")
                    + ", evidence as clear as this would come about in " + often(corrected)
                    + " of studies, " + CORRECTED + " (" + looks.text() + ").");
        } else if (corrected < 1) {
            sentences.add("Its p-value, " + CORRECTED + " (" + looks.text() + "), is " + Numbers.three(corrected)
                    + "; at most " + Numbers.plain(InterimAnalyses.ALPHA) + " would decide it.");
        }
        if (!missing.isEmpty()) {
            sentences.add(missing);
        }
        if (hypothesis.standing() == Hypothesis.Standing.EXPLORATORY) {
            sentences.add(
                    "It was written down when there were results already, so it is exploratory: a reason to ask again,"
                            + " with new " + hypothesis.terms().unit() + "s.");
        }
        limits(scope).ifPresent(sentences::add);
        return sentences;
    }

    /** What was held equal, and is therefore not claimed. */
    static Optional<String> limits(List<String> scope) {
        return scope.isEmpty()
                ? Optional.empty()
                : Optional.of("Nothing is claimed beyond " + String.join("; ", scope) + ".");
    }

    private static String often(double p) {
        return p < 1e-4 ? "fewer than 0.01 %" : "at most " + Numbers.three(100 * p) + " %";
    }

    private static Optional<String> found(Comparison deciding, Decision decision, String unit) {
        if (deciding.count() == 0) {
            return Optional.empty();
        }
        if (Double.isNaN(deciding.estimate())) {
            return Optional.of("Deciding comparison: " + deciding.label() + "; too many of its "
                    + Plural.of(deciding.count(), unit) + " have no known value, so its median is unknown.");
        }
        String what = Double.isFinite(deciding.interval().low())
                ? centre(deciding) + number(deciding) + ", 95 % interval " + ends(deciding, deciding.interval())
                        + skewed(deciding)
                : lead(deciding) + number(deciding);
        String seeds = Plural.of(deciding.count(), unit);
        return Optional.of("Deciding comparison: " + deciding.label() + "; " + what + " over " + seeds
                + (decision == Decision.UNDETERMINED
                        ? "; uncorrected: " + deciding.outcome().words()
                        : onOneSide(deciding))
                + ".");
    }

    /** What a number without an interval is. */
    private static String lead(Comparison deciding) {
        if (deciding.count() == 1) {
            return "one value, ";
        }
        return deciding.centre() == Contrast.Centre.SHARE ? "share " : "median ";
    }

    /** What a number is, unless it is a mean. */
    private static String centre(Comparison deciding) {
        return deciding.centre() == Contrast.Centre.MEAN
                ? ""
                : deciding.centre().word() + " ";
    }

    /** Why a claim is decided although the interval reaches beyond its boundary; empty where it does not. */
    private static String onOneSide(Comparison deciding) {
        Interval interval = deciding.interval();
        boolean reaches = DoubleStream.of(deciding.low(), deciding.high())
                .anyMatch(bound -> Double.isFinite(bound) && interval.low() < bound && bound < interval.high());
        return reaches ? "; the interval leaves out 2.5 % on each side, the verdict more on one" : "";
    }

    /** Why an interval is much wider than readers of Student's would expect; empty where it is not. */
    private static String skewed(Comparison deciding) {
        return width(deciding.interval()) > MUCH_WIDER * width(deciding.student())
                ? " (without the skewness of its values " + ends(deciding, deciding.student()) + ")"
                : "";
    }

    private static double width(Interval interval) {
        return interval.high() - interval.low();
    }

    private static String ends(Comparison deciding, Interval interval) {
        return end(deciding, interval.low()) + " to " + end(deciding, interval.high());
    }

    private static String number(Comparison deciding) {
        boolean signed = deciding.kind() == Contrast.Kind.DIFFERENCE && deciding.estimate() > 0;
        return (signed ? "+" : "") + end(deciding, deciding.estimate());
    }

    private static String end(Comparison deciding, double value) {
        return Numbers.threeWithin(
                deciding.interval().high() - deciding.interval().low(), value);
    }
}
