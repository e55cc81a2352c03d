// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.engine.kernel.StepKernel.AdamStep;
import dev.ceteris.engine.kernel.StepKernel.RootStep;
import dev.ceteris.engine.math.Span;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Laws: steps in vectors have the bits of their scalar twins, touch nothing outside of their span, and leave the
 * padding 0.
 */
class StepLaws {
    private static final int LENGTH = 160;

    /** One line of {@link StepKernel}. */
    enum Line {
        MEAN,
        SCALE,
        CLAMP,
        ADD_SQUARE,
        ADD_ABSOLUTE,
        DECAY,
        SHRINK,
        DESCEND,
        ACCUMULATE,
        AVERAGE,
        AVERAGE_SQUARES,
        DESCEND_BY_ROOT,
        MOMENTUM,
        NESTEROV,
        ADAM;

        void run(StepKernel kernel, Numbers at, float factor, float rate, Span span) {
            switch (this) {
                case MEAN -> kernel.mean(at.g, 37, span);
                case SCALE -> kernel.scale(at.g, factor, span);
                case CLAMP -> kernel.clamp(at.g, factor, span);
                case ADD_SQUARE -> kernel.addSquare(at.g, at.w, factor, span);
                case ADD_ABSOLUTE -> kernel.addAbsolute(at.g, at.w, factor, span);
                case DECAY -> kernel.decay(at.w, factor, span);
                case SHRINK -> kernel.shrink(at.w, factor, span);
                case DESCEND -> kernel.descend(at.w, at.g, rate, span);
                case ACCUMULATE -> kernel.accumulate(at.m, at.g, factor, span);
                case AVERAGE -> kernel.average(at.m, at.g, factor, 1 - factor, span);
                case AVERAGE_SQUARES -> kernel.averageSquares(at.v, at.g, factor, 1 - factor, span);
                case DESCEND_BY_ROOT -> kernel.descendByRoot(at.w, at.m, at.v, root(rate), span);
                case MOMENTUM -> kernel.momentum(at.w, at.g, at.m, factor, rate, span);
                case NESTEROV -> kernel.nesterov(at.w, at.g, at.m, factor, rate, span);
                case ADAM ->
                    kernel.adam(
                            at.w, at.g, at.m, at.v, new AdamStep(factor, 1 - factor, 0.999f, 0.001f, root(rate)), span);
            }
        }
    }

    private static RootStep root(float rate) {
        return new RootStep(0.19f, 0.002f, 1e-8f, rate);
    }

    /** Weights, gradient and what is remembered of them. */
    record Numbers(float[] w, float[] g, float[] m, float[] v) {
        static Numbers draw(long seed) {
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            Numbers drawn = new Numbers(new float[LENGTH], new float[LENGTH], new float[LENGTH], new float[LENGTH]);
            for (int i = 0; i < LENGTH; i++) {
                drawn.w[i] = number(random);
                drawn.g[i] = number(random);
                drawn.m[i] = number(random);
                drawn.v[i] = Math.abs(number(random));
            }
            return drawn;
        }

        /** Ordinary, tiny and huge numbers, and zeros of both signs. */
        private static float number(RandomGenerator random) {
            float sign = random.nextBoolean() ? 1f : -1f;
            return switch (random.nextInt(10)) {
                case 0 -> sign * 0f;
                case 1 -> sign * Float.MIN_VALUE * random.nextInt(1, 1000);
                case 2 -> sign * 1e-22f * random.nextFloat();
                case 3 -> sign * 1e12f * random.nextFloat();
                case 4 -> sign * 0.25f;
                default -> sign * random.nextFloat();
            };
        }

        Numbers copy() {
            return new Numbers(w.clone(), g.clone(), m.clone(), v.clone());
        }

        int[] bits() {
            int[] bits = new int[4 * LENGTH];
            int at = 0;
            for (float[] numbers : new float[][] {w, g, m, v}) {
                for (float number : numbers) {
                    bits[at++] = Float.floatToIntBits(number);
                }
            }
            return bits;
        }
    }

    @Property(tries = 400)
    void vectors_step_like_scalars_and_only_where_they_should(
            @ForAll Line line,
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = 10) int from,
            @ForAll @IntRange(min = 0, max = 10) int to,
            @ForAll @IntRange(min = 0, max = 4) int quarter) {
        Span span = new Span(16 * Math.min(from, to), 16 * Math.max(from, to));
        Numbers drawn = Numbers.draw(seed);
        Numbers expected = drawn.copy();
        Numbers found = drawn.copy();
        line.run(Kernels.scalar().steps(), expected, quarter / 4f, 0.3f, span);
        line.run(Kernels.vector().steps(), found, quarter / 4f, 0.3f, span);
        assertThat(found.bits()).isEqualTo(expected.bits());
        for (int i = 0; i < LENGTH; i++) {
            if (i < span.from() || i >= span.to()) {
                assertThat(found.w[i]).isEqualTo(drawn.w[i]);
                assertThat(found.g[i]).isEqualTo(drawn.g[i]);
            }
        }
    }

    @Property(tries = 50)
    void a_padding_of_zeros_stays_zero(@ForAll Line line, @ForAll @IntRange(min = 0, max = 3) int quarter) {
        Numbers zeros = new Numbers(new float[LENGTH], new float[LENGTH], new float[LENGTH], new float[LENGTH]);
        line.run(Kernels.vector().steps(), zeros, quarter / 4f, 0.3f, new Span(0, LENGTH));
        assertThat(zeros.w).containsOnly(0f);
        assertThat(zeros.m).containsOnly(0f);
        assertThat(zeros.v).containsOnly(0f);
    }

    @Property(tries = 100)
    void a_shrunk_weight_is_never_beyond_zero_and_exactly_zero_within_the_threshold(@ForAll long seed) {
        float threshold = 0.25f;
        Numbers before = Numbers.draw(seed);
        float[] after = before.w.clone();
        Kernels.vector().steps().shrink(after, threshold, new Span(0, LENGTH));
        for (int i = 0; i < LENGTH; i++) {
            float w = before.w[i];
            assertThat(after[i])
                    .as("of %s", w)
                    .isEqualTo(Math.abs(w) <= threshold ? 0f : w - Math.copySign(threshold, w));
        }
    }
}
