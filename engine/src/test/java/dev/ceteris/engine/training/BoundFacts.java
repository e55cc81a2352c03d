// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.engine.kernel.Kernels;
import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.optimizer.Adam;
import dev.ceteris.engine.optimizer.Clipping;
import dev.ceteris.engine.optimizer.GradientNorm;
import dev.ceteris.engine.optimizer.GradientValue;
import dev.ceteris.engine.optimizer.Lbfgs;
import dev.ceteris.engine.optimizer.LevenbergMarquardt;
import dev.ceteris.engine.optimizer.Optimizer;
import dev.ceteris.engine.optimizer.Sgd;
import dev.ceteris.engine.optimizer.Unclipped;
import dev.ceteris.engine.random.RandomStreams;
import dev.ceteris.engine.regularization.None;
import dev.ceteris.engine.regularization.Regularization;
import dev.ceteris.engine.regularization.WeightDecay;
import dev.ceteris.engine.sample.Samples;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Facts: gradients that are clipped and weights that are bounded, against the same in double precision. */
class BoundFacts {
    private static final Samples NUMBERS = Scenes.numbers(90, 9, 4, 3);
    private static final Network NETWORK = Scenes.classifier(9, 4, 20, 17);
    private static final double RATE = 0.5;

    private static Training training(Optimizer optimizer, Clipping clipping, double maxNorm, Regularization decay) {
        return new Training(optimizer, RATE, 30, Update.BATCH, 4)
                .draft()
                .regularization(decay)
                .clipping(clipping)
                .maxNorm(maxNorm)
                .training();
    }

    /** One step by all samples, and where it began. */
    private static List<Weights> step(Clipping clipping, double maxNorm) {
        Training plain = training(new Sgd(), clipping, maxNorm, new None());
        Trainer trainer = new Trainer(NETWORK, plain.withBatchSize(90), NUMBERS, 3);
        Weights start = trainer.weights();
        try (ThreadTeam alone = ThreadTeam.of(1)) {
            trainer.trainEpoch(alone);
        }
        return List.of(start, trainer.weights());
    }

    /** All numbers, biases included, layer after layer. */
    private static double[] numbers(Weights weights) {
        return weights.layers().stream()
                .flatMapToDouble(layer -> IntStream.concat(
                                IntStream.range(0, layer.weights().length),
                                IntStream.range(0, layer.biases().length).map(i -> -1 - i))
                        .mapToDouble(i -> i < 0 ? layer.biases()[-1 - i] : layer.weights()[i]))
                .toArray();
    }

    private static double[] gradient() {
        int[] all = IntStream.range(0, 90).toArray();
        try (ThreadTeam alone = ThreadTeam.of(1)) {
            return numbers(
                    new FixedNetwork(NETWORK, step(new Unclipped(), 0).getFirst()).gradient(NUMBERS, all, alone));
        }
    }

    private static double norm(double[] values) {
        double squares = 0;
        for (double value : values) {
            squares += value * value;
        }
        return Math.sqrt(squares);
    }

    @Test
    void a_gradient_that_is_too_long_keeps_its_direction_and_has_the_limit_as_its_norm() {
        double[] gradient = gradient();
        double norm = norm(gradient);
        for (double limit : new double[] {norm / 7, norm * 0.999, norm * 1.001, 1e6}) {
            List<Weights> found = step(new GradientNorm(limit), 0);
            double[] before = numbers(found.getFirst());
            double[] after = numbers(found.getLast());
            double factor = Math.min(1, limit / norm);
            for (int i = 0; i < gradient.length; i++) {
                assertThat(after[i]).isCloseTo(before[i] - RATE * factor * gradient[i], within(3e-7));
            }
        }
    }

    @Test
    void derivatives_are_clipped_each_by_itself() {
        double[] gradient = gradient();
        double limit = norm(gradient) / 30;
        List<Weights> found = step(new GradientValue(limit), 0);
        double[] before = numbers(found.getFirst());
        double[] after = numbers(found.getLast());
        int clipped = 0;
        for (int i = 0; i < gradient.length; i++) {
            double expected = Math.copySign(Math.min(limit, Math.abs(gradient[i])), gradient[i]);
            clipped += Math.abs(gradient[i]) > limit ? 1 : 0;
            assertThat(after[i]).isCloseTo(before[i] - RATE * expected, within(3e-7));
        }
        assertThat(clipped).isBetween(10, gradient.length - 10);
    }

