// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import dev.ceteris.lab.trial.Factor;
import dev.ceteris.lab.trial.Knobs;
import dev.ceteris.spec.Binder;
import dev.ceteris.spec.Canonical;
import dev.ceteris.spec.Node;
import dev.ceteris.spec.Place;
import dev.ceteris.spec.Plain;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/**
 * Levels with a name each that set several knobs at once: the key {@code recipe} of {@code vary}. A level whose name
 * begins with {@code +} also has all that the one before it has, so that a list of them is an ablation.
 *
 * @param place of the key
 * @param levels by name, in order
 */
record Recipes(Place place, SequencedMap<String, Level> levels) implements Variation {
    static final String KEY = "recipe";

    /** Names of levels are short enough for a table. */
    static final int LONGEST_NAME = 40;

    static final String NAME_PATTERN = "\\S(.*\\S)?";

    private static final String EXPECTED =
            "a section with the knobs of each recipe, such as {plain: {}, + dropout: {dropout: 0.5}}";

    /**
     * One of them.
     *
     * @param place of its name
     * @param own what it sets itself, by the path of the knob
     * @param all the same after what it has from those before it
     */
    record Level(Place place, SequencedMap<String, Node.Field> own, List<Map.Entry<String, Node.Field>> all) {}

    /**
     * Those of a study.
     *
     * @throws dev.ceteris.spec.StudyException when a name or a knob cannot be
     */
    static Recipes of(Node.Field line) {
        if (!(line.value() instanceof Node.Fields written)) {
            throw Binder.mismatch(line.value(), "'vary." + KEY + "'", EXPECTED);
        }
        if (written.fields().isEmpty()) {
            throw written.place().error("'vary." + KEY + "' is empty, expected " + EXPECTED);
        }
        SequencedMap<String, Level> levels = new LinkedHashMap<>();
        for (Map.Entry<String, Node.Field> entry : written.fields().entrySet()) {
            List<Map.Entry<String, Node.Field>> before = isMore(entry.getKey()) ? before(levels, entry) : List.of();
            levels.put(entry.getKey(), level(entry.getKey(), entry.getValue(), before));
        }
        return new Recipes(line.key(), levels);
    }

    private static boolean isMore(String name) {
        return name.startsWith("+");
    }

    private static List<Map.Entry<String, Node.Field>> before(
            SequencedMap<String, Level> levels, Map.Entry<String, Node.Field> entry) {
        if (levels.isEmpty()) {
            throw entry.getValue()
                    .key()
                    .error("the first recipe is called '" + entry.getKey()
                            + "', but there is none before it that it could add to; expected a name without +");
        }
        return levels.lastEntry().getValue().all();
    }

    private static Level level(String name, Node.Field field, List<Map.Entry<String, Node.Field>> before) {
        String subject = "'vary." + KEY + "." + name + "'";
        if (!name.matches(NAME_PATTERN) || name.length() > LONGEST_NAME) {
            throw field.key()
                    .error("a recipe is called '" + name + "', expected 1 to 40 characters, none of them a"
                            + " space at either end");
        }
        if (!(field.value() instanceof Node.Fields section)) {
            throw Binder.mismatch(field.value(), subject, "a section of knobs, such as {dropout: 0.5}; {} sets none");
        }
        SequencedMap<String, Node.Field> own = new LinkedHashMap<>();
        section.fields().forEach((knob, value) -> {
            if (own.putIfAbsent(Knobs.path(knob, value.key()), value) != null) {
                throw value.key().error(subject + " sets '" + Knobs.path(knob, value.key()) + "' twice; keep one");
            }
        });
        // A choice goes before a knob inside of it, whatever their order in the file.
        List<Map.Entry<String, Node.Field>> all = new ArrayList<>(before);
        own.entrySet().stream()
                .sorted(Comparator.comparingInt(set -> words(set.getKey()).length))
                .forEach(all::add);
        return new Level(field.key(), own, all);
    }

    @Override
    public SequencedSet<String> paths() {
        SequencedSet<String> paths = new LinkedHashSet<>();
        levels.values().forEach(level -> paths.addAll(level.own().keySet()));
        return paths;
    }

