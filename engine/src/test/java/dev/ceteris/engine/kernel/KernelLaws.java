// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import static dev.ceteris.engine.math.Bits.assertSameBits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.engine.kernel.CrossEntropyKernel.Outcome;
import dev.ceteris.engine.math.Span;
import dev.ceteris.engine.network.ClassLoss;
import dev.ceteris.engine.network.Losses;
import dev.ceteris.engine.network.NumberLoss;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Laws: vector kernels compute the bits of their scalar twins. */
class KernelLaws {
    private final Kernels scalar = Kernels.scalar();
    private final Kernels vector = Kernels.vector();

    @Property(tries = 150)
    void losses_of_classes_agree(
            @ForAll("classLosses") ClassLoss loss,
            @ForAll @IntRange(min = 2, max = 40) int classes,
            @ForAll @IntRange(min = 1, max = 40) int samples,
            @ForAll long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        Batch batch = new Batch(samples, Shape.padded(samples));
        float[] logits = new float[batch.capacity() * Shape.padded(classes)];
        int[] labels = new int[batch.capacity()];
        for (int sample = 0; sample < samples; sample++) {
            labels[sample] = random.nextInt(classes);
            for (int j = 0; j < classes; j++) {
                // Whole numbers now and then, so that the largest logit is not always the only one.
                float logit = random.nextInt(3) == 0 ? random.nextInt(3) : 400 * random.nextFloat() - 200;
                logits[ScalarProduct.blockAt(sample, j, Shape.padded(classes))] = logit;
            }
        }
        Outcome expected = outcome(classes, labels, batch);
        Outcome found = outcome(classes, labels, batch);
        scalar.of(loss.kernels()).judge(logits, expected, batch, new Span(0, batch.blocks()));
        vector.of(loss.kernels()).judge(logits, found, batch, new Span(0, batch.blocks()));
        assertThat(found.hits()).isEqualTo(expected.hits());
        for (int sample = 0; sample < samples; sample++) {
            assertThat(found.losses()[sample]).isEqualTo(expected.losses()[sample]);
            for (int j = 0; j < classes; j++) {
                int at = ScalarProduct.blockAt(sample, j, Shape.padded(classes));
                assertThat(found.deltas()[at]).isEqualTo(expected.deltas()[at]);
            }
        }
    }

