// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import static dev.ceteris.engine.kernel.Shape.GROUP;

import dev.ceteris.engine.math.Span;

/** The specification of the mean squared error. */
final class ScalarSquaredError implements ErrorKernel {
    @Override
    public void judge(float[] outputs, Outcome outcome, Span blocks) {
        int padded = Shape.padded(outcome.width());
        float factor = 2f / outcome.width();
        for (int sample = blocks.from() * GROUP; sample < blocks.to() * GROUP; sample++) {
            float sum = 0;
            for (int j = 0; j < outcome.width(); j++) {
                int at = ScalarProduct.blockAt(sample, j, padded);
                float error = outputs[at] - outcome.targets()[at];
                outcome.deltas()[at] = error * factor;
                sum = Math.fma(error, error, sum);
            }
            outcome.losses()[sample] = sum / outcome.width();
        }
    }
}
