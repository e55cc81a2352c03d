// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.ceteris.base.SpecException;
import dev.ceteris.engine.averaging.Ema;
import dev.ceteris.engine.averaging.Swa;
import dev.ceteris.engine.float64.Float64Trainer;
import dev.ceteris.engine.kernel.Kernels;
import dev.ceteris.engine.kernel.Layer;
import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.network.Dense;
import dev.ceteris.engine.network.Initialization;
import dev.ceteris.engine.network.MeanSquaredError;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.network.SoftmaxCrossEntropy;
import dev.ceteris.engine.network.activation.Activation;
import dev.ceteris.engine.network.activation.Activations;
import dev.ceteris.engine.network.activation.Gelu;
import dev.ceteris.engine.network.activation.Identity;
import dev.ceteris.engine.network.activation.Tanh;
import dev.ceteris.engine.network.normalization.BatchNormalization;
import dev.ceteris.engine.network.normalization.LayerNormalization;
import dev.ceteris.engine.network.normalization.Normalization;
import dev.ceteris.engine.network.normalization.Unnormalized;
import dev.ceteris.engine.optimizer.Adam;
import dev.ceteris.engine.optimizer.Lbfgs;
import dev.ceteris.engine.optimizer.Sgd;
import dev.ceteris.engine.random.Draws;
import dev.ceteris.engine.random.RandomStreams;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.sample.Values;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Facts: normalized and residual layers have the slopes of a forward pass in double precision that shares no code with
 * the engine, and bits that depend on nothing but study and seed.
 */
class NormalizationFacts {
    private static final double TOLERANCE = 4e-6; // rounding of chains over units and samples that are divided by σ
    private static final int EPOCHS = 3;
    private static final Normalization LAYER = new LayerNormalization(1e-3);
    private static final Normalization BATCH = new BatchNormalization(0.1, 1e-3);

    private static Network network(
            Samples samples, Normalization normalization, boolean residual, Activation activation) {
        int outputs = samples.targets().outputs();
        boolean classes = samples.targets() instanceof Labels;
        return new Network(
                samples.features().width(),
                List.of(
                        new Dense(20, activation, Initialization.GLOROT, normalization, false),
                        new Dense(20, activation, Initialization.GLOROT, normalization, residual),
                        new Dense(20, activation, Initialization.GLOROT, new Unnormalized(), residual),
                        new Dense(outputs, new Identity(), Initialization.GLOROT)),
                classes ? new SoftmaxCrossEntropy() : new MeanSquaredError());
    }

    /** Sparse pixels, dense pixels and numbers take different ways through the first layer. */
    private static List<Samples> data() {
        return List.of(
                Scenes.pixels(37, 30, 4, 0.2, 5), Scenes.pixels(37, 30, 4, 0.9, 6), Scenes.functions(37, 9, 3, 8));
    }

    static Stream<Arguments> scenes() {
        return data().stream()
                .flatMap(samples -> Stream.of(new Unnormalized(), LAYER, BATCH)
                        .flatMap(normalization -> Stream.of(false, true)
                                .flatMap(residual -> Stream.of(new Tanh(), new Gelu())
                                        .map(activation -> arguments(
                                                samples, network(samples, normalization, residual, activation))))));
    }

    /** The network in double precision; over batches with the batch's own mean and variance, or the running ones. */
    private static final class Doubled {
        private final Network network;
        private final boolean running;
        private final double[][] weights;
        private final double[][] biases;
        private final double[][] factors;
        private final double[][] offsets;
        private final List<Weights.LayerWeights> from;

        Doubled(Network network, Weights weights, boolean running) {
            this.network = network;
            this.running = running;
            from = weights.layers();
            this.weights = doubled(Weights.LayerWeights::weights);
            biases = doubled(Weights.LayerWeights::biases);
            factors = doubled(layer -> layer.scales().factors());
            offsets = doubled(layer -> layer.scales().offsets());
        }

        private interface Part {
            float[] of(Weights.LayerWeights layer);
        }

        private double[][] doubled(Part part) {
            return from.stream().map(layer -> doubled(part.of(layer))).toArray(double[][]::new);
        }

        private static double[] doubled(float[] floats) {
            return IntStream.range(0, floats.length).mapToDouble(i -> floats[i]).toArray();
        }

