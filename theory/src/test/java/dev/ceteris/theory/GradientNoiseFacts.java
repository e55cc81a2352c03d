// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.base.SpecException;
import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.training.FixedNetwork;
import dev.ceteris.engine.training.Weights;
import dev.ceteris.engine.training.Weights.LayerWeights;
import dev.ceteris.theory.GradientNoise.Norms;
import dev.ceteris.theory.GradientNoise.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Facts: the noise of gradients where it is known, from every sample's gradient. */
class GradientNoiseFacts {
    private static final FixedNetwork NETWORK = new FixedNetwork(ExampleNetwork.network(), ExampleNetwork.weights());

    private static GradientNoise noise(Plan plan, int threads) {
        try (ThreadTeam team = ThreadTeam.of(threads)) {
            return GradientNoise.of(NETWORK, ExampleNetwork.samples(), plan, team);
        }
    }

    /** With |G|² = 4 and tr(Σ) = 80, E|G_B|² = |G|² + tr(Σ)/B is 14 for batches of 8 and 6 for batches of 40. */
    @Test
    void two_batch_sizes_separate_signal_from_noise() {
        Norms norms = new Norms(8, 14, 40, 6);
        assertThat(norms.squaredGradient()).isCloseTo(4, within(1e-12));
        assertThat(norms.trace()).isCloseTo(80, within(1e-12));
        GradientNoise noise = GradientNoise.of(List.of(norms, norms));
        assertThat(noise.scale()).isCloseTo(20, within(1e-12));
        assertThat(noise.standardError()).isCloseTo(0, within(1e-12));
    }

    /** Scales without the one or the other are 10 and 30: {@code sqrt((2-1)/2 * ((10-20)**2 + (30-20)**2))}. */
    @Test
    void the_standard_error_is_that_of_the_jackknife() {
        // tr(Σ) = 30 and |G|² = 1; tr(Σ) = 10 and |G|² = 1.
        GradientNoise noise = GradientNoise.of(List.of(new Norms(1, 31, 2, 16), new Norms(1, 11, 2, 6)));
        assertThat(noise.scale()).isCloseTo(20, within(1e-12));
        assertThat(noise.standardError()).isCloseTo(10, within(1e-12));
    }

    /** The mean of the estimates over every way to draw two samples is what is estimated. */
    @Test
    void the_estimates_have_no_bias() {
        Truth truth = Truth.of(gradients());
        List<Norms> pairs = new ArrayList<>();
        for (double[] one : gradients()) {
            for (double[] other : gradients()) {
                double[] mean = IntStream.range(0, one.length)
                        .mapToDouble(i -> (one[i] + other[i]) / 2)
                        .toArray();
                pairs.add(new Norms(1, (squares(one) + squares(other)) / 2, 2, squares(mean)));
            }
        }
        GradientNoise noise = GradientNoise.of(pairs);
        assertThat(noise.squaredGradient()).isCloseTo(truth.signal, within(1e-12));
        assertThat(noise.trace()).isCloseTo(truth.trace, within(1e-12));
    }

    @Test
    void draws_come_to_it_as_far_as_their_error_says() {
        Truth truth = Truth.of(gradients());
        GradientNoise noise = noise(new Plan(1, 16, 200, 9), 1);
        assertThat(noise.scale()).isCloseTo(truth.trace / truth.signal, within(3 * noise.standardError()));
        assertThat(noise.standardError()).isBetween(0.0, 0.1 * noise.scale());
    }

    /** |G|² and tr(Σ) of all samples. */
    private record Truth(double signal, double trace) {
        static Truth of(double[][] gradients) {
            double[] mean = new double[gradients[0].length];
            double trace = 0;
            for (double[] gradient : gradients) {
                trace += squares(gradient) / gradients.length;
                for (int i = 0; i < mean.length; i++) {
                    mean[i] += gradient[i] / gradients.length;
                }
            }
            return new Truth(squares(mean), trace - squares(mean));
        }
    }

    private static double[][] gradients() {
        try (ThreadTeam team = ThreadTeam.of(1)) {
            return IntStream.range(0, 8)
                    .mapToObj(i -> numbers(NETWORK.gradient(ExampleNetwork.samples(), new int[] {i}, team)))
                    .toArray(double[][]::new);
        }
    }

    private static double[] numbers(Weights weights) {
        double[] numbers = new double[6 * 5 + 5 + 5 * 3 + 3];
        int next = 0;
        for (LayerWeights layer : weights.layers()) {
            for (float[] part : List.of(layer.weights(), layer.biases())) {
                for (float value : part) {
                    numbers[next++] = value;
                }
            }
        }
        return numbers;
    }

    private static double squares(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return sum;
    }

    @Test
    void threads_change_no_bit_and_seeds_do() {
        Plan plan = new Plan(2, 6, 5, 4);
        assertThat(noise(plan, 3)).isEqualTo(noise(plan, 1));
        assertThat(noise(new Plan(2, 6, 5, 5), 1)).isNotEqualTo(noise(plan, 1));
    }

    @Test
    void more_noise_than_signal_has_no_scale() {
        GradientNoise noise = GradientNoise.of(List.of(new Norms(1, 10, 2, 4)));
        assertThat(noise.squaredGradient()).isNegative();
        assertThat(noise.scale()).isInfinite();
        assertThat(noise.standardError()).isNaN();
    }

    @Test
    void batches_that_cannot_be_compared_are_refused() {
        assertThatThrownBy(() -> new Plan(8, 20, 1, 1))
                .isInstanceOf(SpecException.class)
                .hasMessage("largeBatch is 20, expected a multiple of the small batch 8, 2 or more times as large");
        assertThatThrownBy(() -> new Plan(8, 8, 1, 1)).isInstanceOf(SpecException.class);
        assertThatThrownBy(() -> new Plan(8, 16, 0, 1)).isInstanceOf(SpecException.class);
    }
}
