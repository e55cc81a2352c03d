// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.summary;

/** What a learning curve is drawn against. */
public enum CurveAxis {
    EPOCHS("epochs", "epochs", "epoch", "epoch"),
    UPDATES("updates", "updates", "updates of the weights", "updates"),
    SECONDS("seconds", "time", "training time", "training time in s, without evaluation");

    private final String key;
    private final String choice;
    private final String words;
    private final String axis;

    CurveAxis(String key, String choice, String words, String axis) {
        this.key = key;
        this.choice = choice;
        this.words = words;
        this.axis = axis;
    }

    /** For names of plots and files. */
    public String key() {
        return key;
    }

    /** In a word, for those who choose. */
    public String choice() {
        return choice;
    }

    /** As the end of the sentence "loss against …". */
    public String words() {
        return words;
    }

    /** The axis' name with its unit. */
    public String axis() {
        return axis;
    }
}
