// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import dev.ceteris.engine.math.Span;

/** Softmax and cross-entropy of a block of samples at a time: a lane is a sample, sums run over classes in order. */
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

    /**
     * The targets of a batch, and its results.
     *
     * @param classes number of classes
     * @param labels class of each sample
     * @param deltas {@code softmax(z) − onehot(label)}, laid out as the logits
     * @param losses {@code log(Σ exp(z)) − z_label} of each sample, in nats
     * @param largest largest logit of each sample
     * @param hits 1 for each sample whose largest logit (the first of equals) is the label's, else 0
     */
    record Outcome(int classes, int[] labels, float[] deltas, float[] losses, float[] largest, byte[] hits) {}
}
