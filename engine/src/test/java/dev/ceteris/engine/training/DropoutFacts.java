// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.base.SpecException;
import dev.ceteris.engine.kernel.Kernels;
import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.network.Initialization;
import dev.ceteris.engine.network.MeanSquaredError;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.network.SoftmaxCrossEntropy;
import dev.ceteris.engine.network.activation.Activation;
import dev.ceteris.engine.network.activation.Activations;
import dev.ceteris.engine.network.activation.Tanh;
import dev.ceteris.engine.optimizer.Lbfgs;
import dev.ceteris.engine.optimizer.Sgd;
import dev.ceteris.engine.random.RandomStreams;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Facts: what dropout leaves out, and that slopes and bits follow from nothing but study and seed. */
class DropoutFacts {
    private static final double TOLERANCE = 4e-6; // factors of up to 2 enlarge the rounding of GradientFacts
    private static final int EPOCHS = 3;

    private static Training training(double dropout, double inputDropout, int batchSize) {
        return new Training(new Sgd(), 0.2, batchSize, Update.BATCH, EPOCHS)
                .draft()
                .dropout(dropout)
                .inputDropout(inputDropout)
                .training();
    }

    static Stream<Activation> activations() {
        return Activations.ALL.stream();
    }

    /** Sparse pixels, dense pixels and numbers take different ways through the first layer. */
    private static List<Samples> data() {
        return List.of(
                Scenes.pixels(37, 30, 4, 0.2, 5), Scenes.pixels(37, 30, 4, 0.9, 6), Scenes.functions(37, 9, 3, 8));
    }

    private static Network network(Samples samples, Activation activation) {
        return Scenes.network(
                samples.targets() instanceof Labels ? new SoftmaxCrossEntropy() : new MeanSquaredError(),
                activation,
                Initialization.GLOROT,
                samples.features().width(),
                samples.targets().outputs(),
                20,
                17);
    }

    @ParameterizedTest
    @MethodSource("activations")
    void gradients_are_the_slopes_of_the_loss_of_what_is_left(Activation activation) {
        for (Samples samples : data()) {
            Network network = network(samples, activation);
            Parameters parameters = Parameters.drawn(network, new RandomStreams(3));
            Weights gradients = gradients(network, parameters, samples, new Dropout(0.3, 0.5));
            Reference reference = new Reference(network, parameters.weights(), factors(network, 0.3, 0.5));
            reference.assertSlopes(gradients, samples, TOLERANCE);
        }
    }

    private static Reference.Factors factors(Network network, double inputs, double hidden) {
        return (layer, sample, unit) -> new DropoutMasks(
                        layer == 0 ? inputs : hidden, network.fanIn(layer), OnePass.STREAMS, 1, layer)
                .factor(sample, unit);
    }

    private static Weights gradients(Network network, Parameters parameters, Samples samples, Dropout dropout) {
        parameters
                .layers()
                .forEach(layer -> Arrays.fill(layer.biases(), 0, layer.shape().units(), 0.03f));
        TrainingMode mode = new TrainingMode(dropout, SoftLabels.NONE, 0, Optional.empty(), Optional.empty());
        return OnePass.of(network, parameters, samples, mode).gradients();
    }

    @Property(tries = 40)
    void neither_threads_nor_micro_batches_nor_vectors_change_a_bit(
            @ForAll @IntRange(min = 1, max = 7) int threads,
            @ForAll @IntRange(min = 1, max = 40) int microBatch,
            @ForAll @IntRange(min = 1, max = 37) int batchSize,
            @ForAll @IntRange(max = 2) int which) {
        Samples samples = data().get(which);
        Training training = training(0.5, 0.2, batchSize);

        assertThat(digest(samples, training, threads, microBatch, Kernels.fastest()))
                .isEqualTo(digest(samples, training, 1, 37, Kernels.scalar()));
    }

    private static String digest(Samples samples, Training training, int threads, int microBatch, Kernels kernels) {
        Trainer trainer = new Trainer(
                network(samples, new Tanh()), training, samples, TrainingStreams.of(9), kernels, microBatch);
        try (ThreadTeam team = ThreadTeam.of(threads)) {
            IntStream.range(0, EPOCHS).forEach(_ -> trainer.trainEpoch(team));
        }
        return trainer.weights().sha256();
    }

