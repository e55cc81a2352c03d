// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.arithmetic;

import static dev.ceteris.engine.arithmetic.Shape.GROUP;

/** What happens to a layer outside its matrix products: biases and whole-layer steps. Cheap, hence plain loops. */
public final class Descent {
    private Descent() {}

    /**
     * The gradient of the biases, {@code g(u) = Σ δ(u, s)} in sample order, folded as the weights' are.
     *
     * @param layer whose biases may step, and their gradient
     * @param deltaRows panels of capacity × 16 units
     * @param batch how many samples, and the capacity of a panel
     * @param fold where sums start and end
     */
    public static void biases(Layer layer, float[] deltaRows, Batch batch, Fold fold) {
        float[] gradient = layer.biasGradient();
        float[] sums = new float[GROUP];
        for (int first = 0; first < layer.biases().length; first += GROUP) {
            for (int j = 0; j < GROUP; j++) {
                sums[j] = fold.start() == Fold.Start.ZERO ? 0 : gradient[first + j];
            }
            int panel = first * batch.capacity();
            for (int at = panel; at < panel + batch.samples() * GROUP; at += GROUP) {
                for (int j = 0; j < GROUP; j++) {
                    sums[j] += deltaRows[at + j];
                }
            }
            for (int j = 0; j < GROUP; j++) {
                switch (fold.end()) {
                    case GRADIENT -> gradient[first + j] = sums[j] + 0f;
                    case STEP ->
                        layer.biases()[first + j] = Math.fma(-fold.step(), sums[j] + 0f, layer.biases()[first + j]);
                }
            }
        }
    }

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
