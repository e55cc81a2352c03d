// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import static dev.ceteris.engine.kernel.Shape.GROUP;
import static dev.ceteris.engine.math.VectorWidth.FLOATS;
import static dev.ceteris.engine.math.VectorWidth.LANES;

import dev.ceteris.engine.math.Span;
import jdk.incubator.vector.FloatVector;

/** {@link ScalarSquaredError} with a vector of samples at a time. */
final class VectorSquaredError implements ErrorKernel {
    @Override
    public void judge(float[] outputs, Outcome outcome, Span blocks) {
        int padded = Shape.padded(outcome.width());
        for (int sample = blocks.from() * GROUP; sample < blocks.to() * GROUP; sample += LANES) {
            lanes(outputs, outcome, ScalarProduct.blockAt(sample, 0, padded), sample);
        }
    }

    private static void lanes(float[] outputs, Outcome outcome, int first, int sample) {
        float factor = 2f / outcome.width();
        FloatVector sum = FloatVector.zero(FLOATS);
        for (int at = first; at < first + outcome.width() * GROUP; at += GROUP) {
            FloatVector error = FloatVector.fromArray(FLOATS, outputs, at)
                    .sub(FloatVector.fromArray(FLOATS, outcome.targets(), at));
            error.mul(factor).intoArray(outcome.deltas(), at);
            sum = error.fma(error, sum);
        }
        sum.div(outcome.width()).intoArray(outcome.losses(), sample);
    }
}
