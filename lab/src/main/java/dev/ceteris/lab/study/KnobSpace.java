// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import dev.ceteris.base.SpecException;
import dev.ceteris.lab.trial.Knobs;
import dev.ceteris.lab.tuning.SearchDimension;
import dev.ceteris.spec.Binder;
import dev.ceteris.spec.Canonical;
import dev.ceteris.spec.Node;
import dev.ceteris.spec.Place;
import dev.ceteris.spec.Plain;
import dev.ceteris.spec.SectionKey;
import dev.ceteris.spec.Shapes;
import dev.ceteris.spec.StudyException;
import dev.ceteris.spec.ValueKind;
import dev.ceteris.spec.YamlTree;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * The space of one knob: a list of values, which may have ranges in them; a range; or, for hidden layers, a space each
 * for depth, width and taper.
 *
 * @param path of the knob
 * @param place where its space is written
 * @param axes one, or those of depth, width and taper, or one for the items of a list and one for each range in them
 * @param plain the space as a study states it, every default written out
 * @param alternatives the items of a list that has ranges in it; empty for every other space
 */
record KnobSpace(String path, Place place, List<SearchDimension> axes, Object plain, List<Alternative> alternatives) {
    private static final String LOSS = "training.loss";

    private KnobSpace(String path, Place place, List<SearchDimension> axes, Object plain) {
        this(path, place, axes, plain, List.of());
    }

    /** The keys of a range, described. */
    static final List<SectionKey> RANGE = List.of(
            SectionKey.required(
                    "from",
                    new ValueKind.Phrased("number; a whole one where the knob is", new ValueKind.Real("")),
                    "the smallest value, included"),
            SectionKey.required(
                    "to",
                    new ValueKind.Phrased("number; a whole one where the knob is", new ValueKind.Real("")),
                    "the largest value, included"),
            SectionKey.unsaid(
                    "scale",
                    new ValueKind.Choice(SearchDimension.Scale.class),
                    "linear",
                    "whether equal differences or equal ratios are equally likely"),
            SectionKey.free(
                    "steps",
                    new ValueKind.Whole("at least 2"),
                    "none",
                    "how many of its values a `grid` visits, ends included"));

    /** What the space of a knob can be. */
    static final ValueKind SPACE = space();

    static final List<String> RANGE_KEYS = SectionKey.names(RANGE);

    private static final String RANGE_DEFAULTS = "{scale: linear, steps: 0}";
    private static final String EXPECTED = "a list of values or a range such as {from: 0.01, to: 1, scale: log}";

    private static ValueKind space() {
        ValueKind values = ValueKind.Items.distinct(new ValueKind.Anything());
        ValueKind range = new ValueKind.Named("range", "", new ValueKind.Section(RANGE));
        ValueKind part = new ValueKind.Named(
                "part", "", ValueKind.Either.of(new ValueKind.Text(), new ValueKind.Real(""), values, range));
        List<SectionKey> parts = Taper.DESCRIBED.stream()
                .map(key -> key.name().equals(Taper.WIDTH)
                        ? SectionKey.required(key.name(), part, key.meaning())
                        : SectionKey.unsaid(key.name(), part, "1", key.meaning()))
                .toList();
        return new ValueKind.Named(
                "space",
                "a list of values, which may have ranges in them; a range; or, for `hidden`, a list, a range or a "
                        + "value for each of depth, width and taper",
                ValueKind.Either.of(values, range, new ValueKind.Section(parts)));
    }

    /**
     * Reads a space.
     *
     * @param block the section that it is in
     * @param base the study with some value for every knob, to find which listed values are possible
     * @throws StudyException when it is empty or impossible
     */
    static KnobSpace of(String block, String path, Node.Field field, Node.Fields base) {
        String subject = "'" + block + "." + Knobs.name(path) + "'";
        if (path.equals(Taper.KNOB) && field.value() instanceof Node.Fields section) {
            return tapered(path, section, field.key(), subject);
        }
        return switch (field.value()) {
            case Node.Items items
            when items.values().stream()
                    .anyMatch(item -> !Alternative.of(item).ranges().isEmpty()) ->
                alternatives(items, path, field, base, subject);
            case Node.Items items -> {
                List<Object> values = listed(items, path, field, base, subject);
                yield new KnobSpace(path, field.key(), List.of(new SearchDimension.Listed(path, values)), values);
            }
            case Node.Fields range -> {
                SearchDimension axis =
                        range(path, numberOf(Shapes.type(Knobs.class, path), range, subject), range, subject);
                yield new KnobSpace(path, field.key(), List.of(axis), plain(axis));
            }
            default -> throw Binder.mismatch(field.value(), subject, EXPECTED);
        };
    }

    private static List<Object> listed(
            Node.Items items, String path, Node.Field field, Node.Fields base, String subject) {
        List<Object> values = new ArrayList<>();
        for (Node item : nonEmpty(items, subject).values()) {
            Knobs knobs = Factorial.knobs(base.with(path, new Node.Field(field.key(), item)));
            add(values, Plain.at(Plain.section(knobs), path), item, subject);
        }
        return values;
    }

