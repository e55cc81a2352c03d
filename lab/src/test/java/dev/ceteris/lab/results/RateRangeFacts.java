// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.lab.Silence;
import dev.ceteris.lab.Tiny;
import dev.ceteris.lab.run.Runner;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.store.Store;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.Condition;
import dev.ceteris.lab.trial.EpochRecord;
import dev.ceteris.lab.trial.Metric;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Facts: what a curve of losses against learning rates says. */
class RateRangeFacts {
    private static final Condition CONDITION = new Condition(new LinkedHashMap<>());
    private static final double[] RATES = {1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1, 10};

    private static RateRange of(double... losses) {
        return RateRange.of(CONDITION, 1, losses, RATES);
    }

    /** {@code numpy.gradient(losses, numpy.log(rates))} is least at 1e-3: −0.239, −0.195 and less on both sides. */
    @Test
    void the_steepest_descent_is_where_numpy_finds_the_least_gradient() {
        RateRange range = of(2.3, 2.2, 1.6, 1.1, 0.7, 0.9, 1.5);

        assertThat(range.steepest()).hasValue(1e-3);
        assertThat(range.lowest()).isEqualTo(0.1);
        assertThat(range.diverges()).hasValue(10);
    }

    @Test
    void a_fall_after_the_loss_has_diverged_is_none() {
        RateRange range = of(2.3, 2.2, 2.0, 2.1, 900, 3, 2.9);

        assertThat(range.steepest()).hasValue(1e-4);
        assertThat(range.lowest()).isEqualTo(1e-3);
        assertThat(range.diverges()).hasValue(0.1);
    }

    @Test
    void what_is_not_finite_has_diverged() {
        assertThat(of(2.3, 2.2, 2.0, Double.NaN, Double.NaN, Double.NaN, Double.NaN)
                        .diverges())
                .hasValue(1e-2);
    }

    @Test
    void a_loss_that_only_rises_has_no_descent_and_one_that_stays_does_not_diverge() {
        RateRange rising = of(1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6);

        assertThat(rising.steepest()).isEmpty();
        assertThat(rising.diverges()).isEmpty();
    }

    /** By hand: the last epoch ends with the update that has the whole rate, and the others before it by powers. */
    @Test
    void rates_are_those_of_the_last_update_of_each_epoch(@TempDir Path folder) {
        Study study = Tiny.study("vary.batchSize=[20]", "seeds=1", "training.schedule={rangeTest: {start: 1e-4}}");
        try (Store store = Store.open(folder)) {
            RunRecord run = new Runner(store, Tiny::data, new Silence(), 1, Tiny.environment()).run(study);
            List<EpochRecord> epochs = run.trials().getFirst().epochs();
            int lowest = IntStream.rangeClosed(1, 5)
                    .boxed()
                    .min(Comparator.comparing(
                            epoch -> epochs.get(epoch - 1).metrics().get(Metric.TRAIN_LOSS)))
                    .orElseThrow();
            double expected = 0.1 * Math.pow(1e-4, 1 - (3 * lowest - 1) / 14.0);

            assertThat(RateRange.of(run).getFirst().lowest()).isCloseTo(expected, within(1e-12));
        }
    }
}