    @Test
    void units_whose_weights_are_too_long_are_shortened_and_no_others() {
        Weights free = step(new GradientNorm(1e30), 0).getLast();
        Weights bound = step(new Unclipped(), 1.25).getLast();
        int shortened = 0;
        int units = 0;
        for (int l = 0; l < free.layers().size(); l++) {
            Weights.LayerWeights from = free.layers().get(l);
            Weights.LayerWeights to = bound.layers().get(l);
            assertThat(to.biases()).isEqualTo(from.biases());
            for (int j = 0; j < from.units(); j++) {
                int unit = j;
                double norm = norm(IntStream.range(0, from.inputs())
                        .mapToDouble(i -> from.weights()[i * from.units() + unit])
                        .toArray());
                double factor = Math.min(1, 1.25 / norm);
                shortened += norm > 1.25 ? 1 : 0;
                units++;
                for (int i = 0; i < from.inputs(); i++) {
                    int at = i * from.units() + j;
                    assertThat((double) to.weights()[at]).isCloseTo(factor * from.weights()[at], within(2e-7));
                }
            }
        }
        assertThat(shortened).isBetween(5, units - 5);
    }

    @Test
    void a_bound_that_is_never_reached_changes_what_is_rounded_and_nothing_else() {
        String reached = step(new GradientNorm(1e30), 0).getLast().sha256();
        assertThat(step(new GradientValue(1e30), 0).getLast().sha256()).isEqualTo(reached);
        assertThat(step(new Unclipped(), 1e30).getLast().sha256()).isEqualTo(reached);
    }

    @Test
    void what_decays_is_not_clipped() {
        // Steps of next to nothing: what is left of the weights is what the decay leaves.
        Trainer trainer =
                new Trainer(NETWORK, training(new Sgd(), new GradientNorm(1e-20), 0, new WeightDecay(0.1)), NUMBERS, 3);
        double before = trainer.weightNorm();
        try (ThreadTeam alone = ThreadTeam.of(1)) {
            trainer.trainEpoch(alone);
        }
        assertThat(trainer.weightNorm()).isCloseTo(before * Math.pow(1 - RATE * 0.1, 3), within(1e-5));
    }

    static Stream<Training> bounds() {
        return Stream.of(
                training(new Sgd(), new GradientNorm(0.3), 0, new None()),
                training(new Adam(0.9, 0.999, 1e-8), new GradientValue(0.01), 0, new WeightDecay(0.01)),
                training(new Sgd(), new GradientNorm(0.3), 0.75, new None()),
                training(new Sgd(), new Unclipped(), 0.75, new None()));
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void the_bits_depend_neither_on_threads_nor_on_vectors_nor_on_an_interruption(Training training)
            throws IOException {
        Trainer scalar = new Trainer(NETWORK, training, NUMBERS, TrainingStreams.of(5), Kernels.scalar(), 16);
        Trainer first = new Trainer(NETWORK, training, NUMBERS, 5);
        try (ThreadTeam alone = ThreadTeam.of(1);
                ThreadTeam three = ThreadTeam.of(3)) {
            for (int epoch = 0; epoch < training.epochs(); epoch++) {
                scalar.trainEpoch(alone);
            }
            first.trainEpoch(three);
            first.trainEpoch(alone);
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            first.checkpoint().write(file);
            Trainer second = Trainer.resume(
                    NETWORK,
                    training,
                    NUMBERS,
                    new RandomStreams(5),
                    Float32Checkpoint.read(new ByteArrayInputStream(file.toByteArray()), NETWORK));
            second.trainEpoch(three);
            second.trainEpoch(three);
            assertThat(second.weights().sha256()).isEqualTo(scalar.weights().sha256());
        }
    }

    @Test
    void bounds_that_cannot_be_are_refused() {
        assertThatThrownBy(() -> new GradientNorm(0)).hasMessage("limit is 0.0, expected between 1e-30 and 1e30");
        assertThatThrownBy(() -> new GradientValue(Double.NaN))
                .hasMessage("limit is NaN, expected between 1e-30 and 1e30");
        assertThatThrownBy(() -> training(new Sgd(), new Unclipped(), -1, new None()))
                .hasMessage("maxNorm is -1.0, expected between 0 and 1e30");
        for (Optimizer optimizer : List.of(new Lbfgs(10), new LevenbergMarquardt(1e-3, 4))) {
            assertThatThrownBy(() -> training(optimizer, new GradientNorm(1), 0, new None()))
                    .hasMessageContaining("expected none: lbfgs and levenbergMarquardt find the length");
            assertThatThrownBy(() -> training(optimizer, new Unclipped(), 3, new None()))
                    .hasMessageContaining("expected 0: lbfgs and levenbergMarquardt cannot");
        }
    }
}