    /** The knobs of the sections that it decides about: of one inside of a choice, the choice. */
    SequencedSet<String> knobs() {
        return paths().stream().map(Recipes::choice).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String[] words(String path) {
        return path.split("\\.", -1);
    }

    /** The knob of a section that a path leads to or into. */
    private static String choice(String path) {
        String[] words = words(path);
        return words[0] + "." + words[1];
    }

    @Override
    public Factor factor(Node.Fields base) {
        SequencedMap<String, String> meanings = new LinkedHashMap<>();
        levels.forEach((name, level) -> meanings.put(name, meaning(level)));
        return new Factor(KEY, KEY, List.copyOf(levels.keySet()), meanings);
    }

    private static String meaning(Level level) {
        return level.own().isEmpty()
                ? "nothing else"
                : level.own().entrySet().stream()
                        .map(set -> Knobs.name(set.getKey()) + " "
                                + Canonical.text(Plain.of(set.getValue().value())))
                        .collect(Collectors.joining(", "));
    }

    @Override
    public int count() {
        return levels.size();
    }

    @Override
    public Node.Fields put(Node.Fields tree, int level) {
        Node.Fields changed = tree;
        for (Map.Entry<String, Node.Field> set :
                List.copyOf(levels.values()).get(level).all()) {
            requireChoice(changed, set.getKey(), set.getValue().key());
            changed = changed.with(set.getKey(), set.getValue());
        }
        return changed;
    }

    /** A knob inside of a choice exists only where that choice is made. */
    private static void requireChoice(Node.Fields tree, String path, Place place) {
        String choice = choice(path);
        String[] words = words(path);
        if (words.length > 2
                && tree.at(choice).orElse(null) instanceof Node.Text made
                && !made.value().equals(words[2])) {
            throw place.error("a recipe sets '" + Knobs.name(path) + "', a knob that exists only with "
                    + Knobs.name(choice) + ": " + words[2] + ", but '" + Knobs.name(choice) + "' is " + made.value()
                    + " there; expected the choice with the knob inside, such as " + Knobs.name(choice) + ": "
                    + Draft.inside(choice, path, "…"));
        }
    }

    /**
     * {@inheritDoc} Only of knobs that need a value and have none elsewhere, which all recipes have to set: what one of
     * them sets must never be what another one has.
     */
    @Override
    public Node.Fields withPlaceholders(Node.Fields tree) {
        Node.Fields filled = tree;
        for (String path : paths()) {
            if (words(path).length == 2 && !tree.has(path)) {
                levels.forEach((name, level) -> requireSet(name, level, path));
                filled = filled.with(path, value(levels.firstEntry().getValue(), path));
            }
        }
        return filled;
    }

    private static Node.Field value(Level level, String path) {
        return level.all().stream()
                .filter(set -> set.getKey().equals(path))
                .map(Map.Entry::getValue)
                .reduce((_, later) -> later)
                .orElse(null);
    }

    private static void requireSet(String name, Level level, String path) {
        if (value(level, path) == null) {
            throw level.place()
                    .error("'vary." + KEY + "." + name + "' lacks '" + Knobs.name(path) + "', which other recipes set"
                            + " and the study has no value for; expected one in every recipe, or in '"
                            + words(path)[0] + "' for those that do not set it");
        }
    }

    /** Every level with every knob that one of them sets, so that nothing depends on what stands elsewhere. */
    @Override
    public Object plain(Node.Fields base) {
        return sections(base);
    }

    /** The same as sections by name; paths of knobs to plain values in each of them. */
    SequencedMap<String, SequencedMap<String, Object>> sections(Node.Fields base) {
        SequencedMap<String, SequencedMap<String, Object>> plain = new LinkedHashMap<>();
        List<String> names = List.copyOf(levels.keySet());
        for (int i = 0; i < names.size(); i++) {
            SequencedMap<String, Object> section = Plain.section(Factorial.knobs(put(base, i)));
            SequencedMap<String, Object> knobs = new LinkedHashMap<>();
            knobs().forEach(path -> knobs.put(path, Plain.at(section, path)));
            plain.put(names.get(i), knobs);
        }
        return plain;
    }
}