    @Property(tries = 300)
    void losses_of_numbers_agree(
            @ForAll("numberLosses") NumberLoss loss,
            @ForAll @IntRange(min = 1, max = 20) int width,
            @ForAll @IntRange(min = 1, max = 4) int blocks,
            @ForAll long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int samples = blocks * Shape.GROUP;
        float[] outputs = new float[samples * Shape.padded(width)];
        float[] targets = new float[outputs.length];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = Scene.number(random, 0.1);
            targets[i] = random.nextInt(5) == 0 ? outputs[i] : Scene.number(random, 0.1);
        }
        var expected = new ErrorKernel.Outcome(width, targets, new float[outputs.length], new float[samples]);
        var found = new ErrorKernel.Outcome(width, targets, new float[outputs.length], new float[samples]);
        scalar.of(loss.kernels()).judge(outputs, expected, new Span(0, blocks));
        vector.of(loss.kernels()).judge(outputs, found, new Span(0, blocks));
        assertSameBits(found.losses(), expected.losses());
        assertSameBits(found.deltas(), expected.deltas());
    }

    @Property(tries = 100)
    void products_of_pixels_agree(
            @ForAll @IntRange(min = 0, max = 9) int rows,
            @ForAll @IntRange(min = 0, max = 9) int inner,
            @ForAll @IntRange(min = 1, max = 3) int groups,
            @ForAll long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var size = new PixelKernel.Size(rows, inner, groups * Shape.GROUP);
        float[] left = numbers(rows * inner, random);
        float[] right = numbers(inner * size.width(), random);
        float[] expected = new float[rows * size.width()];
        float[] found = numbers(expected.length, random);
        scalar.pixels().product(left, right, expected, size);
        vector.pixels().product(left, right, found, size);
        assertSameBits(found, expected);
    }

    @Property(tries = 100)
    void pixels_agree(
            @ForAll @IntRange(min = 1, max = 40) int width,
            @ForAll @IntRange(min = 1, max = 40) int height,
            @ForAll @IntRange(min = 1, max = 3) int groups,
            @ForAll long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var image = new PixelKernel.Bordered(width, height);
        float[] x = places(groups * Shape.GROUP, width, random);
        float[] y = places(x.length, height, random);
        float[] otherX = x.clone();
        float[] otherY = y.clone();
        int[] cells = new int[x.length];
        int[] otherCells = new int[x.length];
        scalar.pixels().cells(x, y, cells, image);
        vector.pixels().cells(otherX, otherY, otherCells, image);
        assertSameBits(otherX, x);
        assertSameBits(otherY, y);
        assertThat(otherCells).isEqualTo(cells);
        int[] corners = random.ints(x.length).toArray();
        int[] others = corners.clone();
        scalar.pixels().blend(corners, x, y);
        vector.pixels().blend(others, x, y);
        assertThat(others).isEqualTo(corners);
        for (int i = 0; i < x.length; i++) {
            assertThat(x[i]).isBetween(0f, 1f);
            assertThat(y[i]).isBetween(0f, 1f);
            assertThat(cells[i] % image.columns()).isBetween(0, width + 1);
            assertThat(cells[i] / image.columns()).isBetween(0, height + 1);
            assertThat(corners[i]).isBetween(0, 255);
        }
    }

    @Property(tries = 100)
    void normalizations_agree(
            @ForAll @IntRange(min = 1, max = 40) int units,
            @ForAll @IntRange(min = 1, max = 50) int samples,
            @ForAll long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        Batch batch = new Batch(samples, Shape.padded(samples));
        float[] values = numbers(batch.capacity() * Shape.padded(units), random);
        float[] deltas = numbers(values.length, random);
        UnitScaling scaling = UnitScaling.initial(units, true);
        System.arraycopy(numbers(units, random), 0, scaling.factors(), 0, units);
        System.arraycopy(numbers(units, random), 0, scaling.offsets(), 0, units);

        assertSameBits(
                normalized(vector.normalization(), units, values, deltas, scaling, batch),
                normalized(scalar.normalization(), units, values, deltas, scaling, batch));
    }

    /** Everything that these kernels compute, one after the other. */
    private static float[] normalized(
            NormalizationKernel kernel, int units, float[] values, float[] deltas, UnitScaling scaling, Batch batch) {
        Span blocks = new Span(0, batch.blocks());
        Span all = new Span(0, units);
        float[] normalized = new float[values.length];
        var of = new NormalizationKernel.Terms(units, values.clone(), normalized, new float[batch.capacity()]);
        kernel.samples(of, scaling, 1e-5f, blocks);
        var back = new NormalizationKernel.Terms(units, deltas.clone(), normalized, of.inverse());
        kernel.samplesBack(back, scaling, blocks);

        float[] means = new float[units];
        float[] squares = new float[units];
        kernel.sums(of, values, deltas, batch, all, means);
        kernel.squares(of, values, means, batch, all, squares);
        var units1 = new NormalizationKernel.Terms(units, values.clone(), new float[values.length], squares);
        kernel.units(units1, scaling, means, blocks);
        var units2 = new NormalizationKernel.Terms(units, deltas.clone(), units1.normalized(), squares);
        kernel.unitsBack(units2, scaling, means, squares, blocks);
        return joined(
                of.values(), normalized, of.inverse(), back.values(), means, squares, units1.values(), units2.values());
    }

    private static float[] joined(float[]... arrays) {
        float[] joined =
                new float[Arrays.stream(arrays).mapToInt(array -> array.length).sum()];
        int at = 0;
        for (float[] array : arrays) {
            System.arraycopy(array, 0, joined, at, array.length);
            at += array.length;
        }
        return joined;
    }

    private static float[] numbers(int length, RandomGenerator random) {
        float[] numbers = new float[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = Scene.number(random, 0.1);
        }
        return numbers;
    }

    /** Within the image, on its pixels, and far beyond it. */
    private static float[] places(int length, int pixels, RandomGenerator random) {
        float[] places = new float[length];
        for (int i = 0; i < length; i++) {
            places[i] = switch (random.nextInt(4)) {
                case 0 -> random.nextInt(pixels + 2);
                case 1 -> (random.nextFloat() - 0.5f) * 1e12f;
                default -> random.nextFloat() * (pixels + 3) - 1;
            };
        }
        return places;
    }

    @Provide
    Arbitrary<ClassLoss> classLosses() {
        return Arbitraries.of(Losses.OF_CLASSES);
    }

    @Provide
    Arbitrary<NumberLoss> numberLosses() {
        return Arbitraries.of(Losses.OF_NUMBERS);
    }

    private static Outcome outcome(int classes, int[] labels, Batch batch) {
        int length = batch.capacity();
        return new Outcome(
                classes,
                labels,
                new float[length * Shape.padded(classes)],
                new float[length],
                new float[length],
                new byte[length]);
    }
}
