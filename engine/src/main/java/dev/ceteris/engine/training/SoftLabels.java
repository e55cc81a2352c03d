// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import dev.ceteris.engine.kernel.Batch;
import dev.ceteris.engine.kernel.CrossEntropyKernel.Outcome;
import dev.ceteris.engine.kernel.Shape;
import dev.ceteris.engine.math.Span;
import dev.ceteris.engine.sample.ClassWeights;
import dev.ceteris.engine.sample.Labels;

/**
 * What labels are taken for while a network learns: smoothed and weighted by class. With ε of smoothing, K classes and
 * the weight c of the label's class, a sample's loss is {@code c · (log Σ exp(z) − (1 − ε) z_label − ε mean(z))}, the
 * cross-entropy of a distribution with {@code 1 − ε + ε/K} at the label and ε/K elsewhere (Szegedy et al. 2016,
 * arXiv:1512.00567, section 7).
 *
 * @param smoothing ε, at least 0 and below 1
 * @param weights of each class; empty where each is 1
 */
record SoftLabels(double smoothing, double[] weights) {
    static final SoftLabels NONE = new SoftLabels(0, new double[0]);

    /** Of the labels that are learned. */
    static SoftLabels of(double smoothing, ClassWeights weights, Labels labels) {
        return new SoftLabels(smoothing, weights.isNothing() ? new double[0] : weights.of(labels));
    }

    private boolean isNothing() {
        return smoothing == 0 && weights.length == 0;
    }

    /** Changes losses and deltas of plain cross-entropy, which some blocks have, to those of these labels. */
    void apply(float[] logits, Outcome outcome, Batch batch, Span blocks) {
        if (isNothing()) {
            return;
        }
        int end = Math.min(blocks.to() * Shape.GROUP, batch.samples());
        for (int sample = blocks.from() * Shape.GROUP; sample < end; sample++) {
            if (smoothing > 0) {
                smooth(logits, outcome, sample);
            }
            if (weights.length > 0) {
                weigh(outcome, sample);
            }
        }
    }

    private void smooth(float[] logits, Outcome outcome, int sample) {
        float epsilon = (float) smoothing;
        float share = (float) (smoothing / outcome.classes());
        int first = outcome.first(sample);
        int label = first + outcome.labels()[sample] * Shape.GROUP;
        float sum = 0;
        for (int at = first; at < first + outcome.classes() * Shape.GROUP; at += Shape.GROUP) {
            sum += logits[at] - logits[label];
            outcome.deltas()[at] -= share;
        }
        outcome.deltas()[label] += epsilon;
        outcome.losses()[sample] -= share * sum;
    }

    private void weigh(Outcome outcome, int sample) {
        float weight = (float) weights[outcome.labels()[sample]];
        int first = outcome.first(sample);
        for (int at = first; at < first + outcome.classes() * Shape.GROUP; at += Shape.GROUP) {
            outcome.deltas()[at] *= weight;
        }
        outcome.losses()[sample] *= weight;
    }
}
