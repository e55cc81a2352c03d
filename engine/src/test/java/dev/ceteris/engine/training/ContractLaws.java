// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.engine.kernel.Kernels;
import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.network.Initialization;
import dev.ceteris.engine.network.Loss;
import dev.ceteris.engine.network.Losses;
import dev.ceteris.engine.network.MeanSquaredError;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.network.SoftmaxCrossEntropy;
import dev.ceteris.engine.network.activation.Activation;
import dev.ceteris.engine.network.activation.Activations;
import dev.ceteris.engine.network.activation.Relu;
import dev.ceteris.engine.optimizer.Sgd;
import dev.ceteris.engine.random.RandomStreams;
import dev.ceteris.engine.sample.Samples;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Laws: what a trial computes depends on its study and its seed, and on nothing else. */
class ContractLaws {
    private static final int EPOCHS = 3;

    /** Everything a trial shows of itself. */
    private record Trace(List<EpochResult> epochs, List<Evaluation> evaluations, String sha256) {}

    /** What is learned: each way through the kernels has one. */
    enum Task {
        SPARSE,
        DENSE,
        REGRESSION;

        Samples samples() {
            return switch (this) {
                case SPARSE -> Scenes.pixels(333, 50, 5, 0.2, 1);
                case DENSE -> Scenes.numbers(333, 12, 5, 2);
                case REGRESSION -> Scenes.functions(333, 12, 3, 3);
            };
        }

        Network network() {
            Loss loss = this == REGRESSION ? new MeanSquaredError() : new SoftmaxCrossEntropy();
            int inputs = samples().features().width();
            int outputs = samples().targets().outputs();
            return Scenes.network(loss, new Relu(), Initialization.HE, inputs, outputs, 40, 21);
        }
    }

    private static Training training(int batchSize, Update update) {
        return new Training(new Sgd(), 0.2, batchSize, update, EPOCHS);
    }

    private static Trace train(Task task, Training training, int threads, int microBatch, Kernels kernels) {
        return train(task.network(), task.samples(), training, threads, microBatch, kernels);
    }

    private static Trace train(
            Network network, Samples samples, Training training, int threads, int microBatch, Kernels kernels) {
        Trainer trainer = new Trainer(network, training, samples, TrainingStreams.of(9), kernels, microBatch);
        List<EpochResult> epochs = new ArrayList<>();
        List<Evaluation> evaluations = new ArrayList<>();
        try (ThreadTeam team = ThreadTeam.of(threads)) {
            for (int epoch = 0; epoch < EPOCHS; epoch++) {
                epochs.add(trainer.trainEpoch(team));
                evaluations.add(trainer.evaluate(samples, team));
            }
        }
        return new Trace(epochs, evaluations, trainer.weights().sha256());
    }

    @Property(tries = 40)
    void threads_do_not_change_a_bit(
            @ForAll @IntRange(min = 2, max = 7) int threads,
            @ForAll @IntRange(min = 1, max = 333) int batchSize,
            @ForAll Update update,
            @ForAll Task task) {
        Training training = training(batchSize, update);
        assertThat(train(task, training, threads, 128, Kernels.fastest()))
                .isEqualTo(train(task, training, 1, 128, Kernels.fastest()));
    }

    @Property(tries = 20)
    void vectors_do_not_change_a_bit(
            @ForAll @IntRange(min = 1, max = 333) int batchSize, @ForAll Update update, @ForAll Task task) {
        Training training = training(batchSize, update);
        assertThat(train(task, training, 1, 128, Kernels.fastest()))
                .isEqualTo(train(task, training, 1, 128, Kernels.scalar()));
    }

    @Provide
    Arbitrary<Activation> activations() {
        return Arbitraries.of(Activations.ALL);
    }

    @Property(tries = 40)
    void every_activation_keeps_the_contract(
            @ForAll("activations") Activation activation,
            @ForAll @IntRange(min = 1, max = 40) int units,
            @ForAll @IntRange(min = 1, max = 400) int microBatch,
            @ForAll @IntRange(min = 1, max = 333) int batchSize,
            @ForAll Update update) {
        Samples numbers = Task.DENSE.samples();
        Network network = Scenes.classifier(
                activation, Initialization.GLOROT, numbers.features().width(), 5, units, 21);
        Training training = training(batchSize, update);
        assertThat(train(network, numbers, training, 3, microBatch, Kernels.fastest()))
                .isEqualTo(train(network, numbers, training, 1, 333, Kernels.scalar()));
    }

