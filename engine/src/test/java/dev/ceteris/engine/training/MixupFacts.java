// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.base.SpecException;
import dev.ceteris.engine.augmentation.Deform;
import dev.ceteris.engine.augmentation.MixedShare;
import dev.ceteris.engine.augmentation.RandomWords;
import dev.ceteris.engine.augmentation.Unaugmented;
import dev.ceteris.engine.kernel.Kernels;
import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.network.Initialization;
import dev.ceteris.engine.network.Loss;
import dev.ceteris.engine.network.MeanSquaredError;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.network.SoftmaxCrossEntropy;
import dev.ceteris.engine.network.activation.Tanh;
import dev.ceteris.engine.optimizer.Lbfgs;
import dev.ceteris.engine.optimizer.Sgd;
import dev.ceteris.engine.random.RandomStreams;
import dev.ceteris.engine.sample.ByteFeatures;
import dev.ceteris.engine.sample.FloatFeatures;
import dev.ceteris.engine.sample.ImageShape;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.sample.Targets;
import dev.ceteris.engine.sample.Values;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts: what samples are mixed with, and that slopes and bits follow from nothing but study and seed. */
class MixupFacts {
    private static final int COUNT = 37;
    private static final int EPOCHS = 3;

    /** Sparse pixels, dense pixels and numbers take different ways through the first layer. */
    private static List<Samples> data() {
        return List.of(
                images(Scenes.pixels(COUNT, 30, 4, 0.2, 5)),
                images(Scenes.pixels(COUNT, 30, 4, 0.9, 6)),
                Scenes.functions(COUNT, 9, 3, 8));
    }

    private static Samples images(Samples samples) {
        ByteFeatures bytes = (ByteFeatures) samples.features();
        Optional<ImageShape> image = Optional.of(new ImageShape(5, 6, 1));
        return new Samples(new ByteFeatures(bytes.bytes(), 30, bytes.scale(), image), samples.targets());
    }

    private static Network network(Samples samples) {
        Loss loss = samples.targets() instanceof Labels ? new SoftmaxCrossEntropy() : new MeanSquaredError();
        int width = samples.features().width();
        return Scenes.network(
                loss,
                new Tanh(),
                Initialization.GLOROT,
                width,
                samples.targets().outputs(),
                12,
                11);
    }

    private static Training training(double mixup, int batchSize) {
        return new Training(new Sgd(), 0.2, batchSize, Update.BATCH, EPOCHS)
                .draft()
                .mixup(mixup)
                .training();
    }

