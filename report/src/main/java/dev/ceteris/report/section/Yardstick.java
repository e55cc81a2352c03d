// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.section;

import dev.ceteris.lab.trial.Metric;
import dev.ceteris.report.summary.Part;
import dev.ceteris.report.summary.PlottedMetric;
import dev.ceteris.report.summary.Results;
import java.util.Locale;

/**
 * What the networks of a study are compared by in its plots: a mean over seeds of one metric.
 *
 * @param metric an accuracy or a loss
 * @param axis its name with its unit
 */
public record Yardstick(Metric metric, String axis) {
    /**
     * On the test set; if the study chose by its validation set, on that set, so that the test set is not used.
     */
    public static Yardstick of(Results results) {
        Part part = results.run().search().isPresent() ? Part.VALIDATION : Part.TEST;
        PlottedMetric measure = results.judgement().isLoss() ? PlottedMetric.LOSS : PlottedMetric.ACCURACY;
        return new Yardstick(measure.on(part).orElseThrow(), part.word() + " " + measure.axis(results));
    }

    /** {@code test accuracy}. */
    String words() {
        return metric.key().replace('.', ' ');
    }

    /** {@code Test accuracy}. */
    String title() {
        return words().substring(0, 1).toUpperCase(Locale.ROOT) + words().substring(1);
    }

    /** What it says of a network; NaN when no trial of it finished. */
    double of(SearchedNetworks network) {
        return network.last(metric).mean();
    }

    /** The same, the more the better. */
    double goodness(SearchedNetworks network) {
        return metric.isLoss() ? -of(network) : of(network);
    }

    /** The same as a colour shows it: losses by their order of magnitude. */
    double colour(SearchedNetworks network) {
        return metric.isLoss() ? Math.log10(Math.max(of(network), Double.MIN_NORMAL)) : of(network);
    }

    /** What {@link #colour} is. */
    String colourAxis() {
        return metric.isLoss() ? "log₁₀ of " + axis : axis;
    }
}
