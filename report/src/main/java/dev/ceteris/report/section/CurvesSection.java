// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.section;

import dev.ceteris.lab.trial.Metric;
import dev.ceteris.report.page.Chapter;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.page.Section;
import dev.ceteris.report.plot.Axis;
import dev.ceteris.report.plot.Plot;
import dev.ceteris.report.summary.CurveAxis;
import dev.ceteris.report.summary.Digits;
import dev.ceteris.report.summary.Part;
import dev.ceteris.report.summary.PlottedMetric;
import dev.ceteris.report.summary.Prominence;
import dev.ceteris.report.summary.Results;
import dev.ceteris.report.summary.Spread;
import dev.ceteris.report.summary.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Loss, accuracy and every other metric of the study, against epochs, updates or training time. */
public final class CurvesSection implements Section {
    /** An axis of values from 0 leaves out what is so many times the greatest one of the finished trials. */
    private static final double EXPLODED = 10;

    /** So many names always have room at the ends of their curves; the page draws the ranges of as many conditions. */
    private static final int FEW = 9;

    @Override
    public Chapter render(Results results) {
        List<Strand> strands = Strand.all(results);
        List<PlottedMetric> measures = new ArrayList<>(PlottedMetric.LEARNING);
        measures.addAll(PlottedMetric.others(results));
        List<Plot> plots = plots(results, strands, measures, List.of(CurveAxis.values()));
        if (plots.isEmpty()) {
            return new Chapter("curves", "Learning curves", List.of());
        }
        return new Chapter(
                "curves",
                "Learning curves",
                List.of(
                        new Element.Paragraph(howToRead(strands, results)),
                        ConditionColumn.legend(results),
                        new Element.Figures(plots)));
    }

    /** Loss and accuracy, as far as they were measured; a reader chooses which of these they are against. */
    public static List<Plot> plots(Results results, List<CurveAxis> progresses) {
        return plots(results, Strand.all(results), PlottedMetric.LEARNING, progresses);
    }

    private static List<Plot> plots(
            Results results, List<Strand> strands, List<PlottedMetric> measures, List<CurveAxis> progresses) {
        List<Plot> plots = new ArrayList<>();
        for (PlottedMetric measure : measures) {
            List<CurveAxis> reached = progresses.stream()
                    .filter(progress -> strands.stream().anyMatch(strand -> strand.reaches(measure, progress)))
                    .toList();
            List<Plot.Line> lines = strands.stream()
                    .flatMap(strand -> strand.lines(measure, reached).stream())
                    .toList();
            if (!lines.isEmpty()) {
                plots.add(plot(results, measure, reached, lines));
            }
        }
        return plots;
    }

    private static String howToRead(List<Strand> strands, Results results) {
        boolean several = strands.stream().anyMatch(strand -> strand.course().seeds() > 1);
        boolean alone = strands.stream().anyMatch(strand -> strand.end() != Plot.End.FINISHED);
        return "A condition has the same colour and the same marker in every plot. "
                + (several
                        ? "A line is the mean over " + (results.design().isNested() ? "" : "the seeds of ")
                                + "a condition's finished trials, its band reaches from "
                                + "the smallest to the largest value. "
                                + (results.conditions().size() > FEW
                                        ? "The page draws bands where at most " + FEW + " conditions are shown. "
                                        : "")
                        : "")
                + (alone
                        ? "Trials that diverged or are not finished do not count in it; they are drawn thin, one by "
                                + "one, "
                                + "at most " + Strand.DRAWN_ALONE
                                + " of a condition: ✕ is where one diverged, ○ how far "
                                + "one got. "
                        : "")
                + "Training time leaves out evaluation"
                + (several ? ", and the first seed, during which the JVM compiles" : "")
                + ". Axes are logarithmic where values span two decades or more. "
                + (results.conditions().size() > FEW
                        ? "Where there is no room for all names, the best conditions by "
                                + results.judgement().key() + " have theirs. "
                        : "")
                + "On the page, the buttons below a plot choose what it is drawn against; drag to zoom and "
                + "double-click to go back.";
    }

