// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.float64;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.network.Losses;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.network.activation.Activation;
import dev.ceteris.engine.network.activation.Activations;
import dev.ceteris.engine.network.activation.Tanh;
import dev.ceteris.engine.optimizer.Sgd;
import dev.ceteris.engine.random.RandomStreams;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.training.InitialValues;
import dev.ceteris.engine.training.Trainer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Facts: gradients and Jacobians against central differences, losses against the float32 kernels. */
class DerivativeFacts {
    static final List<Activation> ACTIVATIONS = Activations.ALL;

    /**
     * Of a central difference: the third derivative's part, 1e-12, and the rounding of values of size one, 1e-16 /
     * 1e-6.
     */
    private static final double TOLERANCE = 2e-9;

    private static final double H = 1e-6;

    private final ThreadTeam team = ThreadTeam.of(1);

    @AfterEach
    void end() {
        team.close();
    }

    record Scene(Network network, Samples samples) {
        double[] parameters() {
            return InitialValues.of(network, new RandomStreams(11));
        }

        NetworkFunction function() {
            return new NetworkFunction(network, samples, Layout.of(network));
        }
    }

    private static Scene scene(Samples samples, Activation activation) {
        return new Scene(Scenes64.network(samples, activation, 9, 5), samples);
    }

    static Stream<Scene> scenes() {
        return ACTIVATIONS.stream()
                .flatMap(activation -> Stream.of(
                        scene(Scenes64.functions(37, 3, 2), activation),
                        scene(Scenes64.classes(37, 3, 4), activation)));
    }

    /** Whose central differences meet no kink: an error would have to be 0 within 1e-6. */
    static Stream<Scene> losses() {
        return Stream.of(true, false).flatMap(classes -> {
            Samples samples = classes ? Scenes64.classes(37, 3, 4) : Scenes64.functions(37, 3, 2);
            Network usual = Scenes64.network(samples, new Tanh(), 9, 5);
            return Losses.of(classes)
                    .map(loss -> new Scene(new Network(usual.inputs(), usual.layers(), loss), samples));
        });
    }

    @ParameterizedTest
    @MethodSource({"scenes", "losses"})
    void gradients_are_the_slopes_of_the_loss(Scene scene) {
        NetworkFunction function = scene.function();
        double[] parameters = scene.parameters();
        double[] gradient = new double[parameters.length];
        double[] ignored = new double[parameters.length];

        double loss = function.loss(parameters, gradient, team);

        assertThat(loss).isEqualTo(function.evaluate(parameters, team).loss());
        for (int i = 0; i < parameters.length; i++) {
            double kept = parameters[i];
            parameters[i] = kept + H;
            double above = function.loss(parameters, ignored, team);
            parameters[i] = kept - H;
            double below = function.loss(parameters, ignored, team);
            parameters[i] = kept;
            assertThat(gradient[i]).as("parameter %d", i).isCloseTo((above - below) / (2 * H), within(TOLERANCE));
        }
    }

    @ParameterizedTest
    @FieldSource("ACTIVATIONS")
    void jacobians_are_the_slopes_of_the_residuals(Activation activation) {
        Scene scene = scene(Scenes64.functions(37, 3, 2), activation);
        NetworkFunction function = scene.function();
        double[] parameters = scene.parameters();
        double[] residuals = new double[function.residuals()];
        double[] above = new double[function.residuals()];
        double[] below = new double[function.residuals()];
        Jacobian jacobian = Jacobian.zeros(Jacobian.Form.RESIDUALS, function.residuals(), function.parameters());

        function.jacobian(parameters, residuals, jacobian, team);

        for (int i = 0; i < parameters.length; i++) {
            double kept = parameters[i];
            parameters[i] = kept + H;
            function.residuals(parameters, above, team);
            parameters[i] = kept - H;
            function.residuals(parameters, below, team);
            parameters[i] = kept;
            for (int k = 0; k < residuals.length; k++) {
                assertThat(jacobian.matrix().values()[jacobian.at(k, i)])
                        .as("residual %d, parameter %d", k, i)
                        .isCloseTo((above[k] - below[k]) / (2 * H), within(TOLERANCE));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Jacobian.Form.class)
    void residuals_and_their_jacobian_give_loss_and_gradient(Jacobian.Form form) {
        Scene scene = scene(Scenes64.functions(37, 3, 2), ACTIVATIONS.get(2));
        NetworkFunction function = scene.function();
        double[] parameters = scene.parameters();
        double[] residuals = new double[function.residuals()];
        Jacobian jacobian = Jacobian.zeros(form, function.residuals(), function.parameters());
        double[] gradient = new double[parameters.length];

        function.jacobian(parameters, residuals, jacobian, team);
        double loss = function.loss(parameters, gradient, team);

        assertThat(NormalEquations.squares(residuals) / residuals.length).isCloseTo(loss, within(1e-15));
        for (int i = 0; i < parameters.length; i++) {
            double sum = 0;
            for (int k = 0; k < residuals.length; k++) {
                sum += jacobian.matrix().values()[jacobian.at(k, i)] * residuals[k];
            }
            assertThat(2 * sum / residuals.length).isCloseTo(gradient[i], within(1e-15));
        }
    }

    @ParameterizedTest
    @MethodSource({"scenes", "losses"})
    void the_loss_is_that_of_the_float32_kernels_but_for_their_rounding(Scene scene) {
        Trainer trainer = new Trainer(scene.network(), Scenes64.training(new Sgd(), 1), scene.samples(), 11);
        double float32 = trainer.evaluate(scene.samples(), team).loss();

        assertThat(scene.function().evaluate(scene.parameters(), team).loss()).isCloseTo(float32, within(1e-6));
    }

    @Test
    void both_precisions_start_from_the_same_draws() {
        Scene scene = scene(Scenes64.functions(37, 3, 2), ACTIVATIONS.get(2));
        Trainer trainer = new Trainer(scene.network(), Scenes64.training(new Sgd(), 1), scene.samples(), 11);
        Float64Weights drawn = Float64Weights.of(scene.network(), scene.parameters());
        for (int l = 0; l < drawn.layers().size(); l++) {
            double[] weights = drawn.layers().get(l).weights();
            double[] biases = drawn.layers().get(l).biases();
            for (int i = 0; i < weights.length; i++) {
                assertThat((float) weights[i])
                        .isEqualTo(trainer.weights().layers().get(l).weights()[i]);
            }
            for (int j = 0; j < biases.length; j++) {
                assertThat((float) biases[j])
                        .isEqualTo(trainer.weights().layers().get(l).biases()[j]);
            }
        }
    }
}
