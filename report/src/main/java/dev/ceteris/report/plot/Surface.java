// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.plot;

import java.util.List;

/**
 * Heights over a rectangle, to be turned around by the reader, with points among them. Colours distinguish heights
 * below 0 from those above.
 *
 * @param across places on the x axis
 * @param along places on the y axis
 * @param heights a row for each place on the y axis, with a height for each place on the x axis
 * @param points that are drawn as dots, each with its x, y and z
 */
public record Surface(
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
        implements Plot {
    @Override
    public Surface named(String id) {
        return new Surface(id, title, note, description, x, y, z, across, along, heights, points);
    }
}
