// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.float64;

import dev.ceteris.engine.math.Exponential64;
import dev.ceteris.engine.math.Span;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Targets;
import dev.ceteris.engine.sample.Values;

/** Judges a network's answers: loss of each sample, its last layer's deltas, its residuals. */
final class Judge {
    private final Targets targets;
    private final Layers layers;
    private final double[] losses;
    private final boolean[] hits;

    Judge(Targets targets, Layers layers, int capacity) {
        this.targets = targets;
        this.layers = layers;
        losses = new double[capacity];
        hits = new boolean[capacity];
    }

    /**
     * Losses and deltas of some rows.
     *
     * @param first the sample that is in row 0
     */
    void judge(int first, Span rows) {
        Matrix answers = layers.answers();
        double[] deltas = layers.deltas(layers.count() - 1).values();
        for (int s = rows.from(); s < rows.to(); s++) {
            switch (targets) {
                case Labels labels -> crossEntropy(labels, first + s, s, answers.at(s), deltas);
                case Values values -> squaredError(values, first + s, s, answers.at(s), deltas);
            }
        }
    }

    /** Mean over the outputs of the squared errors. */
    private void squaredError(Values values, int sample, int row, int at, double[] deltas) {
        double squares = 0;
        for (int j = 0; j < values.width(); j++) {
            double error = layers.answers().values()[at + j] - target(values, sample, j);
            squares = Math.fma(error, error, squares);
            deltas[at + j] = 2 * error / values.width() * layers.lastSlopes().values()[at + j];
        }
        losses[row] = squares / values.width();
    }

    private static double target(Values values, int sample, int output) {
        return values.values()[sample * values.width() + output];
    }

    /** {@code log(Σ exp(z_j − max)) − (z_label − max)}. */
    private void crossEntropy(Labels labels, int sample, int row, int at, double[] deltas) {
        double[] logits = layers.answers().values();
        double[] slopes = layers.lastSlopes().values();
        int best = at;
        for (int j = at + 1; j < at + labels.classes(); j++) {
            best = logits[j] > logits[best] ? j : best;
        }
        double sum = 0;
        for (int j = at; j < at + labels.classes(); j++) {
            deltas[j] = Exponential64.exp(logits[j] - logits[best]);
            sum += deltas[j];
        }
        int right = at + labels.values()[sample];
        for (int j = at; j < at + labels.classes(); j++) {
            deltas[j] = (deltas[j] / sum - (j == right ? 1 : 0)) * slopes[j];
        }
        losses[row] = StrictMath.log(sum) - (logits[right] - logits[best]);
        hits[row] = best == right;
    }

    /** Adds the losses of the first {@code count} rows, in their order. */
    double addLosses(double start, int count) {
        double sum = start;
        for (int s = 0; s < count; s++) {
            sum += losses[s];
        }
        return sum;
    }

    /** How many of the first {@code count} rows were answered correctly. */
    int hits(int count) {
        int sum = 0;
        for (int s = 0; s < count; s++) {
            sum += hits[s] ? 1 : 0;
        }
        return sum;
    }

    /** Answers minus targets of some rows, at {@code sample * outputs + output}. */
    void residuals(int first, Span rows, double[] into) {
        Values values = (Values) targets;
        for (int s = rows.from(); s < rows.to(); s++) {
            int at = layers.answers().at(s);
            for (int j = 0; j < values.width(); j++) {
                into[(first + s) * values.width() + j] =
                        layers.answers().values()[at + j] - target(values, first + s, j);
            }
        }
    }

    /** The last layer's deltas of one output: what {@link Layers#backward} takes to the derivatives of that output. */
    void single(int output, Span rows) {
        Matrix deltas = layers.deltas(layers.count() - 1);
        for (int s = rows.from(); s < rows.to(); s++) {
            int at = deltas.at(s);
            for (int j = 0; j < targets.outputs(); j++) {
                deltas.values()[at + j] = j == output ? layers.lastSlopes().values()[at + j] : 0;
            }
        }
    }
}