    @Provide
    Arbitrary<Loss> losses() {
        return Arbitraries.of(true, false)
                .flatMap(classes -> Arbitraries.of(Losses.of(classes).toList()));
    }

    @Property(tries = 60)
    void every_loss_keeps_the_contract(
            @ForAll("losses") Loss loss,
            @ForAll @IntRange(min = 1, max = 7) int threads,
            @ForAll @IntRange(min = 1, max = 400) int microBatch,
            @ForAll @IntRange(min = 1, max = 333) int batchSize) {
        Task task = loss.classifies() ? Task.DENSE : Task.REGRESSION;
        int outputs = task.samples().targets().outputs();
        Network network = Scenes.network(loss, new Relu(), Initialization.HE, 12, outputs, 21);
        Training training = training(batchSize, Update.BATCH).draft().loss(loss).training();
        assertThat(train(network, task.samples(), training, threads, microBatch, Kernels.fastest()))
                .isEqualTo(train(network, task.samples(), training, 1, 333, Kernels.scalar()));
    }

    @Property(tries = 40)
    void micro_batches_of_any_size_give_the_same_bits(
            @ForAll @IntRange(min = 1, max = 400) int microBatch,
            @ForAll @IntRange(min = 1, max = 333) int batchSize,
            @ForAll Update update,
            @ForAll Task task) {
        Training training = training(batchSize, update);
        assertThat(train(task, training, 2, microBatch, Kernels.fastest()))
                .isEqualTo(train(task, training, 1, 333, Kernels.fastest()));
    }

    @Property(tries = 20)
    void with_one_update_per_epoch_the_batch_changes_nothing_but_its_own_count(
            @ForAll @IntRange(min = 1, max = 333) int batchSize, @ForAll Task task) {
        Trace whole = train(task, training(333, Update.EPOCH), 1, 512, Kernels.fastest());
        Trace portions = train(task, training(batchSize, Update.EPOCH), 1, 512, Kernels.fastest());
        assertThat(portions.sha256()).isEqualTo(whole.sha256());
        assertThat(portions.evaluations()).isEqualTo(whole.evaluations());
        assertThat(portions.epochs().getLast().updates()).isEqualTo(EPOCHS);
        assertThat(portions.epochs().getLast().batches()).isEqualTo(Math.ceilDiv(333, batchSize));
    }

    @Property(tries = 20)
    void a_resumed_trial_ends_with_the_bits_of_an_undisturbed_one(
            @ForAll @IntRange(min = 1, max = 100) int batchSize,
            @ForAll @IntRange(min = 0, max = EPOCHS) int stop,
            @ForAll Update update)
            throws IOException {
        Training training = training(batchSize, update);
        Network network = Task.SPARSE.network();
        Samples pixels = Task.SPARSE.samples();
        Trainer undisturbed = new Trainer(network, training, pixels, 4);
        Trainer stopped = new Trainer(network, training, pixels, 4);
        try (ThreadTeam team = ThreadTeam.of(1)) {
            List<EpochResult> expected = new ArrayList<>();
            List<EpochResult> found = new ArrayList<>();
            for (int epoch = 0; epoch < EPOCHS; epoch++) {
                expected.add(undisturbed.trainEpoch(team));
            }
            for (int epoch = 0; epoch < stop; epoch++) {
                found.add(stopped.trainEpoch(team));
            }
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            stopped.checkpoint().write(file);
            Float32Checkpoint checkpoint =
                    Float32Checkpoint.read(new ByteArrayInputStream(file.toByteArray()), network);
            Trainer resumed = Trainer.resume(network, training, pixels, new RandomStreams(4), checkpoint);
            for (int epoch = stop; epoch < EPOCHS; epoch++) {
                found.add(resumed.trainEpoch(team));
            }
            assertThat(found).isEqualTo(expected);
            assertThat(resumed.weights().sha256())
                    .isEqualTo(undisturbed.weights().sha256());
        }
    }
}