    /** The mean of a sample's loss and its partner's, as each of them alone would have it with the mixed inputs. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void gradients_are_the_slopes_of_the_mixed_losses(int which) {
        Samples samples = data().get(which);
        Network network = network(samples);
        int width = samples.features().width();
        Parameters parameters = Parameters.drawn(network, new RandomStreams(3));
        Mixing mixing = new Mixing(0.7, samples.features(), 10);
        TrainingMode mode = new TrainingMode(
                Dropout.NONE, new SoftLabels(0.1, new double[0]), 0, Optional.empty(), Optional.of(mixing));
        int[] order = IntStream.range(0, COUNT).map(i -> (i * 5 + 3) % COUNT).toArray();
        Weights gradients =
                OnePass.of(network, parameters, samples, mode, order).gradients();
        Reference reference = new Reference(network, parameters.weights());
        if (samples.targets() instanceof Labels) {
            reference.with(0.1);
        }

        for (int l = 0; l < 3; l++) {
            Weights.LayerWeights layer = gradients.layers().get(l);
            for (int i = 0; i < layer.inputs(); i += 4) {
                for (int j = 0; j < layer.units(); j += 3) {
                    double slope = 0;
                    for (int position = 0; position < COUNT; position++) {
                        Mixing.Partner partner = mixing.partner(position, COUNT);
                        assertThat(partner.position() / 10).isEqualTo(position / 10);
                        int one = order[position];
                        int other = order[partner.position()];
                        float share = partner.share();
                        float[] mixed = new float[width];
                        for (int k = 0; k < width; k++) {
                            mixed[k] = share * samples.features().value(one, k)
                                    + (1 - share) * samples.features().value(other, k);
                        }
                        slope += share * reference.weightSlope(single(mixed, samples.targets(), one), l, i, j)
                                + (1 - share) * reference.weightSlope(single(mixed, samples.targets(), other), l, i, j);
                    }
                    assertThat(layer.weights()[i * layer.units() + j] / (double) COUNT)
                            .as("layer %d, weight %d to %d", l, i, j)
                            .isCloseTo(slope / COUNT, within(4e-6));
                }
            }
        }
    }

    private static Samples single(float[] inputs, Targets targets, int sample) {
        return new Samples(
                new FloatFeatures(inputs, inputs.length),
                switch (targets) {
                    case Labels labels -> new Labels(new int[] {labels.values()[sample]}, labels.classes());
                    case Values values ->
                        new Values(
                                Arrays.copyOfRange(
                                        values.values(), sample * values.width(), (sample + 1) * values.width()),
                                values.width());
                });
    }

    private static String digest(Samples samples, Training training, int threads, int microBatch, Kernels kernels) {
        Trainer trainer = new Trainer(network(samples), training, samples, TrainingStreams.of(9), kernels, microBatch);
        try (ThreadTeam team = ThreadTeam.of(threads)) {
            IntStream.range(0, EPOCHS).forEach(_ -> trainer.trainEpoch(team));
        }
        return trainer.weights().sha256();
    }

    @Property(tries = 30)
    void neither_threads_nor_micro_batches_nor_vectors_change_a_bit(
            @ForAll @IntRange(min = 1, max = 7) int threads,
            @ForAll @IntRange(min = 1, max = 40) int microBatch,
            @ForAll @IntRange(min = 2, max = 37) int batchSize,
            @ForAll @IntRange(max = 2) int which) {
        Samples samples = data().get(which);
        Training training = training(0.4, batchSize)
                .draft()
                .augmentation(which < 2 ? new Deform(1, 10, 0.1, 0, 0, 4) : new Unaugmented())
                .inputDropout(0.1)
                .training();

        assertThat(digest(samples, training, threads, microBatch, Kernels.fastest()))
                .isEqualTo(digest(samples, training, 1, 37, Kernels.scalar()));
    }

    @Test
    void a_resumed_trial_mixes_what_an_undisturbed_one_does() {
        Samples samples = data().getFirst();
        Trainer first = new Trainer(network(samples), training(0.4, 10), samples, 9);
        try (ThreadTeam team = ThreadTeam.of(1)) {
            first.trainEpoch(team);
            Trainer second = Trainer.resume(
                    network(samples), training(0.4, 10), samples, new RandomStreams(9), first.checkpoint());
            second.trainEpoch(team);
            second.trainEpoch(team);

            assertThat(second.weights().sha256())
                    .isEqualTo(digest(samples, training(0.4, 10), 2, 37, Kernels.fastest()));
        }
    }

    @Test
    void samples_are_evaluated_as_they_are() {
        Samples samples = data().getFirst();
        Trainer trainer = new Trainer(network(samples), training(1, 10), samples, 9);
        try (ThreadTeam team = ThreadTeam.of(1)) {
            trainer.trainEpoch(team);
            double expected = new Reference(network(samples), trainer.weights()).loss(samples);

            assertThat(trainer.evaluate(samples, team).loss()).isCloseTo(expected, within(1e-6 * expected));
        }
    }

    @Test
    void without_mixup_the_bits_are_those_that_they_were() {
        Samples samples = data().getFirst();
        Training plain = new Training(new Sgd(), 0.2, 10, Update.BATCH, EPOCHS);

        assertThat(digest(samples, training(0, 10), 1, 37, Kernels.fastest()))
                .isEqualTo(digest(samples, plain, 1, 37, Kernels.fastest()))
                .isNotEqualTo(digest(samples, training(0.4, 10), 1, 37, Kernels.fastest()));
    }

    /** The distributions that have a formula: Beta(1/2, 1/2) is the arcsine law, Beta(1, 1) is uniform. */
    @Test
    void shares_are_of_the_beta_distribution() {
        assertDistributed(0.5, x -> 2 / Math.PI * Math.asin(Math.sqrt(x)));
        assertDistributed(1, x -> x);
        assertDistributed(2, x -> x * x * (3 - 2 * x));
        double[] small = shares(0.01);
        assertThat(Arrays.stream(small).allMatch(share -> share >= 0 && share <= 1))
                .isTrue();
        // The variance of Beta(α, α) is 1/(4(2α + 1)).
        double variance =
                Arrays.stream(small).map(x -> (x - 0.5) * (x - 0.5)).average().orElseThrow();
        assertThat(variance).isCloseTo(1 / (4 * 1.02), within(0.002));
    }

    private static double[] shares(double alpha) {
        MixedShare share = new MixedShare(alpha);
        return IntStream.range(0, 20_000)
                .mapToDouble(i -> share.draw(new RandomWords(77, (long) i << 20)))
                .sorted()
                .toArray();
    }

    /** Kolmogorov and Smirnov: at 20,000 draws a distance above 0.0138 has a probability of one in a thousand. */
    private static void assertDistributed(double alpha, DoubleUnaryOperator distribution) {
        double[] shares = shares(alpha);
        for (int i = 0; i < shares.length; i++) {
            double expected = distribution.applyAsDouble(shares[i]);
            assertThat((i + 0.5) / shares.length).as("α %s", alpha).isCloseTo(expected, within(0.0138));
        }
    }

    @Test
    void what_cannot_be_mixed_is_refused() {
        assertThatThrownBy(() -> training(-0.1, 10))
                .isInstanceOf(SpecException.class)
                .hasMessage("mixup is -0.1, expected between 0 and 4");
        assertThatThrownBy(() -> training(5, 10)).hasMessageContaining("mixup is 5.0");
        assertThatThrownBy(() -> training(0.5, 1))
                .hasMessage("mixup is 0.5, expected 0 with a batchSize of 1: the only sample of an update has no other"
                        + " one to be mixed with");
        assertThatThrownBy(
                        () -> training(0.5, 10).draft().optimizer(new Lbfgs(10)).training())
                .hasMessageContaining("mixup is 0.5, expected 0: lbfgs");
    }
}
