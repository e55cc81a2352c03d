// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.engine.arithmetic.CrossEntropyKernel.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Laws: vector kernels compute the bits of their scalar twins, whole or in shares, with or without the zeros. */
class KernelLaws {
    private final Kernels scalar = Kernels.scalar();
    private final Kernels vector = Kernels.vector();

    private static final List<Nonlinearity> NONLINEARITIES =
            List.of(Nonlinearity.TANH, Nonlinearity.SIGMOID, Nonlinearity.GELU, Nonlinearity.SILU, Nonlinearity.SINE);

    /** A layer, a batch and everything a kernel may read, drawn at random. */
    private record Scene(Layer layer, Batch batch, float[] inputs, float[] deltas, float[] deltaRows) {
        static Scene draw(int inputs, int units, int samples, long seed, double zeros) {
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            Shape shape = new Shape(inputs, units);
            Layer layer = Layer.zeros(shape);
            for (int unit = 0; unit < units; unit++) {
                layer.biases()[unit] = number(random, 0.2);
                layer.biasGradient()[unit] = number(random, 0.2);
                for (int input = 0; input < inputs; input++) {
                    layer.weights()[shape.weightAt(input, unit)] = number(random, 0.1);
                    layer.weightGradient()[shape.weightAt(input, unit)] = number(random, 0.1);
                }
            }
            Batch batch = new Batch(samples, Shape.padded(samples) + Shape.GROUP);
            float[] shown = new float[batch.capacity() * shape.rows()];
            float[] deltas = new float[batch.capacity() * shape.paddedUnits()];
            float[] rows = new float[deltas.length];
            for (int sample = 0; sample < samples; sample++) {
                for (int input = 0; input < inputs; input++) {
                    shown[ScalarProduct.blockAt(sample, input, shape.rows())] = number(random, zeros);
                }
                for (int unit = 0; unit < units; unit++) {
                    float delta = number(random, 0.1);
                    deltas[ScalarProduct.blockAt(sample, unit, shape.paddedUnits())] = delta;
                    rows[ScalarProduct.rowAt(sample, unit, batch.capacity())] = delta;
                }
            }
            return new Scene(layer, batch, shown, deltas, rows);
        }

        /** Mostly ordinary numbers, with zeros of both signs, subnormals, tiny and huge ones among them. */
        private static float number(RandomGenerator random, double zeros) {
            if (random.nextDouble() < zeros) {
                return random.nextBoolean() ? 0f : -0f;
            }
            float sign = random.nextBoolean() ? 1f : -1f;
            return switch (random.nextInt(12)) {
                case 0 -> sign * Float.MIN_VALUE * random.nextInt(1, 1000);
                case 1 -> sign * 1e-25f * random.nextFloat();
                case 2 -> sign * 1e15f * random.nextFloat();
                default -> sign * random.nextFloat();
            };
        }

        Layer copy() {
            return new Layer(
                    layer.shape(),
                    layer.weights().clone(),
                    layer.biases().clone(),
                    layer.weightGradient().clone(),
                    layer.biasGradient().clone());
        }

        Span blocks() {
            return new Span(0, batch.blocks());
        }

        Workspace workspace() {
            return new Workspace(batch.capacity());
        }

        SparseRows rows() {
            int width = layer.shape().inputs();
            SparseRows rows = new SparseRows(batch.capacity(), width, width);
            for (int sample = 0; sample < batch.samples(); sample++) {
                char[] places = new char[width];
                float[] values = new float[width];
                int[] ends = new int[SparseRows.stripes(width) + 1];
                int count = 0;
                for (int input = 0; input < width; input++) {
                    float value = inputs[
                            ScalarProduct.blockAt(sample, input, layer.shape().rows())];
                    if (value != 0) {
                        places[count] = (char) input;
                        values[count++] = value;
                    }
                    ends[input / SparseRows.STRIPE + 1] = count;
                }
                rows.fill(sample, ends, 0, places, values);
            }
            return rows;
        }
    }

    @Property(tries = 150)
    void vectors_go_forward_like_scalars(
            @ForAll @IntRange(min = 1, max = 70) int inputs,
            @ForAll @IntRange(min = 1, max = 70) int units,
            @ForAll @IntRange(min = 1, max = 70) int samples,
            @ForAll long seed) {
        Scene scene = Scene.draw(inputs, units, samples, seed, 0.3);
        float[] expected = new float[scene.deltas().length];
        float[] found = new float[scene.deltas().length];
        scalar.product().forward(scene.layer(), scene.inputs(), expected, scene.blocks());
        vector.product().forward(scene.layer(), scene.inputs(), found, scene.blocks());
        assertSameBits(used(scene, found), used(scene, expected));
    }

