// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.summary;

import dev.ceteris.lab.trial.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a learning curve shows: the loss or the accuracy on every part of the data, or one metric that belongs to no
 * part.
 *
 * @param key for names of plots and files
 * @param title as the beginning of a title
 * @param on the metric on each part of the data
 */
public record PlottedMetric(String key, String title, Map<Part, Metric> on) {
    public static final PlottedMetric LOSS = new PlottedMetric(
            "loss",
            "Loss",
            Map.of(
                    Part.TRAIN,
                    Metric.TRAIN_LOSS,
                    Part.VALIDATION,
                    Metric.VALIDATION_LOSS,
                    Part.TEST,
                    Metric.TEST_LOSS));

    public static final PlottedMetric ACCURACY = new PlottedMetric(
            "accuracy",
            "Accuracy",
            Map.of(
                    Part.TRAIN,
                    Metric.TRAIN_ACCURACY,
                    Part.VALIDATION,
                    Metric.VALIDATION_ACCURACY,
                    Part.TEST,
                    Metric.TEST_ACCURACY));

    /** What shows how well a network learns, in every study. */
    public static final List<PlottedMetric> LEARNING = List.of(LOSS, ACCURACY);

    public PlottedMetric {
        on = Map.copyOf(on);
    }

    /** The metrics that a study names and {@link #LEARNING} does not have, in its order. */
    public static List<PlottedMetric> others(Results results) {
        List<PlottedMetric> others = new ArrayList<>();
        for (Metric metric : results.metrics()) {
            if (LEARNING.stream().noneMatch(measure -> measure.on.containsValue(metric))) {
                others.add(new PlottedMetric(results.slug(metric), metric.key(), Map.of(Part.NONE, metric)));
            }
        }
        return others;
    }

    /** The axis' name with its unit. */
    public String axis(Results results) {
        if (this.equals(LOSS)) {
            return "loss" + lossUnit(results);
        }
        if (this.equals(ACCURACY)) {
            return "accuracy";
        }
        Metric metric = on.get(Part.NONE);
        if (metric.isLoss()) {
            return metric.key() + lossUnit(results);
        }
        String unit = results.unit(metric);
        return unit.isEmpty() || unit.equals(metric.key()) ? metric.key() : metric.key() + " in " + unit;
    }

    private static String lossUnit(Results results) {
        if (!results.numbers()) {
            return " in nats" + results.lossKind();
        }
        return results.lossKind();
    }

    /** The metric on a part; empty where there is none. */
    public Optional<Metric> on(Part part) {
        return Optional.ofNullable(on.get(part));
    }

    /** The metric that says best what the result is. */
    public Metric judging() {
        return on(Part.TEST).orElseGet(() -> on.get(Part.NONE));
    }
}
