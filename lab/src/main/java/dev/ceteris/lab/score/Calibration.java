// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.score;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a classifier is as sure as it is correct: its samples in bins of equal width by the probability of the class
 * that it predicts (Guo et al. 2017, "On Calibration of Modern Neural Networks", equations 3 to 5).
 *
 * @param bins in rising order, empty ones included
 */
public record Calibration(List<Bin> bins) {
    /** Bins that Guo et al. use. */
    public static final int BINS = 15;

    public Calibration {
        bins = List.copyOf(bins);
    }

    /**
     * Samples whose confidence is above {@code low} and at most {@code high}.
     *
     * @param low confidence, in [0, 1)
     * @param high confidence, in (0, 1]
     * @param count number of samples
     * @param confidence mean probability of the class that is predicted; NaN without samples
     * @param accuracy share of these samples that are predicted correctly; NaN without samples
     */
    public record Bin(double low, double high, int count, double confidence, double accuracy) {}

    /** Of a classifier's answers, in {@link #BINS} bins. */
    public static Calibration of(ClassAnswers answers) {
        int[] counts = new int[BINS];
        int[] correct = new int[BINS];
        double[] sums = new double[BINS];
        for (int i = 0; i < answers.count(); i++) {
            double confidence = answers.confidence(i);
            int bin = Math.clamp((long) Math.ceil(confidence * BINS) - 1, 0, BINS - 1);
            counts[bin]++;
            sums[bin] += confidence;
            correct[bin] += answers.isCorrect(i) ? 1 : 0;
        }
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            bins.add(new Bin(
                    (double) bin / BINS,
                    (bin + 1.0) / BINS,
                    counts[bin],
                    sums[bin] / counts[bin],
                    (double) correct[bin] / counts[bin]));
        }
        return new Calibration(bins);
    }

    /** Number of samples in all bins. */
    public int count() {
        return bins.stream().mapToInt(Bin::count).sum();
    }

    /**
     * The expected calibration error: the mean over samples of how far accuracy and mean confidence of their bin are
     * apart, in [0, 1].
     */
    public double error() {
        int all = count();
        return bins.stream()
                .filter(bin -> bin.count() > 0)
                .mapToDouble(bin -> Math.abs(bin.accuracy() - bin.confidence()) * bin.count() / all)
                .sum();
    }
}