        double loss(Samples samples) {
            double[][] a = new double[samples.count()][network.inputs()];
            for (int s = 0; s < a.length; s++) {
                for (int i = 0; i < network.inputs(); i++) {
                    a[s][i] = samples.features().value(s, i);
                }
            }
            for (int l = 0; l < weights.length; l++) {
                a = layer(l, a);
            }
            double sum = 0;
            for (int s = 0; s < a.length; s++) {
                sum += loss(samples, s, a[s]);
            }
            return sum / a.length;
        }

        private static double loss(Samples samples, int sample, double[] answer) {
            return switch (samples.targets()) {
                case Labels labels ->
                    Math.log(Arrays.stream(answer).map(Math::exp).sum()) - answer[labels.values()[sample]];
                case Values values ->
                    IntStream.range(0, answer.length)
                                    .mapToDouble(j -> answer[j] - values.values()[sample * answer.length + j])
                                    .map(error -> error * error)
                                    .sum()
                            / answer.length;
            };
        }

        private double[][] layer(int l, double[][] shown) {
            Dense dense = network.layers().get(l);
            int units = dense.units();
            double[][] z = new double[shown.length][units];
            for (int s = 0; s < z.length; s++) {
                for (int j = 0; j < units; j++) {
                    z[s][j] = biases[l][j];
                    for (int i = 0; i < shown[s].length; i++) {
                        z[s][j] += weights[l][i * units + j] * shown[s][i];
                    }
                }
            }
            double epsilon = dense.normalization().epsilon();
            switch (dense.normalization().over()) {
                case NOTHING -> {}
                case UNITS -> {
                    for (double[] sample : z) {
                        double mean = IntStream.range(0, units)
                                .mapToDouble(j -> sample[j])
                                .average()
                                .orElseThrow();
                        double variance = variance(sample, mean);
                        for (int j = 0; j < units; j++) {
                            sample[j] = scaled(l, j, sample[j], mean, variance, epsilon);
                        }
                    }
                }
                case BATCH -> {
                    for (int j = 0; j < units; j++) {
                        int unit = j;
                        double[] column = IntStream.range(0, z.length)
                                .mapToDouble(s -> z[s][unit])
                                .toArray();
                        Scales scales = from.get(l).scales();
                        double own = IntStream.range(0, z.length)
                                .mapToDouble(s -> column[s])
                                .average()
                                .orElseThrow();
                        double mean = running ? scales.means()[j] : own;
                        double variance = running ? scales.variances()[j] : variance(column, own);
                        for (int s = 0; s < z.length; s++) {
                            z[s][j] = scaled(l, j, z[s][j], mean, variance, epsilon);
                        }
                    }
                }
            }
            for (int s = 0; s < z.length; s++) {
                for (int j = 0; j < units; j++) {
                    z[s][j] = Activations.value(dense.activation(), z[s][j]) + (dense.residual() ? shown[s][j] : 0);
                }
            }
            return z;
        }

        private static double variance(double[] numbers, double mean) {
            double sum = 0;
            for (double number : numbers) {
                sum += (number - mean) * (number - mean);
            }
            return sum / numbers.length;
        }

        private double scaled(int l, int j, double z, double mean, double variance, double epsilon) {
            return factors[l][j] * (z - mean) / Math.sqrt(variance + epsilon) + offsets[l][j];
        }

        /** Asserts that sums of gradients are the slopes of the mean loss by central differences, times the count. */
        void assertSlopes(Weights gradients, Samples samples) {
            for (int l = 0; l < weights.length; l++) {
                Weights.LayerWeights layer = gradients.layers().get(l);
                assertSlopes("weight", l, weights[l], layer.weights(), samples);
                if (network.layers().get(l).normalization().over() != Normalization.Over.BATCH) {
                    assertSlopes("bias", l, biases[l], layer.biases(), samples);
                } else {
                    assertThat(layer.biases()).containsOnly(0);
                }
                assertSlopes("factor", l, factors[l], layer.scales().factors(), samples);
                assertSlopes("offset", l, offsets[l], layer.scales().offsets(), samples);
            }
        }

        private void assertSlopes(String what, int l, double[] numbers, float[] gradient, Samples samples) {
            assertThat(gradient).hasSameSizeAs(numbers);
            for (int i = 0; i < numbers.length; i++) {
                double kept = numbers[i];
                double h = 1e-5;
                int at = i;
                double above = with(numbers, at, kept + h, () -> loss(samples));
                double below = with(numbers, at, kept - h, () -> loss(samples));
                numbers[i] = kept;
                assertThat(gradient[i] / (double) samples.count())
                        .as("layer %d, %s %d", l, what, i)
                        .isCloseTo((above - below) / (2 * h), within(TOLERANCE));
            }
        }

