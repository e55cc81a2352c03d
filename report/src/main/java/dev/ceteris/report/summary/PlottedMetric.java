// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.summary;

import dev.ceteris.lab.trial.Metric;

/** What a learning curve shows, on every part of the data. */
public enum PlottedMetric {
    LOSS("loss", "Loss", "loss", Metric.TRAIN_LOSS, Metric.VALIDATION_LOSS, Metric.TEST_LOSS),
    ACCURACY(
            "accuracy",
            "Accuracy",
            "accuracy, share classified right",
            Metric.TRAIN_ACCURACY,
            Metric.VALIDATION_ACCURACY,
            Metric.TEST_ACCURACY);

    private final String key;
    private final String title;
    private final String axis;
    private final Metric train;
    private final Metric validation;
    private final Metric test;

    PlottedMetric(String key, String title, String axis, Metric train, Metric validation, Metric test) {
        this.key = key;
        this.title = title;
        this.axis = axis;
        this.train = train;
        this.validation = validation;
        this.test = test;
    }

    /** For names of plots and files. */
    public String key() {
        return key;
    }

    /** As the beginning of a title. */
    public String title() {
        return title;
    }

    /** The axis' name with its unit. */
    public String axis(Results results) {
        return switch (this) {
            case LOSS -> axis + lossUnit(results);
            case ACCURACY -> axis;
        };
    }

    private static String lossUnit(Results results) {
        if (!results.numbers()) {
            return " in nats";
        }
        return results.classes() ? "" : ", mean squared error";
    }

    public Metric on(Part part) {
        return switch (part) {
            case TRAIN -> train;
            case VALIDATION -> validation;
            case TEST -> test;
        };
    }
}
