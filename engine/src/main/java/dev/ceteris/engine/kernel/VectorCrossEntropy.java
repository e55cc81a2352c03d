// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import static dev.ceteris.engine.kernel.Shape.GROUP;
import static dev.ceteris.engine.math.VectorWidth.FLOATS;
import static dev.ceteris.engine.math.VectorWidth.LANES;

import dev.ceteris.engine.math.Exponential;
import dev.ceteris.engine.math.Span;
import jdk.incubator.vector.FloatVector;

/** {@link ScalarCrossEntropy} with a vector of samples at a time. */
final class VectorCrossEntropy implements CrossEntropyKernel {
    @Override
    public void judge(float[] logits, Outcome outcome, Batch batch, Span blocks) {
        int padded = Shape.padded(outcome.classes());
        for (int block = blocks.from(); block < blocks.to(); block++) {
            for (int lane = 0; lane < GROUP; lane += LANES) {
                lanes(logits, outcome, batch, block * padded * GROUP + lane, block * GROUP + lane);
            }
        }
    }

    private static void lanes(float[] logits, Outcome outcome, Batch batch, int first, int sample) {
        int end = first + outcome.classes() * GROUP;
        FloatVector largest = FloatVector.fromArray(FLOATS, logits, first);
        for (int at = first + GROUP; at < end; at += GROUP) {
            largest = largest.max(FloatVector.fromArray(FLOATS, logits, at));
        }
        float[] deltas = outcome.deltas();
        FloatVector sum = FloatVector.zero(FLOATS);
        for (int at = first; at < end; at += GROUP) {
            FloatVector e =
                    Exponential.exp(FloatVector.fromArray(FLOATS, logits, at).sub(largest));
            e.intoArray(deltas, at);
            sum = sum.add(e);
        }
        for (int at = first; at < end; at += GROUP) {
            FloatVector.fromArray(FLOATS, deltas, at).div(sum).intoArray(deltas, at);
        }
        largest.intoArray(outcome.largest(), sample);
        sum.intoArray(outcome.losses(), sample);
        int samples = Math.min(sample + LANES, batch.samples());
        for (int one = sample; one < samples; one++) {
            ScalarCrossEntropy.settle(logits, outcome, one);
        }
    }
}
