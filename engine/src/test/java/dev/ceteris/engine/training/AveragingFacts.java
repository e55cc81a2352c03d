// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.base.SpecException;
import dev.ceteris.engine.averaging.Averaging;
import dev.ceteris.engine.averaging.Ema;
import dev.ceteris.engine.averaging.Swa;
import dev.ceteris.engine.averaging.Unaveraged;
import dev.ceteris.engine.kernel.Kernels;
import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.optimizer.Adam;
import dev.ceteris.engine.optimizer.FirstOrder;
import dev.ceteris.engine.optimizer.Lbfgs;
import dev.ceteris.engine.optimizer.Sgd;
import dev.ceteris.engine.random.RandomStreams;
import dev.ceteris.engine.sample.Samples;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Facts: which weights are evaluated where a mean of them is, and that learning does not know of it. */
class AveragingFacts {
    private static final Samples PIXELS = Scenes.pixels(50, 30, 4, 0.2, 5);
    private static final Network NETWORK = Scenes.classifier(30, 4, 12);
    private static final int EPOCHS = 8;
    private static final List<Averaging> MEANS = List.of(new Ema(0.9), new Swa(0.5), new Swa(0));

    static Stream<Averaging> means() {
        return MEANS.stream();
    }

    private static Training training(FirstOrder optimizer, Averaging averaging, Update update) {
        return new Training(optimizer, 0.05, 16, update, EPOCHS)
                .draft()
                .averaging(averaging)
                .training();
    }

    /** The weights of a plain trial after each update, a first one being those at its beginning. */
    private static double[][] path(FirstOrder optimizer) {
        Training training = training(optimizer, new Unaveraged(), Update.EPOCH);
        Trainer trainer = new Trainer(NETWORK, training, PIXELS, 9);
        double[][] path = new double[EPOCHS + 1][];
        path[0] = numbers(trainer.weights());
        try (ThreadTeam team = ThreadTeam.of(1)) {
            for (int epoch = 1; epoch <= EPOCHS; epoch++) {
                trainer.trainEpoch(team);
                path[epoch] = numbers(trainer.weights());
            }
        }
        return path;
    }

    private static double[] numbers(Weights weights) {
        return weights.layers().stream()
                .flatMapToDouble(layer -> DoubleStream.concat(floats(layer.weights()), floats(layer.biases())))
                .toArray();
    }

