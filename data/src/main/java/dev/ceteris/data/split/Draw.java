// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.split;

import dev.ceteris.base.DataException;
import dev.ceteris.base.Visible;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Targets;
import dev.ceteris.engine.sample.Values;
import java.util.List;

/**
 * How samples are divided, and what messages about it need to know.
 *
 * @param ties what a division has to respect
 * @param classNames a name for each class; empty when they have none
 * @param seed words for the seed that divides, such as {@code seed 3}; empty when there is none
 */
public record Draw(Ties ties, List<String> classNames, String seed) {
    /** Every sample by itself, classes by their numbers. */
    public static final Draw PLAIN = new Draw(new Ties.None(), List.of(), "");

    public Draw {
        classNames = List.copyOf(classNames);
    }

    /**
     * Refuses a division in which a class has samples, but none to learn from.
     *
     * @param part what takes them, as the beginning of a sentence
     * @param remedy what helps where a class has several samples
     */
    void requireEveryClassLeft(Targets all, Targets left, String part, String remedy) {
        if (!(all instanceof Labels labels)) {
            return;
        }
        int[] counts = counts(labels);
        int[] kept = counts(left);
        for (int label = 0; label < counts.length; label++) {
            if (counts[label] > 0 && kept[label] == 0) {
                String help = counts[label] == 1
                        ? "this class has one sample to learn from, so no seed and no number of folds helps: add"
                                + " samples of it, or leave it out"
                        : remedy;
                throw new DataException(part + " takes every sample of class " + name(label) + " ("
                        + counts[label] + ")" + (seed.isEmpty() ? "" : " with " + seed)
                        + ", expected at least one of each class to be left for training; " + help);
            }
        }
    }

    /** How often each class occurs; nothing where the targets are numbers. */
    public static int[] counts(Targets targets) {
        return switch (targets) {
            case Labels labels -> {
                int[] counts = new int[labels.classes()];
                for (int label : labels.values()) {
                    counts[label]++;
                }
                yield counts;
            }
            case Values _ -> new int[0];
        };
    }

    private String name(int label) {
        return classNames.isEmpty() ? String.valueOf(label) : Visible.text(classNames.get(label));
    }
}
