// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.base.SpecException;
import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.network.activation.Relu;
import dev.ceteris.engine.random.Draws;
import dev.ceteris.engine.random.RandomStreams;
import dev.ceteris.engine.sample.FloatFeatures;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.training.Weights;
import dev.ceteris.engine.training.Weights.LayerWeights;
import dev.ceteris.theory.Sharpness.Noise;
import dev.ceteris.theory.Sharpness.Plan;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Laws: how much noise is borne, of a classifier for which it can be said with a pencil. */
class SharpnessLaws {
    private static final int COUNT = 20;

    /** Two classes by the sign of one number of size 1; logits ±size. */
    private static Weights line(float size) {
        return new Weights(List.of(new LayerWeights(1, 2, new float[] {size, -size}, new float[2])));
    }

    private static Samples signs() {
        float[] values = new float[COUNT];
        int[] labels = new int[COUNT];
        for (int i = 0; i < COUNT; i++) {
            values[i] = i % 2 == 0 ? 1 : -1;
            labels[i] = i % 2;
        }
        return new Samples(new FloatFeatures(values, 1), new Labels(labels, 2));
    }

    private static Sharpness sharpness(Weights weights, Noise noise, int directions, long seed) {
        try (ThreadTeam team = ThreadTeam.of(1)) {
            Plan plan = new Plan(noise, directions, seed);
            return Sharpness.of(ExampleNetwork.network(new Relu(), 1, 2), weights, signs(), plan, team);
        }
    }

    /**
     * With one direction of noise z the two logits differ by {@code ±(2 + σ(z₁ − z₂)) + σ(z₃ − z₄)}: half of the
     * samples are lost as soon as one of the two changes its sign.
     */
    @Test
    void of_one_direction_sigma_is_where_the_first_half_of_the_samples_is_lost() {
        Draws draws = new Draws(new RandomStreams(3).stream("noise/1"));
        double[] z = DoubleStream.generate(draws::normal).limit(4).toArray();
        double expected = 2 / (Math.abs(z[2] - z[3]) - (z[0] - z[1]));
        assertThat(expected).as("this seed's noise is one that does harm").isPositive();
        Sharpness sharpness = sharpness(line(1), Noise.EQUAL, 1, 3);
        assertThat(sharpness.accuracy()).isEqualTo(1);
        assertThat(sharpness.sigma()).isBetween(expected / 1.011, expected * (1 + 1e-6));
        assertThat(sharpness.value()).isCloseTo(1 / sharpness.sigma() / sharpness.sigma(), within(1e-12));
    }

    @Test
    void weights_twice_as_large_bear_twice_the_noise() {
        assertThat(sharpness(line(2), Noise.EQUAL, 5, 1).sigma())
                .isCloseTo(2 * sharpness(line(1), Noise.EQUAL, 5, 1).sigma(), within(1e-6));
    }

    @Test
    void relative_noise_does_not_mind_the_size_of_weights() {
        assertThat(sharpness(line(64), Noise.RELATIVE, 5, 1)).isEqualTo(sharpness(line(1), Noise.RELATIVE, 5, 1));
    }

    @Test
    void who_guesses_already_bears_any_noise() {
        assertThat(sharpness(line(0), Noise.RELATIVE, 5, 1).sigma()).isEqualTo(1024);
    }

    @Test
    void no_direction_is_none_to_average_over() {
        assertThatThrownBy(() -> new Plan(Noise.EQUAL, 0, 1))
                .isInstanceOf(SpecException.class)
                .hasMessage("directions is 0, expected at least 1");
    }
}