    private static Plot plot(
            Results results, PlottedMetric measure, List<CurveAxis> progresses, List<Plot.Line> lines) {
        List<Plot.Line> finished =
                lines.stream().filter(line -> line.end() == Plot.End.FINISHED).toList();
        List<Plot.Along> along = IntStream.range(0, progresses.size())
                .mapToObj(i -> along(
                        measure,
                        progresses.get(i),
                        lines.stream().map(line -> line.along().get(i)).toList()))
                .toList();
        Axis y = Axis.spanning(measure.axis(results), heights(lines, finished));
        return new Plot.Lines(
                measure.key(),
                along.getFirst().title(),
                note(results, finished.isEmpty() ? lines : finished),
                description(results, measure, progresses),
                along,
                y,
                lines,
                Prominence.of(results),
                limits(results, measure, y));
    }

    private static Plot.Along along(PlottedMetric measure, CurveAxis progress, List<double[]> ways) {
        return new Plot.Along(
                progress.key(),
                progress.choice(),
                measure.title() + " against " + progress.words(),
                progress == CurveAxis.EPOCHS
                        ? Axis.whole(progress.axis(), ways)
                        : Axis.spanning(progress.axis(), ways));
    }

    /** What guessing comes to, where that is on the axis. */
    private static List<Plot.Limit> limits(Results results, PlottedMetric measure, Axis y) {
        return results.guesses().stream()
                .filter(guess -> guess.of(measure.judging()).isPresent())
                .map(guess -> new Plot.Limit(
                        results.words(guess), guess.of(measure.judging()).getAsDouble()))
                .filter(limit -> y.holds(limit.at()))
                .toList();
    }

    /**
     * What the axis must have room for: a trial that explodes must not squash the curves of those that do not. A metric
     * without values below 0 explodes upwards; one with such values, as R² has, does so in both directions, and its
     * axis is never logarithmic, so that it leaves out more.
     */
    private static List<double[]> heights(List<Plot.Line> lines, List<Plot.Line> finished) {
        Spread all = Spread.of(edges(lines).toArray());
        Spread kept = Spread.of(edges(finished).toArray());
        if (kept.n() == 0) {
            return List.of(edges(lines).toArray());
        }
        double size = Math.max(Math.abs(kept.least()), Math.abs(kept.greatest()));
        double least = all.least() < 0 ? kept.least() - size : 0;
        double greatest = all.least() < 0 ? kept.greatest() + size : EXPLODED * size;
        return List.of(edges(lines)
                .filter(value -> least <= value && value <= greatest)
                .toArray());
    }

    /** All values of lines and the ends of their ranges. */
    private static DoubleStream edges(List<Plot.Line> lines) {
        return lines.stream()
                .flatMap(line -> Stream.of(line.least(), line.greatest()))
                .flatMapToDouble(Arrays::stream);
    }

    private static String note(Results results, List<Plot.Line> lines) {
        List<String> parts = lines.stream()
                .map(Plot.Line::part)
                .distinct()
                .filter(part -> part != Part.NONE)
                .sorted((one, other) -> other.compareTo(one))
                .map(part -> part.word() + " " + part.stroke())
                .toList();
        int seeds = lines.stream().mapToInt(Plot.Line::seeds).max().orElse(0);
        return results.by()
                + String.join(", ", parts)
                + (parts.isEmpty() ? "" : "; ")
                + (seeds > 1
                        ? "mean and range over " + seeds + (results.design().isNested() ? " trials" : " seeds")
                        : "one seed");
    }

    private static String description(Results results, PlottedMetric measure, List<CurveAxis> progresses) {
        Metric metric = measure.judging();
        List<String> ends = results.conditions().stream()
                .filter(condition -> condition.last().get(metric).n() > 0)
                .map(condition ->
                        condition.label() + " " + Digits.of(condition.last().get(metric)))
                .toList();
        String title = measure.title();
        return "Line plot of " + title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1) + " against "
                + Words.list(progresses.stream().map(CurveAxis::words).toList())
                + (ends.isEmpty()
                        ? "."
                        : "; " + metric.key() + " " + when(results) + ": " + String.join(", ", ends) + ".");
    }

    /** Where trials keep their best epoch, curves go on after the one that counts. */
    private static String when(Results results) {
        String epoch = results.epochCompared();
        return epoch.equals(Results.LAST_EPOCH) ? "at the end" : "at the " + epoch;
    }
}
