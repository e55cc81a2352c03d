// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.model.format;

import ai.onnx.proto.OnnxMl;
import dev.ceteris.data.source.TargetColumn;
import dev.ceteris.engine.network.ClassLoss;
import dev.ceteris.engine.network.ConvolutionStack;
import dev.ceteris.engine.network.Dense;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.network.activation.Activation;
import dev.ceteris.model.ModelException;
import dev.ceteris.model.ModelOutputs;
import dev.ceteris.model.TrainedModel;
import dev.ceteris.model.WeightTensors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A model as a graph of ONNX, from raw values to answers. A classifier answers {@code logits}, {@code probabilities}
 * (both samples × classes) and {@code class}, the name of the likeliest one (samples); others answer
 * {@code prediction}, samples × targets in the units of the targets.
 */
final class OnnxGraph {
    private static final String BATCH = "batch";

    private final TrainedModel model;
    private final OnnxMl.GraphProto.Builder graph = OnnxMl.GraphProto.newBuilder();
    private final OnnxNodes nodes;

    private OnnxGraph(TrainedModel model) {
        this.model = model;
        nodes = new OnnxNodes(graph, WeightTensors.type(model.weights()));
    }

    /**
     * The graph of a model; equal models give equal graphs.
     *
     * @throws ModelException when ONNX lacks a piece of the network
     */
    static OnnxMl.GraphProto of(TrainedModel model) {
        return new OnnxGraph(model).built();
    }

    private OnnxMl.GraphProto built() {
        graph.setName(model.origin().run() + "-" + model.origin().trial());
        Map<String, NamedTensor> tensors = WeightTensors.of(model.weights()).stream()
                .collect(Collectors.toMap(NamedTensor::name, tensor -> tensor));
        String value = OnnxInputs.of(model.inputs(), graph, nodes);
        Network network = model.network();
        ConvolutionStack stack = network.convolutions();
        if (!stack.isNothing()) {
            value = new OnnxConvolutions(stack, sums -> activated(stack.activation(), sums), nodes).of(value, tensors);
        }
        for (int i = 0; i < network.layers().size(); i++) {
            int number = stack.layers().size() + i + 1;
            value = dense(
                    network.layers().get(i),
                    number,
                    value,
                    tensors,
                    i + 1 == network.layers().size());
        }
        answer(value);
        return graph.build();
    }

    /** A fully connected layer: {@code activation(normalization(x · weight + bias))}, plus x where it is residual. */
    private String dense(Dense layer, int number, String inputs, Map<String, NamedTensor> tensors, boolean last) {
        String weight = nodes.tensor(tensors.get(WeightTensors.weight(number)));
        List<String> operands = List.of(inputs, weight, nodes.tensor(tensors.get(WeightTensors.bias(number))));
        String sums = last && isClassifier() ? nodes.named("logits", "Gemm", operands) : nodes.node("Gemm", operands);
        String answer = activated(layer.activation(), normalized(layer, number, sums, tensors));
        return layer.residual() ? nodes.node("Add", List.of(answer, inputs)) : answer;
    }

    private String normalized(Dense layer, int number, String sums, Map<String, NamedTensor> tensors) {
        List<String> operands = new ArrayList<>(List.of(sums));
        for (String name : WeightTensors.normalization(layer.normalization(), number)) {
            operands.add(nodes.tensor(tensors.get(name)));
        }
        OnnxMl.AttributeProto epsilon =
                OnnxNodes.attribute("epsilon", (float) layer.normalization().epsilon());
        return switch (layer.normalization().over()) {
            case NOTHING -> sums;
            case UNITS -> nodes.node("LayerNormalization", operands, epsilon);
            case BATCH -> nodes.node("BatchNormalization", operands, epsilon);
        };
    }

    private String activated(Activation activation, String sums) {
        return activation
                .formula(sums, nodes)
                .orElseThrow(() -> new ModelException(model.origin().words() + ": the network has the activation "
                        + activation + ", which has no form in ONNX; export it into a file that ends in"
                        + " .safetensors or .npz, which ceteris predict reads as well"));
    }

    private boolean isClassifier() {
        return model.outputs() instanceof ModelOutputs.Classes;
    }

    private void answer(String value) {
        switch (model.outputs()) {
            case ModelOutputs.Classes(List<String> names) -> {
                String logits = ((ClassLoss) model.loss()).logits(value, nodes);
                nodes.named("probabilities", "Softmax", List.of(logits), OnnxNodes.attribute("axis", 1));
                String likeliest = nodes.node(
                        "ArgMax", List.of(value), OnnxNodes.attribute("axis", 1), OnnxNodes.attribute("keepdims", 0));
                nodes.named("class", "Gather", List.of(nodes.texts("class names", names), likeliest));
                graph.addAllOutput(OnnxNodes.values(
                        List.of("logits", "probabilities"), nodes.type().onnx(), List.of(BATCH, names.size())));
                graph.addAllOutput(
                        OnnxNodes.values(List.of("class"), OnnxMl.TensorProto.DataType.STRING_VALUE, List.of(BATCH)));
            }
            case ModelOutputs.Numbers numbers -> {
                prediction(value, numbers);
                graph.addAllOutput(
                        OnnxNodes.values(List.of("prediction"), nodes.type().onnx(), List.of(BATCH, numbers.width())));
            }
        }
    }

    private void prediction(String value, ModelOutputs.Numbers numbers) {
        if (numbers.isAsLearned()) {
            nodes.named("prediction", "Identity", List.of(value));
            return;
        }
        String precise = nodes.cast(value, OnnxNodes.DOUBLE);
        List<Double> deviations =
                numbers.targets().stream().map(TargetColumn::deviation).toList();
        List<Double> means = numbers.targets().stream().map(TargetColumn::mean).toList();
        String spread = nodes.product(precise, nodes.numbers("target.deviation", deviations));
        String moved = nodes.sum(spread, nodes.numbers("target.mean", means));
        nodes.named(
                "prediction",
                "Cast",
                List.of(moved),
                OnnxNodes.attribute("to", nodes.type().onnx()));
    }
}