    @Property(tries = 150)
    void vectors_go_backward_like_scalars(
            @ForAll @IntRange(min = 1, max = 70) int inputs,
            @ForAll @IntRange(min = 1, max = 70) int units,
            @ForAll @IntRange(min = 1, max = 70) int samples,
            @ForAll long seed) {
        Scene scene = Scene.draw(inputs, units, samples, seed, 0.3);
        float[] expected = new float[scene.inputs().length];
        float[] found = new float[scene.inputs().length];
        scalar.product().backward(scene.layer(), scene.deltas(), expected, scene.blocks());
        vector.product().backward(scene.layer(), scene.deltas(), found, scene.blocks());
        assertSameBits(found, expected);
    }

    @Property(tries = 200)
    void every_way_to_a_gradient_gives_the_same_bits(
            @ForAll @IntRange(min = 1, max = 300) int inputs,
            @ForAll @IntRange(min = 1, max = 150) int units,
            @ForAll @IntRange(min = 1, max = 70) int samples,
            @ForAll Fold.Start start,
            @ForAll Fold.End end,
            @ForAll @IntRange(min = 1, max = 4) int parts,
            @ForAll long seed) {
        Scene scene = Scene.draw(inputs, units, samples, seed, 0.7);
        Fold fold = new Fold(start, end, 0.01f);
        Layer expected = scene.copy();
        scalar.product()
                .gradient(
                        expected,
                        scene.inputs(),
                        scene.deltaRows(),
                        scene.batch(),
                        fold,
                        new Span(0, inputs),
                        scene.workspace());
        Layer dense = scene.copy();
        Layer sparse = scene.copy();
        Layer sparseScalar = scene.copy();
        SparseRows rows = scene.rows();
        for (int part = 0; part < parts; part++) {
            Span tiles = Span.share(inputs, Shape.GROUP, part, parts);
            vector.product()
                    .gradient(dense, scene.inputs(), scene.deltaRows(), scene.batch(), fold, tiles, scene.workspace());
            Span span = Span.share(inputs, 1, part, parts);
            Workspace workspace = scene.workspace();
            vector.sparse().gradient(sparse, rows, scene.deltaRows(), scene.batch(), fold, span, workspace);
            scalar.sparse().gradient(sparseScalar, rows, scene.deltaRows(), scene.batch(), fold, span, workspace);
        }
        for (Layer found : new Layer[] {dense, sparse, sparseScalar}) {
            assertSameBits(found.weightGradient(), expected.weightGradient());
            assertSameBits(found.weights(), expected.weights());
        }
    }

    @Property(tries = 150)
    void a_sparse_layer_gives_the_bits_of_a_dense_one(
            @ForAll @IntRange(min = 1, max = 300) int inputs,
            @ForAll @IntRange(min = 1, max = 150) int units,
            @ForAll @IntRange(min = 1, max = 40) int samples,
            @ForAll long seed) {
        Scene scene = Scene.draw(inputs, units, samples, seed, 0.8);
        float[] expected = new float[scene.deltas().length];
        float[] found = new float[scene.deltas().length];
        float[] foundScalar = new float[scene.deltas().length];
        SparseRows rows = scene.rows();
        scalar.product().forward(scene.layer(), scene.inputs(), expected, scene.blocks());
        vector.sparse().forward(scene.layer(), rows, found, scene.batch(), scene.blocks(), scene.workspace());
        scalar.sparse().forward(scene.layer(), rows, foundScalar, scene.batch(), scene.blocks(), scene.workspace());
        assertSameBits(used(scene, found), used(scene, expected));
        assertSameBits(used(scene, foundScalar), used(scene, expected));
    }

    @Property(tries = 200)
    void a_gradient_in_two_portions_is_the_gradient_of_both(
            @ForAll @IntRange(min = 1, max = 40) int inputs,
            @ForAll @IntRange(min = 1, max = 40) int units,
            @ForAll @IntRange(min = 1, max = 3) int blocks,
            @ForAll @IntRange(min = 1, max = 40) int rest,
            @ForAll long seed) {
        int portion = blocks * Shape.GROUP;
        Scene scene = Scene.draw(inputs, units, portion + rest, seed, 0.3);
        Span all = new Span(0, inputs);
        Layer whole = scene.copy();
        Fold once = new Fold(Fold.Start.ZERO, Fold.End.GRADIENT, 0);
        vector.product()
                .gradient(whole, scene.inputs(), scene.deltaRows(), scene.batch(), once, all, scene.workspace());

        Layer portions = scene.copy();
        int capacity = scene.batch().capacity();
        vector.product()
                .gradient(
                        portions,
                        scene.inputs(),
                        scene.deltaRows(),
                        new Batch(portion, capacity),
                        once,
                        all,
                        scene.workspace());
        Fold further = new Fold(Fold.Start.GRADIENT, Fold.End.GRADIENT, 0);
        vector.product()
                .gradient(
                        portions,
                        dropped(scene.inputs(), portion * scene.layer().shape().rows()),
                        droppedRows(scene, portion),
                        new Batch(rest, capacity),
                        further,
                        all,
                        scene.workspace());
        assertSameBits(portions.weightGradient(), whole.weightGradient());
    }

