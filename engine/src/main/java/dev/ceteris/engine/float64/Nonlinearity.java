// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.float64;

import dev.ceteris.engine.network.Activation;
import dev.ceteris.engine.network.Gelu;
import dev.ceteris.engine.network.Identity;
import dev.ceteris.engine.network.Relu;
import dev.ceteris.engine.network.Sigmoid;
import dev.ceteris.engine.network.Silu;
import dev.ceteris.engine.network.Sine;
import dev.ceteris.engine.network.Tanh;

/** What is applied to each unit of a layer, in doubles. */
final class Nonlinearity {
    private Nonlinearity() {}

    /**
     * Some units of one sample: every z by its value, and its slope beside it.
     *
     * @param at of the first of them, in both arrays
     */
    static void apply(Activation activation, double[] values, double[] slopes, int at, int units) {
        int end = at + units;
        switch (activation) {
            case Identity() -> {
                for (int i = at; i < end; i++) {
                    slopes[i] = 1;
                }
            }
            case Relu() -> {
                for (int i = at; i < end; i++) {
                    slopes[i] = values[i] > 0 ? 1 : 0;
                    // Not by the slope: NaN has to stay NaN.
                    values[i] = Math.max(values[i], 0);
                }
            }
            case Tanh() -> {
                for (int i = at; i < end; i++) {
                    double y = Exponential.tanh(values[i]);
                    slopes[i] = Math.fma(-y, y, 1);
                    values[i] = y;
                }
            }
            case Sigmoid() -> {
                for (int i = at; i < end; i++) {
                    double y = Exponential.sigmoid(values[i]);
                    slopes[i] = Math.fma(-y, y, y);
                    values[i] = y;
                }
            }
            case Silu() -> {
                for (int i = at; i < end; i++) {
                    double y = Exponential.sigmoid(values[i]);
                    double z = values[i];
                    values[i] = z * y;
                    slopes[i] = Math.fma(z, Math.fma(-y, y, y), y);
                }
            }
            case Gelu() -> gelu(values, slopes, at, end);
            case Sine() -> {
                for (int i = at; i < end; i++) {
                    slopes[i] = Sinusoid.cos(values[i]);
                    values[i] = Sinusoid.sin(values[i]);
                }
            }
        }
    }

    private static void gelu(double[] values, double[] slopes, int at, int end) {
        for (int i = at; i < end; i++) {
            double z = values[i];
            double bell = Gaussian.bell(z);
            double share = Gaussian.cumulative(z, bell);
            slopes[i] = Gaussian.geluSlope(z, share, bell);
            values[i] = z * share;
        }
    }
}
