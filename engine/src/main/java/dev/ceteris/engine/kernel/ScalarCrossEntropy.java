// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import static dev.ceteris.engine.kernel.Shape.GROUP;

import dev.ceteris.engine.math.Exponential;
import dev.ceteris.engine.math.Logarithm;
import dev.ceteris.engine.math.Span;

/** The specification of softmax with cross-entropy; the largest logit is subtracted first, so nothing overflows. */
final class ScalarCrossEntropy implements CrossEntropyKernel {
    @Override
    public void judge(float[] logits, Outcome outcome, Batch batch, Span blocks) {
        int padded = Shape.padded(outcome.classes());
        int samples = Math.min(blocks.to() * GROUP, batch.samples());
        for (int sample = blocks.from() * GROUP; sample < samples; sample++) {
            int first = ScalarProduct.blockAt(sample, 0, padded);
            float largest = logits[first];
            for (int j = 1; j < outcome.classes(); j++) {
                largest = Math.max(largest, logits[first + j * GROUP]);
            }
            float sum = 0;
            for (int j = 0; j < outcome.classes(); j++) {
                float e = Exponential.exp(logits[first + j * GROUP] - largest);
                outcome.deltas()[first + j * GROUP] = e;
                sum += e;
            }
            for (int j = 0; j < outcome.classes(); j++) {
                outcome.deltas()[first + j * GROUP] /= sum;
            }
            outcome.largest()[sample] = largest;
            outcome.losses()[sample] = sum;
            settle(logits, outcome, sample);
        }
    }

    /**
     * What depends on the label of one sample, whose largest logit is known, and in place of its loss the sum of exp.
     */
    static void settle(float[] logits, Outcome outcome, int sample) {
        float largest = outcome.largest()[sample];
        int first = ScalarProduct.blockAt(sample, 0, Shape.padded(outcome.classes()));
        int label = first + outcome.labels()[sample] * GROUP;
        outcome.deltas()[label] -= 1f;
        outcome.losses()[sample] = Logarithm.log(outcome.losses()[sample]) - (logits[label] - largest);
        int answer = first;
        while (answer < label && logits[answer] != largest) {
            answer += GROUP;
        }
        outcome.hits()[sample] = (byte) (answer == label && logits[label] == largest ? 1 : 0);
    }
}
