// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.plot;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.ceteris.report.summary.Look;
import dev.ceteris.report.summary.Part;
import java.util.List;

/**
 * A picture of numbers, free of how it is drawn.
 *
 * <p>{@code id} names its file; {@code description} says what it shows to those who cannot see it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
public sealed interface Plot {
    String id();

    String title();

    /** How to read it, in a line. */
    String note();

    String description();

    /** The same picture under another id, for a page that shows several of its kind. */
    default Plot named(String id) {
        return switch (this) {
            case Lines lines ->
                new Lines(
                        id,
                        lines.title,
                        lines.note,
                        lines.description,
                        lines.along,
                        lines.y,
                        lines.lines,
                        lines.ranked,
                        lines.limits);
            case Dots dots -> new Dots(id, dots.title, dots.note, dots.description, dots.x, dots.dots);
            case Points points ->
                new Points(
                        id,
                        points.title,
                        points.note,
                        points.description,
                        points.x,
                        points.y,
                        points.points,
                        points.curves);
            case Grid grid ->
                new Grid(
                        id,
                        grid.title,
                        grid.note,
                        grid.description,
                        grid.x,
                        grid.y,
                        grid.value,
                        grid.columns,
                        grid.rows,
                        grid.cells);
            case Parallel parallel ->
                new Parallel(id, parallel.title, parallel.note, parallel.description, parallel.axes, parallel.ways);
            case Forest forest -> new Forest(id, forest.title, forest.note, forest.description, forest.x, forest.rows);
            case Ranks ranks ->
                new Ranks(
                        id,
                        ranks.title,
                        ranks.note,
                        ranks.description,
                        ranks.x,
                        ranks.criticalDifference,
                        ranks.dots,
                        ranks.groups);
            case Traces traces ->
                new Traces(id, traces.title, traces.note, traces.description, traces.x, traces.y, traces.traces);
            case Outcome outcome ->
                new Outcome(
                        id,
                        outcome.title,
                        outcome.note,
                        outcome.description,
                        outcome.x,
                        outcome.y,
                        outcome.ticks,
                        outcome.join,
                        outcome.strips,
                        outcome.limits);
            case Surface surface ->
                new Surface(
                        id,
                        surface.title,
                        surface.note,
                        surface.description,
                        surface.x,
                        surface.y,
                        surface.z,
                        surface.across,
                        surface.along,
                        surface.heights,
                        surface.points);
        };
    }

    /**
     * Lines over a common x, of which there may be a choice.
     *
     * @param title against the first one
     * @param along what a reader can choose as x, at least one; a picture without a choice has the first
     * @param ranked positions of looks; where there is no room for all names, the first of them are named
     */
    record Lines(
            String id,
            String title,
            String note,
            String description,
            List<Along> along,
            Axis y,
            List<Line> lines,
            List<Integer> ranked,
            List<Limit> limits)
            implements Plot {
        /** The axis without a choice. */
        public Axis x() {
            return along.getFirst().axis();
        }
    }

    /**
     * An x axis that a reader can choose.
     *
     * @param key for names of files
     * @param choice what is pressed to choose it, in a word
     * @param title of the plot against it
     */
    record Along(String key, String choice, String title, Axis axis) {}

    /**
     * One line.
     *
     * @param look of its condition
     * @param label of its condition, and the seed when it is a single trial's
     * @param level the condition's short name, written at the line's end; empty for lines that are not named there
     * @param part of the data
     * @param seeds how many trials it is the mean of
     * @param end what became of its trials
     * @param remark what hovering over its end says; empty for finished trials
     * @param along for each x that can be chosen one number per epoch after which y was measured
     * @param y the mean
     * @param least lower edge of the band
     * @param greatest upper edge of the band
     */
    record Line(
            Look look,
            String label,
            String level,
            Part part,
            int seeds,
            End end,
            String remark,
            List<double[]> along,
            double[] y,
            double[] least,
            double[] greatest) {
        /** Its places on the axis without a choice. */
        public double[] x() {
            return along.getFirst();
        }
    }

    enum End {
        FINISHED,
        DIVERGED,
        UNFINISHED
    }

    /** One number against another that is not the progress of a training: a knob, the size of a weight. */
    record Traces(String id, String title, String note, String description, Axis x, Axis y, List<Trace> traces)
            implements Plot {}

    /**
     * One line of them. All arrays are as long as there are points; a NaN is a gap.
     *
     * @param level its name, written at its end
     * @param x where it lies, along the line; its name is at the last point
     * @param least lower ends of the bars
     * @param greatest upper ends of the bars
     */
    record Trace(Look look, String level, Stroke stroke, double[] x, double[] y, double[] least, double[] greatest) {
        /** A line without bars. */
        public static Trace of(Look look, String level, Stroke stroke, double[] x, double[] y) {
            return new Trace(look, level, stroke, x, y, y, y);
        }
    }

    enum Stroke {
        /** Measured: a line with a marker at every point. */
        MARKED,
        /** Calculated, as a fit is. */
        PLAIN,
        /** A limit or a place to compare with. */
        DOTTED,
        /** A histogram: each point is the middle of a bin as wide as the distance to the next. */
        STEPS
    }

    /** One dot per condition with a bar for its spread. */
    record Dots(String id, String title, String note, String description, Axis x, List<Dot> dots) implements Plot {}

    /**
     * One dot.
     *
     * @param from left end of its bar
     * @param at the dot
     * @param to right end of its bar
     * @param words what hovering over it says
     */
    record Dot(Look look, String level, double from, double at, double to, String words) {}

    /** Estimates with their intervals, one below the other, before the values with which something is true. */
    record Forest(String id, String title, String note, String description, Axis x, List<Estimate> rows)
            implements Plot {}

    /**
     * One row of them. All numbers are finite and lie on the axis; what is beyond it lies at its end.
     *
     * @param label what is estimated
     * @param weight whether the verdict depends on it
     * @param from lower end of the interval; the estimate itself where there is none
     * @param low lower end of the band behind it; the axis' end where the band has none
     * @param high upper end of the band; equal to {@code low} where there is no band
     * @param words what hovering over it says
     * @param seeds what it is the mean of; may be empty
     */
    record Estimate(
            Look look,
            String label,
            Weight weight,
            double from,
            double at,
            double to,
            double low,
            double high,
            String words,
            List<Mark> seeds) {}

    enum Weight {
        DECIDING,
        OTHER
    }

    /**
     * What one seed measured.
     *
     * @param at on the axis, at its end where it is beyond
     * @param words what hovering over it says
     */
    record Mark(double at, String words) {}

    /**
     * Mean ranks, the best first, and which of them cannot be distinguished (Demšar 2006, "critical-difference
     * diagram").
     *
     * @param criticalDifference that ranks have to be apart
     * @param groups of dots that are not, each as the places of its first and its last one
     */
    record Ranks(
            String id,
            String title,
            String note,
            String description,
            Axis x,
            double criticalDifference,
            List<Dot> dots,
            List<int[]> groups)
            implements Plot {}

    /** Things by two numbers of each, and curves beside them. */
    record Points(
            String id,
            String title,
            String note,
            String description,
            Axis x,
            Axis y,
            List<Point> points,
            List<Curve> curves)
            implements Plot {}

    /**
     * One thing; none of its numbers is missing.
     *
     * @param level its short name, written beside it; empty for one that is not named there
     * @param least lower end of its bar
     * @param greatest upper end of its bar
     * @param words what hovering over it says
     */
    record Point(Look look, String level, double x, double y, double least, double greatest, String words, Tone tone) {
        /** One that counts like any other. */
        public Point(Look look, String level, double x, double y, double least, double greatest, String words) {
            this(look, level, x, y, least, greatest, words, Tone.FULL);
        }
    }

    /** How strongly something is drawn. */
    enum Tone {
        FULL,
        /** Behind the others: what was given up early. */
        PALE
    }

    /** A thin dashed curve, such as a fit or a front. */
    record Curve(Look look, double[] x, double[] y) {}

    /**
     * Numbers by row and column, as colours with the numbers written in them; a place without a cell stays empty.
     *
     * @param x what the columns are
     * @param y what the rows are
     * @param value what the numbers are
     * @param columns names, left to right
     * @param rows names, top to bottom
     */
    record Grid(
            String id,
            String title,
            String note,
            String description,
            String x,
            String y,
            String value,
            List<String> columns,
            List<String> rows,
            List<Cell> cells)
            implements Plot {}

    /**
     * One cell.
     *
     * @param value NaN where there is only a text
     * @param text the number as it is written, and what else is in the cell, line by line
     * @param words what hovering over it says
     */
    record Cell(int column, int row, double value, String text, String words) {}

    /** Several numbers of each thing, an upright axis for each number and a line for each thing. */
    record Parallel(String id, String title, String note, String description, List<Axis> axes, List<Way> ways)
            implements Plot {}

    /**
     * One thing's way across the axes.
     *
     * @param name its short name
     * @param level the same, written at the end; empty for one that is not named there
     * @param values one for each axis, finite
     */
    record Way(Look look, String name, String level, Tone tone, double[] values) {}

    /** A metric at each level of a factor: means with intervals, and the seeds behind each mean. */
    record Outcome(
            String id,
            String title,
            String note,
            String description,
            Axis x,
            Axis y,
            List<Tick> ticks,
            Join join,
            List<Strip> strips,
            List<Limit> limits)
            implements Plot {}

    /** A level at its place on the x axis. */
    record Tick(double at, String text) {}

    /** Whether the levels have an order, so that a line may lead from one to the next. */
    enum Join {
        LINE,
        NONE
    }

    /**
     * The means at all levels of the x axis, for one level of a second factor where there is one. All lists and arrays
     * have one entry for each level.
     *
     * @param look of the line
     * @param level of the second factor, written at the end; empty where there is none
     * @param looks of the single means
     * @param x places of the levels
     * @param y means; NaN where no trial finished
     * @param least lower ends of the intervals; the mean itself where one seed has no interval
     * @param greatest upper ends of the intervals
     * @param seeds what the mean is the mean of
     * @param words what hovering over the mean says
     * @param lost how many trials diverged and are not in the mean: {@code 6 of 6 diverged}; empty for none
     * @param best the index of the best mean of the plot; −1 where that is in another strip or has no meaning
     */
    record Strip(
            Look look,
            String level,
            List<Look> looks,
            double[] x,
            double[] y,
            double[] least,
            double[] greatest,
            List<double[]> seeds,
            List<String> words,
            List<String> lost,
            int best) {}

    /** A value to compare with, such as that of guessing, as a dashed line across the plot. */
    record Limit(String name, double at) {}

    /**
     * Heights over a rectangle, to be turned around by the reader, with points among them. Colours distinguish heights
     * below 0 from those above.
     *
     * @param across places on the x axis
     * @param along places on the y axis
     * @param heights a row for each place on the y axis, with a height for each place on the x axis
     * @param points that are drawn as dots, each with its x, y and z
     */
    record Surface(
            String id,
            String title,
            String note,
            String description,
            Axis x,
            Axis y,
            Axis z,
            double[] across,
            double[] along,
            List<double[]> heights,
            List<double[]> points)
            implements Plot {}
}
