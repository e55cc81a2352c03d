// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import dev.ceteris.lab.trial.Condition;
import dev.ceteris.lab.trial.Factor;
import dev.ceteris.lab.trial.Knobs;
import dev.ceteris.spec.Binder;
import dev.ceteris.spec.Canonical;
import dev.ceteris.spec.Node;
import dev.ceteris.spec.Plain;
import dev.ceteris.spec.StudyException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;

/**
 * All combinations of a study's levels.
 *
 * <p>A condition is the study's tree with a level put at each varied path, bound to records anew: a knob that is added
 * to a record can be held, varied and set without anything being added here.
 *
 * @param factors what is varied
 * @param cells one for each condition, the last factor changing fastest
 */
record Factorial(List<Factor> factors, List<Cell> cells) {
    /** More than any study needs, and few enough to be planned in memory. */
    private static final int MOST_CONDITIONS = 100_000;

    /**
     * A condition and what it makes of the knobs.
     *
     * @param point where it lies in the space that is searched; its levels when nothing is
     * @param coordinates the same on each axis of the space; empty when nothing is searched
     * @param tree the study with its levels in it
     */
    record Cell(
            Condition condition,
            SequencedMap<String, Object> point,
            List<Object> coordinates,
            Node.Fields tree,
            Knobs knobs) {}

    /**
     * The combinations of {@code levels}, each at its path in {@code tree}.
     *
     * @throws StudyException when a list is empty or repeats a level, or there is a level that cannot be
     */
    static Factorial of(Node.Fields tree, SequencedMap<String, Node.Field> levels) {
        Node.Fields base = withPlaceholders(tree, levels);
        // What is written for a varied knob outside of 'vary' is in no condition, but a mistake all the same.
        knobs(base);
        List<Factor> factors = new ArrayList<>();
        List<Combination> combinations = List.of(new Combination(new LinkedHashMap<>(), base));
        for (Map.Entry<String, Node.Field> entry : levels.entrySet()) {
            Factor factor = factor(base, entry);
            factors.add(factor);
            checkCount(combinations.size() * (long) factor.levels().size(), entry.getValue());
            combinations = crossed(combinations, factor, entry.getValue(), levelsOf(entry));
        }
        return new Factorial(
                factors, combinations.stream().map(Combination::cell).toList());
    }

    /** The tree with the first level of each varied knob that has no value. */
    static Node.Fields withPlaceholders(Node.Fields tree, SequencedMap<String, Node.Field> levels) {
        Node.Fields base = tree;
        for (Map.Entry<String, Node.Field> factor : levels.entrySet()) {
            Node.Field first = at(factor.getValue(), levelsOf(factor).getFirst());
            base = base.has(factor.getKey()) ? base : base.with(factor.getKey(), first);
        }
        return base;
    }

    /**
     * The conditions that a search tries, instead of all combinations.
     *
     * @param paths of the knobs that are searched
     */
    static Factorial of(SequencedSet<String> paths, List<Block.Offer> offers) {
        List<Factor> factors = new ArrayList<>();
        for (String path : paths) {
            String name = Knobs.name(path);
            List<Object> levels = offers.stream()
                    .map(offer -> offer.values().levels().get(name))
                    .distinct()
                    .toList();
            factors.add(new Factor(name, path, levels));
        }
        List<Cell> cells = offers.stream()
                .map(offer -> new Cell(offer.values(), offer.point(), offer.coordinates(), offer.tree(), offer.knobs()))
                .toList();
        return new Factorial(factors, cells);
    }

    /** The knobs that a tree states. */
    static Knobs knobs(Node.Fields written) {
        Node.Fields tree = Taper.writtenOut(written);
        SequencedMap<String, Node.Field> sections = new LinkedHashMap<>(tree.fields());
        sections.keySet().retainAll(Knobs.SECTIONS);
        return Binder.record(Knobs.class, new Node.Fields(tree.place(), sections), tree.place(), "");
    }

    private static List<Node> levelsOf(Map.Entry<String, Node.Field> factor) {
        String subject = "'vary." + Knobs.name(factor.getKey()) + "'";
        Node.Items items = Binder.items(factor.getValue().value(), subject, "a list of levels");
        if (items.values().isEmpty()) {
            throw items.place().error(subject + " is empty, expected at least one level");
        }
        return items.values();
    }

    private static Node.Field at(Node.Field list, Node level) {
        return new Node.Field(list.key(), level);
    }

    private static Factor factor(Node.Fields base, Map.Entry<String, Node.Field> entry) {
        String path = entry.getKey();
        String name = Knobs.name(path);
        List<Object> levels = new ArrayList<>();
        for (Node node : levelsOf(entry)) {
            Object level = Plain.at(Plain.section(knobs(base.with(path, at(entry.getValue(), node)))), path);
            if (levels.contains(level)) {
                String again = Canonical.text(level);
                throw node.place().error("'vary." + name + "' has the level " + again + " twice; keep one of them");
            }
            levels.add(level);
        }
        return new Factor(name, path, levels);
    }

    private static void checkCount(long conditions, Node.Field factor) {
        if (conditions > MOST_CONDITIONS) {
            throw factor.key()
                    .error("with this factor there are " + conditions + " conditions, expected at most "
                            + MOST_CONDITIONS);
        }
    }

    /** Levels chosen so far, and the tree that has them at their paths. */
    private record Combination(SequencedMap<String, Object> levels, Node.Fields tree) {
        Cell cell() {
            return new Cell(new Condition(levels), levels, List.of(), tree, Factorial.knobs(tree));
        }
    }

    private static List<Combination> crossed(
            List<Combination> combinations, Factor factor, Node.Field list, List<Node> nodes) {
        List<Combination> crossed = new ArrayList<>();
        for (Combination combination : combinations) {
            for (int i = 0; i < nodes.size(); i++) {
                SequencedMap<String, Object> levels = new LinkedHashMap<>(combination.levels());
                levels.put(factor.name(), factor.levels().get(i));
                crossed.add(new Combination(levels, combination.tree().with(factor.path(), at(list, nodes.get(i)))));
            }
        }
        return crossed;
    }
}
