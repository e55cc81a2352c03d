// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.verdict;

import dev.ceteris.evidence.claim.Argument;
import dev.ceteris.evidence.claim.Beyond;
import dev.ceteris.evidence.claim.Contrast;
import dev.ceteris.evidence.claim.ContrastKind;
import dev.ceteris.evidence.claim.Observations;
import dev.ceteris.evidence.claim.Statement;
import dev.ceteris.evidence.claim.Weighed;
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
 * @param looks which look at the results this is
 * @param scope what was held equal, and is therefore not claimed
 */
public record Verdicts(List<Verdict> verdicts, Looks looks, List<String> scope) {
    /** More comparisons than anybody reads. */
    private static final int MOST_TOLD = 40;

    public Verdicts {
        verdicts = List.copyOf(verdicts);
        scope = List.copyOf(scope);
    }

    /** A hypothesis with what it says of the results, before the others are known. */
    private record Case(Hypothesis hypothesis, Argument argument, Weighed weighed, double supporting, double refuting) {
        static Case of(Hypothesis hypothesis, Observations results) {
            Argument argument =
                    hypothesis.claim().argue(results.where(hypothesis.claim().where()));
            Weighed weighed = argument.statement().weighed();
            return new Case(hypothesis, argument, weighed, weighed.supported(), weighed.refuted());
        }

        /**
         * At its boundary a claim can be wrongly supported and wrongly refuted, so each side has half of the error
         * rate.
         */
        double twoSided() {
            return argument.statement().seeds() < 2 ? Double.NaN : Math.min(1, 2 * Math.min(supporting, refuting));
        }
    }

    /** Judges hypotheses by results. */
    public static Verdicts of(Observations results, List<Hypothesis> hypotheses, Looks looks) {
        List<Case> cases = cases(results, hypotheses);
        double[] corrected = corrected(cases, looks);
        List<Verdict> verdicts = IntStream.range(0, cases.size())
                .mapToObj(i -> verdict(cases.get(i), corrected[i], results, cases.size(), looks))
                .toList();
        return new Verdicts(verdicts, looks, results.scope());
    }

    /** The decisions alone: many times faster. */
    public static List<Decision> decisions(Observations results, List<Hypothesis> hypotheses, Looks looks) {
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

    private static double[] corrected(List<Case> cases, Looks looks) {
        double[] corrected = new double[cases.size()];
        for (Hypothesis.Standing standing : Hypothesis.Standing.values()) {
            int[] family = IntStream.range(0, cases.size())
                    .filter(i -> cases.get(i).hypothesis().standing() == standing)
                    .toArray();
            double[] holm = Holm.adjust(IntStream.of(family)
                    .mapToDouble(i -> cases.get(i).twoSided())
                    .toArray());
            for (int i = 0; i < family.length; i++) {
                corrected[family[i]] = Double.isNaN(holm[i]) ? 1 : Math.min(1, holm[i] * Looks.ALPHA / looks.level());
            }
        }
        return corrected;
    }

    /** What was held equal, and is therefore not claimed, as a sentence; it is the last one of every conclusion. */
    public Optional<String> limits() {
        return Conclusion.limits(scope);
    }

    /** Whether some hypothesis that was registered is undetermined. */
    public boolean areUndetermined() {
        return verdicts.stream()
                .anyMatch(verdict -> verdict.hypothesis().standing() == Hypothesis.Standing.REGISTERED
                        && verdict.decision() == Decision.UNDETERMINED);
    }

    private static Verdict verdict(Case one, double corrected, Observations results, int family, Looks looks) {
        Decision decision = decision(one, corrected);
        int seeds = results.seedsOfCondition();
        Statement statement = one.argument().statement();
        Argument.Shown deciding = deciding(one, decision);
        List<Argument.Shown> told = told(one.argument().shown(), deciding);
        List<String> notes = new ArrayList<>();
        results.onDiverged(one.hypothesis().claim()).ifPresent(notes::add);
        Comparison hinge = Comparison.of(deciding, seeds);
        if (hinge.missing() > 0) {
            notes.add(hinge.missing() + " of " + seeds + " seeds are missing in the deciding comparison");
        }
        String missing = decision == Decision.UNDETERMINED
                ? new Missing(statement, one.supporting() <= one.refuting(), looks, family).sentence()
                : "";
        return new Verdict(
                one.hypothesis(),
                decision,
                one.supporting(),
                one.refuting(),
                corrected,
                statement.seeds(),
                hinge,
                told.stream().map(shown -> Comparison.of(shown, seeds)).toList(),
                one.argument().shown().size(),
                one.argument().levels().stream()
                        .map(placed -> new Verdict.Placed(
                                placed.place(),
                                Comparison.of(
                                        new Argument.Shown(
                                                placed.level(),
                                                Double.NEGATIVE_INFINITY,
                                                Double.POSITIVE_INFINITY,
                                                ContrastKind.LEVEL),
                                        seeds)))
                        .toList(),
                one.argument().companions(),
                notes,
                Conclusion.of(one.hypothesis(), decision, hinge, corrected, looks, missing, results.scope()));
    }

    private static Decision decision(Case one, double corrected) {
        if (corrected > Looks.ALPHA || one.supporting() == one.refuting()) {
            return Decision.UNDETERMINED;
        }
        return one.supporting() < one.refuting() ? Decision.SUPPORTED : Decision.REFUTED;
    }

    /** The deciding contrast: of parts that all have to hold the weakest, else the strongest. */
    private static Argument.Shown deciding(Case one, Decision decision) {
        boolean forIt = decision == Decision.SUPPORTED
                || (decision == Decision.UNDETERMINED && one.supporting() <= one.refuting());
        Optional<Beyond> found =
                forIt ? one.weighed().hingeFor() : one.weighed().hingeAgainst();
        if (found.isEmpty()) {
            return new Argument.Shown(
                    new Contrast.Blocked("nothing to compare", List.of(), List.of(), 0),
                    Double.NEGATIVE_INFINITY,
                    Double.POSITIVE_INFINITY);
        }
        Beyond hinge = found.get();
        return one.argument().shown().stream()
                .filter(shown -> shown.contrast().equals(hinge.contrast()))
                .findFirst()
                .orElse(new Argument.Shown(hinge.contrast(), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
    }

    /** The first ones where there are too many to read, and the one that decides. */
    private static List<Argument.Shown> told(List<Argument.Shown> shown, Argument.Shown deciding) {
        Stream<Argument.Shown> first = shown.stream().limit(MOST_TOLD);
        return (shown.indexOf(deciding) < Math.min(MOST_TOLD, shown.size()) && shown.contains(deciding)
                        ? first
                        : Stream.concat(first, Stream.of(deciding)))
                .toList();
    }
}
