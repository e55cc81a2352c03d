// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.plot;

import dev.ceteris.report.summary.Look;
import java.util.List;

/** A metric at each level of a factor: means with intervals, and the seeds behind each mean. */
public record Outcome(
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
        implements Plot {
    @Override
    public Outcome named(String id) {
        return new Outcome(id, title, note, description, x, y, ticks, join, strips, limits);
    }

    /** A level at its place on the x axis. */
    public record Tick(double at, String text) {}

    /** Whether the levels have an order, so that a line may lead from one to the next. */
    public enum Join {
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
    public record Strip(
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
}
