// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.model;

import dev.ceteris.engine.float64.Float64Weights;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.network.normalization.Normalization;
import dev.ceteris.engine.training.Scales;
import dev.ceteris.engine.training.TrainedWeights;
import dev.ceteris.engine.training.Weights;
import dev.ceteris.model.format.NamedTensor;
import dev.ceteris.model.format.NumberType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The numbers of a network as tensors: {@code layer1.weight} of inputs × units and {@code layer1.bias}, so that
 * {@code y = x · weight + bias}; of a normalized layer {@code layer1.factor} and {@code layer1.offset}, and over
 * batches {@code layer1.mean} and {@code layer1.variance}; and on from there. Convolutions come
 * first: their inputs are the numbers of a window, row by row with the channels of a pixel side by side, their units
 * the filters.
 */
public final class WeightTensors {
    private static final List<String> SCALES = List.of(".factor", ".offset", ".mean", ".variance");

    private WeightTensors() {}

    /** The name of a layer's weights, the first layer being 1. */
    public static String weight(int layer) {
        return "layer" + layer + ".weight";
    }

    /** The name of a layer's biases. */
    public static String bias(int layer) {
        return "layer" + layer + ".bias";
    }

    /** The names of the numbers of a layer's normalization; none where it has none. */
    public static List<String> normalization(Normalization normalization, int number) {
        return switch (normalization.over()) {
            case NOTHING -> List.of();
            case UNITS ->
                SCALES.subList(0, 2).stream()
                        .map(name -> "layer" + number + name)
                        .toList();
            case BATCH -> SCALES.stream().map(name -> "layer" + number + name).toList();
        };
    }

    /** The precision of a network. */
    public static NumberType type(TrainedWeights weights) {
        return weights instanceof Float64Weights ? NumberType.FLOAT64 : NumberType.FLOAT32;
    }

    /** The tensors of all layers, first to last. */
    public static List<NamedTensor> of(TrainedWeights weights) {
        List<NamedTensor> tensors = new ArrayList<>();
        switch (weights) {
            case Weights single -> {
                for (int i = 0; i < single.layers().size(); i++) {
                    Weights.LayerWeights layer = single.layers().get(i);
                    int number = i + 1;
                    List<Integer> shape = List.of(layer.inputs(), layer.units());
                    tensors.add(NamedTensor.of(weight(number), shape, layer.weights()));
                    tensors.add(NamedTensor.of(bias(number), List.of(layer.units()), layer.biases()));
                    List<float[]> scales = layer.scales().arrays();
                    for (int j = 0; j < scales.size(); j++) {
                        tensors.add(NamedTensor.of(
                                "layer" + number + SCALES.get(j), List.of(layer.units()), scales.get(j)));
                    }
                }
            }
            case Float64Weights precise -> {
                for (Float64Weights.LayerWeights layer : precise.layers()) {
                    int number = tensors.size() / 2 + 1;
                    List<Integer> shape = List.of(layer.inputs(), layer.units());
                    tensors.add(NamedTensor.of(weight(number), shape, layer.weights()));
                    tensors.add(NamedTensor.of(bias(number), List.of(layer.units()), layer.biases()));
                }
            }
            default -> throw new IllegalStateException("weights of an unknown precision: " + weights.getClass());
        }
        return tensors;
    }

    /**
     * The weights of a network that tensors hold.
     *
     * @param place what messages call the file
     * @throws ModelException when one is missing or of another shape
     */
    static TrainedWeights read(Network network, List<NamedTensor> tensors, String place) {
        Map<String, NamedTensor> byName =
                tensors.stream().collect(Collectors.toMap(NamedTensor::name, tensor -> tensor, (first, _) -> first));
        Function<String, NamedTensor> named = name -> {
            NamedTensor tensor = byName.get(name);
            if (tensor == null) {
                throw new ModelException(place + " has no tensor '" + name + "', expected one for each of its "
                        + network.depth() + " layers; export the model again");
            }
            return tensor;
        };
        List<Weights.LayerWeights> single = new ArrayList<>();
        List<Float64Weights.LayerWeights> precise = new ArrayList<>();
        for (int i = 0; i < network.depth(); i++) {
            int inputs = network.fanIn(i);
            int units = network.units(i);
            NamedTensor weight = shaped(named.apply(weight(i + 1)), List.of(inputs, units), place);
            NamedTensor bias = shaped(named.apply(bias(i + 1)), List.of(units), place);
            switch (weight.type()) {
                case FLOAT32 -> {
                    List<float[]> scales = new ArrayList<>();
                    for (String name : normalization(network.normalization(i), i + 1)) {
                        scales.add(
                                shaped(named.apply(name), List.of(units), place).floats());
                    }
                    single.add(new Weights.LayerWeights(
                            inputs, units, weight.floats(), bias.floats(), Scales.ofArrays(scales)));
                }
                case FLOAT64 ->
                    precise.add(new Float64Weights.LayerWeights(inputs, units, weight.doubles(), bias.doubles()));
            }
        }
        return precise.isEmpty() ? new Weights(single) : new Float64Weights(precise);
    }

    private static NamedTensor shaped(NamedTensor tensor, List<Integer> shape, String place) {
        if (!tensor.shape().equals(shape)) {
            throw new ModelException(place + ", tensor '" + tensor.name() + "': found the shape " + tensor.shape()
                    + ", expected " + shape + "; export the model again");
        }
        return tensor;
    }
}