    /** A list with ranges in its items: which item, and for each range a dimension that exists only in its item. */
    private static KnobSpace alternatives(
            Node.Items items, String path, Node.Field field, Node.Fields base, String subject) {
        List<Alternative> alternatives =
                items.values().stream().map(Alternative::of).toList();
        List<Object> values = new ArrayList<>();
        List<SearchDimension> ranges = new ArrayList<>();
        for (Alternative alternative : alternatives) {
            Object sample = alternative.sample(base, path, field);
            List<SearchDimension> own = new ArrayList<>();
            for (Alternative.Range range : alternative.ranges()) {
                own.add(range(range.name(path), numberAt(sample, range, subject), range.node(), subject));
            }
            Object value = own.isEmpty()
                    ? sample
                    : alternative.plain(own.stream().map(KnobSpace::plain).toList());
            add(values, value, alternative.node(), subject);
            own.forEach(axis -> ranges.add(new SearchDimension.Conditional(axis, path, value)));
        }
        List<SearchDimension> axes = new ArrayList<>(List.of(new SearchDimension.Listed(path, values)));
        axes.addAll(ranges);
        return new KnobSpace(path, field.key(), axes, values, alternatives);
    }

    private static Numbers numberAt(Object sample, Alternative.Range range, String subject) {
        return switch (Alternative.at(sample, range.keys())) {
            case Integer _, Long _ -> Numbers.WHOLE;
            case Double _ -> Numbers.REAL;
            case null, default -> {
                // The widths of a taper are written out in a value of the knob, so its own keys lead nowhere.
                if (sample instanceof List<?> && !range.keys().contains(Taper.TAPER)) {
                    yield Numbers.WHOLE;
                }
                throw Binder.mismatch(range.node(), subject, "a value, because there is no number");
            }
        };
    }

    private static Node.Items nonEmpty(Node.Items items, String subject) {
        if (items.values().isEmpty()) {
            throw items.place().error(subject + " is empty, expected at least one value");
        }
        return items;
    }

    private static void add(List<Object> values, Object value, Node item, String subject) {
        if (values.contains(value)) {
            throw item.place().error(subject + " has " + Canonical.text(value) + " twice; keep one of them");
        }
        values.add(value);
    }

    private enum Numbers {
        WHOLE,
        REAL
    }

    private static Numbers numberOf(Type type, Node.Fields range, String subject) {
        return switch (type.getTypeName()) {
            case "int", "long", "java.lang.Integer" -> Numbers.WHOLE;
            case "double" -> Numbers.REAL;
            default -> throw Binder.mismatch(range, subject, "a list of values, as it is not a number");
        };
    }

    private static SearchDimension range(String name, Numbers number, Node.Fields written, String subject) {
        String path = subject.substring(1, subject.length() - 1);
        Binder.checkKeys(written, RANGE_KEYS, path);
        Node.Fields range = written.orElse((Node.Fields) YamlTree.of(RANGE_DEFAULTS, written.place()));
        SearchDimension.Scale scale = (SearchDimension.Scale) value(SearchDimension.Scale.class, range, "scale", path);
        int steps = (int) value(int.class, range, "steps", path);
        try {
            return switch (number) {
                case REAL ->
                    new SearchDimension.Reals(
                            name,
                            (double) value(double.class, range, "from", path),
                            (double) value(double.class, range, "to", path),
                            scale,
                            steps);
                case WHOLE ->
                    new SearchDimension.Wholes(
                            name,
                            (int) value(int.class, range, "from", path),
                            (int) value(int.class, range, "to", path),
                            scale,
                            steps);
            };
        } catch (SpecException refused) {
            throw Binder.impossible(refused, range, written.place(), path);
        }
    }

    private static Object value(Class<?> kind, Node.Fields section, String key, String path) {
        Node node = section.value(key)
                .orElseThrow(() -> section.place()
                        .error("'" + path + "' has no '" + key + "', expected " + Shapes.expected(kind)));
        return Binder.value(kind, node, path + "." + key, "'" + path + "." + key + "'");
    }

    private static KnobSpace tapered(String path, Node.Fields written, Place place, String subject) {
        String name = subject.substring(1, subject.length() - 1);
        Binder.checkKeys(written, Taper.KEYS, name);
        Node.Fields section = written.orElse((Node.Fields) YamlTree.of("{depth: 1, taper: 1}", written.place()));
        if (section.value(Taper.WIDTH).isEmpty()) {
            throw written.place().error("'" + name + "' has no 'width', expected " + EXPECTED);
        }
        List<SearchDimension> axes = new ArrayList<>();
        SequencedMap<String, Object> plain = new LinkedHashMap<>();
        for (String key : Taper.KEYS) {
            SearchDimension axis = part(key, section.fields().get(key).value(), "'" + name + "." + key + "'");
            axes.add(axis);
            plain.put(key, plain(axis));
        }
        return new KnobSpace(path, place, axes, plain);
    }

