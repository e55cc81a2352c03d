// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import static dev.ceteris.engine.kernel.Shape.GROUP;

import dev.ceteris.engine.math.Span;

/** The specification of {@link Product}: every element on its own. */
final class ScalarProduct implements Product {
    @Override
    public void forward(Layer layer, float[] inputs, float[] outputs, Span blocks) {
        Shape shape = layer.shape();
        for (int sample = blocks.from() * GROUP; sample < blocks.to() * GROUP; sample++) {
            for (int unit = 0; unit < shape.units(); unit++) {
                float sum = layer.biases()[unit];
                for (int input = 0; input < shape.inputs(); input++) {
                    float weight = layer.weights()[shape.weightAt(input, unit)];
                    sum = Math.fma(weight, inputs[blockAt(sample, input, shape.rows())], sum);
                }
                outputs[blockAt(sample, unit, shape.paddedUnits())] = sum + 0f;
            }
        }
    }

    @Override
    public void backward(Shape shape, float[] transposed, float[] deltas, float[] inputDeltas, Span blocks) {
        Shape turned = shape.transposed();
        for (int sample = blocks.from() * GROUP; sample < blocks.to() * GROUP; sample++) {
            for (int input = 0; input < shape.inputs(); input++) {
                float sum = 0;
                for (int unit = 0; unit < shape.units(); unit++) {
                    float weight = transposed[turned.weightAt(unit, input)];
                    sum = Math.fma(weight, deltas[blockAt(sample, unit, shape.paddedUnits())], sum);
                }
                inputDeltas[blockAt(sample, input, shape.rows())] = sum + 0f;
            }
        }
    }

    @Override
    public void gradient(
            Layer layer, float[] inputRows, float[] deltaRows, Batch batch, Fold fold, Span span, Workspace workspace) {
        Shape shape = layer.shape();
        for (int input = span.from(); input < Math.min(span.to(), shape.inputs()); input++) {
            for (int unit = 0; unit < shape.units(); unit++) {
                int at = shape.weightAt(input, unit);
                float sum = fold.start() == Fold.Start.ZERO ? 0 : layer.weightGradient()[at];
                for (int sample = 0; sample < batch.samples(); sample++) {
                    float delta = deltaRows[rowAt(sample, unit, batch.capacity())];
                    sum = Math.fma(inputRows[rowAt(sample, input, batch.capacity())], delta, sum);
                }
                end(layer.weights(), layer.weightGradient(), at, sum + 0f, fold);
            }
        }
    }

    @Override
    public void biasGradient(Layer layer, float[] deltaRows, Batch batch, Fold fold, Workspace workspace) {
        for (int unit = 0; unit < layer.shape().units(); unit++) {
            float sum = fold.start() == Fold.Start.ZERO ? 0 : layer.biasGradient()[unit];
            for (int sample = 0; sample < batch.samples(); sample++) {
                sum += deltaRows[rowAt(sample, unit, batch.capacity())];
            }
            end(layer.biases(), layer.biasGradient(), unit, sum + 0f, fold);
        }
    }

    /** What becomes of the sum that belongs to the weight or bias at {@code at}. */
    static void end(float[] weights, float[] gradient, int at, float sum, Fold fold) {
        switch (fold.end()) {
            case GRADIENT -> gradient[at] = sum;
            case STEP -> weights[at] = Math.fma(-fold.step(), sum, weights[at]);
        }
    }

    /** Where (sample, unit) lies in blocks of {@code padded} units. */
    static int blockAt(int sample, int unit, int padded) {
        return (sample / GROUP * padded + unit) * GROUP + sample % GROUP;
    }

    /** Where (sample, unit) lies in panels of {@code capacity} samples. */
    static int rowAt(int sample, int unit, int capacity) {
        return (unit / GROUP * capacity + sample) * GROUP + unit % GROUP;
    }
}
