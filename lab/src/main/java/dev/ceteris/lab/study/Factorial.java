// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import dev.ceteris.lab.trial.Condition;
import dev.ceteris.lab.trial.Factor;
import dev.ceteris.lab.trial.Knobs;
import dev.ceteris.spec.Binder;
import dev.ceteris.spec.Node;
import dev.ceteris.spec.Place;
import dev.ceteris.spec.StudyException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
     * The combinations of all levels, each in {@code tree}.
     *
     * @throws StudyException when a list is empty or repeats a level, or there is a level that cannot be
     */
    static Factorial of(Node.Fields tree, List<Variation> variations) {
        Node.Fields base = withPlaceholders(tree, variations);
        // What is written for a varied knob outside of 'vary' is in no condition, but a mistake all the same.
        knobs(base);
        List<Factor> factors = new ArrayList<>();
        List<Combination> combinations = List.of(new Combination(new LinkedHashMap<>(), base));
        for (Variation variation : variations) {
            Factor factor = variation.factor(base);
            factors.add(factor);
            checkCount(combinations.size() * (long) variation.count(), variation.place());
            combinations = crossed(combinations, factor, variation);
        }
        return new Factorial(
                factors, combinations.stream().map(Combination::cell).toList());
    }

    /** The tree with the first level of each varied knob that has no value. */
    static Node.Fields withPlaceholders(Node.Fields tree, List<Variation> variations) {
        Node.Fields base = tree;
        for (Variation variation : variations) {
            base = variation.withPlaceholders(base);
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

    private static void checkCount(long conditions, Place factor) {
        if (conditions > MOST_CONDITIONS) {
            throw factor.error(
                    "with this factor there are " + conditions + " conditions, expected at most " + MOST_CONDITIONS);
        }
    }

    /** Levels chosen so far, and the tree that has them at their paths. */
    private record Combination(SequencedMap<String, Object> levels, Node.Fields tree) {
        Cell cell() {
            return new Cell(new Condition(levels), levels, List.of(), tree, Factorial.knobs(tree));
        }
    }

    private static List<Combination> crossed(List<Combination> combinations, Factor factor, Variation variation) {
        List<Combination> crossed = new ArrayList<>();
        for (Combination combination : combinations) {
            for (int i = 0; i < variation.count(); i++) {
                SequencedMap<String, Object> levels = new LinkedHashMap<>(combination.levels());
                levels.put(factor.name(), factor.levels().get(i));
                crossed.add(new Combination(levels, variation.put(combination.tree(), i)));
            }
        }
        return crossed;
    }
}
