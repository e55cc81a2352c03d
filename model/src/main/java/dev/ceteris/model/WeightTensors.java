// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.model;

import dev.ceteris.engine.float64.Float64Weights;
import dev.ceteris.engine.network.Network;
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
 * {@code y = x · weight + bias}; and on from there.
 */
public final class WeightTensors {
    private WeightTensors() {}

    /** The name of a layer's weights, the first layer being 1. */
    public static String weight(int layer) {
        return "layer" + layer + ".weight";
    }

    /** The name of a layer's biases. */
    public static String bias(int layer) {
        return "layer" + layer + ".bias";
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
                for (Weights.LayerWeights layer : single.layers()) {
                    int number = tensors.size() / 2 + 1;
                    List<Integer> shape = List.of(layer.inputs(), layer.units());
                    tensors.add(NamedTensor.of(weight(number), shape, layer.weights()));
                    tensors.add(NamedTensor.of(bias(number), List.of(layer.units()), layer.biases()));
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
                        + network.layers().size() + " layers; export the model again");
            }
            return tensor;
        };
        List<Weights.LayerWeights> single = new ArrayList<>();
        List<Float64Weights.LayerWeights> precise = new ArrayList<>();
        for (int i = 0; i < network.layers().size(); i++) {
            int inputs = network.fanIn(i);
            int units = network.layers().get(i).units();
            NamedTensor weight = shaped(named.apply(weight(i + 1)), List.of(inputs, units), place);
            NamedTensor bias = shaped(named.apply(bias(i + 1)), List.of(units), place);
            switch (weight.type()) {
                case FLOAT32 -> single.add(new Weights.LayerWeights(inputs, units, weight.floats(), bias.floats()));
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
