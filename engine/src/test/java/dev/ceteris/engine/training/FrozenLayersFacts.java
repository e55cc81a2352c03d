// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.base.SpecException;
import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.optimizer.Adam;
import dev.ceteris.engine.optimizer.Sgd;
import dev.ceteris.engine.random.RandomStreams;
import dev.ceteris.engine.regularization.None;
import dev.ceteris.engine.regularization.WeightDecay;
import dev.ceteris.engine.sample.FloatFeatures;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.stopping.BestEpoch;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Facts: layers that do not learn keep their bits, and the others learn as if these were part of the data. */
class FrozenLayersFacts {
    private static final Samples PIXELS = Scenes.pixels(40, 30, 4, 0.2, 5);
    private static final Network NETWORK = Scenes.classifier(30, 4, 20, 9);

    static Stream<Training> trainings() {
        Training fused = new Training(new Sgd(), 0.1, 10, Update.BATCH, 3);
        return Stream.of(
                fused,
                fused.draft().optimizer(new Adam(0.9, 0.999, 1e-8)).training(),
                fused.draft().regularization(new WeightDecay(0.1)).maxNorm(0.3).training());
    }

    private static Weights trained(Network network, Training training, Samples samples) {
        Trainer trainer = new Trainer(network, training, samples, 3);
        try (ThreadTeam team = ThreadTeam.of(2)) {
            for (int epoch = 0; epoch < 3; epoch++) {
                trainer.trainEpoch(team);
            }
        }
        return trainer.weights();
    }

    @ParameterizedTest
    @MethodSource("trainings")
    void frozen_layers_keep_their_bits_and_the_others_learn(Training training) {
        List<Weights.LayerWeights> start =
                new Trainer(NETWORK, training, PIXELS, 3).weights().layers();
        for (int frozen = 0; frozen < 3; frozen++) {
            List<Weights.LayerWeights> end = trained(
                            NETWORK, training.draft().frozenLayers(frozen).training(), PIXELS)
                    .layers();
            for (int layer = 0; layer < 3; layer++) {
                assertThat(Arrays.equals(
                                end.get(layer).weights(), start.get(layer).weights()))
                        .as("layer %d of %d frozen", layer, frozen)
                        .isEqualTo(layer < frozen);
                assertThat(Arrays.equals(
                                end.get(layer).biases(), start.get(layer).biases()))
                        .isEqualTo(layer < frozen);
            }
        }
    }

    /** A smaller network that learns from the outputs of the frozen layer has the bits of the rest. */
    @Test
    void the_rest_learns_from_the_outputs_of_what_is_frozen() {
        Training training = new Training(new Sgd(), 0.1, 40, Update.EPOCH, 3);
        Weights start = new Trainer(NETWORK, training, PIXELS, 3).weights();
        Network first = Scenes.classifier(30, 20);
        float[] features;
        try (ThreadTeam team = ThreadTeam.of(1)) {
            Samples shown = new Samples(PIXELS.features(), new Labels(new int[40], 20));
            features = new FixedNetwork(first, new Weights(start.layers().subList(0, 1))).outputs(shown, team);
        }
        for (int i = 0; i < features.length; i++) {
            features[i] = Math.max(0, features[i]);
        }
        Samples data = new Samples(new FloatFeatures(features, 20), PIXELS.targets());
        Float32Checkpoint begin = new Float32Checkpoint(
                0, 0, new Weights(start.layers().subList(1, 3)), List.of(), Weights.NONE, BestEpoch.none(Weights.NONE));
        Trainer small = Trainer.resume(Scenes.classifier(20, 4, 9), training, data, new RandomStreams(3), begin);
        try (ThreadTeam team = ThreadTeam.of(1)) {
            for (int epoch = 0; epoch < 3; epoch++) {
                small.trainEpoch(team);
            }
        }
        Weights whole = trained(NETWORK, training.draft().frozenLayers(1).training(), PIXELS);

        assertThat(new Weights(whole.layers().subList(1, 3)).sha256())
                .isEqualTo(small.weights().sha256());
    }

    @Test
    void a_network_that_learns_nothing_is_refused() {
        Training training = new Training(new Sgd(), 0.1, 10, Update.BATCH, 3);

        assertThatThrownBy(() ->
                        new Trainer(NETWORK, training.draft().frozenLayers(3).training(), PIXELS, 1))
                .isInstanceOf(SpecException.class)
                .hasMessage("frozenLayers is 3, expected fewer than the network's 3 layers: one has to learn");
        assertThatThrownBy(() -> training.draft().frozenLayers(-1).training()).hasMessageContaining("at least 0");
        assertThat(training.draft().regularization(new None()).training()).isEqualTo(training);
    }
}
