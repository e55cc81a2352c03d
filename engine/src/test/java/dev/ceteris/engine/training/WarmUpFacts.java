// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.base.SpecException;
import dev.ceteris.engine.network.Dense;
import dev.ceteris.engine.network.Initialization;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.network.SoftmaxCrossEntropy;
import dev.ceteris.engine.network.activation.Identity;
import dev.ceteris.engine.optimizer.Sgd;
import dev.ceteris.engine.sample.FloatFeatures;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Samples;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WarmUpFacts {
    private static final Training TRAINING = new Training(new Sgd(), 0.1, 8, Update.BATCH, 1);

    private final AtomicInteger epochs = new AtomicInteger();
    private final AtomicLong now = new AtomicLong();

    private static Network network(int inputs) {
        return new Network(inputs, List.of(new Dense(2, new Identity(), Initialization.HE)), new SoftmaxCrossEntropy());
    }

    private static Samples samples() {
        return new Samples(new FloatFeatures(new float[] {1, 2, 3, 4, 5, 6}, 2), new Labels(new int[] {0, 1, 0}, 2));
    }

    private void warmUp() {
        WarmUp warmUp = new WarmUp(now::get, () -> {
            epochs.incrementAndGet();
            return true;
        });
        warmUp.run(network(2), TRAINING, samples(), 1);
    }

    @Test
    void epochs_that_are_no_longer_faster_end_it() {
        // Each epoch takes 80 % of the time of the one before, down to 10 ms: as a compiler would have it.
        AtomicLong took = new AtomicLong(Duration.ofMillis(100).toNanos());
        WarmUp warmUp = new WarmUp(
                () -> now.addAndGet(took.updateAndGet(
                        nanos -> Math.max(nanos * 8 / 10, Duration.ofMillis(10).toNanos()))),
                () -> epochs.incrementAndGet() > 0);

        warmUp.run(network(2), TRAINING, samples(), 1);

        assertThat(epochs.get()).isBetween(30, 70);
    }

    @Test
    void a_clock_that_does_not_advance_does_not_keep_it_from_ending() {
        warmUp();

        assertThat(epochs.get()).isEqualTo(10_000);
    }

    @Test
    void it_ends_where_it_is_not_wanted() {
        new WarmUp(now::get, () -> epochs.incrementAndGet() < 3).run(network(2), TRAINING, samples(), 2);

        assertThat(epochs.get()).isEqualTo(3);
    }

    @Test
    void a_network_that_does_not_fit_is_refused_as_by_a_trainer() {
        WarmUp warmUp = new WarmUp(now::get, () -> true);

        assertThatThrownBy(() -> warmUp.run(network(3), TRAINING, samples(), 1))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("inputs");
    }
}
