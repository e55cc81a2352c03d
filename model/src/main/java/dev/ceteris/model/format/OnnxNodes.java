// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.model.format;

import ai.onnx.proto.OnnxMl;
import com.google.protobuf.ByteString;
import dev.ceteris.engine.network.activation.Operations;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The nodes of a graph while it is built; a term is the name of a value. Constants are in one precision, that of the
 * network.
 */
final class OnnxNodes implements Operations<String> {
    static final int FLOAT = OnnxMl.TensorProto.DataType.FLOAT_VALUE;
    static final int DOUBLE = OnnxMl.TensorProto.DataType.DOUBLE_VALUE;

    private final OnnxMl.GraphProto.Builder graph;
    private final NumberType type;
    private final Map<Double, String> constants = new HashMap<>();
    private int values;

    OnnxNodes(OnnxMl.GraphProto.Builder graph, NumberType type) {
        this.graph = graph;
        this.type = type;
    }

    /** The type of the network's numbers. */
    NumberType type() {
        return type;
    }

    /** A node with one output of a name of its own. */
    String node(String operator, List<String> inputs, OnnxMl.AttributeProto... attributes) {
        values++;
        return named("value" + values, operator, inputs, attributes);
    }

    /** A node whose output has a name that others know. */
    String named(String output, String operator, List<String> inputs, OnnxMl.AttributeProto... attributes) {
        graph.addNode(node(operator, inputs, output).addAllAttribute(List.of(attributes)));
        return output;
    }

    /** A node of the operators for machine learning. */
    String learned(String operator, String input, OnnxMl.AttributeProto... attributes) {
        values++;
        String output = "value" + values;
        graph.addNode(
                node(operator, List.of(input), output).setDomain("ai.onnx.ml").addAllAttribute(List.of(attributes)));
        return output;
    }

    private static OnnxMl.NodeProto.Builder node(String operator, List<String> inputs, String output) {
        return OnnxMl.NodeProto.newBuilder()
                .setOpType(operator)
                .setName(output)
                .addAllInput(inputs)
                .addOutput(output);
    }

