// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.lab.trial.EpochRecord;
import dev.ceteris.lab.trial.Metric;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Facts: after which epoch the median rule stops a trial (Golovin et al. 2017, section 3.2.2). */
class CutoffFacts {
    private static List<EpochRecord> epochs(Metric metric, double... values) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> new EpochRecord(i + 1, Map.of(metric, values[i])))
                .toList();
    }

    private static List<EpochRecord> losses(double... values) {
        return epochs(Metric.VALIDATION_LOSS, values);
    }

    /** Running averages 4, 3, 2 of the first, 2, 2, 2 of the second, 6, 4, 3 of the third: medians 4, 3, 2. */
    private static Cutoff cutoff(int warmup) {
        return new Cutoff(
                Metric.VALIDATION_LOSS,
                new MedianPruning(warmup),
                List.of(losses(4, 2, 0), losses(2, 2, 2), losses(6, 2, 1)));
    }

    @Test
    void a_trial_ends_when_its_best_epoch_is_worse_than_the_median_of_running_averages() {
        Cutoff cutoff = cutoff(1);
        assertThat(cutoff.prunes(losses(4))).as("equal is not worse").isFalse();
        assertThat(cutoff.prunes(losses(4.1))).isTrue();
        assertThat(cutoff.prunes(losses(4, 3.1))).isTrue();
        assertThat(cutoff.prunes(losses(2.9, 9))).as("its best counts").isFalse();
        assertThat(cutoff.prunes(losses(2.9, 9, 2.1))).isTrue();
        assertThat(cutoff.prunes(losses(Double.NaN)))
                .as("not a number is worst")
                .isTrue();
    }

    @Test
    void nothing_is_pruned_before_the_warmup_is_over() {
        assertThat(cutoff(3).prunes(losses(100, 100))).isFalse();
        assertThat(cutoff(3).prunes(losses(100, 100, 100))).isTrue();
    }

    @Test
    void an_even_number_of_trials_has_the_mean_of_the_middle_two_and_a_shorter_trial_its_last_average() {
        Cutoff cutoff =
                new Cutoff(Metric.VALIDATION_LOSS, new MedianPruning(1), List.of(losses(1, 3), losses(4, 4, 4, 4)));
        assertThat(cutoff.prunes(losses(9, 9, 9, 3))).isFalse();
        assertThat(cutoff.prunes(losses(9, 9, 9, 3.01))).isTrue();
    }

    @Test
    void where_higher_is_better_lower_is_worse() {
        Cutoff cutoff = new Cutoff(
                Metric.VALIDATION_ACCURACY,
                new MedianPruning(1),
                List.of(epochs(Metric.VALIDATION_ACCURACY, 0.5, 0.7)));
        assertThat(cutoff.prunes(epochs(Metric.VALIDATION_ACCURACY, 0.5))).isFalse();
        assertThat(cutoff.prunes(epochs(Metric.VALIDATION_ACCURACY, 0.49))).isTrue();
        assertThat(cutoff.prunes(epochs(Metric.VALIDATION_ACCURACY, 0.49, 0.6))).isFalse();
    }
}
