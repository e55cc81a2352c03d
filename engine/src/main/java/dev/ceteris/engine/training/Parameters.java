// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import dev.ceteris.engine.kernel.Kernels;
import dev.ceteris.engine.kernel.Layer;
import dev.ceteris.engine.kernel.Shape;
import dev.ceteris.engine.kernel.Transposition;
import dev.ceteris.engine.kernel.UnitScaling;
import dev.ceteris.engine.math.Span;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.network.WeightSummary;
import dev.ceteris.engine.random.RandomStreams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The numbers of a network as kernels store them, and their way in and out.
 *
 * @param layers first to last
 * @param transposed the weights of each layer but the first, as the way back reads them; who changes weights has to
 *     {@link #transpose} them
 */
record Parameters(List<Layer> layers, List<float[]> transposed) {
    private static final float[] NONE = {};

    private Parameters(List<Layer> layers) {
        this(layers, new ArrayList<>());
        for (Layer layer : layers) {
            transposed.add(transposed.isEmpty() ? NONE : new float[layer.weights().length]);
        }
        transpose(Kernels.fastest().transposition(), 0, 1);
    }

    /**
     * Drawn from streams {@code init/0}, {@code init/1} …: weights row by row, then the biases where they are drawn.
     */
    static Parameters drawn(Network network, RandomStreams streams) {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < network.depth(); i++) {
            Shape shape = new Shape(network.fanIn(i), network.units(i));
            layers.add(layer(shape, scaling(network, i), InitialValues.layer(network, i, streams)));
        }
        return new Parameters(layers);
    }

    private static UnitScaling scaling(Network network, int layer) {
        return switch (network.normalization(layer).over()) {
            case NOTHING -> UnitScaling.NONE;
            case UNITS -> UnitScaling.initial(network.units(layer), false);
            case BATCH -> UnitScaling.initial(network.units(layer), true);
        };
    }

    private static Layer layer(Shape shape, UnitScaling scaling, double[] values) {
        Layer layer = Layer.zeros(shape, scaling);
        int next = 0;
        for (int input = 0; input < shape.inputs(); input++) {
            for (int unit = 0; unit < shape.units(); unit++) {
                layer.weights()[shape.weightAt(input, unit)] = (float) values[next++];
            }
        }
        for (int unit = 0; unit < shape.units(); unit++) {
            layer.biases()[unit] = (float) values[next++];
        }
        return layer;
    }

    /** The numbers of a checkpoint. */
    static Parameters of(Weights weights) {
        List<Layer> layers = new ArrayList<>();
        for (Weights.LayerWeights from : weights.layers()) {
            Layer layer = Layer.zeros(
                    new Shape(from.inputs(), from.units()), from.scales().padded(from.units()));
            for (int input = 0; input < from.inputs(); input++) {
                for (int unit = 0; unit < from.units(); unit++) {
                    layer.weights()[layer.shape().weightAt(input, unit)] = from.weights()[input * from.units() + unit];
                }
            }
            System.arraycopy(from.biases(), 0, layer.biases(), 0, from.units());
            layers.add(layer);
        }
        return new Parameters(layers);
    }

    /** Brings {@link #transposed} up to date for some inputs of a layer; nothing to do for the first one. */
    void transpose(Transposition transposition, int layer, Span inputs) {
        if (transposed.get(layer).length > 0) {
            transposition.weights(layers.get(layer), transposed.get(layer), inputs);
        }
    }

    /** Brings one share of all of {@link #transposed} up to date. */
    void transpose(Transposition transposition, int part, int parts) {
        for (int i = 0; i < layers.size(); i++) {
            transpose(transposition, i, Span.share(layers.get(i).shape().inputs(), Shape.GROUP, part, parts));
        }
    }

    /** The same numbers without the first layers, which stay the same objects. */
    Parameters without(int first) {
        return new Parameters(
                layers.subList(first, layers.size()),
                transposed.subList(Math.min(first, transposed.size()), transposed.size()));
    }

    /** Zeros of the same shapes, which nothing goes back through. */
    Parameters blank() {
        return new Parameters(layers.stream().map(Layer::blank).toList(), List.of());
    }

    /** A copy without padding. */
    Weights weights() {
        return new Weights(layers.stream()
                .map(layer -> unpadded(
                        layer.shape(), layer.weights(), layer.biases(), Scales.of(layer.scaling(), layer.shape())))
                .toList());
    }

    /** A copy of the gradients without padding, in the form of the weights that they belong to. */
    Weights gradients() {
        return new Weights(layers.stream()
                .map(layer -> unpadded(
                        layer.shape(),
                        layer.weightGradient(),
                        layer.biasGradient(),
                        Scales.ofGradient(layer.scaling(), layer.shape())))
                .toList());
    }

    private static Weights.LayerWeights unpadded(Shape shape, float[] panels, float[] padded, Scales scales) {
        float[] weights = new float[shape.inputs() * shape.units()];
        for (int input = 0; input < shape.inputs(); input++) {
            for (int unit = 0; unit < shape.units(); unit++) {
                weights[input * shape.units() + unit] = panels[shape.weightAt(input, unit)];
            }
        }
        return new Weights.LayerWeights(
                shape.inputs(), shape.units(), weights, Arrays.copyOf(padded, shape.units()), scales);
    }

    /** Euclidean norm of all weights without biases. */
    double weightNorm() {
        double squares = 0;
        for (Layer layer : layers) {
            squares = squares(layer.weights(), squares);
        }
        return Math.sqrt(squares);
    }

    /** All weights in a few numbers, without biases; chains in the order of storage, as for the norm. */
    WeightSummary summary() {
        double sum = 0;
        float largest = 0;
        long zeros = 0;
        long count = 0;
        for (Layer layer : layers) {
            for (float weight : layer.weights()) {
                sum += Math.abs(weight);
                largest = Math.max(largest, Math.abs(weight));
                zeros += weight == 0 ? 1 : 0;
            }
            long weights = (long) layer.shape().inputs() * layer.shape().units();
            zeros -= layer.weights().length - weights; // the padding
            count += weights;
        }
        return new WeightSummary(weightNorm(), sum, largest, (double) zeros / count);
    }

    /**
     * Shortens the incoming weights of each unit of one share of some layers whose Euclidean norm is above
     * {@code limit} to that norm.
     * A norm is one sum in double precision over the inputs in their order.
     */
    static void bound(List<Layer> layers, double limit, int part, int parts) {
        for (Layer layer : layers) {
            Span units = Span.share(layer.shape().units(), 1, part, parts);
            for (int unit = units.from(); unit < units.to(); unit++) {
                bound(layer, unit, limit);
            }
        }
    }

    private static void bound(Layer layer, int unit, double limit) {
        float[] weights = layer.weights();
        int first = layer.shape().weightAt(0, unit);
        int end = first + layer.shape().inputs() * Shape.GROUP;
        double squares = 0;
        for (int i = first; i < end; i += Shape.GROUP) {
            squares = Math.fma((double) weights[i], weights[i], squares);
        }
        double norm = Math.sqrt(squares);
        if (norm > limit) {
            double factor = limit / norm;
            for (int i = first; i < end; i += Shape.GROUP) {
                weights[i] = (float) (factor * weights[i]);
            }
        }
    }

    /** Euclidean norm of all gradients, biases included, and factors and offsets. */
    double gradientNorm() {
        double squares = 0;
        for (Layer layer : layers) {
            squares = squares(layer.weightGradient(), squares);
            for (Layer.Learned numbers : layer.unpenalized()) {
                squares = squares(numbers.gradient(), squares);
            }
        }
        return Math.sqrt(squares);
    }

    /** One chain in the order of storage, which is the same on every machine; padding adds 0. */
    private static double squares(float[] values, double start) {
        double sum = start;
        for (float value : values) {
            sum = Math.fma((double) value, value, sum);
        }
        return sum;
    }
}
