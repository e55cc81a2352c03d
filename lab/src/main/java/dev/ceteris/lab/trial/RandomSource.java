// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.trial;

/** A source of the randomness of a trial, from the outermost of a nested design to the innermost. */
public enum RandomSource {
    SPLIT("split", "split of the data"),
    INITIALIZATION("initialization", "initialization of the weights"),
    ORDER("order", "order of the samples");

    private final String word;
    private final String words;

    RandomSource(String word, String words) {
        this.word = word;
        this.words = words;
    }

    /** As a study names it. */
    public String word() {
        return word;
    }

    /** As a sentence says it, after "the". */
    public String words() {
        return words;
    }

    /** Its number among the seeds of a trial; 0 where the study does not separate it. */
    public long of(TrialSeeds seeds) {
        return switch (this) {
            case SPLIT -> seeds.split();
            case INITIALIZATION -> seeds.initialization();
            case ORDER -> seeds.order();
        };
    }
}