    @Property(tries = 150)
    void rectifiers_agree(@ForAll @IntRange(min = 1, max = 6) int groups, @ForAll long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        Span span = new Span(0, groups * Shape.GROUP);
        float[] values = new float[span.to()];
        float[] deltas = new float[span.to()];
        for (int i = 0; i < span.to(); i++) {
            values[i] = Float.intBitsToFloat(random.nextInt());
            deltas[i] = Scene.number(random, 0.2);
        }
        float[] same = values.clone();
        scalar.relu().apply(values, span);
        vector.relu().apply(same, span);
        assertThat(same).isEqualTo(values);
        float[] sameDeltas = deltas.clone();
        scalar.relu().backward(values, deltas, span);
        vector.relu().backward(same, sameDeltas, span);
        assertSameBits(sameDeltas, deltas);
    }

    @Property(tries = 300)
    void nonlinearities_agree(
            @ForAll @IntRange(min = 1, max = 6) int groups, @ForAll boolean usual, @ForAll long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        Span span = new Span(0, groups * Shape.GROUP);
        float[] values = new float[span.to()];
        float[] deltas = new float[span.to()];
        for (int i = 0; i < span.to(); i++) {
            values[i] = usual ? (float) (4 * random.nextGaussian()) : Float.intBitsToFloat(random.nextInt());
            deltas[i] = Scene.number(random, 0.2);
        }
        for (Nonlinearity nonlinearity : NONLINEARITIES) {
            assertSameBits(
                    thereAndBack(nonlinearity.vector(), values, deltas, span),
                    thereAndBack(nonlinearity.scalar(), values, deltas, span));
        }
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

    @Property(tries = 150)
    void judges_agree(
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
                float logit = random.nextInt(3) == 0 ? random.nextInt(3) : 40 * random.nextFloat() - 20;
                logits[ScalarProduct.blockAt(sample, j, Shape.padded(classes))] = logit;
            }
        }
        Outcome expected = outcome(classes, labels, batch);
        Outcome found = outcome(classes, labels, batch);
        scalar.crossEntropy().judge(logits, expected, batch, new Span(0, batch.blocks()));
        vector.crossEntropy().judge(logits, found, batch, new Span(0, batch.blocks()));
        assertThat(found.hits()).isEqualTo(expected.hits());
        for (int sample = 0; sample < samples; sample++) {
            assertThat(found.losses()[sample]).isEqualTo(expected.losses()[sample]);
            for (int j = 0; j < classes; j++) {
                int at = ScalarProduct.blockAt(sample, j, Shape.padded(classes));
                assertThat(found.deltas()[at]).isEqualTo(expected.deltas()[at]);
            }
        }
    }

    @Property(tries = 150)
    void squared_errors_agree(
            @ForAll @IntRange(min = 1, max = 20) int width,
            @ForAll @IntRange(min = 1, max = 4) int blocks,
            @ForAll long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int samples = blocks * Shape.GROUP;
        float[] outputs = new float[samples * Shape.padded(width)];
        float[] targets = new float[outputs.length];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = Scene.number(random, 0.1);
            targets[i] = Scene.number(random, 0.1);
        }
        var expected = new SquaredErrorKernel.Outcome(width, targets, new float[outputs.length], new float[samples]);
        var found = new SquaredErrorKernel.Outcome(width, targets, new float[outputs.length], new float[samples]);
        scalar.squaredError().judge(outputs, expected, new Span(0, blocks));
        vector.squaredError().judge(outputs, found, new Span(0, blocks));
        assertSameBits(found.losses(), expected.losses());
        assertSameBits(found.deltas(), expected.deltas());
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

    /** The outputs of samples and units that exist; what lies in the padding is nobody's business. */
    private static float[] used(Scene scene, float[] outputs) {
        Shape shape = scene.layer().shape();
        float[] used = new float[scene.batch().samples() * shape.units()];
        for (int sample = 0; sample < scene.batch().samples(); sample++) {
            for (int unit = 0; unit < shape.units(); unit++) {
                used[sample * shape.units() + unit] = outputs[ScalarProduct.blockAt(sample, unit, shape.paddedUnits())];
            }
        }
        return used;
    }

    private static float[] dropped(float[] values, int count) {
        return Arrays.copyOfRange(values, count, values.length);
    }

    private static float[] droppedRows(Scene scene, int samples) {
        float[] rows = scene.deltaRows().clone();
        int capacity = scene.batch().capacity();
        for (int panel = 0; panel < scene.layer().shape().panels(); panel++) {
            int at = panel * capacity * Shape.GROUP;
            int skip = samples * Shape.GROUP;
            System.arraycopy(scene.deltaRows(), at + skip, rows, at, capacity * Shape.GROUP - skip);
        }
        return rows;
    }

    private static void assertSameBits(float[] found, float[] expected) {
        int[] foundBits = new int[found.length];
        int[] expectedBits = new int[expected.length];
        for (int i = 0; i < found.length; i++) {
            foundBits[i] = Float.floatToIntBits(found[i]);
        }
        for (int i = 0; i < expected.length; i++) {
            expectedBits[i] = Float.floatToIntBits(expected[i]);
        }
        assertThat(foundBits).isEqualTo(expectedBits);
    }
}
