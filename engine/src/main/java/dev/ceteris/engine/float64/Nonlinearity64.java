// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.float64;

import dev.ceteris.engine.network.activation.Activation;
import dev.ceteris.engine.network.activation.Gelu;
import dev.ceteris.engine.network.activation.Identity;
import dev.ceteris.engine.network.activation.Relu;
import dev.ceteris.engine.network.activation.Sigmoid;
import dev.ceteris.engine.network.activation.Silu;
import dev.ceteris.engine.network.activation.Sine;
import dev.ceteris.engine.network.activation.Tanh;

/** What is applied to each unit of a layer, in doubles. */
final class Nonlinearity64 {
    private Nonlinearity64() {}

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
                    double y = Exponential64.tanh(values[i]);
                    slopes[i] = Math.fma(-y, y, 1);
                    values[i] = y;
                }
            }
            case Sigmoid() -> {
                for (int i = at; i < end; i++) {
                    double y = Exponential64.sigmoid(values[i]);
                    slopes[i] = Math.fma(-y, y, y);
                    values[i] = y;
                }
            }
            case Silu() -> {
                for (int i = at; i < end; i++) {
                    double y = Exponential64.sigmoid(values[i]);
                    double z = values[i];
                    values[i] = z * y;
                    slopes[i] = Math.fma(z, Math.fma(-y, y, y), y);
                }
            }
            case Gelu() -> gelu(values, slopes, at, end);
            case Sine() -> {
                for (int i = at; i < end; i++) {
                    slopes[i] = Sinusoid64.cos(values[i]);
                    values[i] = Sinusoid64.sin(values[i]);
                }
            }
        }
    }

    private static void gelu(double[] values, double[] slopes, int at, int end) {
        for (int i = at; i < end; i++) {
            double z = values[i];
            double bell = Gaussian64.bell(z);
            double share = Gaussian64.cumulative(z, bell);
            slopes[i] = Gaussian64.geluSlope(z, share, bell);
            values[i] = z * share;
        }
    }
}
