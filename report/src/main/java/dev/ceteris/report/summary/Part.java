// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.summary;

/** The part of the data on which a curve was measured. */
public enum Part {
    TRAIN("train", "dashed"),
    VALIDATION("validation", "dotted"),
    TEST("test", "solid");

    private final String word;
    private final String stroke;

    Part(String word, String stroke) {
        this.word = word;
        this.stroke = stroke;
    }

    public String word() {
        return word;
    }

    /** How its lines are drawn, as a word for captions. */
    public String stroke() {
        return stroke;
    }
}
