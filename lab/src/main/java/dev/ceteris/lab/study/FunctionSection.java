// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import dev.ceteris.data.DataException;
import dev.ceteris.data.DataSource;
import dev.ceteris.data.synthetic.Expression;
import dev.ceteris.data.synthetic.FunctionSource;
import dev.ceteris.engine.SpecException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** How a study states a function as its data. */
final class FunctionSection {
    /** Its keys. */
    static final List<String> KEYS = List.of("function", "from", "to", "noise", "grid", "diagonal", "judged");

    /** What it need not say, in its own words; how fine the grid is follows from the number of inputs. */
    private static final String DEFAULTS = "{noise: 0, diagonal: 0, judged: " + FunctionSource.USUALLY_JUDGED + "}";

    private FunctionSection() {}

    /** @throws StudyException when a key is missing or wrong */
    static DataSource bind(Node.Fields section, String path) {
        Binder.checkKeys(section, KEYS, path);
        Node.Fields complete = section.orElse((Node.Fields) YamlTree.of(DEFAULTS, section.place()));
        String function = (String) Sources.value(String.class, complete, "function", path);
        List<Double> from = bounds(complete, "from", path);
        List<Double> to = bounds(complete, "to", path);
        try {
            int inputs = FunctionSource.inputs(function, from, to);
            int grid = complete.has("grid")
                    ? (int) Sources.value(int.class, complete, "grid", path)
                    : FunctionSource.usualGrid(inputs);
            return new FunctionSource(
                    function,
                    FunctionSource.forEach(inputs, from),
                    FunctionSource.forEach(inputs, to),
                    (double) Sources.value(double.class, complete, "noise", path),
                    grid,
                    (int) Sources.value(int.class, complete, "diagonal", path),
                    (int) Sources.value(int.class, complete, "judged", path));
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
                : List.of((double) Sources.value(double.class, section, key, path));
    }

    /** The source as a section that {@link #bind} reads again. */
    static SequencedMap<String, Object> plain(FunctionSource source) {
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
