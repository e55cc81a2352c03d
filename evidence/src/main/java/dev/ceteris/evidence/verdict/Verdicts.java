// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.verdict;

import dev.ceteris.base.Plural;
import dev.ceteris.evidence.claim.Analysis;
import dev.ceteris.evidence.claim.Claim;
import dev.ceteris.evidence.claim.CompoundHypothesis;
import dev.ceteris.evidence.claim.Contrast;
import dev.ceteris.evidence.claim.Inequality;
import dev.ceteris.evidence.claim.Observations;
import dev.ceteris.evidence.claim.Remarks;
import dev.ceteris.evidence.claim.Terms;
import dev.ceteris.evidence.statistics.Holm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The verdicts on all hypotheses of a study. Hypotheses that were registered before the results are one family, those
 * that came later another: a late one cannot change what is said of an early one.
 *
 * @param verdicts in the order of the hypotheses
 * @param looks the interim analyses so far, this one included
 * @param scope what was held equal, and is therefore not claimed
 */
public record Verdicts(List<Verdict> verdicts, InterimAnalyses looks, List<String> scope) {
    /** The most comparisons of a verdict that are listed. */
    private static final int MOST_LISTED = 40;

    public Verdicts {
        verdicts = List.copyOf(verdicts);
        scope = List.copyOf(scope);
    }

    /** A hypothesis and its test, before the correction for the others. */
    private record Case(
            Hypothesis hypothesis,
            Analysis analysis,
            CompoundHypothesis.Test test,
            double supporting,
            double refuting) {
        static Case of(Hypothesis hypothesis, Observations results) {
            Claim claim = hypothesis.claim();
            Observations meant = results.on(hypothesis.terms());
            Analysis analysis = claim.analyze(meant.comparable(claim));
            if (analysis.obstacle().isEmpty() && analysis.hypothesis().seeds() == 0) {
                analysis = new Remarks(meant, claim)
                        .obstacle()
                        .map(analysis::undecided)
                        .orElse(analysis);
            }
            CompoundHypothesis.Test test = analysis.hypothesis().test();
            return new Case(hypothesis, analysis, test, test.supported(), test.refuted());
        }

        Case premature(String why) {
            return new Case(hypothesis, analysis.undecided(why), test, supporting, refuting);
        }

        /**
         * A claim is either true or false, at its boundary, too; so only one of the two verdicts can be wrong, and each
         * has the whole error rate.
         */
        double p() {
            return analysis.hypothesis().seeds() < 2 ? Double.NaN : Math.min(supporting, refuting);
        }
    }

    /** Judges hypotheses by results. */
    public static Verdicts of(Observations results, List<Hypothesis> hypotheses, InterimAnalyses looks) {
        List<Case> cases = cases(results, hypotheses);
        double[] corrected = corrected(cases, looks);
        List<Verdict> verdicts = IntStream.range(0, cases.size())
                .mapToObj(i -> verdict(cases.get(i), corrected[i], results, family(cases, cases.get(i)), looks))
                .toList();
        return new Verdicts(verdicts, looks, scope(results, hypotheses));
    }

    /** What was held equal, in the terms that all hypotheses share, or else in those of seeds. */
    private static List<String> scope(Observations results, List<Hypothesis> hypotheses) {
        List<Terms> blocks =
                hypotheses.stream().map(Hypothesis::terms).distinct().toList();
        return blocks.stream().map(Terms::blocks).distinct().count() == 1
                ? blocks.getFirst()
                        .scope(results.scope(), results.on(blocks.getFirst()).seedsOfCondition())
                : results.scope();
    }

    /**
     * Reports results that are not complete, without a verdict: one look after the other would be right by chance
     * sooner or later.
     *
     * @param why they are not, as a sentence
     */
    public static Verdicts premature(
            Observations results, List<Hypothesis> hypotheses, InterimAnalyses looks, String why) {
        List<Verdict> verdicts = cases(results, hypotheses).stream()
                .map(one -> one.premature(why))
                .map(one -> verdict(one, 1, results, hypotheses.size(), looks))
                .toList();
        return new Verdicts(verdicts, looks, scope(results, hypotheses));
    }

    /** The decisions alone: many times faster. */
    public static List<Decision> decisions(Observations results, List<Hypothesis> hypotheses, InterimAnalyses looks) {
        List<Case> cases = cases(results, hypotheses);
        double[] corrected = corrected(cases, looks);
        return IntStream.range(0, cases.size())
                .mapToObj(i -> decision(cases.get(i), corrected[i]))
                .toList();
    }

    private static List<Case> cases(Observations results, List<Hypothesis> hypotheses) {
        return hypotheses.stream()
                .map(hypothesis -> Case.of(hypothesis, results))
                .toList();
    }

    /** How many hypotheses Holm's procedure corrects together with one. */
    private static int family(List<Case> cases, Case one) {
        long others = cases.stream()
                .filter(other ->
                        other.hypothesis().standing() == one.hypothesis().standing())
                .filter(other -> !Double.isNaN(other.p()))
                .count();
        return (int) (Double.isNaN(one.p()) ? others + 1 : others);
    }

    private static double[] corrected(List<Case> cases, InterimAnalyses looks) {
        double[] corrected = new double[cases.size()];
        for (Hypothesis.Standing standing : Hypothesis.Standing.values()) {
            int[] family = IntStream.range(0, cases.size())
                    .filter(i -> cases.get(i).hypothesis().standing() == standing)
                    .toArray();
            double[] holm = Holm.adjust(
                    IntStream.of(family).mapToDouble(i -> cases.get(i).p()).toArray());
            for (int i = 0; i < family.length; i++) {
                corrected[family[i]] =
                        Double.isNaN(holm[i]) ? 1 : Math.min(1, holm[i] * InterimAnalyses.ALPHA / looks.level());
            }
        }
        return corrected;
    }