    private static SearchDimension part(String key, Node node, String subject) {
        String name = "hidden." + key;
        boolean share = key.equals(Taper.TAPER);
        return switch (node) {
            case Node.Fields range -> range(name, share ? Numbers.REAL : Numbers.WHOLE, range, subject);
            case Node.Items items -> {
                List<Object> values = new ArrayList<>();
                for (Node item : nonEmpty(items, subject).values()) {
                    add(values, share ? share(item) : Binder.value(int.class, item, "", subject), item, subject);
                }
                yield new SearchDimension.Listed(name, values);
            }
            default ->
                new SearchDimension.Listed(
                        name, List.of(share ? share(node) : Binder.value(int.class, node, "", subject)));
        };
    }

    private static Object share(Node node) {
        return Taper.share(node).toString();
    }

    private static Object plain(SearchDimension axis) {
        return switch (axis) {
            case SearchDimension.Listed(String name, List<Object> values) -> values;
            case SearchDimension.Conditional conditional -> plain(conditional.axis());
            case SearchDimension.Reals(String name, double from, double to, SearchDimension.Scale scale, int steps) ->
                plain(from, to, scale, steps);
            case SearchDimension.Wholes(String name, int from, int to, SearchDimension.Scale scale, int steps) ->
                plain(from, to, scale, steps);
        };
    }

    private static Object plain(Object from, Object to, SearchDimension.Scale scale, int steps) {
        SequencedMap<String, Object> range = new LinkedHashMap<>();
        range.put("from", from);
        range.put("to", to);
        range.put("scale", Shapes.wordOf(scale));
        if (steps > 0) {
            range.put("steps", steps);
        }
        return range;
    }

    /** The knob's value at a point of its axes, as if it were written in the study. */
    Node node(List<Object> point) {
        if (axes.size() == 1) {
            return Node.of(point.getFirst(), place);
        }
        if (!alternatives.isEmpty()) {
            List<Object> values = ((SearchDimension.Listed) axes.getFirst()).values();
            return alternatives
                    .get(values.indexOf(point.getFirst()))
                    .filled(point.stream()
                            .skip(1)
                            .filter(value -> value != SearchDimension.Absence.ABSENT)
                            .map(value -> Node.of(value, place))
                            .toList());
        }
        SequencedMap<String, Object> section = new LinkedHashMap<>();
        for (int i = 0; i < point.size(); i++) {
            section.put(Taper.KEYS.get(i), point.get(i));
        }
        return Node.of(section, place);
    }

    /**
     * Where a point lies, by the names of its dimensions, as tables show them; without those that do not exist there.
     */
    SequencedMap<String, Object> named(List<Object> point) {
        SequencedMap<String, Object> named = new LinkedHashMap<>();
        for (int i = 0; i < point.size(); i++) {
            Object value = point.get(i);
            if (value != SearchDimension.Absence.ABSENT) {
                String axis = axes.get(i).name();
                boolean template = i == 0
                        && !alternatives.isEmpty()
                        && !alternatives
                                .get(((SearchDimension.Listed) axes.getFirst())
                                        .values()
                                        .indexOf(value))
                                .ranges()
                                .isEmpty();
                named.put(
                        Knobs.PATHS.contains(axis) ? Knobs.name(axis) : axis,
                        template ? Alternative.word(value) : value);
            }
        }
        return named;
    }

    /** How it is written for readers: {@code 0.01 to 2 (log)}, {@code relu · tanh}. */
    String text() {
        return axes.size() == 1 || !alternatives.isEmpty()
                ? text(axes.getFirst())
                : axes.stream()
                        .map(axis -> axis.name().substring(axis.name().lastIndexOf('.') + 1) + " " + text(axis))
                        .collect(Collectors.joining(", "));
    }

    private static String text(SearchDimension axis) {
        return switch (axis) {
            case SearchDimension.Listed(String name, List<Object> values) ->
                values.stream().map(Canonical::text).collect(Collectors.joining(" · "));
            case SearchDimension.Conditional conditional -> text(conditional.axis());
            case SearchDimension.Reals(String name, double from, double to, SearchDimension.Scale scale, int steps) ->
                text(from, to, scale, steps);
            case SearchDimension.Wholes(String name, int from, int to, SearchDimension.Scale scale, int steps) ->
                text(from, to, scale, steps);
        };
    }

    private static String text(Object from, Object to, SearchDimension.Scale scale, int steps) {
        String in = steps > 0 ? steps + " steps, " : "";
        return Canonical.text(from) + " to " + Canonical.text(to) + " (" + in + Shapes.wordOf(scale) + ")";
    }

    /** Whether it is the loss, or a number of it, so that losses of its values cannot be compared. */
    boolean isOfLoss() {
        return path.equals(LOSS) || path.startsWith(LOSS + ".");
    }
}