        private static double with(double[] numbers, int at, double number, DoubleSupplier measured) {
            numbers[at] = number;
            return measured.getAsDouble();
        }
    }

    /** Factors and offsets as they might be after a while. */
    private static Parameters parameters(Network network) {
        Parameters parameters = Parameters.drawn(network, new RandomStreams(3));
        Draws draws = new Draws(new RandomStreams(4).stream("scaling"));
        for (Layer layer : parameters.layers()) {
            for (Layer.Learned learned : layer.unpenalized()) {
                for (int unit = 0; unit < layer.shape().units(); unit++) {
                    learned.values()[unit] += (float) (0.3 * draws.normal());
                }
            }
        }
        return parameters;
    }

    @ParameterizedTest
    @MethodSource("scenes")
    void gradients_are_the_slopes_of_the_loss(Samples samples, Network network) {
        Parameters parameters = parameters(network);
        OnePass pass = OnePass.of(network, parameters, samples);
        Doubled doubled = new Doubled(network, parameters.weights(), false);

        assertThat(pass.loss() / samples.count()).isCloseTo(doubled.loss(samples), within(1e-6));
        doubled.assertSlopes(pass.gradients(), samples);
    }

    @ParameterizedTest
    @MethodSource("scenes")
    void evaluation_takes_the_running_means(Samples samples, Network network) {
        Trainer trainer = new Trainer(network, training(10), samples, 9);
        try (ThreadTeam team = ThreadTeam.of(1)) {
            trainer.trainEpoch(team);
            double expected = new Doubled(network, trainer.weights(), true).loss(samples);

            assertThat(trainer.evaluate(samples, team).loss()).isCloseTo(expected, within(2e-6 * expected));
            assertThat(new FixedNetwork(network, trainer.weights()).evaluate(samples, team))
                    .isEqualTo(trainer.evaluate(samples, team));
        }
    }

    /** The numbers of a first batch: mean and unbiased variance of what its units are shown. */
    @Test
    void running_means_follow_the_batches() {
        Samples samples = data().getLast();
        Network network = network(samples, BATCH, false, new Tanh());
        Trainer trainer = new Trainer(network, training(37), samples, 9);
        Weights.LayerWeights first = trainer.weights().layers().getFirst();
        try (ThreadTeam team = ThreadTeam.of(1)) {
            trainer.trainEpoch(team);
        }
        Scales scales = trainer.weights().layers().getFirst().scales();
        for (int unit = 0; unit < 20; unit++) {
            double sum = 0;
            double squares = 0;
            for (int sample = 0; sample < 37; sample++) {
                double z = 0;
                for (int i = 0; i < 9; i++) {
                    z += samples.features().value(sample, i) * first.weights()[i * 20 + unit];
                }
                sum += z;
                squares += z * z;
            }
            double mean = sum / 37;
            assertThat((double) scales.means()[unit]).isCloseTo(0.1 * mean, within(1e-6));
            assertThat((double) scales.variances()[unit])
                    .isCloseTo(0.9 + 0.1 * (squares - 37 * mean * mean) / 36, within(1e-6));
        }
    }

    private static Training training(int batchSize) {
        return new Training(new Adam(0.9, 0.999, 1e-8), 0.01, batchSize, Update.BATCH, EPOCHS);
    }

    private static String digest(
            Samples samples, Network network, Training training, int threads, int microBatch, Kernels kernels) {
        Trainer trainer = new Trainer(network, training, samples, TrainingStreams.of(9), kernels, microBatch);
        try (ThreadTeam team = ThreadTeam.of(threads)) {
            IntStream.range(0, EPOCHS).forEach(_ -> trainer.trainEpoch(team));
        }
        return trainer.weights().sha256();
    }