    private static DoubleStream floats(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]);
    }

    private static Trainer trained(Training training, int epochs, int threads) {
        Trainer trainer = new Trainer(NETWORK, training, PIXELS, 9);
        try (ThreadTeam team = ThreadTeam.of(threads)) {
            for (int epoch = 0; epoch < epochs; epoch++) {
                trainer.trainEpoch(team);
            }
        }
        return trainer;
    }

    /** TensorFlow 2.17, ExponentialMovingAverage(0.9, num_updates=t): keeps min(0.9, (1 + t)/(10 + t)). */
    @ParameterizedTest
    @MethodSource("optimizers")
    void ema_is_the_moving_mean_of_the_weights_after_each_update(FirstOrder optimizer) {
        double[][] path = path(optimizer);
        double[] mean = path[0].clone();
        for (int t = 1; t <= EPOCHS; t++) {
            double kept = Math.min(0.4, (1.0 + t) / (10.0 + t));
            for (int i = 0; i < mean.length; i++) {
                mean[i] = kept * mean[i] + (1 - kept) * path[t][i];
            }
        }
        Trainer trainer = trained(training(optimizer, new Ema(0.4), Update.EPOCH), EPOCHS, 2);

        assertThat(numbers(trainer.weights())).containsExactly(mean, within(1e-6));
    }

    static Stream<FirstOrder> optimizers() {
        return Stream.of(new Sgd(), new Adam(0.9, 0.999, 1e-8));
    }

    @Test
    void swa_is_the_mean_of_the_ends_of_the_last_epochs_and_before_that_the_weights_themselves() {
        double[][] path = path(new Sgd());
        Training training = training(new Sgd(), new Swa(0.6), Update.EPOCH); // begins after epoch 4 of 8
        double[] mean = new double[path[0].length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (path[5][i] + path[6][i] + path[7][i] + path[8][i]) / 4;
        }

        assertThat(numbers(trained(training, 8, 1).weights())).containsExactly(mean, within(1e-6));
        assertThat(numbers(trained(training, 3, 1).weights())).containsExactly(path[3], within(0.0));
        assertThat(numbers(trained(training, 5, 1).weights())).containsExactly(path[5], within(0.0));
    }

    @Test
    void swa_of_a_short_training_is_the_mean_of_two_epochs_at_least() {
        Swa late = new Swa(0.9);

        assertThat(List.of(late.afterEpoch(1, 3), late.afterEpoch(2, 3), late.afterEpoch(3, 3)))
                .containsExactly(1.0, 1.0, 0.5);
        assertThat(late.afterEpoch(2, 2)).isEqualTo(0.5);
        assertThat(late.afterEpoch(1, 1)).isEqualTo(1);
        assertThat(late.afterEpoch(20, 20)).isEqualTo(0.5);
        assertThat(late.afterEpoch(40, 40)).isEqualTo(0.25);
    }

    @ParameterizedTest
    @MethodSource("means")
    void learning_does_not_know_of_the_mean_and_evaluation_knows_nothing_else(Averaging averaging) {
        Training averaged = training(new Sgd(), averaging, Update.BATCH);
        Trainer trainer = trained(averaged, EPOCHS, 1);
        Trainer plain = trained(averaged.draft().averaging(new Unaveraged()).training(), EPOCHS, 1);

        assertThat(trainer.checkpoint().weights().sha256())
                .isEqualTo(plain.weights().sha256());
        assertThat(trainer.weights().sha256()).isNotEqualTo(plain.weights().sha256());
        assertThat(trainer.result().sha256()).isEqualTo(trainer.weights().sha256());
        assertThat(trainer.weightSummary()).isNotEqualTo(plain.weightSummary());
        try (ThreadTeam team = ThreadTeam.of(1)) {
            assertThat(trainer.evaluate(PIXELS, team))
                    .isEqualTo(new FixedNetwork(NETWORK, trainer.weights()).evaluate(PIXELS, team))
                    .isNotEqualTo(plain.evaluate(PIXELS, team));
        }
    }

    @Property(tries = 30)
    void neither_threads_nor_vectors_nor_an_interruption_change_a_bit(
            @ForAll @IntRange(min = 1, max = 5) int threads,
            @ForAll @IntRange(min = 1, max = EPOCHS - 1) int stop,
            @ForAll @IntRange(max = 2) int which)
            throws IOException {
        Training training = training(new Adam(0.9, 0.999, 1e-8), MEANS.get(which), Update.BATCH);
        Trainer scalar = new Trainer(NETWORK, training, PIXELS, TrainingStreams.of(9), Kernels.scalar(), 7);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        trained(training, stop, threads).checkpoint().write(file);
        Float32Checkpoint checkpoint = Float32Checkpoint.read(new ByteArrayInputStream(file.toByteArray()), NETWORK);
        Trainer resumed = Trainer.resume(NETWORK, training, PIXELS, new RandomStreams(9), checkpoint);
        try (ThreadTeam team = ThreadTeam.of(threads)) {
            for (int epoch = 0; epoch < EPOCHS; epoch++) {
                scalar.trainEpoch(team);
            }
            for (int epoch = stop; epoch < EPOCHS; epoch++) {
                resumed.trainEpoch(team);
            }
        }
        assertThat(resumed.weights().sha256()).isEqualTo(scalar.weights().sha256());
        assertThat(resumed.checkpoint().weights().sha256())
                .isEqualTo(scalar.checkpoint().weights().sha256());
    }

    @Test
    void a_training_without_a_mean_has_the_checkpoint_that_it_had() throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        ByteArrayOutputStream averaged = new ByteArrayOutputStream();
        trained(training(new Sgd(), new Unaveraged(), Update.BATCH), 1, 1)
                .checkpoint()
                .write(plain);
        trained(training(new Sgd(), new Ema(0.9), Update.BATCH), 1, 1)
                .checkpoint()
                .write(averaged);

        assertThat(plain.toByteArray()).startsWith("CETCKPT2".getBytes(StandardCharsets.US_ASCII));
        assertThat(averaged.toByteArray()).startsWith("CETCKPT3".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void means_that_cannot_be_are_refused() {
        assertThatThrownBy(() -> new Ema(1)).isInstanceOf(SpecException.class).hasMessageContaining("decay is 1.0");
        assertThatThrownBy(() -> new Swa(1)).hasMessage("start is 1.0, expected at least 0 and below 1");
        assertThatThrownBy(() -> training(new Sgd(), new Ema(0.9), Update.BATCH)
                        .draft()
                        .optimizer(new Lbfgs(10))
                        .training())
                .hasMessageContaining("averaging is Ema[decay=0.9], expected none");
    }
}
