// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.score;

import java.util.function.ToDoubleBiFunction;

/** A share in [0, 1] that says how well one class is recognized; higher is better. A rate is its line here. */
public enum ClassRate {
    PRECISION(
            "precision",
            Where.ANYWHERE,
            ConfusionMatrix::precision,
            "share of the predictions of the class that are correct"),
    RECALL(
            "recall",
            Where.IN_SAMPLES,
            ConfusionMatrix::recall,
            "share of the samples of the class that are predicted correctly"),
    F1("f1", Where.ANYWHERE, ConfusionMatrix::f1, "harmonic mean of precision and recall of the class");

    /** Where a class has to be for its rate to be defined. */
    private enum Where {
        /** Correct, or predicted, for some sample, as for a class that counts in a macro mean. */
        ANYWHERE,
        /** Correct for some sample, as for a class that counts in the balanced accuracy. */
        IN_SAMPLES
    }

    private final String word;
    private final Where where;

    @SuppressWarnings("ImmutableEnumChecker") // the functions above capture nothing
    private final ToDoubleBiFunction<ConfusionMatrix, Integer> number;

    private final String meaning;

    ClassRate(String word, Where where, ToDoubleBiFunction<ConfusionMatrix, Integer> number, String meaning) {
        this.word = word;
        this.where = where;
        this.number = number;
        this.meaning = meaning;
    }

    /** Its name, without the samples and the class that it is of. */
    public String word() {
        return word;
    }

    /** What it is, as half a sentence. */
    public String meaning() {
        return meaning;
    }

    /**
     * Its value for a class; NaN where it is not defined: where no sample is of the class, and for precision and F1
     * none is predicted to be either. A class that samples are of and that is never predicted has precision 0.
     *
     * @param label of the class, counted from 0
     */
    double of(ConfusionMatrix confusion, int label) {
        boolean defined = confusion.support(label) > 0 || (where == Where.ANYWHERE && confusion.predictions(label) > 0);
        return defined ? number.applyAsDouble(confusion, label) : Double.NaN;
    }
}
