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
import dev.ceteris.engine.network.activation.Relu;
import dev.ceteris.engine.optimizer.Sgd;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Samples;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Laws: a fixed network gives the bits of the one that learns. */
class FixedNetworkLaws {
    /** More than one micro-batch, and a last one that fills no block. */
    private static final int COUNT = 1101;

    private static final double RATE = 0.25;

    /** What is shown: each way through the kernels has one. */
    enum Shown {
        SPARSE,
        DENSE,
        REGRESSION;

        Samples samples() {
            return switch (this) {
                case SPARSE -> Scenes.pixels(COUNT, 50, 5, 0.2, 1);
                case DENSE -> Scenes.numbers(COUNT, 12, 5, 2);
                case REGRESSION -> Scenes.functions(COUNT, 12, 3, 3);
            };
        }
    }

    private static Network network(Samples samples) {
        return Scenes.network(
                samples.targets() instanceof Labels ? new SoftmaxCrossEntropy() : new MeanSquaredError(),
                new Relu(),
                Initialization.PYTORCH,
                samples.features().width(),
                samples.targets().outputs(),
                21);
    }

    private static Trainer trainer(Samples samples) {
        Training training = new Training(new Sgd(), RATE, samples.count(), Update.EPOCH, 1);
        return new Trainer(network(samples), training, samples, 7);
    }

    @ParameterizedTest
    @EnumSource
    void it_is_judged_as_the_trainer_is(Shown shown) {
        Samples samples = shown.samples();
        Trainer trainer = trainer(samples);
        try (ThreadTeam team = ThreadTeam.of(2)) {
            assertThat(new FixedNetwork(network(samples), trainer.weights()).evaluate(samples, team))
                    .isEqualTo(trainer.evaluate(samples, team));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_step_along_its_gradient_is_the_step_of_the_trainer(Shown shown) {
        Samples samples = shown.samples();
        Trainer trainer = trainer(samples);
        Weights before = trainer.weights();
        int[] all = IntStream.range(0, COUNT).toArray();
        try (ThreadTeam team = ThreadTeam.of(1)) {
            Weights gradient = new FixedNetwork(network(samples), before).gradient(samples, all, team);
            trainer.trainEpoch(team);
            for (int l = 0; l < before.layers().size(); l++) {
                Weights.LayerWeights from = before.layers().get(l);
                Weights.LayerWeights to = trainer.weights().layers().get(l);
                for (int i = 0; i < from.weights().length; i++) {
                    double step = -RATE * gradient.layers().get(l).weights()[i];
                    // The trainer rounds rate / count and the new weight; the gradient is rounded once.
                    assertThat((double) to.weights()[i]).isCloseTo(from.weights()[i] + step, within(2e-7));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void threads_and_vectors_change_no_bit(Shown shown) {
        Samples samples = shown.samples();
        Weights weights = trainer(samples).weights();
        int[] some = IntStream.range(0, 700).map(i -> i * 3 % COUNT).toArray();
        FixedNetwork fast = new FixedNetwork(network(samples), weights);
        FixedNetwork scalar = new FixedNetwork(network(samples), weights, Kernels.scalar());
        try (ThreadTeam one = ThreadTeam.of(1);
                ThreadTeam three = ThreadTeam.of(3)) {
            assertThat(fast.outputs(samples, three)).containsExactly(scalar.outputs(samples, one));
            assertThat(fast.gradient(samples, some, three).sha256())
                    .isEqualTo(scalar.gradient(samples, some, one).sha256());
        }
    }

    @Test
    void the_largest_output_is_the_answer_that_accuracy_counts() {
        Samples samples = Shown.DENSE.samples();
        FixedNetwork fixed = new FixedNetwork(network(samples), trainer(samples).weights());
        try (ThreadTeam team = ThreadTeam.of(1)) {
            float[] outputs = fixed.outputs(samples, team);
            int hits = 0;
            for (int i = 0; i < COUNT; i++) {
                int label = samples.labels().values()[i];
                int row = i * 5;
                hits += IntStream.range(0, 5).allMatch(j -> j == label || outputs[row + label] > outputs[row + j])
                        ? 1
                        : 0;
            }
            assertThat(fixed.evaluate(samples, team).accuracy()).isEqualTo((double) hits / COUNT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void indices_mean_the_samples_at_them_in_that_order(Shown shown) {
        Samples samples = shown.samples();
        Weights weights = trainer(samples).weights();
        FixedNetwork fixed = new FixedNetwork(network(samples), weights);
        int[] some = {9, 4, 4, 1000};
        try (ThreadTeam team = ThreadTeam.of(1)) {
            assertThat(fixed.gradient(samples, some, team).sha256())
                    .isEqualTo(fixed.gradient(samples.select(some), new int[] {0, 1, 2, 3}, team)
                            .sha256());
        }
    }

    @Test
    void weights_of_another_network_are_refused() {
        Weights weights = trainer(Shown.DENSE.samples()).weights();
        Network other = Scenes.classifier(12, 5, 20);
        assertThatThrownBy(() -> new FixedNetwork(other, weights))
                .isInstanceOf(SpecException.class)
                .hasMessage("layer 1 is 12 x 21, expected 12 x 20, as in the network");
        assertThatThrownBy(() -> new FixedNetwork(Scenes.classifier(12, 5), weights))
                .isInstanceOf(SpecException.class)
                .hasMessage("layers is 2, expected 1, as in the network");
    }

    @Test
    void samples_that_it_cannot_be_shown_are_refused() {
        Samples samples = Shown.DENSE.samples();
        FixedNetwork fixed = new FixedNetwork(network(samples), trainer(samples).weights());
        try (ThreadTeam team = ThreadTeam.of(1)) {
            assertThatThrownBy(() -> fixed.outputs(Shown.SPARSE.samples(), team))
                    .isInstanceOf(SpecException.class)
                    .hasMessageContaining("inputs is 12");
            assertThatThrownBy(() -> fixed.gradient(samples, new int[0], team))
                    .isInstanceOf(SpecException.class)
                    .hasMessageContaining("indices is 0");
        }
    }
}
