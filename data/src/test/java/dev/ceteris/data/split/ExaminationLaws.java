// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.split;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.engine.sample.FloatFeatures;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.sample.Values;
import java.util.LinkedHashMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Laws: when a network is evaluated on the test set. */
class ExaminationLaws {
    private static final Samples TEST =
            new Samples(new FloatFeatures(new float[] {1}, 1), new Values(new double[] {1}, 1));

    private static int[] due(int times, int epochs) {
        Examination examination = new Examination(TEST, times, new LinkedHashMap<>());
        return IntStream.rangeClosed(1, epochs)
                .filter(epoch -> examination.due(epoch, epochs))
                .toArray();
    }

    @Property
    void it_is_judged_as_often_as_was_said_and_after_the_last_epoch(
            @ForAll @IntRange(min = 1, max = 100) int times, @ForAll @IntRange(min = 1, max = 1000) int epochs) {
        assertThat(due(times, epochs)).hasSize(Math.min(times, epochs)).endsWith(epochs);
    }

    @Property
    void the_epochs_between_are_as_many_each_time_or_one_more(
            @ForAll @IntRange(min = 1, max = 100) int times, @ForAll @IntRange(min = 100, max = 1000) int epochs) {
        int[] due = due(times, epochs);

        for (int i = 0; i < due.length; i++) {
            assertThat(due[i] - (i == 0 ? 0 : due[i - 1])).isBetween(epochs / times, epochs / times + 1);
        }
    }

    @Property
    void unless_said_otherwise_it_is_judged_after_every_epoch(@ForAll @IntRange(min = 1) int epochs) {
        assertThat(Examination.of(TEST).due(1, epochs)).isTrue();
        assertThat(Examination.of(TEST).due(epochs / 2 + 1, epochs)).isTrue();
        assertThat(Examination.of(TEST).due(epochs, epochs)).isTrue();
    }
}
