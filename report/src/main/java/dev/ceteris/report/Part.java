// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report;

/** The part of the data on which a curve was measured. */
enum Part {
    TRAIN("train", "dashed"),
    VALIDATION("validation", "dotted"),
    TEST("test", "solid");

    private final String word;
    private final String stroke;

    Part(String word, String stroke) {
        this.word = word;
        this.stroke = stroke;
    }

    String word() {
        return word;
    }

    /** How its lines are drawn, as a word for captions. */
    String stroke() {
        return stroke;
    }
}
