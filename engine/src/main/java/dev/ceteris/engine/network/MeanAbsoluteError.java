// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network;

import static dev.ceteris.engine.math.VectorWidth.floats;

import dev.ceteris.base.Meaning;
import dev.ceteris.engine.kernel.ErrorKernel;
import dev.ceteris.engine.kernel.Twins;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Mean over a sample's outputs of {@code |ŷ − y|}, in the target's unit. Its gradient with respect to the outputs is
 * {@code sign(ŷ − y) / outputs}, with 0 at the kink.
 */
@Meaning("of numbers: the mean absolute error; best is the median of what y may be, which outliers do not move")
public record MeanAbsoluteError() implements NumberLoss {
    @Override
    public String words() {
        return "mean absolute error";
    }

    @Override
    public boolean isSmooth() {
        return false;
    }

    @Override
    public Twins<ErrorKernel> kernels() {
        return new Twins<>(
                new ScalarError(Math::abs, e -> e > 0 ? 1 : e < 0 ? -1 : 0),
                new VectorError(FloatVector::abs, MeanAbsoluteError::signs));
    }

    private static FloatVector signs(FloatVector errors) {
        return floats(0)
                .blend(1, errors.compare(VectorOperators.GT, 0f))
                .blend(-1, errors.compare(VectorOperators.LT, 0f));
    }

    @Override
    public double of(double error) {
        return Math.abs(error);
    }

    @Override
    public double slope(double error) {
        return error > 0 ? 1 : error < 0 ? -1 : 0;
    }
}
