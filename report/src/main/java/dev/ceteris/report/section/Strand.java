// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.section;

import dev.ceteris.lab.trial.TrialState;
import dev.ceteris.report.plot.Plot;
import dev.ceteris.report.summary.ConditionCurve;
import dev.ceteris.report.summary.ConditionSummary;
import dev.ceteris.report.summary.CurveAxis;
import dev.ceteris.report.summary.Endings;
import dev.ceteris.report.summary.Part;
import dev.ceteris.report.summary.PlottedMetric;
import dev.ceteris.report.summary.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is drawn as one: the mean of a condition's finished trials, or a single trial that did not finish.
 *
 * @param condition whose look it has
 * @param label the condition, and the seed of a single trial
 * @param remark what became of a single trial; empty for a mean
 * @param end of its trials
 * @param course of its trials
 */
public record Strand(ConditionSummary condition, String label, String remark, Plot.End end, ConditionCurve course) {
    /** Unfinished trials of a condition that are drawn; a page must stay quick when hundreds diverge. */
    public static final int DRAWN_ALONE = 5;

    /** Everything that the learning curves show. */
    public static List<Strand> all(Results results) {
        List<Strand> strands = new ArrayList<>();
        for (ConditionSummary condition : results.conditions()) {
            strands.add(new Strand(condition, condition.label(), "", Plot.End.FINISHED, condition.course()));
            condition.others().stream()
                    .filter(trial -> !trial.epochs().isEmpty())
                    .limit(DRAWN_ALONE)
                    .map(trial -> new Strand(
                            condition,
                            condition.label() + ", " + trial.seeds().text(),
                            Endings.state(trial, results),
                            trial.state() instanceof TrialState.Diverged ? Plot.End.DIVERGED : Plot.End.UNFINISHED,
                            ConditionCurve.of(results.measured(), List.of(trial))))
                    .forEach(strands::add);
        }
        return strands.stream().filter(strand -> strand.course().seeds() > 0).toList();
    }

    /** Whether there is something to draw of a measure against this. */
    public boolean reaches(PlottedMetric measure, CurveAxis progress) {
        return !lines(measure, List.of(progress)).isEmpty();
    }

    /**
     * One line for each part of the data on which the measure was taken; none when there is nothing to draw.
     *
     * @param progresses what it is drawn against, to be chosen by the reader
     */
    public List<Plot.Line> lines(PlottedMetric measure, List<CurveAxis> progresses) {
        List<double[]> along = progresses.stream().map(course.along()::get).toList();
        List<Plot.Line> lines = new ArrayList<>();
        for (Part part : Part.values()) {
            measure.on(part)
                    .map(metric -> course.bands().get(metric))
                    .filter(band -> along.stream().anyMatch(x -> drawable(x, band.mean())))
                    .ifPresent(band -> lines.add(line(part, along, band)));
        }
        return lines;
    }

    private static boolean drawable(double[] x, double[] y) {
        return IntStream.range(0, x.length).anyMatch(epoch -> Double.isFinite(x[epoch]) && Double.isFinite(y[epoch]));
    }

    private Plot.Line line(Part part, List<double[]> along, ConditionCurve.Band band) {
        return new Plot.Line(
                condition.look(),
                label,
                condition.level(),
                part,
                band.seeds(),
                end,
                remark,
                along.stream().map(band::pick).toList(),
                band.pick(band.mean()),
                band.pick(band.least()),
                band.pick(band.greatest()));
    }
}
