// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network;

import static dev.ceteris.base.Require.require;
import static dev.ceteris.engine.math.VectorWidth.floats;

import dev.ceteris.base.Meaning;
import dev.ceteris.engine.kernel.ErrorKernel;
import dev.ceteris.engine.kernel.Twins;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Mean over a sample's outputs of the pinball loss: {@code (1 − τ) e} for a prediction that is too high by e, and
 * {@code τ |e|} for one that is too low; Koenker and Bassett 1978, "Regression quantiles", section 3. Its gradient with
 * respect to the outputs is {@code 1 − τ} or {@code −τ}, divided by the number of outputs, with 0 at the kink.
 *
 * @param level τ, from 0.001 to 0.999
 */
@Meaning(
        "of numbers: the pinball loss, τ·e for predictions that are too low by e and (1 − τ)·e for those too high; best"
                + " is the τ-quantile of what y may be (Koenker and Bassett 1978)")
public record Quantile(
        @Meaning("τ, the share of the targets that are to be below the prediction")
        double level) implements NumberLoss {
    public Quantile {
        require(level >= 0.001 && level <= 0.999, "level", level, "between 0.001 and 0.999");
    }

    @Override
    public String words() {
        return "pinball loss of the quantile " + (float) level;
    }

    @Override
    public boolean isSmooth() {
        return false;
    }

    @Override
    public Twins<ErrorKernel> kernels() {
        float low = (float) level;
        float high = 1f - low;
        return new Twins<>(
                new ScalarError(e -> e > 0 ? high * e : -low * e, e -> e > 0 ? high : e < 0 ? -low : 0),
                new VectorError(
                        e -> e.mul(-low).blend(e.mul(high), e.compare(VectorOperators.GT, 0f)),
                        e -> slopes(e, low, high)));
    }

    private static FloatVector slopes(FloatVector errors, float low, float high) {
        return floats(0)
                .blend(high, errors.compare(VectorOperators.GT, 0f))
                .blend(-low, errors.compare(VectorOperators.LT, 0f));
    }

    @Override
    public double of(double error) {
        return error > 0 ? (1 - level) * error : -level * error;
    }

    @Override
    public double slope(double error) {
        return error > 0 ? 1 - level : error < 0 ? -level : 0;
    }
}
