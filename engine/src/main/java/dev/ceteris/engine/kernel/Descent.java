// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

/** A step of a whole layer, apart from the products that made its gradient. */
public final class Descent {
    private Descent() {}

    /** {@code w ← fma(−step, g, w)} for every weight and bias, g as the layer holds it. */
    public static void step(Layer layer, float step) {
        step(layer.weights(), layer.weightGradient(), step);
        step(layer.biases(), layer.biasGradient(), step);
    }

    private static void step(float[] weights, float[] gradient, float step) {
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.fma(-step, gradient[i], weights[i]);
        }
    }
}