    static OnnxMl.AttributeProto attribute(String name, long value) {
        return OnnxMl.AttributeProto.newBuilder()
                .setName(name)
                .setType(OnnxMl.AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    static OnnxMl.AttributeProto attribute(String name, float value) {
        return OnnxMl.AttributeProto.newBuilder()
                .setName(name)
                .setType(OnnxMl.AttributeProto.AttributeType.FLOAT)
                .setF(value)
                .build();
    }

    static OnnxMl.AttributeProto attribute(String name, List<String> texts) {
        OnnxMl.AttributeProto.Builder attribute =
                OnnxMl.AttributeProto.newBuilder().setName(name).setType(OnnxMl.AttributeProto.AttributeType.STRINGS);
        texts.forEach(text -> attribute.addStrings(ByteString.copyFromUtf8(text)));
        return attribute.build();
    }

    static OnnxMl.AttributeProto attribute(String name, long first, long... others) {
        OnnxMl.AttributeProto.Builder attribute = OnnxMl.AttributeProto.newBuilder()
                .setName(name)
                .setType(OnnxMl.AttributeProto.AttributeType.INTS)
                .addInts(first);
        for (long other : others) {
            attribute.addInts(other);
        }
        return attribute.build();
    }

    /** The value in another shape; −1 is the side that follows from the others. */
    String reshaped(String value, String name, long... shape) {
        OnnxMl.TensorProto.Builder proto = OnnxMl.TensorProto.newBuilder()
                .setName(name)
                .setDataType(OnnxMl.TensorProto.DataType.INT64_VALUE)
                .addDims(shape.length);
        for (long side : shape) {
            proto.addInt64Data(side);
        }
        graph.addInitializer(proto);
        return node("Reshape", List.of(value, name));
    }

    String cast(String value, int to) {
        return node("Cast", List.of(value), attribute("to", to));
    }

    /** A tensor that belongs to the graph. */
    String tensor(NamedTensor tensor) {
        OnnxMl.TensorProto.Builder proto = OnnxMl.TensorProto.newBuilder()
                .setName(tensor.name())
                .setDataType(tensor.type().onnx())
                .setRawData(ByteString.copyFrom(tensor.bytes()));
        tensor.shape().forEach(proto::addDims);
        graph.addInitializer(proto);
        return tensor.name();
    }

    /** Numbers in double precision, one for each column. */
    String numbers(String name, List<Double> numbers) {
        double[] values64 = numbers.stream().mapToDouble(value -> value).toArray();
        return tensor(NamedTensor.of(name, List.of(values64.length), values64));
    }

    /** One number in single precision. */
    String number(String name, float value) {
        return tensor(NamedTensor.of(name, List.of(), new float[] {value}));
    }

    /** Texts that belong to the graph. */
    String texts(String name, List<String> texts) {
        OnnxMl.TensorProto.Builder proto = OnnxMl.TensorProto.newBuilder()
                .setName(name)
                .setDataType(OnnxMl.TensorProto.DataType.STRING_VALUE)
                .addDims(texts.size());
        texts.forEach(text -> proto.addStringData(ByteString.copyFromUtf8(text)));
        graph.addInitializer(proto);
        return name;
    }

    @Override
    public String constant(double value) {
        return constants.computeIfAbsent(value, _ -> {
            ByteBuffer bytes = ByteBuffer.allocate(type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
            if (type == NumberType.FLOAT64) {
                bytes.putDouble(value);
            } else {
                bytes.putFloat((float) value);
            }
            return tensor(new NamedTensor("constant" + (constants.size() + 1), type, List.of(), bytes.array()));
        });
    }

    @Override
    public String sum(String a, String b) {
        return node("Add", List.of(a, b));
    }

    @Override
    public String product(String a, String b) {
        return node("Mul", List.of(a, b));
    }

    @Override
    public String positive(String z) {
        return node("Relu", List.of(z));
    }

    @Override
    public String exp(String z) {
        return node("Exp", List.of(z));
    }

    @Override
    public String log(String z) {
        return node("Log", List.of(z));
    }

    @Override
    public String tanh(String z) {
        return node("Tanh", List.of(z));
    }

    /**
     * In double precision {@code ½ + ½ · tanh(½ z)}: ONNX Runtime fuses {@code z · sigmoid(z)} into an operator that it
     * has in single precision alone, and then refuses the file.
     */
    @Override
    public String sigmoid(String z) {
        if (type == NumberType.FLOAT32) {
            return node("Sigmoid", List.of(z));
        }
        String half = constant(0.5);
        return sum(half, product(half, tanh(product(half, z))));
    }

    /** ONNX Runtime has it in single precision alone. */
    @Override
    public String erf(String z) {
        return type == NumberType.FLOAT32
                ? node("Erf", List.of(z))
                : cast(node("Erf", List.of(cast(z, FLOAT))), DOUBLE);
    }

    @Override
    public String sin(String z) {
        return node("Sin", List.of(z));
    }

    @Override
    public String negative(String z) {
        return node("Neg", List.of(z));
    }

    /** The names of values, with what a graph says of each. */
    static List<OnnxMl.ValueInfoProto> values(List<String> names, int type, List<Object> shape) {
        List<OnnxMl.ValueInfoProto> infos = new ArrayList<>();
        for (String name : names) {
            OnnxMl.TensorShapeProto.Builder sides = OnnxMl.TensorShapeProto.newBuilder();
            for (Object side : shape) {
                OnnxMl.TensorShapeProto.Dimension.Builder dimension = OnnxMl.TensorShapeProto.Dimension.newBuilder();
                sides.addDim(
                        side instanceof Integer length
                                ? dimension.setDimValue(length)
                                : dimension.setDimParam(String.valueOf(side)));
            }
            infos.add(OnnxMl.ValueInfoProto.newBuilder()
                    .setName(name)
                    .setType(OnnxMl.TypeProto.newBuilder()
                            .setTensorType(OnnxMl.TypeProto.Tensor.newBuilder()
                                    .setElemType(type)
                                    .setShape(sides)))
                    .build());
        }
        return infos;
    }
}
