// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import dev.ceteris.engine.math.Span;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** A layer, a batch and everything a kernel may read, drawn at random. */
record Scene(Layer layer, Batch batch, float[] inputs, float[] inputRows, float[] deltas, float[] deltaRows) {
    /** Whether a scene's weights and deltas are those of a network that has broken down. Inputs are always finite. */
    enum Oddities {
        FINITE,
        INFINITE
    }

    /** Finite weights, inputs and deltas. */
    static Scene draw(int inputs, int units, int samples, long seed, double zeros) {
        return draw(inputs, units, samples, seed, zeros, Oddities.FINITE);
    }

    static Scene draw(int inputs, int units, int samples, long seed, double zeros, Oddities oddities) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        Shape shape = new Shape(inputs, units);
        Layer layer = Layer.zeros(shape, UnitScaling.NONE);
        for (int unit = 0; unit < units; unit++) {
            layer.biases()[unit] = number(random, 0.2, oddities);
            layer.biasGradient()[unit] = number(random, 0.2, oddities);
            for (int input = 0; input < inputs; input++) {
                layer.weights()[shape.weightAt(input, unit)] = number(random, 0.1, oddities);
                layer.weightGradient()[shape.weightAt(input, unit)] = number(random, 0.1, oddities);
            }
        }
        Batch batch = new Batch(samples, Shape.padded(samples) + Shape.GROUP);
        float[] shown = new float[batch.capacity() * shape.rows()];
        float[] shownRows = new float[shown.length];
        float[] deltas = new float[batch.capacity() * shape.paddedUnits()];
        float[] rows = new float[deltas.length];
        for (int sample = 0; sample < samples; sample++) {
            for (int input = 0; input < inputs; input++) {
                float value = number(random, zeros, Oddities.FINITE);
                shown[ScalarProduct.blockAt(sample, input, shape.rows())] = value;
                shownRows[ScalarProduct.rowAt(sample, input, batch.capacity())] = value;
            }
            for (int unit = 0; unit < units; unit++) {
                float delta = number(random, 0.1, oddities);
                deltas[ScalarProduct.blockAt(sample, unit, shape.paddedUnits())] = delta;
                rows[ScalarProduct.rowAt(sample, unit, batch.capacity())] = delta;
            }
        }
        return new Scene(layer, batch, shown, shownRows, deltas, rows);
    }

    /** A finite number. */
    static float number(RandomGenerator random, double zeros) {
        return number(random, zeros, Oddities.FINITE);
    }

    /** Mostly ordinary numbers, with zeros of both signs, subnormals, tiny and huge ones among them. */
    private static float number(RandomGenerator random, double zeros, Oddities oddities) {
        if (oddities == Oddities.INFINITE && random.nextInt(40) == 0) {
            return List.of(Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN)
                    .get(random.nextInt(3));
        }
        if (random.nextDouble() < zeros) {
            return random.nextBoolean() ? 0f : -0f;
        }
        float sign = random.nextBoolean() ? 1f : -1f;
        return switch (random.nextInt(12)) {
            case 0 -> sign * Float.MIN_VALUE * random.nextInt(1, 1000);
            case 1 -> sign * 1e-25f * random.nextFloat();
            case 2 -> sign * 1e15f * random.nextFloat();
            default -> sign * random.nextFloat();
        };
    }

    Layer copy() {
        return new Layer(
                layer.shape(),
                layer.weights().clone(),
                layer.biases().clone(),
                layer.weightGradient().clone(),
                layer.biasGradient().clone());
    }

    Span blocks() {
        return new Span(0, batch.blocks());
    }

    Workspace workspace() {
        return new Workspace(batch.capacity());
    }

    float[] transposed(Kernels kernels) {
        float[] transposed = new float[layer.weights().length];
        kernels.transposition()
                .weights(layer, transposed, new Span(0, layer.shape().inputs()));
        return transposed;
    }

    SparseRows rows() {
        int width = layer.shape().inputs();
        SparseRows rows = new SparseRows(batch.capacity(), width, width);
        for (int sample = 0; sample < batch.samples(); sample++) {
            char[] places = new char[width];
            float[] values = new float[width];
            int[] ends = new int[SparseRows.stripes(width) + 1];
            int count = 0;
            for (int input = 0; input < width; input++) {
                float value = inputs[
                        ScalarProduct.blockAt(sample, input, layer.shape().rows())];
                if (value != 0) {
                    places[count] = (char) input;
                    values[count++] = value;
                }
                ends[input / SparseRows.STRIPE + 1] = count;
            }
            rows.fill(sample, ends, 0, places, values);
        }
        return rows;
    }
}
