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
import java.util.List;
import java.util.SequencedSet;
import java.util.TreeSet;

/** One line of a study's {@code vary}: levels, and what each of them makes of the study's tree. */
sealed interface Variation permits Variation.OfKnob, Recipes {
    /**
     * What a line varies.
     *
     * @param name {@link Recipes#KEY}, or the path of a knob
     */
    static Variation of(String name, Node.Field line) {
        return name.equals(Recipes.KEY) ? Recipes.of(line) : OfKnob.of(name, line);
    }

    /** Where it begins. */
    Place place();

    /** The paths of the knobs that it decides about. */
    SequencedSet<String> paths();

    /**
     * It as a factor.
     *
     * @param base the study's tree with a value for every knob
     * @throws dev.ceteris.spec.StudyException when a level cannot be, or is there twice
     */
    Factor factor(Node.Fields base);

    /** How many levels there are, at least one. */
    int count();

    /** A tree with one of the levels, counted from 0, in it. */
    Node.Fields put(Node.Fields tree, int level);

    /** The levels as a study that is written out in full states them. */
    Object plain(Node.Fields base);

    /** The tree with what the first level says of knobs that have no value. */
    Node.Fields withPlaceholders(Node.Fields tree);

    /**
     * A knob with a list of levels.
     *
     * @param path of the knob
     * @param place of its key
     * @param levels at least one
     */
    record OfKnob(String path, Place place, List<Node> levels) implements Variation {
        static OfKnob of(String path, Node.Field line) {
            String subject = "'vary." + Knobs.name(path) + "'";
            Node.Items items = Binder.items(line.value(), subject, "a list of levels");
            if (items.values().isEmpty()) {
                throw items.place().error(subject + " is empty, expected at least one level");
            }
            return new OfKnob(path, line.key(), items.values());
        }

        @Override
        public SequencedSet<String> paths() {
            return new TreeSet<>(List.of(path));
        }

        @Override
        public Factor factor(Node.Fields base) {
            String name = Knobs.name(path);
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < levels.size(); i++) {
                Object level = Plain.at(Plain.section(Factorial.knobs(put(base, i))), path);
                if (values.contains(level)) {
                    String again = Canonical.text(level);
                    throw levels.get(i)
                            .place()
                            .error("'vary." + name + "' has the level " + again + " twice; keep one of them");
                }
                values.add(level);
            }
            return new Factor(name, path, values);
        }

        @Override
        public int count() {
            return levels.size();
        }

        @Override
        public Node.Fields put(Node.Fields tree, int level) {
            return tree.with(path, new Node.Field(place, levels.get(level)));
        }

        @Override
        public Object plain(Node.Fields base) {
            return factor(base).levels();
        }

        @Override
        public Node.Fields withPlaceholders(Node.Fields tree) {
            return tree.has(path) ? tree : put(tree, 0);
        }
    }
}
