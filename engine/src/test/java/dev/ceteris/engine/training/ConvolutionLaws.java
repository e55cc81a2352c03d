// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.engine.augmentation.Deform;
import dev.ceteris.engine.averaging.Ema;
import dev.ceteris.engine.kernel.Kernels;
import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.network.Convolution;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.network.Padding;
import dev.ceteris.engine.network.activation.Activation;
import dev.ceteris.engine.network.activation.Gelu;
import dev.ceteris.engine.network.activation.Relu;
import dev.ceteris.engine.optimizer.Adam;
import dev.ceteris.engine.optimizer.Sgd;
import dev.ceteris.engine.random.RandomStreams;
import dev.ceteris.engine.sample.ByteFeatures;
import dev.ceteris.engine.sample.ImageShape;
import dev.ceteris.engine.sample.Samples;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Laws: the contract holds for convolutions. */
class ConvolutionLaws {
    private static final ImageShape IMAGE = new ImageShape(12, 11, 1);
    private static final Samples SAMPLES = images();

    private static Samples images() {
        Samples plain = Scenes.pixels(70, IMAGE.size(), 4, 0.3, 5);
        ByteFeatures bytes = (ByteFeatures) plain.features();
        return new Samples(
                new ByteFeatures(bytes.bytes(), bytes.width(), bytes.scale(), Optional.of(IMAGE)), plain.targets());
    }

    /** Networks and trainings that take different ways. */
    enum Way {
        PLAIN,
        PADDED,
        FROZEN,
        EVERYTHING;

        Network network() {
            Activation activation = this == EVERYTHING ? new Gelu() : new Relu();
            List<Convolution> stack = switch (this) {
                case PLAIN -> List.of(new Convolution(5, 5, 2));
                case PADDED ->
                    List.of(
                            new Convolution(17, 3, 1, Padding.SAME, 2),
                            new Convolution(3, 4, 2, Padding.SAME, 1),
                            new Convolution(4, 3, 1));
                case FROZEN, EVERYTHING -> List.of(new Convolution(16, 3, 2), new Convolution(6, 2, 2));
            };
            return ConvolutionFacts.network(IMAGE, stack, activation);
        }

        Training training(int batchSize, Update update) {
            return switch (this) {
                case PLAIN -> new Training(new Sgd(), 0.1, batchSize, update, 2);
                case PADDED -> new Training(new Adam(0.9, 0.99, 1e-8), 0.01, batchSize, update, 2);
                case FROZEN ->
                    new Training(new Sgd(), 0.1, batchSize, update, 2)
                            .draft()
                            .frozenLayers(1)
                            .training();
                case EVERYTHING ->
                    new Training(new Adam(0.9, 0.99, 1e-8), 0.01, batchSize, update, 2)
                            .draft()
                            .dropout(0.5)
                            .inputDropout(0.1)
                            .labelSmoothing(0.1)
                            .maxNorm(1)
                            .averaging(new Ema(0.9))
                            .augmentation(DEFORM)
                            .training();
            };
        }
    }

    private static final Deform DEFORM = new Deform(1, 10, 0.1, 5, 4, 2);

    private static String trained(Way way, Training training, int threads, int microBatch, Kernels kernels) {
        Trainer trainer = new Trainer(way.network(), training, SAMPLES, TrainingStreams.of(2), kernels, microBatch);
        try (ThreadTeam team = ThreadTeam.of(threads)) {
            for (int epoch = 0; epoch < training.epochs(); epoch++) {
                trainer.trainEpoch(team);
            }
            return trainer.weights().sha256() + trainer.evaluate(SAMPLES, team).loss();
        }
    }

    @Property(tries = 40)
    void threads_vectors_and_micro_batches_do_not_change_a_bit(
            @ForAll Way way,
            @ForAll @IntRange(min = 1, max = 7) int threads,
            @ForAll @IntRange(min = 1, max = 40) int microBatch,
            @ForAll @IntRange(min = 5, max = 70) int batchSize,
            @ForAll Update update) {
        Training training = way.training(batchSize, update);
        assertThat(trained(way, training, threads, microBatch, Kernels.fastest()))
                .isEqualTo(trained(way, training, 1, 512, Kernels.scalar()));
    }

    @Property(tries = 12)
    void a_resumed_trial_ends_with_the_bits_of_an_undisturbed_one(
            @ForAll Way way, @ForAll @IntRange(min = 5, max = 70) int batchSize, @ForAll Update update)
            throws IOException {
        Training training = way.training(batchSize, update);
        Trainer undisturbed = new Trainer(way.network(), training, SAMPLES, 4);
        Trainer stopped = new Trainer(way.network(), training, SAMPLES, 4);
        try (ThreadTeam team = ThreadTeam.of(1)) {
            undisturbed.trainEpoch(team);
            undisturbed.trainEpoch(team);
            stopped.trainEpoch(team);
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            stopped.checkpoint().write(file);
            Float32Checkpoint checkpoint =
                    Float32Checkpoint.read(new ByteArrayInputStream(file.toByteArray()), way.network());
            Trainer resumed = Trainer.resume(way.network(), training, SAMPLES, new RandomStreams(4), checkpoint);
            resumed.trainEpoch(team);
            assertThat(resumed.result().sha256()).isEqualTo(undisturbed.result().sha256());
        }
    }

    @Test
    void frozen_convolutions_keep_their_weights() {
        Training training = Way.FROZEN.training(10, Update.BATCH);
        Trainer trainer = new Trainer(Way.FROZEN.network(), training, SAMPLES, 4);
        Weights before = trainer.weights();
        try (ThreadTeam team = ThreadTeam.of(2)) {
            trainer.trainEpoch(team);
        }
        for (int l = 0; l < before.layers().size(); l++) {
            boolean same = Arrays.equals(
                    before.layers().get(l).weights(),
                    trainer.weights().layers().get(l).weights());
            assertThat(same).as("layer %d", l).isEqualTo(l == 0);
        }
    }

    /** However many samples are in memory at once. */
    @Test
    void a_gradient_is_one_chain_over_the_samples() {
        Network network = Way.EVERYTHING.network();
        Weights weights = Parameters.drawn(network, new RandomStreams(3)).weights();
        int[] twice = IntStream.range(0, 1400).map(i -> i % 70).toArray();
        try (ThreadTeam one = ThreadTeam.of(1);
                ThreadTeam three = ThreadTeam.of(3)) {
            assertThat(new FixedNetwork(network, weights)
                            .gradient(SAMPLES, twice, three)
                            .sha256())
                    .isEqualTo(new FixedNetwork(network, weights, Kernels.scalar())
                            .gradient(SAMPLES, twice, one)
                            .sha256());
        }
    }
}
