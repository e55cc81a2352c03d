// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.engine.network.Dense;
import dev.ceteris.engine.network.Initialization;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.network.SoftmaxCrossEntropy;
import dev.ceteris.engine.network.activation.Activation;
import dev.ceteris.engine.network.activation.Elu;
import dev.ceteris.engine.network.activation.Identity;
import dev.ceteris.engine.network.activation.LeakyRelu;
import dev.ceteris.engine.network.activation.Relu;
import dev.ceteris.engine.random.RandomStreams;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Facts: the spread of drawn weights is that of the papers' equations, for 300 inputs and 200 units. */
class InitialValuesFacts {
    private static final int INPUTS = 300;
    private static final int UNITS = 200;

    /** Python: {@code sqrt(2/300)}, {@code sqrt(6/500)/sqrt(3)}, {@code 1/sqrt(300)/sqrt(3)}. */
    private static double deviation(Initialization initialization) {
        return switch (initialization) {
            case HE -> 0.08164965809277261;
            case GLOROT -> 0.0632455532033676;
            case PYTORCH -> 0.03333333333333333;
        };
    }

    /** Python: {@code sqrt(6/500)} and {@code 1/sqrt(300)}; a normal distribution has no largest value. */
    private static double largest(Initialization initialization) {
        return switch (initialization) {
            case HE -> Double.POSITIVE_INFINITY;
            case GLOROT -> 0.10954451150103323;
            case PYTORCH -> 0.05773502691896258;
        };
    }

    private static double[] values(Initialization initialization) {
        Dense dense = new Dense(UNITS, new Identity(), initialization);
        return InitialValues.of(new Network(INPUTS, List.of(dense), new SoftmaxCrossEntropy()), new RandomStreams(1));
    }

    /** The error of 60,000 draws is about 0.3 % of the deviation. */
    @ParameterizedTest
    @EnumSource
    void weights_have_the_mean_and_the_spread_of_their_distribution(Initialization initialization) {
        double[] weights = Arrays.copyOf(values(initialization), INPUTS * UNITS);
        double expected = deviation(initialization);

        assertThat(Arrays.stream(weights).average().orElseThrow()).isCloseTo(0, within(0.015 * expected));
        assertThat(Math.sqrt(Arrays.stream(weights)
                        .map(value -> value * value)
                        .average()
                        .orElseThrow()))
                .isCloseTo(expected, within(0.015 * expected));
        assertThat(Arrays.stream(weights).map(Math::abs).max().orElseThrow())
                .isGreaterThan(1.7 * expected)
                .isLessThanOrEqualTo(largest(initialization));
    }

    @ParameterizedTest
    @EnumSource
    void biases_are_0_unless_they_are_drawn_as_weights_are(Initialization initialization) {
        double[] values = values(initialization);
        double[] biases = Arrays.copyOfRange(values, INPUTS * UNITS, values.length);

        assertThat(biases).hasSize(UNITS);
        switch (initialization.biases()) {
            case ZERO -> assertThat(biases).containsOnly(0);
            case DRAWN ->
                assertThat(Math.sqrt(Arrays.stream(biases)
                                .map(value -> value * value)
                                .average()
                                .orElseThrow()))
                        .isCloseTo(deviation(initialization), within(0.15 * deviation(initialization)));
        }
    }

    /**
     * Python: {@code sqrt(2/(1 + 0.5**2)/300)} and {@code sqrt(2/300)}; the last layer's weights come after the leaky
     * rectifier, and the only layer of a linear model after nothing.
     */
    @Test
    void he_follows_the_slope_of_the_activation_before_the_weights() {
        Dense leaky = new Dense(INPUTS, new LeakyRelu(0.5), Initialization.HE);
        Dense last = new Dense(UNITS, new Identity(), Initialization.HE);
        double[] values = InitialValues.of(
                new Network(INPUTS, List.of(leaky, last), new SoftmaxCrossEntropy()), new RandomStreams(1));
        int second = (INPUTS + 1) * INPUTS;

        assertThat(spread(Arrays.copyOf(values, INPUTS * INPUTS)))
                .isCloseTo(0.07302967433402215, within(0.015 * 0.073));
        assertThat(spread(Arrays.copyOfRange(values, second, second + INPUTS * UNITS)))
                .isCloseTo(0.07302967433402215, within(0.015 * 0.073));
        for (Activation activation : List.of(new Relu(), new Elu(1), new Identity())) {
            Network linear = new Network(
                    INPUTS, List.of(new Dense(UNITS, activation, Initialization.HE)), new SoftmaxCrossEntropy());
            assertThat(InitialValues.of(linear, new RandomStreams(1))).isEqualTo(values(Initialization.HE));
        }
    }

    private static double spread(double[] values) {
        return Math.sqrt(
                Arrays.stream(values).map(value -> value * value).average().orElseThrow());
    }
}
