// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.engine.kernel.Kernels;
import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.optimizer.Adam;
import dev.ceteris.engine.optimizer.AdamW;
import dev.ceteris.engine.optimizer.Momentum;
import dev.ceteris.engine.optimizer.Nesterov;
import dev.ceteris.engine.optimizer.Optimizer;
import dev.ceteris.engine.optimizer.Sgd;
import dev.ceteris.engine.random.RandomStreams;
import dev.ceteris.engine.regularization.ElasticNet;
import dev.ceteris.engine.regularization.L1;
import dev.ceteris.engine.regularization.L2;
import dev.ceteris.engine.regularization.None;
import dev.ceteris.engine.regularization.Regularization;
import dev.ceteris.engine.regularization.Regularization.Form;
import dev.ceteris.engine.regularization.Regularization.Per;
import dev.ceteris.engine.regularization.WeightDecay;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.schedule.Constant;
import dev.ceteris.engine.schedule.Cosine;
import dev.ceteris.engine.schedule.Fixed;
import dev.ceteris.engine.schedule.OneCycle;
import dev.ceteris.engine.schedule.Schedule;
import dev.ceteris.engine.schedule.SquareRoot;
import dev.ceteris.engine.schedule.Step;
import dev.ceteris.engine.stopping.EarlyStopping;
import dev.ceteris.engine.stopping.Goal;
import dev.ceteris.engine.stopping.Patience;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/**
 * Laws: the contract holds for every optimizer, schedule and regularization, and for what is kept of the best epoch.
 */
class TrainingLaws {
    private static final int EPOCHS = 4;
    private static final Samples PIXELS = Scenes.pixels(150, 50, 4, 0.2, 8);
    private static final Samples OTHERS = Scenes.pixels(40, 50, 4, 0.2, 9);
    private static final Network NETWORK = Scenes.classifier(50, 4, 21);

    /** Trainings of all kinds. */
    enum Way {
        MOMENTUM,
        NESTEROV,
        ADAM,
        ADAM_W,
        SGD,
        SGD_DECAYED,
        SGD_ELASTIC;

        Training training(int batchSize, Update update) {
            return switch (this) {
                case MOMENTUM -> of(new Momentum(0.9), new Step(1, 0.5), new None(), batchSize, update);
                case NESTEROV -> of(new Nesterov(0.8), new Cosine(0.3, 0), new L2(1e-3, Per.UPDATE), batchSize, update);
                case ADAM -> {
                    Schedule cycle = new OneCycle(0.3, 0.04, 0);
                    L1 jumping = new L1(1e-3, Form.SUBGRADIENT, Per.UPDATE);
                    yield of(new Adam(0.9, 0.99, 1e-8), cycle, jumping, batchSize, update);
                }
                case ADAM_W -> {
                    L1 shrinking = new L1(1e-3, Form.PROXIMAL, Per.BATCH);
                    yield of(new AdamW(0.9, 0.999, 1e-7, 0.1), new Constant(), shrinking, batchSize, update);
                }
                case SGD -> of(new Sgd(), new Cosine(0, 0.1), new None(), batchSize, update);
                case SGD_DECAYED -> of(new Sgd(), new Constant(), new WeightDecay(0.01), batchSize, update);
                case SGD_ELASTIC -> {
                    ElasticNet net = new ElasticNet(1e-3, 1e-3, Form.PROXIMAL, Per.BATCH);
                    yield of(new Sgd(), new Step(2, 0.1), net, batchSize, update);
                }
            };
        }

        private static Training of(
                Optimizer optimizer, Schedule schedule, Regularization regularization, int batchSize, Update update) {
            return new Training(
                    optimizer,
                    0.05,
                    new SquareRoot(40),
                    schedule,
                    batchSize,
                    update,
                    regularization,
                    EPOCHS,
                    new Patience(9, 0));
        }
    }

    private static String trained(Training training, int threads, int microBatch, Kernels kernels) {
        Trainer trainer = new Trainer(NETWORK, training, PIXELS, TrainingStreams.of(2), kernels, microBatch);
        try (ThreadTeam team = ThreadTeam.of(threads)) {
            for (int epoch = 0; epoch < EPOCHS; epoch++) {
                trainer.trainEpoch(team);
            }
        }
        return trainer.weights().sha256();
    }

    @Property(tries = 60)
    void threads_vectors_and_micro_batches_do_not_change_a_bit(
            @ForAll Way way,
            @ForAll @IntRange(min = 1, max = 4) int threads,
            @ForAll @IntRange(min = 1, max = 200) int microBatch,
            @ForAll @IntRange(min = 5, max = 150) int batchSize,
            @ForAll Update update) {
        Training training = way.training(batchSize, update);
        assertThat(trained(training, threads, microBatch, Kernels.fastest()))
                .isEqualTo(trained(training, 1, 512, Kernels.scalar()));
    }

