// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import dev.ceteris.engine.optimizer.Optimizer;
import dev.ceteris.engine.optimizer.SecondOrder;
import dev.ceteris.lab.trial.Knobs;
import dev.ceteris.spec.Binder;
import dev.ceteris.spec.Defaults;
import dev.ceteris.spec.Node;
import dev.ceteris.spec.Place;
import dev.ceteris.spec.SectionKey;
import dev.ceteris.spec.Shapes;
import dev.ceteris.spec.StudyException;
import dev.ceteris.spec.StudyText;
import dev.ceteris.spec.YamlTree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A study between its text and its records: the tree of its file, with short names resolved and settings applied.
 *
 * @param root everything but {@code vary}
 * @param levels the path of each varied knob, or {@link Recipes#KEY}, to its levels, in the order of the file
 * @param settings what the command line has changed, by resolved path; the last one of a path counts
 */
public record Draft(Node.Fields root, SequencedMap<String, Node.Field> levels, SequencedMap<String, String> settings) {
    static final String VARY = "vary";

    /** The keys of a study, in the order in which one is written. */
    static final List<String> KEYS = SectionKey.names(StudyKeys.all());

    /** What mean nothing to an optimizer of the second order, and so may be left out where there is no other. */
    private static final String DEFAULTS_OF_SECOND_ORDER = """
            training:
              learningRate: 1
              batchSize: 1
              update: epoch
            """;

    private static final List<String> NOTHING_TO_SECOND_ORDER =
            List.of("training.learningRate", "training.batchSize", "training.update");

    private static final String OPTIMIZER = "training.optimizer";

    private static final String SOURCE = "data.source";

    public Draft {
        levels = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(levels));
        settings = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(settings));
    }

    /**
     * The draft of a file.
     *
     * @throws StudyException when it is not YAML, not a mapping, has an unknown key, or varies something that is not a
     *     knob
     */
    static Draft of(StudyText text) {
        Node tree = YamlTree.of(text);
        if (!(tree instanceof Node.Fields root)) {
            throw Binder.mismatch(tree, "the study", "a mapping with the keys " + String.join(", ", KEYS));
        }
        Binder.checkKeys(root, KEYS, "");
        Draft draft = new Draft(root.without(VARY), new LinkedHashMap<>(), new LinkedHashMap<>());
        return root.fields().containsKey(VARY)
                ? draft.varying(root.fields().get(VARY).value())
                : draft;
    }

    private Draft varying(Node vary) {
        if (!(vary instanceof Node.Fields factors)) {
            throw Binder.mismatch(vary, "'vary'", "a section with a list of levels for each varied knob");
        }
        SequencedMap<String, Node.Field> resolved = new LinkedHashMap<>();
        factors.fields().forEach((name, field) -> {
            String path = varied(name, field.key());
            if (resolved.putIfAbsent(path, field) != null) {
                throw field.key().error("'" + path + "' is varied twice; keep one of its lists");
            }
        });
        return new Draft(root, resolved, settings).requireApart();
    }

    /** The path of a knob, or the key of recipes. */
    private static String varied(String name, Place place) {
        return name.equals(Recipes.KEY) ? name : Knobs.path(name, place);
    }

    /** What is varied, a line each, in the order of the file. */
    List<Variation> variations() {
        return levels.entrySet().stream()
                .map(line -> Variation.of(line.getKey(), line.getValue()))
                .toList();
    }

    /** The paths of all knobs that are varied. */
    SequencedSet<String> variedPaths() {
        SequencedSet<String> paths = new LinkedHashSet<>(levels.keySet());
        if (paths.remove(Recipes.KEY)) {
            paths.addAll(Recipes.of(levels.get(Recipes.KEY)).paths());
        }
        return paths;
    }

    /** A choice and a knob inside of one of its kinds are no two factors: the knob exists only with that kind. */
    private Draft requireApart() {
        requireApartFromRecipes();
        for (String outer : levels.keySet()) {
            levels.forEach((inner, field) -> {
                if (inner.startsWith(outer + ".")) {
                    throw field.key()
                            .error("'" + Knobs.name(outer) + "' and '" + Knobs.name(inner)
                                    + "', a knob inside of it, are both varied; expected one of them, such as "
                                    + Knobs.name(outer) + ": [" + inside(outer, inner, "…") + "]");
                }
            });
        }
        return this;
    }

    private void requireApartFromRecipes() {
        if (!levels.containsKey(Recipes.KEY)) {
            return;
        }
        for (String set : Recipes.of(levels.get(Recipes.KEY)).paths()) {
            levels.forEach((path, field) -> {
                if (path.equals(set) || path.startsWith(set + ".") || set.startsWith(path + ".")) {
                    throw field.key()
                            .error("'" + Knobs.name(path) + "' is varied, and a recipe sets '" + Knobs.name(set)
                                    + "'; expected one of them: leave it out of 'vary', or out of the recipes");
                }
            });
        }
    }

    /** How a value of a knob inside of a choice is written as a value of the choice: {@code {l2: {lambda: 0.1}}}. */
    static String inside(String outer, String inner, String value) {
        String[] words = inner.substring(outer.length() + 1).split("\\.", -1);
        return "{" + String.join(": {", words) + ": " + value + "}".repeat(words.length);
    }

    /**
     * The draft with one thing changed by the command line.
     *
     * @throws StudyException when there is no such knob, or the knob is varied, or the value is not YAML
     */
    Draft with(Setting setting) {
        Place place = setting.place();
        Node.Field field = new Node.Field(place, YamlTree.of(setting.value(), place));
        String path = setting.path();
        if (path.equals(VARY)) {
            return varying(field.value()).recording(VARY, setting);
        }
        if (path.startsWith(VARY + ".")) {
            String varied = varied(path.substring(VARY.length() + 1), place);
            SequencedMap<String, Node.Field> more = new LinkedHashMap<>(levels);
            more.put(varied, field);
            return new Draft(root, more, settings).requireApart().recording(VARY + "." + varied, setting);
        }
        for (String block : List.of(Block.TUNE, Block.SEARCH)) {
            if (path.startsWith(block + ".")) {
                String key = path.substring(block.length() + 1);
                return new Draft(BlockReader.with(root, block, key, field), levels, settings).recording(path, setting);
            }
        }
        String resolved = settable(path, place);
        refuseKeyOfName(resolved, place);
        refuseVaried(resolved, field);
        return new Draft(root.with(resolved, field), levels, settings).recording(resolved, setting);
    }

    /**
     * The path of a study's key, of a knob, or of a key of the source's section: which is not a knob, but set like one.
     */
    private static String settable(String path, Place place) {
        for (String source : List.of(SOURCE, Knobs.name(SOURCE))) {
            if (path.startsWith(source + ".")) {
                return SOURCE + path.substring(source.length());
            }
        }
        if (path.startsWith(SeedsSection.KEY + ".")) {
            SeedsSection.requireSource(path.substring(SeedsSection.KEY.length() + 1), place);
            return path;
        }
        return KEYS.contains(path) ? path : Knobs.path(path, place);
    }

    private void refuseKeyOfName(String path, Place place) {
        if (!path.startsWith(SOURCE + ".")) {
            return;
        }
        if (levels.containsKey(SOURCE)) {
            throw place.error(
                    "'" + Knobs.name(SOURCE) + "' is what this study varies, so a key of it cannot be set to one"
                            + " value; set its levels in full with --set vary." + Knobs.name(SOURCE));
        }
        if (root.at(SOURCE).orElse(null) instanceof Node.Text name) {
            throw place.error(
                    "'" + SOURCE + "' is " + name.found() + ", which has no keys to set; set all of it, such as"
                            + " --set 'data.source={function: x1^2, from: -1, to: 1}'");
        }
    }

    private void refuseVaried(String path, Node.Field set) {
        refuseSetByRecipes(path, set.key());
        for (String outer = path; outer.contains("."); outer = outer.substring(0, outer.lastIndexOf('.'))) {
            String name = Knobs.name(outer);
            if (levels.containsKey(outer)) {
                throw decided(outer, path, set, "what this study varies", "levels, such as --set vary." + name);
            }
            for (String block : List.of(Block.TUNE, Block.SEARCH)) {
                if (BlockReader.chooses(root, block, outer)) {
                    String space = "space, such as --set " + block + "." + name;
                    throw decided(outer, path, set, "chosen by '" + block + "'", space);
                }
            }
        }
    }

    private void refuseSetByRecipes(String path, Place place) {
        if (!levels.containsKey(Recipes.KEY)) {
            return;
        }
        for (String set : Recipes.of(levels.get(Recipes.KEY)).paths()) {
            if (path.equals(set) || path.startsWith(set + ".") || set.startsWith(path + ".")) {
                throw place.error("'" + Knobs.name(path) + "' cannot be set to one value, because a recipe of this"
                        + " study sets '" + Knobs.name(set) + "'; set all recipes with --set vary." + Recipes.KEY
                        + "={…}");
            }
        }
    }

    /** The error that a knob cannot be set because of what decides it, or the choice that it is inside of. */
    private static StudyException decided(String outer, String path, Node.Field set, String how, String instead) {
        boolean itself = path.equals(outer);
        String value = set.value().written();
        return set.key()
                .error("'" + Knobs.name(outer) + "' is " + how + ", so "
                        + (itself ? "it" : "'" + Knobs.name(path) + "' inside of it")
                        + " cannot be set to one value; set its " + instead + "=["
                        + (itself ? value : inside(outer, path, value)) + "]");
    }

    private Draft recording(String path, Setting setting) {
        SequencedMap<String, String> more = new LinkedHashMap<>(settings);
        // What was set inside of this is gone, and must not be searched for when the overrides are read.
        more.keySet().removeIf(other -> other.startsWith(path + "."));
        more.putLast(path, setting.value());
        return new Draft(root, levels, more);
    }

    /** The tree with a default for whatever need not be said. */
    Node.Fields complete() {
        Node.Fields stated = root;
        for (Map.Entry<String, Node.Field> factor : levels.entrySet()) {
            boolean absent = !stated.has(factor.getKey());
            Node.Field list = factor.getValue();
            if (absent
                    && list.value() instanceof Node.Items items
                    && !items.values().isEmpty()) {
                // A study that varies 'l2.lambda' has chosen l2: a default that makes another choice must not apply.
                stated = stated.with(
                        factor.getKey(),
                        new Node.Field(list.key(), items.values().getFirst()));
            }
        }
        for (String block : List.of(Block.TUNE, Block.SEARCH)) {
            Optional<BlockReader> reader = BlockReader.of(block, stated);
            stated = reader.isPresent() ? reader.get().withChoicesMade(stated) : stated;
        }
        Node.Fields said = onlySecondOrder(stated) ? stated.orElse(defaultsOfSecondOrder()) : stated;
        return SectionKey.complete(said.orElse(defaults()), List.of(StudyKeys.SEEDS, StudyKeys.OVERRIDDEN));
    }

    /** What a study holds equal, without what would make no difference. */
    SequencedMap<String, String> withoutMeaningless(SequencedMap<String, String> held) {
        SequencedMap<String, String> meant = new LinkedHashMap<>(held);
        if (onlySecondOrder(complete())) {
            meant.keySet().removeAll(NOTHING_TO_SECOND_ORDER);
        }
        return meant;
    }

    private Node.Fields defaultsOfSecondOrder() {
        return (Node.Fields) YamlTree.of(DEFAULTS_OF_SECOND_ORDER, root.place());
    }

    /** What the sections need not say. */
    private Node.Fields defaults() {
        SequencedMap<String, Node.Field> sections = new LinkedHashMap<>();
        for (String section : Knobs.SECTIONS) {
            Class<?> spec = (Class<?>) Shapes.type(Knobs.class, section);
            sections.put(section, new Node.Field(root.place(), Defaults.of(spec, root.place())));
        }
        return new Node.Fields(root.place(), sections);
    }

    private boolean onlySecondOrder(Node.Fields stated) {
        boolean varied = levels.containsKey(OPTIMIZER) && levels.get(OPTIMIZER).value() instanceof Node.Items;
        if (!varied && levels.containsKey(Recipes.KEY)) {
            Recipes recipes = Recipes.of(levels.get(Recipes.KEY));
            return IntStream.range(0, recipes.count())
                    .mapToObj(level -> recipes.put(stated, level).at(OPTIMIZER))
                    .allMatch(chosen -> chosen.filter(Draft::isSecondOrder).isPresent());
        }
        Stream<Node> chosen =
                varied ? ((Node.Items) levels.get(OPTIMIZER).value()).values().stream() : stated.at(OPTIMIZER).stream();
        List<Boolean> secondOrder = chosen.map(Draft::isSecondOrder).toList();
        return !secondOrder.isEmpty() && !secondOrder.contains(false);
    }

    private static boolean isSecondOrder(Node choice) {
        String word = choice instanceof Node.Fields section && section.fields().size() == 1
                ? section.fields().firstEntry().getKey()
                : choice.written();
        return Shapes.record(Optimizer.class, word)
                .filter(SecondOrder.class::isAssignableFrom)
                .isPresent();
    }

    /** What the command line has changed, now and in whatever this text was written by, each as {@code path=value}. */
    List<String> overrides() {
        List<String> overrides = new ArrayList<>();
        Node.Field before = complete().fields().get("overridden");
        for (Node item :
                Binder.items(before.value(), "'overridden'", "a list of texts").values()) {
            overrides.add(Binder.text(item, "an item of 'overridden'"));
        }
        settings.forEach((path, value) -> overrides.add(path + "=" + value));
        return List.copyOf(overrides);
    }
}
