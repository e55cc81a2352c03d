// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

/** A step of a whole layer, apart from the products that made its gradient. */
public final class Descent {
    private Descent() {}

    /** {@code w ← fma(−step, g, w)} for every number that the layer learns, g as the layer holds it. */
    public static void step(Layer layer, float step) {
        step(layer.penalized(), step);
        layer.unpenalized().forEach(numbers -> step(numbers, step));
    }

    private static void step(Layer.Learned learned, float step) {
        float[] weights = learned.values();
        float[] gradient = learned.gradient();
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.fma(-step, gradient[i], weights[i]);
        }
    }
}
