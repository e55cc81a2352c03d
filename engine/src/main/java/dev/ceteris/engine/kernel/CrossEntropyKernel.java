// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import dev.ceteris.engine.math.Span;

/**
 * A loss of predicted classes, a block of samples at a time: a lane is a sample, sums run over classes in order.
 */
public interface CrossEntropyKernel {
    /**
     * Loss, hit and delta of every sample in some blocks.
     *
     * @param logits blocks of {@code padded classes} × 16
     * @param outcome the labels that are expected, and where the results go
     * @param batch how many samples; lanes past the last one are left alone
     * @param blocks which blocks of samples
     */
    void judge(float[] logits, Outcome outcome, Batch batch, Span blocks);

    /** Softmax with cross-entropy: {@code log(Σ exp(z)) − z_label}, with deltas {@code softmax(z) − onehot(label)}. */
    static Twins<CrossEntropyKernel> softmax() {
        return new Twins<>(new ScalarCrossEntropy(), new VectorCrossEntropy());
    }

    /**
     * The targets of a batch, and its results.
     *
     * @param classes number of classes
     * @param labels class of each sample
     * @param deltas derivatives of the losses with respect to the logits, laid out as these
     * @param losses of each sample, in nats
     * @param largest largest logit of each sample
     * @param hits 1 for each sample whose largest logit (the first of equals) is the label's, else 0
     */
    record Outcome(int classes, int[] labels, float[] deltas, float[] losses, float[] largest, byte[] hits) {
        /** Where the numbers of a sample begin; those of class k are {@code k * 16} further on. */
        public int first(int sample) {
            return sample / Shape.GROUP * Shape.padded(classes) * Shape.GROUP + sample % Shape.GROUP;
        }
    }
}
