// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network;

import static dev.ceteris.engine.math.VectorWidth.FLOATS;
import static dev.ceteris.engine.math.VectorWidth.LANES;

import dev.ceteris.engine.kernel.ErrorKernel;
import dev.ceteris.engine.kernel.Shape;
import dev.ceteris.engine.math.Span;
import java.util.function.UnaryOperator;
import jdk.incubator.vector.FloatVector;

/**
 * {@link ScalarError} with a vector of samples at a time. A last layer has few outputs, so that a call for each of them
 * costs nothing that could be measured.
 *
 * @param loss of the errors of some samples
 * @param slope its derivative
 */
record VectorError(UnaryOperator<FloatVector> loss, UnaryOperator<FloatVector> slope) implements ErrorKernel {
    @Override
    public void judge(float[] outputs, Outcome outcome, Span blocks) {
        int width = outcome.width();
        for (int sample = blocks.from() * Shape.GROUP; sample < blocks.to() * Shape.GROUP; sample += LANES) {
            int first = outcome.first(sample);
            FloatVector sum = FloatVector.zero(FLOATS);
            for (int at = first; at < first + width * Shape.GROUP; at += Shape.GROUP) {
                FloatVector error = FloatVector.fromArray(FLOATS, outputs, at)
                        .sub(FloatVector.fromArray(FLOATS, outcome.targets(), at));
                slope.apply(error).div(width).intoArray(outcome.deltas(), at);
                sum = sum.add(loss.apply(error));
            }
            sum.div(width).intoArray(outcome.losses(), sample);
        }
    }
}
