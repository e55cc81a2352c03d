// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/**
 * A picture of numbers, free of how it is drawn.
 *
 * <p>{@code id} names its file; {@code description} says what it shows to those who cannot see it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
sealed interface Plot {
    String id();

    String title();

    /** How to read it, in a line. */
    String note();

    String description();

    /** The same picture under another id, for a page that shows several of its kind. */
    default Plot named(String id) {
        return switch (this) {
            case Lines lines ->
                new Lines(id, lines.title, lines.note, lines.description, lines.x, lines.y, lines.lines);
            case Dots dots -> new Dots(id, dots.title, dots.note, dots.description, dots.x, dots.dots);
        };
    }

    /** Lines over a common x. */
    record Lines(String id, String title, String note, String description, Axis x, Axis y, List<Line> lines)
            implements Plot {}

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
     * @param x one number per epoch after which y was measured
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
            double[] x,
            double[] y,
            double[] least,
            double[] greatest) {}

    enum End {
        FINISHED,
        DIVERGED,
        UNFINISHED
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
}
