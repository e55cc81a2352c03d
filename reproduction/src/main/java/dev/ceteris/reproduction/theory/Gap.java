// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.reproduction.theory;

import dev.ceteris.lab.inspect.MeasuredTrial;
import dev.ceteris.report.summary.Look;

/** What generalization is measured by. */
public enum Gap {
    ERROR("error", "error gap", "training accuracy less test accuracy"),
    LOSS("loss", "loss gap", "test loss less training loss");

    private final String key;
    private final String words;
    private final String meaning;

    Gap(String key, String words, String meaning) {
        this.key = key;
        this.words = words;
        this.meaning = meaning;
    }

    /** For names of plots and files. */
    String key() {
        return key;
    }

    String words() {
        return words;
    }

    String meaning() {
        return meaning;
    }

    /** How its plots are drawn. */
    Look look() {
        return switch (this) {
            case ERROR -> Look.at(0);
            case LOSS -> Look.at(1);
        };
    }

    double of(MeasuredTrial network) {
        return switch (this) {
            case ERROR -> network.errorGap();
            case LOSS -> network.lossGap();
        };
    }
}
