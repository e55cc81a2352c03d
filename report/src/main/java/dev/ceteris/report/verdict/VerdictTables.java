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
import java.util.function.Function;
import java.util.stream.Stream;

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
        Stream<Field> tests = Stream.of(
                new Field(
                        Table.Column.number("standardized", "standardized"),
                        comparison -> new Table.Cell.Measured(
                                Estimates.standardized(comparison), List.of(Numbers.exact(comparison.standardized())))),
                new Field(
                        Table.Column.number(greater, greater, greater + " low", greater + " high"),
                        VerdictTables::superiority),
                new Field(Table.Column.number("p: t", "p t"), comparison -> p(comparison.pT())),
                new Field(Table.Column.number("ranks", "p ranks"), comparison -> p(comparison.pRanks())),
                new Field(Table.Column.number("exact", "p exact"), comparison -> p(comparison.pExact())),
                outcome(verdict));
        return table(
                id,
                caption("Every comparison", verdict),
                "comparison",
                verdict.comparisons(),
                verdict,
                Stream.concat(always(verdict.comparisons()), tests));
    }

    /** The fields that differences and levels have. */
    private static Stream<Field> always(List<Comparison> comparisons) {
        return Stream.of(
                new Field(Table.Column.number("n", "n"), comparison -> whole(comparison.count())),
                new Field(Table.Column.number(centre(comparisons), "estimate"), VerdictTables::estimate),
                new Field(
                        Table.Column.number("95 % interval", "low", "high"),
                        comparison -> interval(comparison.interval())),
                new Field(
                        Table.Column.number("BCa interval", "BCa low", "BCa high"),
                        comparison -> interval(comparison.bootstrap())));
    }

    private static Field outcome(Verdict verdict) {
        String unit = verdict.hypothesis().terms().unit();
        return new Field(Table.Column.text("uncorrected"), comparison -> outcome(comparison, unit));
    }

    /** A row for each comparison; fields that none of them has are left out. */
    private static Table table(
            String id,
            String caption,
            String head,
            List<Comparison> comparisons,
            Verdict verdict,
            Stream<Field> possible) {
        List<Field> fields =
                possible.filter(field -> field.isKnownOfSome(comparisons)).toList();
        List<Table.Column> columns = Stream.concat(
                        Stream.of(Table.Column.text(head)), fields.stream().map(Field::column))
                .toList();
        return new Table(
                id,
                caption,
                columns,
                comparisons.stream()
                        .map(comparison -> new Table.Row(
                                label(comparison, verdict),
                                fields.stream()
                                        .map(field -> field.cell().apply(comparison))
                                        .toList()))
                        .toList());
    }

    /** A column, and what a comparison has in it. */
    private record Field(Table.Column column, Function<Comparison, Table.Cell> cell) {
        /** A test or an interval that a form of claim does not have takes no place. */
        boolean isKnownOfSome(List<Comparison> comparisons) {
            return comparisons.stream()
                    .anyMatch(comparison -> !cell.apply(comparison).text().equals(Numbers.NONE));
        }
    }

    private static Table levels(String id, String caption, List<Comparison> levels, Verdict verdict) {
        Stream<Field> outcome = levels.equals(verdict.comparisons()) ? Stream.of(outcome(verdict)) : Stream.empty();
        return table(id, caption, "condition", levels, verdict, Stream.concat(always(levels), outcome));
    }

    /** The heading of a column of estimates. */
    private static String centre(List<Comparison> comparisons) {
        List<String> centres = comparisons.stream()
                .map(comparison -> comparison.kind() == Contrast.Kind.RATIO
                        ? "ratio"
                        : comparison.centre().word())
                .distinct()
                .toList();
        return String.join(" or ", centres);
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

    private static Table.Cell outcome(Comparison comparison, String unit) {
        return new Table.Cell.Plain(
                comparison.count() < 2
                        ? "too few " + unit + "s"
                        : comparison.outcome().words());
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
