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
public sealed interface Plot
        permits Outcome,
                Plot.Dots,
                Plot.Forest,
                Plot.Grid,
                Plot.Lines,
                Plot.Parallel,
                Plot.Points,
                Plot.Ranks,
                Plot.Traces,
                Regions,
                Surface {
    String id();

    String title();

    /** How to read it, in a line. */
    String note();

    String description();

    /** The same picture under another id, for a page that shows several of its kind. */
    Plot named(String id);

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
        @Override
        public Lines named(String id) {
            return new Lines(id, title, note, description, along, y, lines, ranked, limits);
        }

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
            implements Plot {
        @Override
        public Traces named(String id) {
            return new Traces(id, title, note, description, x, y, traces);
        }
    }

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
    record Dots(String id, String title, String note, String description, Axis x, List<Dot> dots) implements Plot {
        @Override
        public Dots named(String id) {
            return new Dots(id, title, note, description, x, dots);
        }
    }

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
            implements Plot {
        @Override
        public Forest named(String id) {
            return new Forest(id, title, note, description, x, rows);
        }
    }

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
            implements Plot {
        @Override
        public Ranks named(String id) {
            return new Ranks(id, title, note, description, x, criticalDifference, dots, groups);
        }
    }

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
            implements Plot {
        @Override
        public Points named(String id) {
            return new Points(id, title, note, description, x, y, points, curves);
        }
    }

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
            implements Plot {
        @Override
        public Grid named(String id) {
            return new Grid(id, title, note, description, x, y, value, columns, rows, cells);
        }
    }

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
            implements Plot {
        @Override
        public Parallel named(String id) {
            return new Parallel(id, title, note, description, axes, ways);
        }
    }

    /**
     * One thing's way across the axes.
     *
     * @param name its short name
     * @param level the same, written at the end; empty for one that is not named there
     * @param values one for each axis, finite
     */
    record Way(Look look, String name, String level, Tone tone, double[] values) {}

    /** A value to compare with, such as that of guessing, as a dashed line across the plot. */
    record Limit(String name, double at) {}
}
