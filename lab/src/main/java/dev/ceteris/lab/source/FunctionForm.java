// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.source;

import dev.ceteris.base.DataException;
import dev.ceteris.base.SpecException;
import dev.ceteris.data.source.Scaling;
import dev.ceteris.data.source.function.Expression;
import dev.ceteris.data.source.function.FunctionSource;
import dev.ceteris.spec.Binder;
import dev.ceteris.spec.Node;
import dev.ceteris.spec.SectionKey;
import dev.ceteris.spec.Shapes;
import dev.ceteris.spec.ValueKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** How a study states a function as its data. */
final class FunctionForm implements SourceForm<FunctionSource> {
    private static final ValueKind BOUNDS = new ValueKind.Phrased(
            "number, or a list with one for each input",
            ValueKind.Either.of(
                    new ValueKind.Real(""),
                    new ValueKind.Items(
                            new ValueKind.Real(""), 1, Expression.MOST_INPUTS, ValueKind.Repetition.ALLOWED)));

    private static final SectionKey FUNCTION = SectionKey.required(
            "function", new ValueKind.Text("", 1, Expression.LONGEST), "the function, such as `x1*exp(-x1^2-x2^2)`");
    private static final SectionKey FROM =
            SectionKey.required("from", BOUNDS, "lower bound of the inputs, or a list with one for each");
    private static final SectionKey TO =
            SectionKey.required("to", BOUNDS, "upper bound of the inputs, or a list with one for each");
    private static final SectionKey NOISE = SectionKey.unsaid(
            "noise",
            new ValueKind.Real("at least 0"),
            "0",
            "standard deviation of the normal noise on the targets that are learned from or set aside; the test set "
                    + "has none");
    private static final SectionKey GRID = SectionKey.free(
            "grid",
            new ValueKind.Whole("at least 2"),
            "1000 for one or two inputs; for more, as many as make at most 1,000,000 combinations",
            "evenly spaced points of each input, bounds included; every combination is a test sample, at most "
                    + "4,000,000; by"
                    + " default at most 1000, and a million combinations");
    private static final SectionKey DIAGONAL = SectionKey.unsaid(
            "diagonal",
            new ValueKind.Phrased("0, or 2 to 1,000,000", new ValueKind.Whole("at least 0")),
            "0",
            "evenly spaced points from the corner of lower bounds to that of upper bounds, judged after every epoch:"
                    + " `diagonal.loss`; 0 means none");
    private static final SectionKey JUDGED = SectionKey.unsaid(
            "judged",
            new ValueKind.Whole("at least 1"),
            String.valueOf(FunctionSource.USUALLY_JUDGED),
            "how often at most a trial is judged by the grid: after the last epoch, and after others so that they "
                    + "are spread"
                    + " evenly");

    private static final SectionKey SCALING = SectionKey.unsaid(
            "scaling",
            new ValueKind.Choice(Scaling.class),
            "as-is",
            "what is done to the inputs that a network sees: mean 0 and variance 1 within the bounds, 0 to 1 within the"
                    + " bounds, or nothing");

    @Override
    public Class<FunctionSource> kind() {
        return FunctionSource.class;
    }

    @Override
    public List<SectionKey> keys() {
        return List.of(FUNCTION, FROM, TO, NOISE, GRID, DIAGONAL, JUDGED, SCALING);
    }

    @Override
    public FunctionSource read(Node.Fields section, String path) {
        String function = (String) FUNCTION.read(section, path);
        List<Double> from = bounds(FROM, section, path);
        List<Double> to = bounds(TO, section, path);
        try {
            int inputs = FunctionSource.inputs(function, from, to);
            int grid = section.has(GRID.name()) ? (int) GRID.read(section, path) : FunctionSource.usualGrid(inputs);
            return new FunctionSource(
                    function,
                    FunctionSource.forEach(inputs, from),
                    FunctionSource.forEach(inputs, to),
                    (double) NOISE.read(section, path),
                    grid,
                    (int) DIAGONAL.read(section, path),
                    (int) JUDGED.read(section, path),
                    (Scaling) SCALING.read(section, path));
        } catch (SpecException refused) {
            throw Binder.impossible(refused, section, section.place(), path);
        } catch (DataException refused) {
            throw section.fields()
                    .get("function")
                    .value()
                    .place()
                    .error("'" + path + ".function' is " + refused.getMessage());
        }
    }

    /** A list of bounds has one for each input; a single bound, in a list or not, is that of all of them. */
    private static List<Double> bounds(SectionKey key, Node.Fields section, String path) {
        String inside = path + "." + key.name();
        return section.value(key.name()).orElse(null) instanceof Node.Items items
                ? items.values().stream()
                        .map(item -> (double) Binder.value(double.class, item, inside, "an item of '" + inside + "'"))
                        .toList()
                : List.of((double) key.read(section, path));
    }

    @Override
    public SequencedMap<String, Object> plain(FunctionSource source) {
        boolean allAreUsed = source.from().size()
                == Math.max(1, Expression.parse(source.function()).inputs());
        SequencedMap<String, Object> section = new LinkedHashMap<>();
        section.put(FUNCTION.name(), source.function());
        section.put(FROM.name(), plain(source.from(), allAreUsed));
        section.put(TO.name(), plain(source.to(), allAreUsed));
        section.put(NOISE.name(), source.noise());
        section.put(GRID.name(), source.grid());
        section.put(DIAGONAL.name(), source.diagonal());
        section.put(JUDGED.name(), source.judged());
        // It has not always been a key; the digests of older studies stay what they are.
        if (source.scaling() != Scaling.AS_IS) {
            section.put(SCALING.name(), Shapes.wordOf(source.scaling()));
        }
        return section;
    }

    private static Object plain(List<Double> bounds, boolean allAreUsed) {
        boolean allAreEqual = bounds.stream().distinct().count() == 1;
        return allAreUsed && allAreEqual ? bounds.getFirst() : bounds;
    }
}
