// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.verdict;

import dev.ceteris.base.Numbers;
import dev.ceteris.base.Plural;
import dev.ceteris.evidence.claim.Contrast;
import dev.ceteris.evidence.claim.Correlated;
import dev.ceteris.evidence.claim.Measure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A verdict in plain English, written from its numbers; {@link Basis} has the rest of them. */
final class Conclusion {
    /** A mean of so many seeds is taken to have seen failures that befall one trial in ten. */
    private static final int MANY_SEEDS = 20;

    /** How often a rare failure comes about. */
    private static final double RARE = 0.1;

    /** A smaller p-value is not worth its digits. */
    private static final double SMALL = 1e-4;

    private Conclusion() {}

    /**
     * Sentences: what was found, in the metric's unit; how sure that is; then what is missing, what the verdict rests
     * on, and last what was held equal and is therefore not claimed.
     *
     * @param leaning where nothing is decided, the side that the p-value speaks for: {@code against it}; else empty
     * @param family how many hypotheses are judged together
     */
    static List<String> of(
            Hypothesis hypothesis,
            Decision decision,
            Comparison deciding,
            double corrected,
            String leaning,
            InterimAnalyses looks,
            int family,
            String missing,
            List<String> scope) {
        List<String> sentences = new ArrayList<>();
        sentences.add(said(hypothesis, decision)
                + found(hypothesis, decision, deciding).map(what -> ": " + what).orElse("") + ".");
        if (corrected < 1) {
            String corrections = corrections(hypothesis, looks, family);
            sentences.add("p "
                    + switch (decision) {
                        case SUPPORTED ->
                            equal(corrected) + corrections + ": were the claim false, " + often(corrected);
                        case REFUTED -> equal(corrected) + corrections + ": were the claim true, " + often(corrected);
                        case UNDETERMINED ->
                            tooLarge(corrected) + (leaning.isEmpty() ? "" : " " + leaning) + corrections
                                    + "; a verdict needs at most " + Numbers.plain(InterimAnalyses.ALPHA) + ".";
                    });
        }
        if (!missing.isEmpty()) {
            sentences.add(missing);
        }
        if (hypothesis.standing() == Hypothesis.Standing.EXPLORATORY) {
            sentences.add(
                    "It was written down when there were results already, so it is exploratory: a reason to ask again,"
                            + " with new " + hypothesis.terms().unit() + "s.");
        }
        if (IntervalReading.hasLongTail(deciding)) {
            String unit = hypothesis.terms().unit();
            sentences.add("The " + unit + "s show a long tail, and "
                    + (decision == Decision.UNDETERMINED ? "a" : "this")
                    + " verdict on a mean rests on the shape of that tail. More " + unit
                    + "s show more of it; a claim about medians"
                    + (isOfEpochs(hypothesis) ? "" : ", or about epochs to reach a goal,") + " does not need it.");
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

    /** What no verdict on a mean of few seeds can know; once for all of them, by the one with the fewest seeds. */
    static Optional<String> unseen(List<Verdict> verdicts) {
        return verdicts.stream()
                .filter(verdict -> IntervalReading.isOfMean(verdict.deciding())
                        && verdict.deciding().count() < MANY_SEEDS)
                .min(Comparator.comparingInt(verdict -> verdict.deciding().count()))
                .map(verdict -> unseen(
                        verdict.deciding().count(), verdict.hypothesis().terms().unit()));
    }

    private static String unseen(int count, String unit) {
        return "A failure that befalls one " + (unit.equals("seed") ? "trial" : unit) + " in ten stays unseen in "
                + Plural.of(count, unit) + " " + Math.round(100 * Math.pow(1 - RARE, count))
                + " % of the time; verdicts on means know nothing of such failures.";
    }

    /** The heading has the claim; where that is in the author's words, the sentence says how it was understood. */
    private static String said(Hypothesis hypothesis, Decision decision) {
        boolean own = hypothesis.says().isEmpty();
        String text = hypothesis.text();
        return switch (decision) {
            case SUPPORTED -> "The evidence supports " + (own ? "this" : "that " + text);
            case REFUTED -> "The evidence speaks against " + (own ? "this" : "the claim that " + text);
            case UNDETERMINED -> "The evidence does not settle " + (own ? "this" : "whether " + text);
        };
    }

    private static Optional<String> found(Hypothesis hypothesis, Decision decision, Comparison deciding) {
        if (deciding.count() == 0) {
            return Optional.empty();
        }
        String over = "over " + Plural.of(deciding.count(), hypothesis.terms().unit()) + ", ";
        if (!Double.isFinite(deciding.estimate())) {
            return Optional.of(over + what(hypothesis, deciding)
                    + (Double.isNaN(deciding.estimate()) ? " is not known" : " has no finite value") + ", because "
                    + (isOfEpochs(hypothesis) ? "some trials did not reach the goal" : "some trials diverged")
                    + ": only the order of values counts");
        }
        if (IntervalReading.isBounded(deciding.interval())) {
            return Optional.of(over + what(hypothesis, deciding) + " is " + number(deciding)
                    + unit(hypothesis, deciding) + spread(hypothesis, deciding, decision));
        }
        if (deciding.count() == 1) {
            return Optional.of("one " + hypothesis.terms().unit() + "; " + deciding.label() + " is " + number(deciding)
                    + unit(hypothesis, deciding));
        }
        return Optional.of(over + what(hypothesis, deciding) + " is " + number(deciding) + unit(hypothesis, deciding));
    }

    private static boolean isOfEpochs(Hypothesis hypothesis) {
        return hypothesis.claim().metric().form() instanceof Measure.Form.EpochsToReach;
    }

    /** What a number is of: {@code the mean difference batchSize 32 − batchSize 128}. */
    private static String what(Hypothesis hypothesis, Comparison deciding) {
        String centre = deciding.centre().word();
        return "the "
                + switch (deciding.kind()) {
                    case DIFFERENCE -> centre + (hypothesis.claim() instanceof Correlated ? " of " : " difference ");
                    case LEVEL -> centre + " of ";
                    case RATIO -> deciding.centre() == Contrast.Centre.MEDIAN ? "median ratio " : "ratio of the means ";
                    case PROBABILITY ->
                        "share of "
                                + (deciding.pairing() == Comparison.Pairing.PAIRED ? "" : "pairs of ")
                                + hypothesis.terms().unit() + "s with ";
                }
                + deciding.label();
    }

    /** The interval; where it does not show by itself why the claim is decided, what the seeds range over. */
    private static String spread(Hypothesis hypothesis, Comparison deciding, Decision decision) {
        if (IntervalReading.isPlain(deciding, decision)) {
            return " (95 % interval " + digits(deciding, deciding.interval().low()) + " to "
                    + digits(deciding, deciding.interval().high()) + ")";
        }
        double[] values = deciding.values();
        return values.length < 2
                ? ""
                : " (" + hypothesis.terms().unit() + "s from "
                        + digits(deciding, Arrays.stream(values).min().orElseThrow()) + " to "
                        + digits(deciding, Arrays.stream(values).max().orElseThrow()) + ")";
    }

    /** The words of a unit that is not in the metric's name. */
    private static String unit(Hypothesis hypothesis, Comparison deciding) {
        Measure measure = hypothesis.claim().metric();
        boolean inUnit = deciding.kind() == Contrast.Kind.DIFFERENCE || deciding.kind() == Contrast.Kind.LEVEL;
        if (!inUnit || hypothesis.claim() instanceof Correlated) {
            return "";
        }
        return isOfEpochs(hypothesis)
                ? " epochs"
                : measure.metric().endsWith("seconds") && !(measure.form() instanceof Measure.Form.AreaUnder)
                        ? " s"
                        : "";
    }

    /** What a p-value is corrected for, in brackets; empty where it is for nothing that a reader has to know. */
    private static String corrections(Hypothesis hypothesis, InterimAnalyses looks, int family) {
        List<String> parts = new ArrayList<>();
        if (family > 1) {
            parts.add("corrected for the " + family
                    + (hypothesis.standing() == Hypothesis.Standing.EXPLORATORY ? " exploratory" : "")
                    + " claims of this study");
        }
        switch (looks.plan()) {
            case FIXED -> {}
            case OPEN ->
                parts.add(
                        looks.number() == 1
                                ? "first of possibly several looks"
                                : "look " + looks.number() + " at these trials");
            case PLANNED ->
                parts.add("look " + looks.number() + " of " + looks.planned().size());
        }
        return parts.isEmpty() ? "" : " (" + String.join("; ", parts) + ")";
    }

    private static String equal(double p) {
        return p < SMALL ? "< " + Numbers.plain(SMALL) : "= " + Numbers.three(p);
    }

    /** One that is no verdict's, with as many digits as show that. */
    private static String tooLarge(double p) {
        return Double.parseDouble(Numbers.three(p)) > InterimAnalyses.ALPHA
                ? equal(p)
                : "is just above " + Numbers.plain(InterimAnalyses.ALPHA);
    }

    private static String often(double p) {
        return "results as clear as these would come about in "
                + (p < SMALL ? "fewer than " + Numbers.percent(SMALL) : "at most " + Numbers.three(100 * p) + " %")
                + " of studies.";
    }

    static String number(Comparison deciding) {
        boolean signed = deciding.kind() == Contrast.Kind.DIFFERENCE && deciding.estimate() > 0;
        return (signed ? "+" : "") + digits(deciding, deciding.estimate());
    }

    /** As many digits as Student's interval allows: the reported one may be much wider on one side. */
    static String digits(Comparison deciding, double value) {
        return Numbers.threeWithin(
                deciding.student().high() - deciding.student().low(), value);
    }
}
