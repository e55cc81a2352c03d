// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import static dev.ceteris.engine.math.Bits.assertSameBits;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Laws: of some stretches of numbers the largest are chosen, the first of equal ones, and no NaN is lost. */
class PoolingLaws {
    private static final int AT = 16;

    private final Twins<PoolingKernel> twins = PoolingKernel.kernels();

    /** What pooling leaves. */
    private record Pooled(float[] best, float[] choices, float[] taken, float[] spread) {
        static Pooled of(PoolingKernel kernel, float[] values, float[] slopes, int stretches, int length) {
            float[] best = new float[AT + length];
            float[] choices = new float[AT + length];
            float[] taken = new float[AT + length];
            System.arraycopy(values, 0, best, AT, length);
            System.arraycopy(slopes, 0, taken, AT, length);
            for (int i = 1; i < stretches; i++) {
                kernel.larger(values, i * length, best, choices, AT, length, i);
            }
            for (int i = 1; i < stretches; i++) {
                kernel.take(slopes, i * length, choices, taken, AT, length, i);
            }
            float[] spread = new float[values.length];
            for (int i = 0; i < stretches; i++) {
                kernel.spread(taken, choices, AT, spread, i * length, length, i);
            }
            return new Pooled(best, choices, taken, spread);
        }
    }

    /** Whole numbers now and then, so that there are equal ones. */
    private static float[] numbers(int count, boolean withNaN, RandomGenerator random) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = random.nextBoolean() ? random.nextInt(3) : random.nextFloat() * 4 - 2;
            if (withNaN && random.nextInt(20) == 0) {
                numbers[i] = Float.NaN;
            }
        }
        return numbers;
    }

    @Property(tries = 60)
    void the_first_of_the_largest_is_chosen(
            @ForAll @IntRange(min = 1, max = 9) int stretches,
            @ForAll @IntRange(min = 1, max = 5) int groups,
            @ForAll long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int length = groups * Shape.GROUP;
        float[] values = numbers(stretches * length, false, random);
        float[] slopes = numbers(stretches * length, false, random);
        Pooled pooled = Pooled.of(twins.scalar(), values, slopes, stretches, length);
        for (int i = 0; i < length; i++) {
            int first = 0;
            for (int stretch = 0; stretch < stretches; stretch++) {
                first = values[stretch * length + i] > values[first * length + i] ? stretch : first;
            }
            assertThat(pooled.best()[AT + i]).isEqualTo(values[first * length + i]);
            assertThat(pooled.choices()[AT + i]).isEqualTo(first);
            assertThat(pooled.taken()[AT + i]).isEqualTo(slopes[first * length + i]);
            for (int stretch = 0; stretch < stretches; stretch++) {
                assertThat(pooled.spread()[stretch * length + i])
                        .isEqualTo(stretch == first ? pooled.taken()[AT + i] : 0f);
            }
        }
    }

    @Property(tries = 60)
    void vectors_choose_as_plain_loops_do_and_NaN_stays(
            @ForAll @IntRange(min = 1, max = 9) int stretches,
            @ForAll @IntRange(min = 1, max = 5) int groups,
            @ForAll long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int length = groups * Shape.GROUP;
        float[] values = numbers(stretches * length, true, random);
        float[] slopes = numbers(stretches * length, false, random);
        Pooled expected = Pooled.of(twins.scalar(), values, slopes, stretches, length);
        Pooled found = Pooled.of(twins.vector(), values, slopes, stretches, length);
        assertSameBits(found.best(), expected.best());
        assertSameBits(found.choices(), expected.choices());
        assertSameBits(found.taken(), expected.taken());
        assertSameBits(found.spread(), expected.spread());
        for (int i = 0; i < length; i++) {
            boolean lost = false;
            for (int stretch = 0; stretch < stretches; stretch++) {
                lost |= Float.isNaN(values[stretch * length + i]);
            }
            assertThat(Float.isNaN(found.best()[AT + i])).isEqualTo(lost);
        }
    }
}