    /** The last sentence of every conclusion: what was held equal, and is therefore not claimed. */
    public Optional<String> limits() {
        return Conclusion.limits(scope);
    }

    /** What verdicts on means of few seeds cannot know, as a sentence; empty where seeds are many. */
    public Optional<String> unseen() {
        return Conclusion.unseen(verdicts);
    }

    /** Whether some hypothesis that was registered is undetermined. */
    public boolean areUndetermined() {
        return verdicts.stream()
                .anyMatch(verdict -> verdict.hypothesis().standing() == Hypothesis.Standing.REGISTERED
                        && verdict.decision() == Decision.UNDETERMINED);
    }

    private static Verdict verdict(Case one, double corrected, Observations all, int family, InterimAnalyses looks) {
        Decision decision = decision(one, corrected);
        Terms terms = one.hypothesis().terms();
        Observations results = all.on(terms);
        int seeds = results.seedsOfCondition();
        CompoundHypothesis hypothesis = one.analysis().hypothesis();
        Analysis.Shown deciding = deciding(one, decision);
        List<Analysis.Shown> listed = listed(one.analysis().shown(), deciding);
        Comparison decisive = Comparison.of(deciding, seeds);
        String missing = decision == Decision.UNDETERMINED
                ? one.analysis()
                        .obstacle()
                        .orElseGet(() -> new SeedsNeeded(hypothesis, one.test().leaning(), looks, family, terms.unit())
                                .sentence())
                : "";
        return new Verdict(
                one.hypothesis(),
                decision,
                one.supporting(),
                one.refuting(),
                corrected,
                hypothesis.seeds(),
                decisive,
                listed.stream().map(shown -> Comparison.of(shown, seeds)).toList(),
                one.analysis().shown().size(),
                one.analysis().levels().stream()
                        .map(placed -> new Verdict.Placed(
                                placed.place(),
                                Comparison.of(
                                        new Analysis.Shown(
                                                placed.level(),
                                                Double.NEGATIVE_INFINITY,
                                                Double.POSITIVE_INFINITY,
                                                Contrast.Kind.LEVEL),
                                        seeds)))
                        .toList(),
                one.analysis().secondary(),
                notes(one.hypothesis(), results, decisive),
                Conclusion.of(
                        one.hypothesis(),
                        decision,
                        decisive,
                        corrected,
                        leaning(one),
                        looks,
                        family,
                        missing,
                        terms.scope(results.scope(), seeds)),
                List.of());
    }

    /** What a reader has to know beside the verdict, as sentences without their full stops. */
    private static List<String> notes(Hypothesis hypothesis, Observations results, Comparison decisive) {
        Terms terms = hypothesis.terms();
        int seeds = results.seedsOfCondition();
        List<String> notes = new ArrayList<>();
        if (!terms.blocks().isEmpty()) {
            notes.add("each block is a level of " + terms.blocks() + ", by the mean of its trials; the claim is about"
                    + " further levels like these " + seeds);
        }
        notes.addAll(new Remarks(results, hypothesis.claim()).sentences());
        if (decisive.missing() > 0 && decisive.count() > 0) {
            notes.add(decisive.missing() + " of " + Plural.of(seeds, terms.unit())
                    + (decisive.missing() == 1 ? " is" : " are") + " missing in the deciding comparison");
        }
        return notes;
    }

    private static String leaning(Case one) {
        return one.supporting() == one.refuting()
                ? ""
                : one.supporting() < one.refuting() ? "in support" : "against it";
    }

    private static Decision decision(Case one, double corrected) {
        if (corrected > InterimAnalyses.ALPHA || one.supporting() == one.refuting()) {
            return Decision.UNDETERMINED;
        }
        return one.supporting() < one.refuting() ? Decision.SUPPORTED : Decision.REFUTED;
    }

    /** The deciding contrast: the weakest where all parts must hold, else the strongest. */
    private static Analysis.Shown deciding(Case one, Decision decision) {
        CompoundHypothesis.Side side = switch (decision) {
            case SUPPORTED -> CompoundHypothesis.Side.FOR;
            case REFUTED -> CompoundHypothesis.Side.AGAINST;
            case UNDETERMINED -> one.test().leaning();
        };
        Optional<Inequality> found = one.test().deciding(side);
        if (found.isEmpty()) {
            return one.analysis().shown().stream()
                    .findFirst()
                    .orElse(new Analysis.Shown(
                            new Contrast.Blocked("nothing to compare", List.of(), List.of(), 0, 0),
                            Double.NEGATIVE_INFINITY,
                            Double.POSITIVE_INFINITY));
        }
        Inequality inequality = found.get();
        return one.analysis().shown().stream()
                .filter(shown -> shown.contrast().equals(inequality.contrast()))
                .findFirst()
                .orElse(new Analysis.Shown(inequality.contrast(), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
    }

    /** The first ones where there are too many to list, and the deciding one. */
    private static List<Analysis.Shown> listed(List<Analysis.Shown> shown, Analysis.Shown deciding) {
        Stream<Analysis.Shown> first = shown.stream().limit(MOST_LISTED);
        return (shown.indexOf(deciding) < Math.min(MOST_LISTED, shown.size()) && shown.contains(deciding)
                        ? first
                        : Stream.concat(first, Stream.of(deciding)))
                .toList();
    }
}
