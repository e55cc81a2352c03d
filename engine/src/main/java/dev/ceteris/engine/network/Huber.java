// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.Default;
import dev.ceteris.base.Meaning;
import dev.ceteris.engine.kernel.ErrorKernel;
import dev.ceteris.engine.kernel.Twins;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Mean over a sample's outputs of {@code e²/2} where {@code |e| ≤ δ} and of {@code δ (|e| − δ/2)} beyond, for the error
 * {@code e = ŷ − y}; Huber 1964, "Robust estimation of a location parameter", equation 1.2. Its gradient with respect
 * to the outputs is e, cut to ±δ, divided by the number of outputs.
 *
 * @param delta δ, 1e-6 to 1e6, in the unit in which the targets are learned
 */
@Meaning("of numbers: e²/2 for errors of size e up to δ, δ·(e − δ/2) beyond (Huber 1964); outliers have a slope of δ")
public record Huber(
        @Meaning("δ, where the parabola becomes a line: of a table in standard deviations of the target, in which it is"
                + " learned; of a function in the unit of its values")
        @Default("1")
        double delta)
        implements NumberLoss {
    public Huber {
        require(delta >= 1e-6 && delta <= 1e6, "delta", delta, "between 1e-6 and 1e6");
    }

    @Override
    public String words() {
        return "Huber loss with δ = " + (float) delta;
    }

    @Override
    public Twins<ErrorKernel> kernels() {
        float d = (float) delta;
        float half = 0.5f * d;
        return new Twins<>(
                new ScalarError(e -> loss(e, d, half), e -> Math.max(-d, Math.min(d, e))),
                new VectorError(e -> losses(e, d, half), e -> e.min(d).max(-d)));
    }

    private static float loss(float error, float d, float half) {
        float distance = Math.abs(error);
        return distance > d ? d * (distance - half) : 0.5f * error * error;
    }

    private static FloatVector losses(FloatVector errors, float d, float half) {
        FloatVector distances = errors.abs();
        FloatVector line = distances.sub(half).mul(d);
        return errors.mul(0.5f).mul(errors).blend(line, distances.compare(VectorOperators.GT, d));
    }

    @Override
    public double of(double error) {
        double distance = Math.abs(error);
        return distance > delta ? delta * (distance - delta / 2) : error * error / 2;
    }

    @Override
    public double slope(double error) {
        return Math.max(-delta, Math.min(delta, error));
    }
}
