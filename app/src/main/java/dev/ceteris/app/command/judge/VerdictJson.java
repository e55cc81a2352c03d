// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.judge;

import dev.ceteris.evidence.claim.SecondaryTest;
import dev.ceteris.evidence.statistics.Interval;
import dev.ceteris.evidence.verdict.Basis;
import dev.ceteris.evidence.verdict.Comparison;
import dev.ceteris.evidence.verdict.Decision;
import dev.ceteris.evidence.verdict.Hypothesis;
import dev.ceteris.evidence.verdict.InterimAnalyses;
import dev.ceteris.evidence.verdict.Verdict;
import dev.ceteris.evidence.verdict.Verdicts;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Verdicts with every number behind them, as values for JSON; {@code docs/judge.md} lists the fields. JSON has no word
 * for what is not a finite number: where a value may be infinite, that is a word in a list of values, and else it is
 * written as {@code null}.
 */
public record VerdictJson(Verdicts verdicts) {
    /** The fields of the whole. */
    public Map<String, Object> document() {
        InterimAnalyses looks = verdicts.looks();
        return fields(
                "look",
                fields(
                        "number", looks.number(),
                        "seeds", looks.seeds(),
                        "plan", word(looks.plan()),
                        "planned", looks.planned(),
                        "level", looks.level(),
                        "errorRate", InterimAnalyses.ALPHA),
                "scope",
                verdicts.scope(),
                "limits",
                Stream.of(verdicts.limits(), verdicts.unseen())
                        .flatMap(Optional::stream)
                        .toList(),
                "verdicts",
                verdicts.verdicts().stream()
                        .map(verdict -> verdict(verdict, looks))
                        .toList());
    }

    private static Map<String, Object> verdict(Verdict verdict, InterimAnalyses looks) {
        Hypothesis hypothesis = verdict.hypothesis();
        return fields(
                "sentence", hypothesis.text(),
                "says", hypothesis.says(),
                "claim", word(hypothesis.claim().getClass().getSimpleName()),
                "metric", hypothesis.claim().metric().text(),
                "digest", hypothesis.digest(),
                "standing", word(hypothesis.standing()),
                "decision", verdict.decision().word(),
                "expected", hypothesis.expected().map(Decision::word).orElse(null),
                "asExpected", verdict.isAsExpected(),
                "supporting", number(verdict.supporting()),
                "refuting", number(verdict.refuting()),
                "corrected", number(verdict.corrected()),
                "seeds", verdict.seeds(),
                "deciding", comparison(verdict.deciding()),
                "compared", verdict.compared(),
                "comparisons",
                        verdict.comparisons().stream()
                                .map(VerdictJson::comparison)
                                .toList(),
                "levels",
                        verdict.levels().stream()
                                .map(level -> fields(
                                        "place", number(level.place()), "measured", comparison(level.measured())))
                                .toList(),
                "companions",
                        verdict.secondary().stream().map(VerdictJson::secondary).toList(),
                "notes", verdict.notes(),
                "conclusion", verdict.conclusion(),
                "basis", Basis.of(verdict, looks));
    }

    private static Map<String, Object> comparison(Comparison comparison) {
        return fields(
                "label", comparison.label(),
                "pairing", word(comparison.pairing()),
                "count", comparison.count(),
                "missing", comparison.missing(),
                "seeds", comparison.seeds(),
                "values",
                        Arrays.stream(comparison.values())
                                .mapToObj(VerdictJson::value)
                                .toList(),
                "estimate", value(comparison.estimate()),
                "standardized", value(comparison.standardized()),
                "interval", interval(comparison.interval()),
                "student", interval(comparison.student()),
                "bootstrap", interval(comparison.bootstrap()),
                "pT", number(comparison.pT()),
                "pRanks", number(comparison.pRanks()),
                "pExact", number(comparison.pExact()),
                "pInside", number(comparison.inside().p()),
                "pTost", number(comparison.inside().tost()),
                "superiority",
                        comparison
                                .superiority()
                                .map(superiority -> fields(
                                        "probability", superiority.probability(),
                                        "interval", interval(superiority.interval())))
                                .orElse(null),
                "low", number(comparison.low()),
                "high", number(comparison.high()),
                "outcome", word(comparison.outcome()));
    }

    private static Map<String, Object> secondary(SecondaryTest test) {
        return fields(
                "name", test.name(),
                "about", test.about(),
                "statistic", test.symbol(),
                "value", number(test.value()),
                "degreesOfFreedom",
                        test.degreesOfFreedom().isEmpty()
                                ? null
                                : test.degreesOfFreedom().getAsInt(),
                "p", number(test.p()));
    }

    private static List<Object> interval(Interval interval) {
        return Arrays.asList(number(interval.low()), number(interval.high()));
    }

    /** A measured value: infinite where a trial was worse than any number, or never reached its goal. */
    private static Object value(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "infinite" : "-infinite";
        }
        return number(value);
    }

    private static Object number(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String word(String type) {
        return type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1);
    }

    private static Map<String, Object> fields(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }
}
