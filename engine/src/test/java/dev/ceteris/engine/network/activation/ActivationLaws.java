// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network.activation;

import static dev.ceteris.engine.math.Bits.assertSameBits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.base.SpecException;
import dev.ceteris.engine.kernel.ActivationKernel;
import dev.ceteris.engine.kernel.Twins;
import dev.ceteris.engine.math.Span;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Laws of every activation: its vector kernel has the bits of its scalar twin, and both are the function that float64
 * has.
 */
class ActivationLaws {
    private static final int GROUP = 16;

    @Example
    void no_activation_is_left_out() {
        assertThat(Activations.ALL.stream().map(Object::getClass).toList())
                .hasSameElementsAs(List.of(Activation.class.getPermittedSubclasses()));
    }

    @Example
    void a_slope_of_0_is_a_rectifier() {
        float[] values = {-2, -1e-30f, 0, 1e-30f, 3, -7, 0.5f, -0.5f, 1, 2, 4, -4, 8, -8, 16, -16};
        float[] deltas = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
        Span span = new Span(0, GROUP);
        float[] found = thereAndBack(new LeakyRelu(0).kernels().vector(), values, deltas, span);
        float[] expected = thereAndBack(new Relu().kernels().scalar(), values, deltas, span);
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i] + 0f).isEqualTo(expected[i]); // −0 + 0 is 0
        }
    }

    @Example
    void elu_ends_at_minus_alpha_and_leaves_no_digits_next_to_0() {
        float[] values = {-18, -1e30f, Float.NEGATIVE_INFINITY, -1e-30f, -1e-8f, 0, -0f, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        new Elu(2).kernels().vector().apply(values, new Span(0, GROUP));
        assertThat(values).startsWith(-2f, -2f, -2f, -2e-30f, -2e-8f, 0f);
    }

    @Example
    void shapes_that_cannot_be_are_refused() {
        assertThatThrownBy(() -> new LeakyRelu(1)).hasMessage("slope is 1.0, expected at least 0 and below 1");
        // Its float is 1.
        assertThatThrownBy(() -> new LeakyRelu(0.99999999999)).isInstanceOf(SpecException.class);
        assertThatThrownBy(() -> new LeakyRelu(-0.1)).isInstanceOf(SpecException.class);
        assertThatThrownBy(() -> new Elu(0)).hasMessage("alpha is 0.0, expected above 0 and at most 1e6");
        assertThatThrownBy(() -> new Elu(Double.NaN)).isInstanceOf(SpecException.class);
    }

    @Property(tries = 300)
    void vectors_have_the_bits_of_their_scalar_twins(
            @ForAll @IntRange(min = 1, max = 6) int groups, @ForAll boolean usual, @ForAll long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        Span span = new Span(0, groups * GROUP);
        float[] values = new float[span.to()];
        float[] deltas = new float[span.to()];
        for (int i = 0; i < span.to(); i++) {
            values[i] = usual ? (float) (4 * random.nextGaussian()) : Float.intBitsToFloat(random.nextInt());
            deltas[i] = delta(random);
        }
        for (Activation activation : Activations.ALL) {
            Twins<ActivationKernel> kernels = activation.kernels();
            assertSameBits(
                    thereAndBack(kernels.vector(), values, deltas, span),
                    thereAndBack(kernels.scalar(), values, deltas, span));
        }
    }

    /** Finite, and 0 of either sign now and then. */
    private static float delta(RandomGenerator random) {
        float number = (float) random.nextGaussian();
        return random.nextInt(5) == 0 ? Math.copySign(0f, number) : number;
    }

    /** The activations without a way back, with one, and the deltas. */
    private static float[] thereAndBack(ActivationKernel kernel, float[] values, float[] deltas, Span span) {
        float[] there = values.clone();
        kernel.apply(there, span);
        float[] outputs = values.clone();
        float[] kept = kernel.keeps() == ActivationKernel.Kept.SLOPES ? new float[values.length] : outputs;
        kernel.apply(outputs, kept, span);
        assertSameBits(outputs, there);
        float[] back = deltas.clone();
        kernel.backward(kept, back, span);
        float[] both = Arrays.copyOf(outputs, 2 * outputs.length);
        System.arraycopy(back, 0, both, outputs.length, back.length);
        return both;
    }

    @Property(tries = 100)
    void float32_and_float64_are_the_same_function_and_slope(@ForAll long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        float[] values = new float[GROUP];
        for (int i = 0; i < GROUP; i++) {
            values[i] = (float) Math.max(-8, Math.min(8, 3 * random.nextGaussian()));
        }
        for (Activation activation : Activations.ALL) {
            float[] deltas = new float[GROUP];
            Arrays.fill(deltas, 1f);
            float[] there = thereAndBack(activation.kernels().scalar(), values, deltas, new Span(0, GROUP));
            double[] found = new double[GROUP + 2];
            double[] slopes = new double[GROUP + 2];
            for (int i = 0; i < GROUP; i++) {
                found[i + 1] = values[i];
            }
            activation.apply(found, slopes, 1, GROUP);
            assertThat(slopes[0]).isZero();
            assertThat(slopes[GROUP + 1]).isZero();
            for (int i = 0; i < GROUP; i++) {
                double expected = Activations.value(activation, values[i]);
                assertThat(found[i + 1]).as("%s of %s", activation, values[i]).isCloseTo(expected, within(1e-14));
                assertThat((double) there[i]).isCloseTo(expected, within(2e-6));
                assertThat((double) there[GROUP + i])
                        .as("slope of %s at %s", activation, values[i])
                        .isCloseTo(slopes[i + 1], within(2e-6));
            }
        }
    }
}
