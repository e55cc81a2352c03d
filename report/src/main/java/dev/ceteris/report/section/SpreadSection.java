// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.section;

import dev.ceteris.base.Numbers;
import dev.ceteris.base.Plural;
import dev.ceteris.evidence.statistics.Interval;
import dev.ceteris.evidence.statistics.NestedVariance;
import dev.ceteris.lab.results.SpreadSources;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.report.page.Chapter;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.page.Section;
import dev.ceteris.report.page.Table;
import dev.ceteris.report.summary.Results;
import dev.ceteris.report.summary.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** How much of the spread of a metric comes from the split, the initialization and the order of samples. */
public final class SpreadSection implements Section {
    private static final String ID = "spread";
    static final String TITLE = "Where the spread comes from";

    @Override
    public Chapter render(Results results) {
        Optional<SpreadSources> found = SpreadSources.of(results.run());
        if (found.isEmpty()) {
            return new Chapter(ID, TITLE, List.of());
        }
        SpreadSources spread = found.get();
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Paragraph(String.join(" ", sentences(spread, results.judgement()))));
        elements.add(new Element.Tabled(table(spread, results)));
        elements.add(new Element.Paragraph(howToRead(spread, results)));
        return new Chapter(ID, TITLE, elements);
    }

    /** What a reader takes from it, for the metric that says best how good a trial became. */
    public static List<String> sentences(SpreadSources spread, Metric judgement) {
        SpreadSources.OfMetric of = spread.metrics().stream()
                .filter(one -> one.metric().equals(judgement))
                .findFirst()
                .orElse(spread.metrics().getFirst());
        String key = of.metric().key();
        if (of.ofTrials().deviation() == 0) {
            return List.of("No trial of a condition differs from another in " + key + ".");
        }
        List<String> sentences = new ArrayList<>();
        sentences.add("Of the spread of " + key + ", " + shares(spread, of.ofTrials()) + ".");
        sentences.add(advice(spread, of.ofTrials()));
        of.ofDifferences()
                .filter(differences -> differences.deviation() > 0)
                .ifPresent(differences -> sentences.add("Of the spread of the difference between two conditions with"
                        + " the same seeds, on which claims rest, " + shares(spread, differences) + "."));
        return sentences;
    }

    private static String shares(SpreadSources spread, NestedVariance variance) {
        List<String> parts = IntStream.range(0, spread.sources().size())
                .boxed()
                .sorted(Comparator.comparingDouble(
                        i -> -variance.components().get(i).share()))
                .map(i -> Numbers.percent(rounded(variance.components().get(i).share())) + " from "
                        + words(spread.sources().get(i)))
                .toList();
        return Words.list(parts).replaceFirst(" from ", " comes from ");
    }

    private static double rounded(double share) {
        return Math.round(100 * share) / 100.0;
    }

    private static String words(SpreadSources.Source source) {
        return Words.list(
                source.parts().stream().map(part -> "the " + part.words()).toList());
    }

    /** What would make the standard error of a condition's mean smaller, and what would not. */
    private static String advice(SpreadSources spread, NestedVariance variance) {
        SpreadSources.Source outer = spread.sources().getFirst();
        List<String> inner = spread.sources().stream()
                .skip(1)
                .map(source -> source.parts().getFirst().word() + "s")
                .toList();
        String unit = outer.parts().getFirst().word();
        int trials =
                spread.sources().stream().mapToInt(SpreadSources.Source::count).reduce(1, Math::multiplyExact);
        double now = standardError(spread, variance);
        double alone = variance.deviation() / Math.sqrt(trials);
        double floor = variance.components().getFirst().deviation() / Math.sqrt(outer.count());
        String within = "more " + String.join(" and ", inner) + " within the same " + outer.count() + " " + unit + "s "
                + (floor > 0
                        ? "can bring it down to no less than " + Numbers.three(floor)
                        : "bring it down as well, since no effect of the " + unit + "s shows");
        return "The mean of a condition's " + trials + " trials has a standard error of about " + Numbers.three(now)
                + "; " + within + ". With " + trials + " " + unit + "s of one trial each it would be about "
                + Numbers.three(alone) + ".";
    }

    private static double standardError(SpreadSources spread, NestedVariance variance) {
        double sum = 0;
        int numbers = 1;
        for (int i = 0; i < spread.sources().size(); i++) {
            numbers *= spread.sources().get(i).count();
            sum += variance.components().get(i).variance() / numbers;
        }
        return Math.sqrt(sum);
    }

    private static Table table(SpreadSources spread, Results results) {
        List<Table.Row> rows = new ArrayList<>();
        for (SpreadSources.OfMetric of : spread.metrics()) {
            String name = results.named(of.metric());
            rows.addAll(rows(name, spread, of.ofTrials()));
            of.ofDifferences().ifPresent(variance -> rows.addAll(rows("difference of " + name, spread, variance)));
        }
        return new Table(
                ID,
                "What each source of randomness adds to the variance of a metric, and of its difference between two"
                        + " conditions",
                List.of(
                        Table.Column.text("metric"),
                        Table.Column.text("comes from"),
                        Table.Column.number("share of variance", "share of variance"),
                        Table.Column.number("standard deviation", "standard deviation"),
                        Table.Column.number("95 % interval", "low", "high")),
                rows);
    }

    /** One for each source, and one for all of them together. */
    private static List<Table.Row> rows(String name, SpreadSources spread, NestedVariance variance) {
        List<Table.Row> rows = new ArrayList<>();
        for (int i = 0; i < spread.sources().size(); i++) {
            NestedVariance.Component component = variance.components().get(i);
            Interval interval = component.interval();
            rows.add(Table.Row.of(
                    new Table.Cell.Plain(name),
                    new Table.Cell.Plain(spread.sources().get(i).text()),
                    measured(Numbers.percent(rounded(component.share())), component.share()),
                    measured(Numbers.three(component.deviation()), component.deviation()),
                    component.hasInterval()
                            ? measured(
                                    Numbers.three(interval.low()) + " to " + Numbers.three(interval.high()),
                                    interval.low(),
                                    interval.high())
                            : new Table.Cell.Measured(Numbers.NONE, List.of("", ""))));
        }
        double all = variance.deviation();
        rows.add(Table.Row.of(
                new Table.Cell.Plain(name),
                new Table.Cell.Plain("all together"),
                measured(all == 0 ? Numbers.NONE : Numbers.percent(1), all == 0 ? 0 : 1),
                measured(Numbers.three(all), all),
                new Table.Cell.Measured(Numbers.NONE, List.of("", ""))));
        return rows;
    }

    private static Table.Cell measured(String text, double... numbers) {
        return new Table.Cell.Measured(
                text, Arrays.stream(numbers).mapToObj(Numbers::exact).toList());
    }

    private static String howToRead(SpreadSources spread, Results results) {
        int pooled = spread.metrics().stream()
                .mapToInt(SpreadSources.OfMetric::conditions)
                .min()
                .orElse(0);
        int all = results.conditions().size();
        return "Components of variance of the nested design by analysis of variance, over "
                + (pooled == all
                        ? Plural.of(all, "condition")
                        : pooled + " of " + Plural.of(all, "condition")
                                + ", the others have trials that did not end with a number")
                + "; an estimate below 0 is 0, and has no interval where the upper end would be 0 as well."
                + " A difference is that of two conditions with the same seeds: what a split does to both alike is not"
                + " in it. Intervals suppose normal effects, and few "
                + spread.sources().getFirst().parts().getFirst().word() + "s make them wide.";
    }
}