    @Property(tries = 40)
    void a_resumed_trial_ends_with_the_bits_of_an_undisturbed_one(
            @ForAll Way way,
            @ForAll @IntRange(min = 5, max = 150) int batchSize,
            @ForAll @IntRange(min = 0, max = EPOCHS) int stop,
            @ForAll Update update)
            throws IOException {
        Training training = way.training(batchSize, update);
        Trainer undisturbed = new Trainer(NETWORK, training, PIXELS, 4);
        Trainer stopped = new Trainer(NETWORK, training, PIXELS, 4);
        try (ThreadTeam team = ThreadTeam.of(1)) {
            train(undisturbed, 0, EPOCHS, team);
            train(stopped, 0, stop, team);
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            stopped.checkpoint().write(file);
            Float32Checkpoint checkpoint =
                    Float32Checkpoint.read(new ByteArrayInputStream(file.toByteArray()), NETWORK);
            Trainer resumed = Trainer.resume(NETWORK, training, PIXELS, new RandomStreams(4), checkpoint);
            train(resumed, stop, EPOCHS, team);
            assertThat(resumed.weights().sha256())
                    .isEqualTo(undisturbed.weights().sha256());
            assertThat(resumed.resultEpoch()).isEqualTo(undisturbed.resultEpoch());
            assertThat(resumed.result().sha256()).isEqualTo(undisturbed.result().sha256());
        }
    }

    private static void train(Trainer trainer, int from, int to, ThreadTeam team) {
        for (int epoch = from; epoch < to; epoch++) {
            trainer.trainEpoch(team);
            trainer.stopsEarly(trainer.evaluate(OTHERS, team).loss());
        }
    }

    @Test
    void a_checkpoint_of_another_optimizer_is_refused() {
        Float32Checkpoint checkpoint =
                new Trainer(NETWORK, Way.ADAM.training(10, Update.BATCH), PIXELS, 1).checkpoint();
        Training other = Way.MOMENTUM.training(10, Update.BATCH);
        assertThatThrownBy(() -> Trainer.resume(NETWORK, other, PIXELS, new RandomStreams(1), checkpoint))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected 1 for Momentum");
    }

    @Test
    void patience_ends_training_after_epochs_without_improvement_and_the_best_weights_are_the_result() {
        Training training = stopping(new Patience(2, 0.5));
        Trainer trainer = new Trainer(NETWORK, training, PIXELS, 1);
        // Better by 0.4 is not better by more than 0.5; a loss of NaN is worse than any.
        List<Double> losses = List.of(Double.NaN, 9.0, 8.4, 8.0, 7.4, 7.0, Double.NaN);
        List<Boolean> stops = List.of(false, false, false, false, false, false, true);
        List<Integer> results = List.of(1, 2, 3, 3, 5, 5, 5);
        try (ThreadTeam alone = ThreadTeam.of(1)) {
            String fifth = "";
            for (int epoch = 1; epoch <= losses.size(); epoch++) {
                trainer.trainEpoch(alone);
                assertThat(trainer.stopsEarly(losses.get(epoch - 1)))
                        .as("epoch %d", epoch)
                        .isEqualTo(stops.get(epoch - 1));
                assertThat(trainer.resultEpoch()).as("epoch %d", epoch).isEqualTo(results.get(epoch - 1));
                fifth = epoch == 5 ? trainer.weights().sha256() : fifth;
            }
            assertThat(trainer.result().sha256())
                    .isEqualTo(fifth)
                    .isNotEqualTo(trainer.weights().sha256());
        }
    }

    private static Training stopping(EarlyStopping earlyStopping) {
        return new Training(
                new Sgd(), 0.1, new Fixed(), new Constant(), 10, Update.BATCH, new None(), 100, earlyStopping);
    }

    @Test
    void a_goal_ends_training_once_a_loss_is_low_enough_and_the_last_weights_are_the_result() {
        Trainer trainer = new Trainer(NETWORK, stopping(new Goal(0.5)), PIXELS, 1);
        List<Double> losses = List.of(0.51, Double.NaN, 0.7, 0.5);
        try (ThreadTeam alone = ThreadTeam.of(1)) {
            for (int epoch = 1; epoch <= losses.size(); epoch++) {
                trainer.trainEpoch(alone);
                assertThat(trainer.stopsEarly(losses.get(epoch - 1)))
                        .as("epoch %d", epoch)
                        .isEqualTo(epoch == losses.size());
                assertThat(trainer.resultEpoch()).isEqualTo(epoch);
                assertThat(trainer.result().sha256())
                        .isEqualTo(trainer.weights().sha256());
            }
        }
    }

    @Test
    void without_patience_the_last_weights_are_the_result() {
        Trainer trainer = new Trainer(NETWORK, new Training(new Sgd(), 0.1, 10, Update.BATCH, 3), PIXELS, 1);
        try (ThreadTeam alone = ThreadTeam.of(1)) {
            trainer.trainEpoch(alone);
            assertThat(trainer.stopsEarly(1)).isFalse();
            trainer.trainEpoch(alone);
            assertThat(trainer.stopsEarly(2)).isFalse();
            assertThat(trainer.resultEpoch()).isEqualTo(2);
            assertThat(trainer.result().sha256()).isEqualTo(trainer.weights().sha256());
        }
    }
}
