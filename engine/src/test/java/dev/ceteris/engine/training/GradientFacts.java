// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.engine.kernel.Layer;
import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.network.Initialization;
import dev.ceteris.engine.network.Loss;
import dev.ceteris.engine.network.Losses;
import dev.ceteris.engine.network.MeanSquaredError;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.network.SoftmaxCrossEntropy;
import dev.ceteris.engine.network.activation.Activation;
import dev.ceteris.engine.network.activation.Activations;
import dev.ceteris.engine.network.activation.Tanh;
import dev.ceteris.engine.optimizer.Sgd;
import dev.ceteris.engine.random.RandomStreams;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Samples;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Facts: every derivative of the loss against central differences of {@link Reference}, a forward pass in double
 * precision that shares no code with the engine.
 */
class GradientFacts {
    /** Rounding of float32 chains of at most 40 terms of size one. */
    private static final double TOLERANCE = 2e-6;

    static Stream<Scene> scenes() {
        return Activations.ALL.stream()
                .flatMap(activation -> Stream.of(Initialization.values())
                        .flatMap(initialization -> Stream.of(
                                scene("sparse pixels", activation, initialization, Scenes.pixels(37, 30, 4, 0.2, 5)),
                                scene("dense pixels", activation, initialization, Scenes.pixels(37, 30, 4, 0.9, 6)),
                                scene("numbers", activation, initialization, Scenes.numbers(37, 9, 4, 7)),
                                scene("regression", activation, initialization, Scenes.functions(37, 9, 3, 8)))));
    }

    static Stream<Scene> losses() {
        return Stream.of(true, false).flatMap(classes -> {
            Samples samples = classes ? Scenes.numbers(37, 9, 4, 7) : Scenes.functions(37, 9, 3, 8);
            return Losses.of(classes)
                    .map(loss -> new Scene(
                            loss.toString(),
                            Scenes.network(
                                    loss,
                                    new Tanh(),
                                    Initialization.HE,
                                    9,
                                    samples.targets().outputs(),
                                    20,
                                    17),
                            samples));
        });
    }

    private static Scene scene(String data, Activation activation, Initialization initialization, Samples samples) {
        int width = samples.features().width();
        Loss loss = samples.targets() instanceof Labels ? new SoftmaxCrossEntropy() : new MeanSquaredError();
        int outputs = samples.targets().outputs();
        return new Scene(
                data + ", " + activation + ", " + initialization,
                Scenes.network(loss, activation, initialization, width, outputs, 20, 17),
                samples);
    }

    record Scene(String name, Network network, Samples samples) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource({"scenes", "losses"})
    void gradients_are_the_slopes_of_the_loss(Scene scene) {
        Network network = scene.network();
        Samples samples = scene.samples();
        Parameters parameters = Parameters.drawn(network, new RandomStreams(11));
        parameters.layers().forEach(GradientFacts::leaveTheKink);
        Weights gradients = OnePass.of(network, parameters, samples).gradients();
        Reference reference = new Reference(network, parameters.weights());
        reference.assertSlopes(gradients, samples, TOLERANCE);
    }

    /** A sample without pixels puts every unit with bias 0 exactly on the rectifier's kink, where there is no slope. */
    private static void leaveTheKink(Layer layer) {
        for (int unit = 0; unit < layer.shape().units(); unit++) {
            layer.biases()[unit] = 0.1f * (unit % 5 - 2) + 0.03f;
        }
    }

    @ParameterizedTest
    @MethodSource({"scenes", "losses"})
    void the_loss_is_that_of_the_reference(Scene scene) {
        Trainer trainer =
                new Trainer(scene.network(), new Training(new Sgd(), 0.1, 10, Update.BATCH, 1), scene.samples(), 11);
        try (var team = ThreadTeam.of(1)) {
            double expected = new Reference(scene.network(), trainer.weights()).loss(scene.samples());
            assertThat(trainer.evaluate(scene.samples(), team).loss()).isCloseTo(expected, within(1e-6 * expected));
        }
    }
}
