// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.float64;

import dev.ceteris.engine.math.Span;
import dev.ceteris.engine.network.ClassLoss;
import dev.ceteris.engine.network.Loss;
import dev.ceteris.engine.network.NumberLoss;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Targets;
import dev.ceteris.engine.sample.Values;

/** Judges a network's answers: loss of each sample, its last layer's deltas, its residuals. */
final class Judge {
    private final Loss loss;
    private final Targets targets;
    private final Layers layers;
    private final double[] losses;
    private final boolean[] hits;

    Judge(Loss loss, Targets targets, Layers layers, int capacity) {
        this.loss = loss;
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
        for (int s = rows.from(); s < rows.to(); s++) {
            switch (loss) {
                case ClassLoss about -> classes(about, first + s, s);
                case NumberLoss about -> numbers(about, first + s, s);
            }
        }
    }

    /** Mean over the outputs. */
    private void numbers(NumberLoss about, int sample, int row) {
        Values values = (Values) targets;
        double[] slopes = layers.lastSlopes().values();
        int at = layers.answers().at(row);
        double sum = 0;
        for (int j = 0; j < values.width(); j++) {
            double error = layers.answers().values()[at + j] - target(values, sample, j);
            sum = about.plus(error, sum);
            deltas()[at + j] = about.slope(error) / values.width() * slopes[at + j];
        }
        losses[row] = sum / values.width();
    }

    private static double target(Values values, int sample, int output) {
        return values.values()[sample * values.width() + output];
    }

    private void classes(ClassLoss about, int sample, int row) {
        Labels labels = (Labels) targets;
        double[] outputs = layers.answers().values();
        double[] slopes = layers.lastSlopes().values();
        int at = layers.answers().at(row);
        int best = at;
        for (int j = at + 1; j < at + labels.classes(); j++) {
            best = outputs[j] > outputs[best] ? j : best;
        }
        int label = labels.values()[sample];
        losses[row] = about.judge(outputs, at, labels.classes(), label, deltas());
        for (int j = at; j < at + labels.classes(); j++) {
            deltas()[j] *= slopes[j];
        }
        hits[row] = best == at + label;
    }

    private double[] deltas() {
        return layers.deltas(layers.count() - 1).values();
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