    @Test
    void a_resumed_trial_leaves_out_what_an_undisturbed_one_does() {
        Samples samples = data().getFirst();
        Network network = network(samples, new Tanh());
        Training training = training(0.5, 0.2, 10);
        RandomStreams streams = new RandomStreams(9);
        Trainer first = new Trainer(network, training, samples, 9);
        try (ThreadTeam team = ThreadTeam.of(1)) {
            first.trainEpoch(team);
            Trainer second = Trainer.resume(network, training, samples, streams, first.checkpoint());
            second.trainEpoch(team);
            second.trainEpoch(team);

            assertThat(second.weights().sha256()).isEqualTo(digest(samples, training, 2, 37, Kernels.fastest()));
        }
    }

    @Test
    void nothing_is_left_out_where_the_network_is_judged() {
        Samples samples = data().getFirst();
        Network network = network(samples, new Tanh());
        Trainer trainer = new Trainer(network, training(0.5, 0.2, 10), samples, 9);
        try (ThreadTeam team = ThreadTeam.of(1)) {
            trainer.trainEpoch(team);
            double expected = new Reference(network, trainer.weights()).loss(samples);

            assertThat(trainer.evaluate(samples, team).loss()).isCloseTo(expected, within(1e-6 * expected));
        }
    }

    @Test
    void without_dropout_the_bits_are_those_that_they_were() {
        Samples samples = data().getFirst();
        Training plain = new Training(new Sgd(), 0.2, 10, Update.BATCH, EPOCHS);

        assertThat(digest(samples, training(0, 0, 10), 1, 37, Kernels.fastest()))
                .isEqualTo(digest(samples, plain, 1, 37, Kernels.fastest()))
                .isNotEqualTo(digest(samples, training(0.5, 0, 10), 1, 37, Kernels.fastest()))
                .isNotEqualTo(digest(samples, training(0, 0.5, 10), 1, 37, Kernels.fastest()));
    }

    /** The JDK's SplittableRandom is SplitMix64 as well, and draws its words one after the other. */
    @Test
    void factors_are_made_of_the_words_of_split_mix() {
        int units = 10; // three words to a sample
        DropoutMasks masks = new DropoutMasks(0.3, units, OnePass.STREAMS, 2, 1);
        SplittableRandom words =
                new SplittableRandom(OnePass.STREAMS.stream("dropout/2/1").nextLong());
        float[] block = new float[16 * 16];
        masks.fill(block, 0, units, 0);
        for (int position = 0; position < 16; position++) {
            long[] three = {words.nextLong(), words.nextLong(), words.nextLong()};
            for (int unit = 0; unit < units; unit++) {
                long piece = (three[unit / 4] >>> (16 * (unit % 4))) & 0xffff;
                float expected = piece < 19661 ? 0f : (float) (1 / (1 - 19661 / 65536.0)); // 0.3 · 65536 = 19660.8

                assertThat(masks.factor(position, unit)).isEqualTo(expected);
                assertThat(block[unit * 16 + position]).isEqualTo(expected);
            }
        }
    }

    /** Of 400,000 factors, whose mean has a standard error of 1/632 times that of one. */
    @Test
    void as_many_are_left_out_as_the_study_says_and_the_mean_stays() {
        for (double probability : new double[] {0.1, 0.5, 0.9}) {
            DropoutMasks masks = new DropoutMasks(probability, 100, OnePass.STREAMS, 1, 1);
            double[] factors = IntStream.range(0, 4000)
                    .boxed()
                    .flatMapToDouble(
                            position -> IntStream.range(0, 100).mapToDouble(unit -> masks.factor(position, unit)))
                    .toArray();
            double spread = Math.sqrt(probability / (1 - probability)) / Math.sqrt(factors.length);

            assertThat(Arrays.stream(factors).average().orElseThrow()).isCloseTo(1, within(4 * spread));
        }
    }

    @Test
    void what_cannot_be_left_out_is_refused() {
        assertThatThrownBy(() -> training(1, 0, 10))
                .isInstanceOf(SpecException.class)
                .hasMessage("dropout is 1.0, expected at least 0 and below 1");
        assertThatThrownBy(() -> training(0, -0.1, 10)).hasMessageContaining("inputDropout is -0.1");
        assertThatThrownBy(() -> training(Double.NaN, 0, 10)).hasMessageContaining("dropout is NaN");
        assertThatThrownBy(() ->
                        training(0.5, 0, 10).draft().optimizer(new Lbfgs(10)).training())
                .hasMessageContaining("lbfgs and levenbergMarquardt need the same loss in every step");
    }
}
