// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.plot;

import dev.ceteris.report.summary.Look;
import java.util.List;

/**
 * Which class is predicted at each place of a plane, as areas of pale colours, and samples among them.
 *
 * @param across places on the x axis, rising
 * @param along places on the y axis, rising
 * @param predicted a row for each place on the y axis, with an index of {@code classes} for each place on the x axis
 * @param classes at least two, each with its look
 * @param samples by class, those that are correct first
 */
public record Regions(
        String id,
        String title,
        String note,
        String description,
        Axis x,
        Axis y,
        double[] across,
        double[] along,
        int[][] predicted,
        List<Kind> classes,
        List<Group> samples)
        implements Plot {
    public Regions {
        classes = List.copyOf(classes);
        samples = List.copyOf(samples);
    }

    /** A class by its name. */
    public record Kind(Look look, String name) {}

    /**
     * Samples of one class that are all predicted correctly, or all wrongly.
     *
     * @param kind index of their class
     * @param wrong whether they are predicted wrongly
     * @param x their first input
     * @param y their second input
     * @param words what hovering over each says
     */
    public record Group(int kind, boolean wrong, double[] x, double[] y, List<String> words) {
        public Group {
            words = List.copyOf(words);
        }
    }

    @Override
    public Regions named(String id) {
        return new Regions(id, title, note, description, x, y, across, along, predicted, classes, samples);
    }
}
