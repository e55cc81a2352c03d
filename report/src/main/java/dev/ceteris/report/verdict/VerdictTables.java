// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.verdict;

import dev.ceteris.base.Numbers;
import dev.ceteris.evidence.claim.Contrast;
import dev.ceteris.evidence.claim.SecondaryTest;
import dev.ceteris.evidence.statistics.Interval;
import dev.ceteris.evidence.verdict.Comparison;
import dev.ceteris.evidence.verdict.Verdict;
import dev.ceteris.report.page.Table;
import dev.ceteris.report.summary.Estimates;
import java.util.ArrayList;
import java.util.List;

/** The numbers behind a verdict. */
final class VerdictTables {
    /** Before the name of a comparison. */
    private static final String DECIDING = "▸ ";

    private VerdictTables() {}

    /**
     * Its comparisons, what its conditions measured where an order is claimed, and the secondary tests.
     */
    static List<Table> of(String id, Verdict verdict) {
        List<Table> tables = new ArrayList<>();
        if (verdict.comparisons().stream().allMatch(comparison -> comparison.kind() == Contrast.Kind.LEVEL)) {
            tables.add(levels(id + "-numbers", caption("Every condition", verdict), verdict.comparisons(), verdict));
        } else {
            tables.add(differences(id + "-numbers", verdict));
        }
        if (VerdictPicture.isOrdered(verdict)) {
            tables.add(levels(
                    id + "-levels",
                    "What each level measured",
                    verdict.levels().stream().map(Verdict.Placed::measured).toList(),
                    verdict));
        }
        if (!verdict.secondary().isEmpty()) {
            tables.add(secondary(id + "-tests", verdict.secondary()));
        }
        return tables;
    }

    private static String caption(String all, Verdict verdict) {
        int shown = verdict.comparisons().size();
        String which = verdict.compared() > shown ? shown + " of " + verdict.compared() + " comparisons" : all;
        return which + ", uncorrected; only the verdict is corrected (p " + Numbers.p(verdict.corrected()) + ")"
                + (shown > 1 ? "; " + DECIDING + "the deciding comparison" : "");
    }

    private static Table differences(String id, Verdict verdict) {
        String greater =
                verdict.comparisons().stream().allMatch(one -> one.kind() == Contrast.Kind.RATIO) ? "P(> 1)" : "P(> 0)";
        return new Table(
                id,
                caption("Every comparison", verdict),
                List.of(
                        Table.Column.text("comparison"),
                        Table.Column.number("n", "n"),
                        Table.Column.number(centre(verdict.comparisons()), "estimate"),
                        Table.Column.number("95 % interval", "low", "high"),
                        Table.Column.number("BCa interval", "BCa low", "BCa high"),
                        Table.Column.number("standardized", "standardized"),
                        Table.Column.number(greater, greater, greater + " low", greater + " high"),
                        Table.Column.number("p: t", "p t"),
                        Table.Column.number("ranks", "p ranks"),
                        Table.Column.number("exact", "p exact"),
                        Table.Column.text("uncorrected")),
                verdict.comparisons().stream()
                        .map(comparison -> Table.Row.of(
                                label(comparison, verdict),
                                whole(comparison.count()),
                                estimate(comparison),
                                interval(comparison.interval()),
                                interval(comparison.bootstrap()),
                                new Table.Cell.Measured(
                                        Estimates.standardized(comparison),
                                        List.of(Numbers.exact(comparison.standardized()))),
                                superiority(comparison),
                                p(comparison.pT()),
                                p(comparison.pRanks()),
                                p(comparison.pExact()),
                                outcome(comparison)))
                        .toList());
    }

    private static Table levels(String id, String caption, List<Comparison> levels, Verdict verdict) {
        List<Table.Column> columns = new ArrayList<>(List.of(
                Table.Column.text("condition"),
                Table.Column.number("n", "n"),
                Table.Column.number(centre(levels), "estimate"),
                Table.Column.number("95 % interval", "low", "high"),
                Table.Column.number("BCa interval", "BCa low", "BCa high")));
        boolean bounded = levels.equals(verdict.comparisons());
        if (bounded) {
            columns.add(Table.Column.text("uncorrected"));
        }
        List<Table.Row> rows = new ArrayList<>();
        for (Comparison level : levels) {
            List<Table.Cell> cells = new ArrayList<>(List.of(
                    whole(level.count()), estimate(level), interval(level.interval()), interval(level.bootstrap())));
            if (bounded) {
                cells.add(outcome(level));
            }
            rows.add(new Table.Row(label(level, verdict), cells));
        }
        return new Table(id, caption, columns, rows);
    }

    /** The heading of a column of estimates. */
    private static String centre(List<Comparison> comparisons) {
        List<String> centres = comparisons.stream()
                .map(comparison -> comparison.kind() == Contrast.Kind.RATIO
                        ? "ratio"
                        : comparison.centre().word())
                .distinct()
                .toList();
        return centres.size() == 1 ? centres.getFirst() : "estimate";
    }

    private static Table secondary(String id, List<SecondaryTest> secondary) {
        return new Table(
                id,
                "Secondary tests, not used for the decision",
                List.of(
                        Table.Column.text("test"),
                        Table.Column.text("of"),
                        Table.Column.text("statistic"),
                        Table.Column.number("p", "p")),
                secondary.stream()
                        .map(test -> Table.Row.of(
                                new Table.Cell.Plain(test.name()),
                                new Table.Cell.Plain(test.about()),
                                new Table.Cell.Plain(test.statistic()),
                                p(test.p())))
                        .toList());
    }

    private static Table.Cell label(Comparison comparison, Verdict verdict) {
        boolean marked = verdict.comparisons().size() > 1 && VerdictPicture.isDeciding(comparison, verdict);
        return new Table.Cell.Measured((marked ? DECIDING : "") + comparison.label(), List.of(comparison.label()));
    }

    private static Table.Cell outcome(Comparison comparison) {
        return new Table.Cell.Plain(
                comparison.count() < 2 ? "too few seeds" : comparison.outcome().words());
    }

    private static Table.Cell estimate(Comparison comparison) {
        return new Table.Cell.Measured(Estimates.estimate(comparison), List.of(Numbers.exact(comparison.estimate())));
    }

    private static Table.Cell interval(Interval interval) {
        return new Table.Cell.Measured(
                Estimates.interval(interval), List.of(Numbers.exact(interval.low()), Numbers.exact(interval.high())));
    }

    private static Table.Cell superiority(Comparison comparison) {
        return new Table.Cell.Measured(
                Estimates.superiority(comparison),
                comparison
                        .superiority()
                        .map(chance -> List.of(
                                Numbers.exact(chance.probability()),
                                Numbers.exact(chance.interval().low()),
                                Numbers.exact(chance.interval().high())))
                        .orElse(List.of("", "", "")));
    }

    private static Table.Cell p(double p) {
        return new Table.Cell.Measured(Numbers.p(p), List.of(Numbers.exact(p)));
    }

    private static Table.Cell whole(int count) {
        return new Table.Cell.Measured(String.valueOf(count), List.of(String.valueOf(count)));
    }
}
