// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.base.SpecException;
import dev.ceteris.engine.random.RandomStreams;
import dev.ceteris.engine.sample.FloatFeatures;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.sample.Values;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/** Laws: what labels become when they are made random. */
class RandomLabelsLaws {
    private static final int COUNT = 10_000;
    private static final int CLASSES = 10;

    /** Labels of one class only, so that a replaced one shows. */
    private static Samples zeros() {
        return new Samples(new FloatFeatures(new float[COUNT], 1), new Labels(new int[COUNT], CLASSES));
    }

    private static RandomGenerator stream(long seed) {
        return new RandomStreams(seed).stream("labels");
    }

    private static int[] uniform(double share, long seed) {
        return RandomLabels.uniform(zeros(), share, stream(seed)).labels().values();
    }

    @Test
    void a_share_of_nothing_changes_nothing() {
        assertThat(uniform(0, 1)).containsOnly(0);
    }

    /** Six standard deviations of a binomial share. */
    @Property(tries = 20)
    void as_many_labels_differ_as_the_share_says(
            @ForAll @DoubleRange(min = 0, max = 1) double share, @ForAll long seed) {
        double expected = share * (CLASSES - 1) / CLASSES;
        double deviation = Math.sqrt(expected * (1 - expected) / COUNT);
        double differ = (double) Arrays.stream(uniform(share, seed))
                        .filter(label -> label != 0)
                        .count()
                / COUNT;
        assertThat(differ).isCloseTo(expected, within(6 * deviation + 1e-12));
    }

    @Test
    void all_classes_are_drawn_alike() {
        int[] labels = uniform(1, 5);
        for (int label = 0; label < CLASSES; label++) {
            int wanted = label;
            long count = Arrays.stream(labels).filter(drawn -> drawn == wanted).count();
            assertThat((double) count / COUNT).isCloseTo(0.1, within(6 * Math.sqrt(0.09 / COUNT)));
        }
    }

    @Property(tries = 20)
    void a_larger_share_keeps_what_a_smaller_one_replaced(
            @ForAll @DoubleRange(min = 0, max = 1) double one,
            @ForAll @DoubleRange(min = 0, max = 1) double other,
            @ForAll long seed) {
        int[] few = uniform(Math.min(one, other), seed);
        int[] many = uniform(Math.max(one, other), seed);
        assertThat(IntStream.range(0, COUNT)).allMatch(i -> few[i] == 0 || few[i] == many[i]);
    }

    @Test
    void permuted_answers_are_as_many_of_each_in_another_order() {
        int[] labels = IntStream.range(0, COUNT).map(i -> i * i % CLASSES).toArray();
        Samples samples = new Samples(zeros().features(), new Labels(labels, CLASSES));
        int[] permuted = RandomLabels.permuted(samples, stream(2)).labels().values();
        assertThat(permuted).isNotEqualTo(labels).containsExactlyInAnyOrder(labels);
    }

    @Test
    void numbers_can_be_permuted_but_not_drawn() {
        Samples samples = new Samples(new FloatFeatures(new float[3], 1), new Values(new double[] {1, 2, 3}, 1));
        assertThat(((Values) RandomLabels.permuted(samples, stream(1)).targets()).values())
                .containsExactlyInAnyOrder(1, 2, 3);
        assertThatThrownBy(() -> RandomLabels.uniform(samples, 0.5, stream(1)))
                .isInstanceOf(SpecException.class)
                .hasMessage("targets is numbers, expected classes");
        assertThatThrownBy(() -> RandomLabels.uniform(zeros(), -0.5, stream(1)))
                .isInstanceOf(SpecException.class)
                .hasMessage("share is -0.5, expected between 0 and 1");
    }
}
