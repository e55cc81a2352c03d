// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.source;

import dev.ceteris.base.DataException;
import dev.ceteris.base.SpecException;
import dev.ceteris.data.source.function.Expression;
import dev.ceteris.data.source.function.FunctionSource;
import dev.ceteris.spec.Binder;
import dev.ceteris.spec.Node;
import dev.ceteris.spec.YamlTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** How a study states a function as its data. */
final class FunctionForm implements SourceForm<FunctionSource> {
    /** What it need not say, in its own words; how fine the grid is follows from the number of inputs. */
    private static final String DEFAULTS = "{noise: 0, diagonal: 0, judged: " + FunctionSource.USUALLY_JUDGED + "}";

    @Override
    public Class<FunctionSource> kind() {
        return FunctionSource.class;
    }

    @Override
    public List<String> keys() {
        return List.of("function", "from", "to", "noise", "grid", "diagonal", "judged");
    }

    @Override
    public FunctionSource read(Node.Fields section, String path) {
        Node.Fields complete = section.orElse((Node.Fields) YamlTree.of(DEFAULTS, section.place()));
        String function = (String) SourceForm.value(String.class, complete, "function", path);
        List<Double> from = bounds(complete, "from", path);
        List<Double> to = bounds(complete, "to", path);
        try {
            int inputs = FunctionSource.inputs(function, from, to);
            int grid = complete.has("grid")
                    ? (int) SourceForm.value(int.class, complete, "grid", path)
                    : FunctionSource.usualGrid(inputs);
            return new FunctionSource(
                    function,
                    FunctionSource.forEach(inputs, from),
                    FunctionSource.forEach(inputs, to),
                    (double) SourceForm.value(double.class, complete, "noise", path),
                    grid,
                    (int) SourceForm.value(int.class, complete, "diagonal", path),
                    (int) SourceForm.value(int.class, complete, "judged", path));
        } catch (SpecException refused) {
            throw Binder.impossible(refused, complete, section.place(), path);
        } catch (DataException refused) {
            throw section.fields()
                    .get("function")
                    .value()
                    .place()
                    .error("'" + path + ".function' is " + refused.getMessage());
        }
    }

    /** A list of bounds has one for each input; a single bound, in a list or not, is that of all of them. */
    private static List<Double> bounds(Node.Fields section, String key, String path) {
        String inside = path + "." + key;
        return section.value(key).orElse(null) instanceof Node.Items items
                ? items.values().stream()
                        .map(item -> (double) Binder.value(double.class, item, inside, "an item of '" + inside + "'"))
                        .toList()
                : List.of((double) SourceForm.value(double.class, section, key, path));
    }

    @Override
    public SequencedMap<String, Object> plain(FunctionSource source) {
        boolean allAreUsed = source.from().size()
                == Math.max(1, Expression.parse(source.function()).inputs());
        SequencedMap<String, Object> section = new LinkedHashMap<>();
        section.put("function", source.function());
        section.put("from", plain(source.from(), allAreUsed));
        section.put("to", plain(source.to(), allAreUsed));
        section.put("noise", source.noise());
        section.put("grid", source.grid());
        section.put("diagonal", source.diagonal());
        section.put("judged", source.judged());
        return section;
    }

    private static Object plain(List<Double> bounds, boolean allAreUsed) {
        boolean allAreEqual = bounds.stream().distinct().count() == 1;
        return allAreUsed && allAreEqual ? bounds.getFirst() : bounds;
    }
}
