// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network;

import dev.ceteris.engine.kernel.ErrorKernel;
import dev.ceteris.engine.kernel.Shape;
import dev.ceteris.engine.math.FloatFunction;
import dev.ceteris.engine.math.Span;

/**
 * The specification of a loss that is the mean over outputs of a function of the error.
 *
 * @param loss of an error
 * @param slope its derivative
 */
record ScalarError(FloatFunction loss, FloatFunction slope) implements ErrorKernel {
    @Override
    public void judge(float[] outputs, Outcome outcome, Span blocks) {
        int width = outcome.width();
        for (int sample = blocks.from() * Shape.GROUP; sample < blocks.to() * Shape.GROUP; sample++) {
            int first = outcome.first(sample);
            float sum = 0;
            for (int at = first; at < first + width * Shape.GROUP; at += Shape.GROUP) {
                float error = outputs[at] - outcome.targets()[at];
                outcome.deltas()[at] = slope.at(error) / width;
                sum += loss.at(error);
            }
            outcome.losses()[sample] = sum / width;
        }
    }
}
