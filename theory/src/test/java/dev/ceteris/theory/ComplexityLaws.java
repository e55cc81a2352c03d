// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.network.activation.Relu;
import dev.ceteris.engine.random.Draws;
import dev.ceteris.engine.random.RandomStreams;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.training.FixedNetwork;
import dev.ceteris.engine.training.Weights;
import dev.ceteris.engine.training.Weights.LayerWeights;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Laws: what leaves a measure as it is, and what bounds what. */
class ComplexityLaws {
    /** Powers of two, so that rescaling rounds nothing. */
    private static float power(int exponent) {
        return Math.scalb(1f, exponent);
    }

    private static Weights drawn(long seed, int inputs, int hidden, int outputs) {
        Draws draws = new Draws(new RandomStreams(seed).stream("weights"));
        return new Weights(List.of(layer(draws, inputs, hidden), layer(draws, hidden, outputs)));
    }

    private static LayerWeights layer(Draws draws, int inputs, int units) {
        float[] weights = new float[inputs * units];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) draws.normal();
        }
        float[] biases = new float[units];
        for (int i = 0; i < units; i++) {
            biases[i] = (float) draws.normal();
        }
        return new LayerWeights(inputs, units, weights, biases);
    }

    @Property(tries = 50)
    void path_norms_do_not_mind_how_a_hidden_unit_is_scaled(
            @ForAll long seed, @ForAll @IntRange(max = 4) int unit, @ForAll @IntRange(min = -6, max = 6) int exponent) {
        Weights weights = drawn(seed, 4, 5, 3);
        Weights rescaled = ExampleNetwork.rescaledUnit(weights, unit, power(exponent));
        assertThat(PathNorm.l1(rescaled)).isCloseTo(PathNorm.l1(weights), Percentage.withPercentage(1e-10));
        assertThat(PathNorm.l2(rescaled)).isCloseTo(PathNorm.l2(weights), Percentage.withPercentage(1e-10));
    }

    @Property(tries = 20)
    void normalized_margins_do_not_mind_how_layers_are_scaled(@ForAll @IntRange(min = -6, max = 6) int exponent) {
        Weights weights = ExampleNetwork.weights();
        Weights rescaled = ExampleNetwork.rescaled(weights, power(exponent));
        assertThat(normalizedMargins(rescaled)).containsExactly(normalizedMargins(weights), within(1e-10));
        assertThat(SpectralComplexity.of(rescaled).value())
                .isCloseTo(SpectralComplexity.of(weights).value(), Percentage.withPercentage(1e-9));
        assertThat(FrobeniusNorm.product(rescaled))
                .isCloseTo(FrobeniusNorm.product(weights), Percentage.withPercentage(1e-9));
    }

    private static double[] normalizedMargins(Weights weights) {
        try (ThreadTeam team = ThreadTeam.of(1)) {
            return Margins.of(new FixedNetwork(ExampleNetwork.network(), weights), ExampleNetwork.samples(), team)
                    .normalized(SpectralComplexity.of(weights));
        }
    }

    @Test
    void the_last_layer_scales_margins_but_not_the_normalized_ones() {
        Weights weights = ExampleNetwork.weights();
        LayerWeights last = weights.layers().getLast();
        float[] doubled = last.weights().clone();
        float[] biases = last.biases().clone();
        for (int i = 0; i < doubled.length; i++) {
            doubled[i] *= 2;
        }
        for (int i = 0; i < biases.length; i++) {
            biases[i] *= 2;
        }
        Weights scaled = new Weights(
                List.of(weights.layers().getFirst(), new LayerWeights(last.inputs(), last.units(), doubled, biases)));
        assertThat(normalizedMargins(scaled)).containsExactly(normalizedMargins(weights), within(1e-12));
    }

    @Property(tries = 100)
    void norms_are_in_their_order(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 30) int inputs,
            @ForAll @IntRange(min = 1, max = 30) int units) {
        LayerNorms norms = LayerNorms.of(drawn(seed, inputs, units, 2).layers().getFirst());
        double slack = 1 + 1e-12;
        assertThat(norms.spectral()).isLessThanOrEqualTo(norms.frobenius() * slack);
        assertThat(norms.frobenius()).isLessThanOrEqualTo(norms.units() * slack);
        assertThat(norms.stableRank()).isBetween(1 / slack, Math.min(inputs, units) * slack);
    }

    /** W is an orthogonal mixture of two directions of known length, so its singular values are these. */
    @Property(tries = 50)
    void the_spectral_norm_is_the_larger_of_two_known_ones(
            @ForAll @IntRange(min = 0, max = 90) int degrees, @ForAll @IntRange(min = 1, max = 40) int ratio) {
        double angle = StrictMath.toRadians(degrees);
        double c = StrictMath.cos(angle);
        double s = StrictMath.sin(angle);
        double small = ratio / 41.0;
        float[] weights = {(float) c, (float) (s * small), (float) -s, (float) (c * small)};
        double spectral =
                LayerNorms.of(new LayerWeights(2, 2, weights, new float[2])).spectral();
        assertThat(spectral).as("1, as float32 has it").isCloseTo(1, within(1.2e-7));
    }

    @Property(tries = 50)
    void a_wider_network_has_a_higher_bound_and_it_is_below_the_closed_form(
            @ForAll @IntRange(min = 1, max = 300) int width, @ForAll @IntRange(min = 1, max = 300) int next) {
        long dimension = dimension(20, width, next, 2);
        assertThat(dimension)
                .isLessThan(dimension(20, width + 1, next, 2))
                .isLessThan(dimension(20, width, next, 5, 2));
        double first = 21.0 * width;
        double second = first + (width + 1.0) * next;
        double third = second + next + 1;
        double breaks = width + 2.0 * next + 3;
        double closed = 3 + (first + second + third) * log2(4 * Math.E * breaks * log2(2 * Math.E * breaks));
        assertThat((double) dimension).isBetween(third, closed);
    }

    private static long dimension(int... widths) {
        return VcBound.dimension(ExampleNetwork.network(new Relu(), widths)).orElseThrow();
    }

    private static double log2(double value) {
        return StrictMath.log(value) / StrictMath.log(2);
    }

    @Test
    void more_samples_close_the_gap_that_is_allowed() {
        assertThat(VcBound.gap(100, 50, 0.05)).isGreaterThan(VcBound.gap(100, 101, 0.05));
        assertThat(VcBound.gap(100, 101, 0.05)).isGreaterThan(VcBound.gap(100, 10_000, 0.05));
        assertThat(VcBound.gap(100, 10_000, 0.05)).isGreaterThan(VcBound.gap(99, 10_000, 0.05));
    }

    @Test
    void every_measure_is_measured_and_is_a_number_above_0() {
        Network network = ExampleNetwork.network();
        Measures measures =
                new Measures(network, ExampleNetwork.start(), ExampleNetwork.weights(), ExampleNetwork.samples());
        Measures.Effort effort = new Measures.Effort(8, 3, 1);
        try (ThreadTeam one = ThreadTeam.of(1);
                ThreadTeam two = ThreadTeam.of(2)) {
            Map<ComplexityMeasure, Double> all = measures.all(effort, one);
            assertThat(all).containsOnlyKeys(ComplexityMeasure.values());
            assertThat(all.values()).allSatisfy(value -> assertThat(value).isPositive());
            assertThat(measures.all(effort, two))
                    .as("with any number of threads")
                    .isEqualTo(all);
        }
    }

    /** The labels are the network's own answers, so that noise costs accuracy. */
    @Test
    void fewer_samples_are_spared_for_sharpness_alone() {
        Network network = ExampleNetwork.network();
        Samples given = ExampleNetwork.samples();
        try (ThreadTeam one = ThreadTeam.of(1)) {
            float[] logits = new FixedNetwork(network, ExampleNetwork.weights()).outputs(given, one);
            int[] answers = IntStream.range(0, given.count())
                    .map(i -> IntStream.range(0, 3)
                            .boxed()
                            .max(Comparator.comparingDouble(j -> logits[i * 3 + j]))
                            .orElseThrow())
                    .toArray();
            Samples samples = new Samples(given.features(), new Labels(answers, 3));
            Measures measures = new Measures(network, ExampleNetwork.start(), ExampleNetwork.weights(), samples);
            Map<ComplexityMeasure, Double> all = new EnumMap<>(measures.all(new Measures.Effort(8, 3, 1), one));
            Map<ComplexityMeasure, Double> few = new EnumMap<>(measures.all(new Measures.Effort(3, 3, 1), one));
            for (ComplexityMeasure sharpness :
                    List.of(ComplexityMeasure.SHARPNESS, ComplexityMeasure.RELATIVE_SHARPNESS)) {
                assertThat(few.remove(sharpness)).isNotEqualTo(all.remove(sharpness));
            }
            assertThat(few).isEqualTo(all);
        }
    }
}
