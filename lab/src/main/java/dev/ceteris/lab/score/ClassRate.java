// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.score;

/** A share in [0, 1] that says how well one class is recognized; higher is better. A rate is its line here. */
public enum ClassRate {
    PRECISION(
            "precision",
            Where.ANYWHERE,
            ConfusionMatrix::precision,
            "correct predictions of the class as a share of all predictions of it"),
    RECALL(
            "recall",
            Where.IN_SAMPLES,
            ConfusionMatrix::recall,
            "correct predictions of the class as a share of all samples of it"),
    F1("f1", Where.ANYWHERE, ConfusionMatrix::f1, "harmonic mean of precision and recall of the class");

    /** Where a class has to be for its rate to be defined. */
    private enum Where {
        /** Correct, or predicted, for some sample, as for a class that counts in a macro mean. */
        ANYWHERE,
        /** Correct for some sample, as for a class that counts in the balanced accuracy. */
        IN_SAMPLES
    }

    private interface Number {
        double of(ConfusionMatrix confusion, int label);
    }

    private final String word;
    private final Where where;

    @SuppressWarnings("ImmutableEnumChecker") // the functions above capture nothing
    private final Number number;

    private final String meaning;

    ClassRate(String word, Where where, Number number, String meaning) {
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
        return defined ? number.of(confusion, label) : Double.NaN;
    }
}
