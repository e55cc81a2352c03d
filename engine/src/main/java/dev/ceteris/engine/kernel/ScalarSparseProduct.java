// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import static dev.ceteris.engine.kernel.Shape.GROUP;

import dev.ceteris.engine.math.Span;

/** The specification of {@link SparseProduct}: the chains of {@link ScalarProduct} without their zeros. */
final class ScalarSparseProduct implements SparseProduct {
    @Override
    public void forward(
            Layer layer, SparseRows inputs, float[] outputs, Batch batch, Span blocks, Workspace workspace) {
        Shape shape = layer.shape();
        int samples = Math.min(blocks.to() * GROUP, batch.samples());
        for (int sample = blocks.from() * GROUP; sample < samples; sample++) {
            for (int unit = 0; unit < shape.units(); unit++) {
                float sum = layer.biases()[unit];
                for (int at = inputs.begin(sample); at < inputs.end(sample); at++) {
                    sum = Math.fma(layer.weights()[shape.weightAt(inputs.inputs[at], unit)], inputs.values[at], sum);
                }
                outputs[ScalarProduct.blockAt(sample, unit, shape.paddedUnits())] = sum + 0f;
            }
        }
    }

    @Override
    public void gradient(
            Layer layer, SparseRows inputs, float[] deltaRows, Batch batch, Fold fold, Span span, Workspace workspace) {
        Shape shape = layer.shape();
        for (int input = span.from(); input < span.to(); input++) {
            for (int unit = 0; unit < shape.units(); unit++) {
                int weight = shape.weightAt(input, unit);
                float sum = fold.start() == Fold.Start.ZERO ? 0 : layer.weightGradient()[weight];
                for (int sample = 0; sample < batch.samples(); sample++) {
                    int at = inputs.firstAtLeast(sample, input);
                    if (at < inputs.end(sample) && inputs.inputs[at] == input) {
                        sum = Math.fma(
                                inputs.values[at], deltaRows[ScalarProduct.rowAt(sample, unit, batch.capacity())], sum);
                    }
                }
                ScalarProduct.end(layer.weights(), layer.weightGradient(), weight, sum + 0f, fold);
            }
        }
    }
}
