// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.reproduction.regression;

import dev.ceteris.base.Numbers;
import dev.ceteris.lab.inspect.FittedFunction;
import dev.ceteris.report.plot.Axis;
import dev.ceteris.report.plot.Plot;
import dev.ceteris.report.plot.Surface;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A function of two inputs and what a network makes of it, as pictures to be turned around. */
final class Surfaces {
    private Surfaces() {}

    /** The function, with the points that were learned. */
    static Plot truth(FittedFunction fitted) {
        return surface(
                fitted,
                "surface-truth-" + m(fitted),
                "The function, and " + m(fitted) + " points of it",
                "dots: the points to learn from, " + fitted.trial().seeds().text(),
                "f(x1, x2)",
                fitted.truth(),
                heights(fitted),
                fitted.learned());
    }

    /**
     * What the network makes of it.
     *
     * @param key for the plot's name
     * @param how the network was trained
     */
    static Plot answer(FittedFunction fitted, String key, String how) {
        return surface(
                fitted,
                "surface-" + key + "-" + m(fitted),
                "What the network makes of " + m(fitted) + " points, " + how,
                fitted.trial().seeds().text(),
                "ŷ(x1, x2)",
                fitted.answers(),
                heights(fitted),
                List.of());
    }

    /** Where the network is wrong, and by how much. */
    static Plot error(FittedFunction fitted) {
        List<double[]> errors = new ArrayList<>();
        for (int row = 0; row < fitted.truth().size(); row++) {
            double[] truth = fitted.truth().get(row);
            double[] answers = fitted.answers().get(row);
            double[] error = new double[truth.length];
            Arrays.setAll(error, i -> answers[i] - truth[i]);
            errors.add(error);
        }
        double furthest = furthest(errors);
        List<double[]> points = fitted.learned().stream()
                .map(point -> new double[] {point[0], point[1], 0})
                .toList();
        return surface(
                fitted,
                "surface-error-" + m(fitted),
                "Error with " + m(fitted) + " points: at most " + Numbers.four(furthest),
                "dots: where the training points are, at height 0; "
                        + fitted.trial().seeds().text(),
                "ŷ − f",
                errors,
                furthest > 0 ? furthest : 1,
                points);
    }

    private static int m(FittedFunction fitted) {
        return fitted.learned().size();
    }

    /** Of the truth, with some room: heights of networks that fail beyond it are cut. */
    private static double heights(FittedFunction fitted) {
        return 1.3 * furthest(fitted.truth());
    }

    private static double furthest(List<double[]> rows) {
        return rows.stream()
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElse(1);
    }

    private static Plot surface(
            FittedFunction fitted,
            String id,
            String title,
            String note,
            String name,
            List<double[]> heights,
            double furthest,
            List<double[]> points) {
        double[] across = fitted.first();
        double[] along = fitted.second();
        return new Surface(
                id,
                title,
                note + "; drag to turn",
                "Surface over the square of both inputs: " + title + ".",
                new Axis("x1", Axis.Scale.LINEAR, across[0], across[across.length - 1]),
                new Axis("x2", Axis.Scale.LINEAR, along[0], along[along.length - 1]),
                new Axis(name, Axis.Scale.LINEAR, -furthest, furthest),
                across,
                along,
                heights,
                points);
    }
}
