// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.score;

import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How often each class was taken for each class. What it derives is what scikit-learn's {@code precision_score},
 * {@code recall_score}, {@code f1_score} and {@code balanced_accuracy_score} compute: a quotient whose denominator is 0
 * is 0, means over classes leave out those that are neither correct nor predicted for any sample, and the balanced
 * accuracy leaves out those that are correct for none.
 *
 * @param counts classes × classes; samples of class k that were predicted to be class j at {@code [k][j]}; not to be
 *     changed
 */
public record ConfusionMatrix(int[][] counts) {
    /** Of a classifier's answers. */
    public static ConfusionMatrix of(ClassAnswers answers) {
        int classes = answers.labels().classes();
        int[][] counts = new int[classes][classes];
        for (int i = 0; i < answers.count(); i++) {
            counts[answers.labels().values()[i]][answers.predicted()[i]]++;
        }
        return new ConfusionMatrix(counts);
    }

    /** Number of classes, at least 2. */
    public int classes() {
        return counts.length;
    }

    /** How many samples are of a class. */
    public int support(int label) {
        return IntStream.of(counts[label]).sum();
    }

    /** How many samples were predicted to be of a class. */
    public int predictions(int label) {
        return IntStream.range(0, classes()).map(k -> counts[k][label]).sum();
    }

    /** Share of the samples predicted to be of a class that are: TP / (TP + FP); 0 where there are none. */
    public double precision(int label) {
        return quotient(counts[label][label], predictions(label));
    }

    /** Share of the samples of a class that were predicted to be: TP / (TP + FN); 0 where there are none. */
    public double recall(int label) {
        return quotient(counts[label][label], support(label));
    }

    /** Harmonic mean of precision and recall: 2 TP / (2 TP + FP + FN); 0 where the class is nowhere. */
    public double f1(int label) {
        return quotient(2.0 * counts[label][label], support(label) + predictions(label));
    }

    /** Share of all samples that were predicted correctly: precision, recall and F1 with micro averages, too. */
    public double accuracy() {
        int correct = IntStream.range(0, classes()).map(k -> counts[k][k]).sum();
        int all = IntStream.range(0, classes()).map(this::support).sum();
        return quotient(correct, all);
    }

    /** Mean recall of the classes that samples are of (Brodersen et al. 2010). */
    public double balancedAccuracy() {
        return mean(label -> support(label) > 0, this::recall);
    }

    /** Mean precision of the classes that are correct or predicted for some sample. */
    public double macroPrecision() {
        return mean(this::isThere, this::precision);
    }

    /** Mean recall of the classes that are correct or predicted for some sample. */
    public double macroRecall() {
        return mean(this::isThere, this::recall);
    }

    /** Mean F1 of the classes that are correct or predicted for some sample. */
    public double macroF1() {
        return mean(this::isThere, this::f1);
    }

    /** The lowest recall of a class that samples are of: how well the class is recognized that is recognized worst. */
    public double lowestRecall() {
        return IntStream.range(0, classes())
                .filter(label -> support(label) > 0)
                .mapToDouble(this::recall)
                .min()
                .orElseThrow();
    }

    private boolean isThere(int label) {
        return support(label) + predictions(label) > 0;
    }

    private double mean(IntPredicate counted, IntToDoubleFunction value) {
        return IntStream.range(0, classes())
                .filter(counted)
                .mapToDouble(value)
                .average()
                .orElseThrow();
    }

    private static double quotient(double part, int whole) {
        return whole == 0 ? 0 : part / whole;
    }
}
