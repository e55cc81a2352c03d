// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.summary;

/** The part of the data on which a curve was measured. */
public enum Part {
    TRAIN("train", "dashed"),
    VALIDATION("validation", "dotted"),
    TEST("test", "solid"),
    /** What is measured on no part, as the norm of the weights. */
    NONE("", "solid");

    private final String word;
    private final String stroke;

    Part(String word, String stroke) {
        this.word = word;
        this.stroke = stroke;
    }

    /** Its name; empty for none. */
    public String word() {
        return word;
    }

    /** How its lines are drawn, as a word for captions. */
    public String stroke() {
        return stroke;
    }
}
