// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.base.SpecException;
import dev.ceteris.engine.kernel.Kernels;
import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.network.BinaryCrossEntropy;
import dev.ceteris.engine.network.Initialization;
import dev.ceteris.engine.network.MeanSquaredError;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.network.activation.Tanh;
import dev.ceteris.engine.optimizer.Lbfgs;
import dev.ceteris.engine.optimizer.Sgd;
import dev.ceteris.engine.random.RandomStreams;
import dev.ceteris.engine.sample.BalancedClasses;
import dev.ceteris.engine.sample.ClassWeights;
import dev.ceteris.engine.sample.EqualClasses;
import dev.ceteris.engine.sample.GivenClassWeights;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Samples;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Facts: what labels are taken for while a network learns, in losses and in their slopes. */
class SoftLabelsFacts {
    private static final double TOLERANCE = 4e-6;
    private static final Samples PIXELS = Scenes.pixels(37, 30, 4, 0.2, 5);
    private static final Network NETWORK = Scenes.classifier(
            new Tanh(), Initialization.GLOROT, PIXELS.features().width(), 4, 20);
    private static final List<Double> WEIGHTS = List.of(0.5, 2.0, 0.0, 3.0);

    private static Training training(double smoothing, ClassWeights weights, int batchSize) {
        return new Training(new Sgd(), 0.2, batchSize, Update.BATCH, 2)
                .draft()
                .labelSmoothing(smoothing)
                .classWeights(weights)
                .training();
    }

    @ParameterizedTest
    @CsvSource({"0.1, false, false", "0, true, false", "0.3, true, false", "0.1, false, true", "0.3, true, true"})
    void gradients_and_losses_are_those_of_the_softened_cross_entropy(
            double smoothing, boolean weighted, boolean binary) {
        Network network = binary ? new Network(NETWORK.inputs(), NETWORK.layers(), new BinaryCrossEntropy()) : NETWORK;
        Parameters parameters = Parameters.drawn(network, new RandomStreams(3));
        ClassWeights weights = weighted ? new GivenClassWeights(WEIGHTS) : new EqualClasses();
        SoftLabels soft = SoftLabels.of(smoothing, weights, (Labels) PIXELS.targets());
        TrainingMode mode = new TrainingMode(Dropout.NONE, soft, 0, Optional.empty(), Optional.empty());
        OnePass pass = OnePass.of(network, parameters, PIXELS, mode);

        Reference reference = new Reference(network, parameters.weights())
                .with(smoothing, weighted ? new double[] {0.5, 2, 0, 3} : new double[0]);
        assertThat(pass.loss() / PIXELS.count())
                .isCloseTo(reference.loss(PIXELS), within(1e-6 * reference.loss(PIXELS)));
        reference.assertSlopes(pass.gradients(), PIXELS, TOLERANCE);
    }

    @Test
    void evaluation_knows_the_labels_as_they_are() {
        Trainer trainer = new Trainer(NETWORK, training(0.3, new GivenClassWeights(WEIGHTS), 10), PIXELS, 9);
        try (ThreadTeam team = ThreadTeam.of(2)) {
            trainer.trainEpoch(team);
            double expected = new Reference(NETWORK, trainer.weights()).loss(PIXELS);

            assertThat(trainer.evaluate(PIXELS, team).loss()).isCloseTo(expected, within(1e-6 * expected));
        }
    }

    @Property(tries = 30)
    void neither_threads_nor_micro_batches_nor_vectors_change_a_bit(
            @ForAll @IntRange(min = 1, max = 7) int threads,
            @ForAll @IntRange(min = 1, max = 40) int microBatch,
            @ForAll @IntRange(min = 1, max = 37) int batchSize) {
        Training training = training(0.1, new BalancedClasses(), batchSize);

        assertThat(digest(training, threads, microBatch, Kernels.fastest()))
                .isEqualTo(digest(training, 1, 37, Kernels.scalar()))
                .isNotEqualTo(digest(training(0, new BalancedClasses(), batchSize), 1, 37, Kernels.fastest()))
                .isNotEqualTo(digest(training(0.1, new EqualClasses(), batchSize), 1, 37, Kernels.fastest()));
    }

    private static String digest(Training training, int threads, int microBatch, Kernels kernels) {
        Trainer trainer = new Trainer(NETWORK, training, PIXELS, TrainingStreams.of(9), kernels, microBatch);
        try (ThreadTeam team = ThreadTeam.of(threads)) {
            trainer.trainEpoch(team);
            trainer.trainEpoch(team);
        }
        return trainer.weights().sha256();
    }

    @Test
    void weights_of_one_are_no_weights() {
        Training ones = training(0, new GivenClassWeights(List.of(1.0, 1.0, 1.0, 1.0)), 10);

        assertThat(digest(ones, 1, 37, Kernels.fastest()))
                .isEqualTo(digest(training(0, new EqualClasses(), 10), 1, 37, Kernels.fastest()));
    }

    /** Of sklearn 1.5's compute_class_weight("balanced"), for 3, 1 and 4 samples; a class without samples counts 0. */
    @Test
    void balanced_classes_count_alike_in_sum() {
        Labels labels = new Labels(new int[] {0, 0, 0, 1, 3, 3, 3, 3}, 4);

        assertThat(new BalancedClasses().of(labels)).containsExactly(8 / 9.0, 8 / 3.0, 0, 8 / 12.0);
    }

    @Test
    void what_does_not_fit_is_refused() {
        assertThatThrownBy(() -> training(1, new EqualClasses(), 10))
                .isInstanceOf(SpecException.class)
                .hasMessage("labelSmoothing is 1.0, expected at least 0 and below 1");
        assertThatThrownBy(() -> new GivenClassWeights(List.of(0.0, 0.0))).hasMessageContaining("at least one above 0");
        assertThatThrownBy(() -> new GivenClassWeights(List.of(1.0, -1.0))).hasMessageContaining("between 0 and 1e6");
        assertThatThrownBy(() ->
                        new Trainer(NETWORK, training(0, new GivenClassWeights(List.of(1.0, 2.0)), 10), PIXELS, 1))
                .hasMessage("classWeights is [1.0, 2.0], expected one for each of the 4 classes");
        assertThatThrownBy(() -> training(0.1, new EqualClasses(), 1)
                        .draft()
                        .optimizer(new Lbfgs(10))
                        .training())
                .hasMessageContaining("labelSmoothing is 0.1, expected 0: lbfgs and levenbergMarquardt");
        Samples numbers = Scenes.functions(37, 9, 3, 8);
        Network regressor = Scenes.network(new MeanSquaredError(), new Tanh(), Initialization.GLOROT, 9, 3, 5);
        assertThatThrownBy(() -> new Trainer(regressor, training(0.1, new EqualClasses(), 10), numbers, 1))
                .hasMessage("labelSmoothing is 0.1, expected 0 where numbers are learned: it is about classes");
        assertThatThrownBy(() -> new Trainer(regressor, training(0, new BalancedClasses(), 10), numbers, 1))
                .hasMessageContaining("none where numbers are learned");
    }
}
