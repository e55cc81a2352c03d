// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.theory;

import static dev.ceteris.base.Require.require;

import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.random.Draws;
import dev.ceteris.engine.random.RandomStreams;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.training.FixedNetwork;
import dev.ceteris.engine.training.Weights;
import dev.ceteris.engine.training.Weights.LayerWeights;
import java.util.ArrayList;
import java.util.List;

/**
 * How much the gradients of single samples disagree: the simple noise scale {@code B = tr(Σ) / |G|²}, where G is the
 * mean gradient and Σ the covariance of a single sample's. McCandlish, Kaplan, Amodei et al. 2018, "An empirical model
 * of large-batch training", arXiv:1812.06162, equation 2.9. Batches far below it profit from every sample, batches far
 * above it hardly.
 *
 * <p>It belongs to the weights it is measured at and grows as the loss falls, often by orders of magnitude; it takes
 * the loss to be equally curved in all directions. So it predicts the order of a critical batch size, not its digits.
 *
 * @param squaredGradient estimate of |G|²; unbiased, so that it may be below 0 when there is more noise than signal
 * @param trace estimate of tr(Σ)
 * @param scale B; infinite when the estimate of |G|² is not above 0: more repetitions or larger batches are needed
 * @param standardError of B, by the jackknife over repetitions; NaN when there is one only
 */
public record GradientNoise(double squaredGradient, double trace, double scale, double standardError) {
    /**
     * How it is measured.
     *
     * @param smallBatch samples of a small batch, at least 1
     * @param largeBatch samples of a large batch: a multiple of {@code smallBatch}, and more
     * @param repetitions large batches, at least 1
     * @param seed of the draws, with replacement, so that batches are those of an endless supply of such samples
     */
    public record Plan(int smallBatch, int largeBatch, int repetitions, long seed) {
        public Plan {
            require(smallBatch >= 1, "smallBatch", smallBatch, "at least 1");
            require(
                    largeBatch > smallBatch && largeBatch % smallBatch == 0,
                    "largeBatch",
                    largeBatch,
                    "a multiple of the small batch " + smallBatch + ", 2 or more times as large");
            require(repetitions >= 1, "repetitions", repetitions, "at least 1");
        }
    }

    /**
     * The squared norms of a small and a large batch's mean gradient, and what follows from them: equations A.2 and A.3
     * of the paper.
     *
     * @param smallBatch samples of the small batch
     * @param small |G|² of a small batch
     * @param largeBatch samples of the large batch
     * @param large |G|² of a large batch
     */
    record Norms(int smallBatch, double small, int largeBatch, double large) {
        /** Without bias |G|². */
        double squaredGradient() {
            return ((double) largeBatch * large - (double) smallBatch * small) / ((double) largeBatch - smallBatch);
        }

        /** Without bias tr(Σ). */
        double trace() {
            return (small - large) / (1.0 / smallBatch - 1.0 / largeBatch);
        }
    }

    /**
     * Measures it. The gradient of a large batch is the mean of those of the small batches that it is made of, whose
     * squared norms are averaged.
     *
     * @param samples what the network learns from
     * @throws dev.ceteris.base.SpecException when network and samples do not fit together
     */
    public static GradientNoise of(FixedNetwork network, Samples samples, Plan plan, ThreadTeam team) {
        Draws draws = new Draws(new RandomStreams(plan.seed()).stream("batches"));
        List<Norms> repetitions = new ArrayList<>();
        for (int repetition = 0; repetition < plan.repetitions(); repetition++) {
            Mean mean = new Mean();
            double small = 0;
            int batches = plan.largeBatch() / plan.smallBatch();
            for (int batch = 0; batch < batches; batch++) {
                int[] drawn = new int[plan.smallBatch()];
                for (int i = 0; i < drawn.length; i++) {
                    drawn[i] = draws.below(samples.count());
                }
                small += mean.add(network.gradient(samples, drawn, team));
            }
            repetitions.add(new Norms(plan.smallBatch(), small / batches, plan.largeBatch(), mean.squares(batches)));
        }
        return of(repetitions);
    }

    /**
     * The noise scale of several repetitions: the quotient of the means, which is less biased than the mean of
     * quotients.
     */
    static GradientNoise of(List<Norms> repetitions) {
        int count = repetitions.size();
        double gradient = 0;
        double trace = 0;
        for (Norms norms : repetitions) {
            gradient += norms.squaredGradient();
            trace += norms.trace();
        }
        return new GradientNoise(
                gradient / count, trace / count, quotient(trace, gradient), jackknife(repetitions, trace, gradient));
    }

    private static double quotient(double trace, double gradient) {
        return gradient > 0 ? Math.max(trace, 0) / gradient : Double.POSITIVE_INFINITY;
    }

    /** Standard error from leaving out one repetition at a time: Efron and Tibshirani 1993, equation 11.5. */
    private static double jackknife(List<Norms> repetitions, double trace, double gradient) {
        int count = repetitions.size();
        if (count == 1) {
            return Double.NaN;
        }
        double[] without = new double[count];
        double mean = 0;
        for (int i = 0; i < count; i++) {
            Norms left = repetitions.get(i);
            without[i] = quotient(trace - left.trace(), gradient - left.squaredGradient());
            mean += without[i] / count;
        }
        double squares = 0;
        for (double scale : without) {
            squares += (scale - mean) * (scale - mean);
        }
        return Math.sqrt(squares * (count - 1) / count);
    }

    /** The sum of gradients, number by number. */
    private static final class Mean {
        private double[] sums = {};

        /** Adds a gradient and returns the square of its norm. */
        double add(Weights gradient) {
            if (sums.length == 0) {
                sums = new double[numbers(gradient)];
            }
            int next = 0;
            double squares = 0;
            for (LayerWeights layer : gradient.layers()) {
                for (float[] values : List.of(layer.weights(), layer.biases())) {
                    for (float value : values) {
                        sums[next++] += value;
                        squares = Math.fma((double) value, value, squares);
                    }
                }
            }
            return squares;
        }

        private static int numbers(Weights gradient) {
            return gradient.layers().stream()
                    .mapToInt(layer -> layer.weights().length + layer.biases().length)
                    .sum();
        }

        /** The square of the norm of the mean of {@code count} gradients. */
        double squares(int count) {
            double squares = 0;
            for (double sum : sums) {
                squares = Math.fma(sum / count, sum / count, squares);
            }
            return squares;
        }
    }
}
