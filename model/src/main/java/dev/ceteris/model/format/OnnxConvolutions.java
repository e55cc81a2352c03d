// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.model.format;

import dev.ceteris.engine.network.ConvolutionShape;
import dev.ceteris.engine.network.ConvolutionStack;
import dev.ceteris.model.WeightTensors;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Convolutions as nodes of a graph. ONNX has the channels of an image one after the other, where Ceteris has those of a
 * pixel side by side, so images are turned round before the first convolution and behind the last one. Weights are the
 * tensors of every file, of inputs × filters; the graph turns them round as well, which a runtime does once.
 *
 * @param stack the convolutions
 * @param activation adds the activation to a graph, after a value
 * @param nodes of the graph
 */
record OnnxConvolutions(ConvolutionStack stack, UnaryOperator<String> activation, OnnxNodes nodes) {
    /**
     * From rows of pixels, samples × numbers of an image, to rows of what the last convolution answers.
     *
     * @param tensors of the network, by their names
     */
    String of(String rows, Map<String, NamedTensor> tensors) {
        String images = nodes.reshaped(
                rows,
                "image.shape",
                -1,
                stack.image().height(),
                stack.image().width(),
                stack.image().channels());
        String value = turned(images, 0, 3, 1, 2);
        List<ConvolutionShape> shapes = stack.shapes();
        for (int i = 0; i < shapes.size(); i++) {
            value = layer(value, shapes.get(i), i + 1, tensors);
        }
        return nodes.node("Flatten", List.of(turned(value, 0, 2, 3, 1)), OnnxNodes.attribute("axis", 1));
    }

    private String layer(String images, ConvolutionShape shape, int number, Map<String, NamedTensor> tensors) {
        int size = shape.convolution().size();
        int stride = shape.convolution().stride();
        int pool = shape.convolution().pool();
        String windows = nodes.reshaped(
                nodes.tensor(tensors.get(WeightTensors.weight(number))),
                "layer" + number + ".window",
                size,
                size,
                shape.input().channels(),
                shape.convolution().filters());
        String filters = turned(windows, 3, 2, 0, 1);
        String sums = nodes.node(
                "Conv",
                List.of(images, filters, nodes.tensor(tensors.get(WeightTensors.bias(number)))),
                OnnxNodes.attribute("kernel_shape", size, size),
                OnnxNodes.attribute("strides", stride, stride),
                OnnxNodes.attribute("pads", shape.above(), shape.left(), shape.below(), shape.right()));
        String answers = activation.apply(sums);
        return pool == 1
                ? answers
                : nodes.node(
                        "MaxPool",
                        List.of(answers),
                        OnnxNodes.attribute("kernel_shape", pool, pool),
                        OnnxNodes.attribute("strides", pool, pool));
    }

    private String turned(String value, long first, long... others) {
        return nodes.node("Transpose", List.of(value), OnnxNodes.attribute("perm", first, others));
    }
}
