// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.engine.sample.Labels;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/**
 * Facts about how well single classes are recognized: what scikit-learn 1.9.1 computes as {@code
 * precision_recall_fscore_support(y, p, labels=range(classes), zero_division=0)}, apart from what is not defined.
 */
class ClassRatesFacts {
    private static final List<String> NAMES = List.of("a", "b", "c", "d", "e");

    /** The outputs of a network that predicts these classes. */
    private static ClassScores scores(int[] predicted, int... labels) {
        int classes = NAMES.size();
        double[] outputs = new double[predicted.length * classes];
        IntStream.range(0, predicted.length).forEach(i -> outputs[i * classes + predicted[i]] = 1);
        return ClassScores.of(outputs, new Labels(labels, classes), NAMES);
    }

    private static void has(ClassRates rates, String name, ClassRate rate, double expected) {
        assertThat(rates.of(rate, name).orElseThrow()).as(rate + " of " + name).isCloseTo(expected, within(1e-15));
    }

    /** Class c is never predicted, d is never correct, e is nowhere. */
    @Test
    void each_class_has_the_rates_that_scikit_learn_finds() {
        ClassRates rates = scores(new int[] {0, 1, 1, 1, 0, 1, 3, 1}, 0, 0, 1, 1, 2, 2, 0, 1)
                .rates();

        has(rates, "a", ClassRate.PRECISION, 0.5);
        has(rates, "a", ClassRate.RECALL, 0.3333333333333333);
        has(rates, "a", ClassRate.F1, 0.4);
        has(rates, "b", ClassRate.PRECISION, 0.6);
        has(rates, "b", ClassRate.RECALL, 1);
        has(rates, "b", ClassRate.F1, 0.75);
        has(rates, "c", ClassRate.PRECISION, 0);
        has(rates, "c", ClassRate.RECALL, 0);
        has(rates, "c", ClassRate.F1, 0);
        has(rates, "d", ClassRate.PRECISION, 0);
        has(rates, "d", ClassRate.F1, 0);
    }

    /** Where scikit-learn warns and says 0: no sample is of d, and e is neither there nor predicted. */
    @Test
    void what_is_not_defined_has_no_value() {
        ClassRates rates = scores(new int[] {0, 1, 3}, 0, 1, 2).rates();

        assertThat(rates.of(ClassRate.RECALL, "d")).isEmpty();
        for (ClassRate rate : ClassRate.values()) {
            assertThat(rates.of(rate, "e")).isEmpty();
            assertThat(rates.of(rate, "another")).isEmpty();
        }
    }

    @Test
    void a_network_that_diverged_has_no_rate_that_is_a_number() {
        ClassRates rates = ClassScores.of(
                        new double[] {Double.NaN, 0, 1, 2}, new Labels(new int[] {0, 1}, 2), List.of("a", "b"))
                .rates();

        assertThat(rates.of(ClassRate.RECALL, "b")).isEqualTo(OptionalDouble.of(Double.NaN));
        assertThat(rates.of(ClassRate.RECALL, "c")).isEmpty();
    }

    @Property
    void macro_means_are_the_means_of_the_rates_that_are_defined(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 24) Integer> pairs) {
        ClassScores scores = scores(
                pairs.stream().mapToInt(pair -> pair / 5).toArray(),
                pairs.stream().mapToInt(pair -> pair % 5).toArray());

        Map<ClassRate, ClassScore> means = Map.of(
                ClassRate.PRECISION, ClassScore.PRECISION_MACRO,
                ClassRate.F1, ClassScore.F1_MACRO,
                ClassRate.RECALL, ClassScore.BALANCED_ACCURACY);
        means.forEach((rate, mean) -> assertThat(NAMES.stream()
                        .flatMapToDouble(name -> scores.rates().of(rate, name).stream())
                        .average()
                        .orElseThrow())
                .as(mean.word())
                .isCloseTo(scores.of(mean).orElseThrow(), within(1e-12)));
    }
}
