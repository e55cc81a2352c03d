// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.base.SpecException;
import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.optimizer.Momentum;
import dev.ceteris.engine.regularization.None;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.stopping.Never;
import dev.ceteris.engine.training.Scenes;
import dev.ceteris.engine.training.Trainer;
import dev.ceteris.engine.training.Training;
import dev.ceteris.engine.training.Update;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Laws and facts: the learning rate follows the samples of an update, and nothing else does. */
class RateScalingLaws {
    private static final Samples PIXELS = Scenes.pixels(120, 30, 4, 0.2, 8);
    private static final Network NETWORK = Scenes.classifier(30, 4, 9);

    private static String trained(double rate, RateScaling scaling, int batchSize, Update update) {
        Training training = new Training(
                new Momentum(0.5), rate, scaling, new Cosine(0.2, 0), batchSize, update, new None(), 2, new Never());
        Trainer trainer = new Trainer(NETWORK, training, PIXELS, 5);
        try (ThreadTeam alone = ThreadTeam.of(1)) {
            trainer.trainEpoch(alone);
            trainer.trainEpoch(alone);
        }
        return trainer.weights().sha256();
    }

    @Property(tries = 20)
    void a_batch_of_the_base_trains_to_the_same_bits_under_every_rule(@ForAll @IntRange(min = 1, max = 120) int batch) {
        String fixed = trained(0.1, new Fixed(), batch, Update.BATCH);
        assertThat(trained(0.1, new Linear(batch), batch, Update.BATCH)).isEqualTo(fixed);
        assertThat(trained(0.1, new SquareRoot(batch), batch, Update.BATCH)).isEqualTo(fixed);
    }

    @Test
    void a_rule_is_the_learning_rate_that_it_comes_to() {
        // 15 = 60 · 1/4, so that both rules give a power of two and the products are exact.
        assertThat(trained(0.1, new Linear(60), 15, Update.BATCH))
                .isEqualTo(trained(0.1 / 4, new Fixed(), 15, Update.BATCH))
                .isNotEqualTo(trained(0.1, new Fixed(), 15, Update.BATCH));
        assertThat(trained(0.1, new SquareRoot(60), 15, Update.BATCH))
                .isEqualTo(trained(0.1 / 2, new Fixed(), 15, Update.BATCH));
    }

    @Test
    void what_counts_is_the_update_and_not_the_portion_held_in_memory() {
        assertThat(trained(0.1, new Linear(60), 15, Update.EPOCH))
                .isEqualTo(trained(0.1 * 2, new Fixed(), 15, Update.EPOCH))
                .isEqualTo(trained(0.1, new Linear(60), 40, Update.EPOCH));
    }

    @Property
    void twice_the_samples_double_the_linear_rate_and_multiply_the_other_by_the_root_of_two(
            @ForAll @IntRange(min = 1, max = 1_000_000) int samples,
            @ForAll @IntRange(min = 1, max = 1_000_000) int base) {
        assertThat(new Linear(base).factor(2 * samples)).isEqualTo(2 * new Linear(base).factor(samples));
        double ratio = new SquareRoot(base).factor(2 * samples) / new SquareRoot(base).factor(samples);
        assertThat(ratio).isCloseTo(Math.sqrt(2), within(1e-15));
    }

    @Test
    void a_base_without_samples_is_refused() {
        assertThatThrownBy(() -> new Linear(0))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("at least 1");
        assertThatThrownBy(() -> new SquareRoot(-1)).isInstanceOf(SpecException.class);
    }
}
