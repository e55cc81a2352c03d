// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.model.format;

import ai.onnx.proto.OnnxMl;
import dev.ceteris.data.source.FeatureScale;
import dev.ceteris.data.source.InputForm;
import dev.ceteris.data.source.NumberInputs;
import dev.ceteris.data.source.PixelInputs;
import dev.ceteris.data.source.TableInputs;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The beginning of a graph: raw values come in, and leave as the network was shown them, by the same operations in the
 * same precision as in training.
 *
 * <p>Pixels are one input of bytes, {@code pixels}: samples × rows × columns, with the channels at the end where they
 * are coloured. Numbers are one input of floats, {@code numbers}: samples × width. A table has an input for each of its
 * columns, named as the column is, of samples × 1: floats where its cells are numbers (NaN for a missing one), texts
 * where they are categories (an unknown one is no category).
 */
public final class OnnxInputs {
    private static final String BATCH = "batch";

    private OnnxInputs() {}

    /** The value that the first layer reads, samples × width, in the precision of the network. */
    static String of(InputForm form, OnnxMl.GraphProto.Builder graph, OnnxNodes nodes) {
        String raw = switch (form) {
            case PixelInputs pixels -> pixels(pixels, graph, nodes);
            case NumberInputs numbers -> {
                graph.addAllInput(
                        OnnxNodes.values(List.of("numbers"), OnnxNodes.FLOAT, List.of(BATCH, numbers.width())));
                yield "numbers";
            }
            case TableInputs table -> table(table, graph, nodes);
        };
        String scaled = scaled(raw, form.scale(), nodes);
        return nodes.type() == NumberType.FLOAT64 ? nodes.cast(scaled, OnnxNodes.DOUBLE) : scaled;
    }

    private static String pixels(PixelInputs pixels, OnnxMl.GraphProto.Builder graph, OnnxNodes nodes) {
        List<Object> shape = new ArrayList<>(List.of(BATCH, pixels.rows(), pixels.columns()));
        if (pixels.channels() > 1) {
            shape.add(pixels.channels());
        }
        graph.addAllInput(OnnxNodes.values(List.of("pixels"), OnnxMl.TensorProto.DataType.UINT8_VALUE, shape));
        String floats = nodes.cast("pixels", OnnxNodes.FLOAT);
        String flat = nodes.node("Flatten", List.of(floats), OnnxNodes.attribute("axis", 1));
        return pixels.factor() == 1
                ? flat
                : nodes.node("Mul", List.of(flat, nodes.number("pixel.factor", pixels.factor())));
    }

    private static String table(TableInputs table, OnnxMl.GraphProto.Builder graph, OnnxNodes nodes) {
        List<String> parts = new ArrayList<>();
        List<String> names = names(table);
        for (int i = 0; i < names.size(); i++) {
            TableInputs.NamedColumn column = table.inputs().get(i);
            String name = names.get(i);
            int type = column.isNumber() ? OnnxNodes.FLOAT : OnnxMl.TensorProto.DataType.STRING_VALUE;
            graph.addAllInput(OnnxNodes.values(List.of(name), type, List.of(BATCH, 1)));
            parts.add(column.isNumber() ? number(column, name, i, nodes) : category(column, name, nodes));
        }
        return parts.size() == 1 ? parts.getFirst() : nodes.node("Concat", parts, OnnxNodes.attribute("axis", 1));
    }

    private static String number(TableInputs.NamedColumn column, String name, int place, OnnxNodes nodes) {
        String missing = nodes.node("IsNaN", List.of(name));
        String mean = nodes.number("mean." + (place + 1), (float) column.mean());
        return nodes.node("Where", List.of(missing, mean, name));
    }

    private static String category(TableInputs.NamedColumn column, String name, OnnxNodes nodes) {
        String oneHot = nodes.learned(
                "OneHotEncoder",
                name,
                OnnxNodes.attribute("cats_strings", column.categories()),
                OnnxNodes.attribute("zeros", 1));
        return nodes.node("Flatten", List.of(oneHot), OnnxNodes.attribute("axis", 1));
    }

    /** The names of a graph's inputs for the columns of a table: their own, made different where they are not. */
    public static List<String> names(TableInputs table) {
        Set<String> taken = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (TableInputs.NamedColumn column : table.inputs()) {
            String number = "column " + (column.index() + 1);
            String name = column.name().isEmpty() ? number : column.name();
            boolean free = !isInternal(name) && taken.add(name);
            names.add(free ? name : name + " (" + number + ")");
        }
        return names;
    }

    /** Whether a graph has such a name already. */
    private static boolean isInternal(String name) {
        return name.matches("(value|constant)\\d+|mean\\.\\d+|layer\\d+\\.(weight|bias)|logits|probabilities|class|"
                + "prediction|class names|scale\\.(shift|divisor)|target\\.(mean|deviation)");
    }

    private static String scaled(String raw, FeatureScale scale, OnnxNodes nodes) {
        if (scale.isNone()) {
            return raw;
        }
        String precise = nodes.cast(raw, OnnxNodes.DOUBLE);
        String shifted = nodes.node("Sub", List.of(precise, nodes.numbers("scale.shift", scale.shifts())));
        String divided = nodes.node("Div", List.of(shifted, nodes.numbers("scale.divisor", scale.divisors())));
        return nodes.cast(divided, OnnxNodes.FLOAT);
    }
}
