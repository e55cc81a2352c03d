// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network;

import dev.ceteris.base.Meaning;
import dev.ceteris.engine.kernel.ErrorKernel;
import dev.ceteris.engine.kernel.Twins;

/**
 * Mean over a sample's outputs of {@code (ŷ − y)²}, in the square of the target's unit. Its gradient with respect to
 * the outputs is {@code 2 (ŷ − y) / outputs}.
 */
@Meaning("of numbers: the mean of (ŷ − y)²; best is the mean of what y may be")
public record MeanSquaredError() implements NumberLoss {
    @Override
    public String words() {
        return "mean squared error";
    }

    @Override
    public Twins<ErrorKernel> kernels() {
        return ErrorKernel.squared();
    }

    @Override
    public double of(double error) {
        return error * error;
    }

    /** In one rounding. */
    @Override
    public double plus(double error, double sum) {
        return Math.fma(error, error, sum);
    }

    @Override
    public double slope(double error) {
        return 2 * error;
    }
}