    @Property(tries = 40)
    void neither_threads_nor_micro_batches_nor_vectors_change_a_bit(
            @ForAll @IntRange(min = 1, max = 7) int threads,
            @ForAll @IntRange(min = 1, max = 40) int microBatch,
            @ForAll @IntRange(min = 2, max = 37) int batchSize,
            @ForAll @IntRange(max = 2) int which,
            @ForAll boolean overBatch,
            @ForAll boolean plainDescent) {
        Samples samples = data().get(which);
        Network network = network(samples, overBatch ? BATCH : LAYER, true, new Gelu());
        Training training = training(batchSize)
                .draft()
                .optimizer(plainDescent ? new Sgd() : new Adam(0.9, 0.999, 1e-8))
                .dropout(0.2)
                .averaging(new Ema(0.9))
                .training();

        assertThat(digest(samples, network, training, threads, microBatch, Kernels.fastest()))
                .isEqualTo(digest(samples, network, training, 1, 37, Kernels.scalar()));
    }

    @ParameterizedTest
    @MethodSource("scenes")
    void a_resumed_trial_goes_on_as_an_undisturbed_one(Samples samples, Network network) throws IOException {
        Training training = training(10).draft().averaging(new Ema(0.9)).training();
        Trainer first = new Trainer(network, training, samples, 9);
        try (ThreadTeam team = ThreadTeam.of(1)) {
            first.trainEpoch(team);
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            first.checkpoint().write(file);
            Float32Checkpoint read = Float32Checkpoint.read(new ByteArrayInputStream(file.toByteArray()), network);
            Trainer second = Trainer.resume(network, training, samples, new RandomStreams(9), read);
            second.trainEpoch(team);
            second.trainEpoch(team);

            assertThat(second.weights().sha256())
                    .isEqualTo(digest(samples, network, training, 2, 37, Kernels.fastest()));
        }
    }

    @ParameterizedTest
    @MethodSource("scenes")
    void weights_are_read_as_they_were_written(Samples samples, Network network) throws IOException {
        Weights weights = parameters(network).weights();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        weights.write(file);
        byte[] bytes = file.toByteArray();

        assertThat(Weights.read(new ByteArrayInputStream(bytes)).sha256()).isEqualTo(weights.sha256());
        assertThat(Weights.of(weights.bytes(), network).sha256()).isEqualTo(weights.sha256());
        assertThatThrownBy(() -> Weights.read(new ByteArrayInputStream(bytes, 0, bytes.length - 1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cut");
    }

    @Test
    void a_batch_of_one_sample_at_the_end_of_an_epoch_is_learned_without_its_variance() {
        Samples samples = data().getLast();
        Trainer trainer = new Trainer(network(samples, BATCH, false, new Tanh()), training(36), samples, 9);
        try (ThreadTeam team = ThreadTeam.of(2)) {
            trainer.trainEpoch(team);

            assertThat(trainer.evaluate(samples, team).loss()).isFinite();
        }
    }

    @Test
    void what_does_not_fit_together_is_refused() {
        Samples samples = data().getLast();
        Network batch = network(samples, BATCH, false, new Tanh());
        assertThatThrownBy(() -> new Trainer(batch, training(1), samples, 1))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("batchSize is 1, expected between 2 and 8192 with batch normalization");
        assertThatThrownBy(() -> new Trainer(batch, new Training(new Sgd(), 0.1, 10, Update.EPOCH, 1), samples, 1))
                .hasMessageContaining("batch normalization needs all samples of an update together");
        assertThatThrownBy(() -> new Trainer(
                        batch, training(10).draft().averaging(new Swa(0.5)).training(), samples, 1))
                .hasMessageContaining("none or ema with batch normalization");
        assertThatThrownBy(() -> Float64Trainer.requirePossible(
                        batch, training(10).draft().optimizer(new Lbfgs(10)).training(), 37))
                .hasMessageContaining("lbfgs and levenbergMarquardt learn networks without normalization");
        assertThatThrownBy(() -> new Network(
                        4,
                        List.of(
                                new Dense(4, new Tanh(), Initialization.HE, new Unnormalized(), true),
                                new Dense(2, new Identity(), Initialization.HE)),
                        new SoftmaxCrossEntropy()))
                .hasMessage("layer 1 is residual, expected a hidden layer before it, of as many units");
        assertThatThrownBy(() -> new FixedNetwork(
                        network(samples, LAYER, false, new Tanh()),
                        parameters(batch).weights()))
                .hasMessageContaining("layer 1 is normalized otherwise");
        assertThatThrownBy(() -> new LayerNormalization(0)).hasMessageContaining("epsilon is 0.0");
        assertThatThrownBy(() -> new BatchNormalization(0, 1e-5)).hasMessageContaining("momentum is 0.0");
    }
}
