// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.score;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How well a classifier recognizes each class of some samples.
 *
 * @param classes their names, in the order of the labels
 * @param confusion of these classes; one without classes when the network has diverged
 */
public record ClassRates(List<String> classes, ConfusionMatrix confusion) {
    /** Of classes without names: no rate of one of them can be asked for. */
    static final ClassRates NONE = diverged(List.of());

    public ClassRates {
        classes = List.copyOf(classes);
    }

    /** Those of a network that has diverged: none of them is a number. */
    static ClassRates diverged(List<String> classes) {
        return new ClassRates(classes, new ConfusionMatrix(new int[0][]));
    }

    /** The rate of the class of that name; empty where there is none or it is not defined, NaN after a divergence. */
    public OptionalDouble of(ClassRate rate, String name) {
        int label = classes.indexOf(name);
        if (label < 0) {
            return OptionalDouble.empty();
        }
        if (confusion.classes() == 0) {
            return OptionalDouble.of(Double.NaN);
        }
        double value = rate.of(confusion, label);
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
