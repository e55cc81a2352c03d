// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import static dev.ceteris.engine.math.Bits.assertSameBits;
import static dev.ceteris.engine.math.Bits.assertSameBitsOrNan;

import dev.ceteris.engine.math.Span;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Laws: matrix products are the same bits by vectors and by scalars, whole or in shares, with or without the zeros. */
class ProductLaws {
    private final Kernels scalar = Kernels.scalar();
    private final Kernels vector = Kernels.vector();

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
        Shape shape = scene.layer().shape();
        scalar.product().backward(shape, scene.transposed(scalar), scene.deltas(), expected, scene.blocks());
        vector.product().backward(shape, scene.transposed(vector), scene.deltas(), found, scene.blocks());
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
                        scene.inputRows(),
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
                    .gradient(
                            dense, scene.inputRows(), scene.deltaRows(), scene.batch(), fold, tiles, scene.workspace());
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

    @Property(tries = 150)
    void infinities_and_nan_spread_alike_in_vectors_and_scalars(
            @ForAll @IntRange(min = 1, max = 70) int inputs,
            @ForAll @IntRange(min = 1, max = 70) int units,
            @ForAll @IntRange(min = 1, max = 70) int samples,
            @ForAll Fold.Start start,
            @ForAll Fold.End end,
            @ForAll long seed) {
        Scene scene = Scene.draw(inputs, units, samples, seed, 0.3, Scene.Oddities.INFINITE);
        Fold fold = new Fold(start, end, 0.01f);
        Passes expected = Passes.dense(scalar, scene, fold);
        Passes found = Passes.dense(vector, scene, fold);
        assertSameBits(used(scene, found.outputs()), used(scene, expected.outputs()));
        assertSameBits(found.usedInputDeltas(), expected.usedInputDeltas());
        assertSameBits(
                found.used(found.layer().weights()),
                expected.used(expected.layer().weights()));
        assertSameBits(
                found.used(found.layer().weightGradient()),
                expected.used(expected.layer().weightGradient()));
    }

    @Property(tries = 150)
    void what_a_sparse_layer_skips_is_nothing_or_would_have_made_nan(
            @ForAll @IntRange(min = 1, max = 150) int inputs,
            @ForAll @IntRange(min = 1, max = 150) int units,
            @ForAll @IntRange(min = 1, max = 40) int samples,
            @ForAll Fold.Start start,
            @ForAll Fold.End end,
            @ForAll long seed) {
        Scene scene = Scene.draw(inputs, units, samples, seed, 0.8, Scene.Oddities.INFINITE);
        Fold fold = new Fold(start, end, 0.01f);
        Passes dense = Passes.dense(scalar, scene, fold);
        Passes sparse = Passes.sparse(vector, scene, fold);
        Passes sparseScalar = Passes.sparse(scalar, scene, fold);
        assertSameBits(used(scene, sparse.outputs()), used(scene, sparseScalar.outputs()));
        assertSameBits(
                sparse.used(sparse.layer().weights()),
                sparse.used(sparseScalar.layer().weights()));
        assertSameBits(
                sparse.used(sparse.layer().weightGradient()),
                sparse.used(sparseScalar.layer().weightGradient()));
        assertSameBitsOrNan(used(scene, sparse.outputs()), used(scene, dense.outputs()));
        assertSameBitsOrNan(
                sparse.used(sparse.layer().weights()), sparse.used(dense.layer().weights()));
        assertSameBitsOrNan(
                sparse.used(sparse.layer().weightGradient()),
                sparse.used(dense.layer().weightGradient()));
    }

    /** What a scene's products come to. */
    private record Passes(float[] outputs, float[] inputDeltas, Layer layer) {
        static Passes dense(Kernels kernels, Scene scene, Fold fold) {
            Layer layer = scene.copy();
            Shape shape = layer.shape();
            float[] outputs = new float[scene.deltas().length];
            float[] inputDeltas = new float[scene.inputs().length];
            kernels.product().forward(layer, scene.inputs(), outputs, scene.blocks());
            kernels.product().backward(shape, scene.transposed(kernels), scene.deltas(), inputDeltas, scene.blocks());
            kernels.product()
                    .gradient(
                            layer,
                            scene.inputRows(),
                            scene.deltaRows(),
                            scene.batch(),
                            fold,
                            new Span(0, shape.inputs()),
                            scene.workspace());
            return new Passes(outputs, inputDeltas, layer);
        }

        static Passes sparse(Kernels kernels, Scene scene, Fold fold) {
            Layer layer = scene.copy();
            Span span = new Span(0, layer.shape().inputs());
            Workspace workspace = scene.workspace();
            float[] outputs = new float[scene.deltas().length];
            kernels.sparse().forward(layer, scene.rows(), outputs, scene.batch(), scene.blocks(), workspace);
            kernels.sparse().gradient(layer, scene.rows(), scene.deltaRows(), scene.batch(), fold, span, workspace);
            return new Passes(outputs, new float[0], layer);
        }

        /** Weights without their padding: of a network that has broken down it need not be 0 any more. */
        float[] used(float[] weights) {
            Shape shape = layer.shape();
            float[] used = new float[shape.inputs() * shape.units()];
            for (int i = 0; i < used.length; i++) {
                used[i] = weights[shape.weightAt(i / shape.units(), i % shape.units())];
            }
            return used;
        }

        /** Deltas without those of the padding. */
        float[] usedInputDeltas() {
            Shape shape = layer.shape();
            float[] used = inputDeltas.clone();
            for (int i = 0; i < used.length; i++) {
                used[i] = i / Shape.GROUP % shape.rows() < shape.inputs() ? used[i] : 0;
            }
            return used;
        }
    }

    @Property(tries = 50)
    void transposed_weights_lie_as_those_of_a_layer_that_goes_the_other_way(
            @ForAll @IntRange(min = 1, max = 70) int inputs,
            @ForAll @IntRange(min = 1, max = 70) int units,
            @ForAll long seed) {
        Scene scene = Scene.draw(inputs, units, 1, seed, 0.3);
        Shape shape = scene.layer().shape();
        float[] transposed = scene.transposed(vector);
        float[] back = new float[transposed.length];
        for (int input = 0; input < inputs; input++) {
            for (int unit = 0; unit < units; unit++) {
                back[shape.weightAt(input, unit)] =
                        transposed[shape.transposed().weightAt(unit, input)];
            }
        }
        assertSameBits(back, scene.layer().weights());
        assertSameBits(transposed, scene.transposed(scalar));
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
                .gradient(whole, scene.inputRows(), scene.deltaRows(), scene.batch(), once, all, scene.workspace());

        Layer portions = scene.copy();
        int capacity = scene.batch().capacity();
        vector.product()
                .gradient(
                        portions,
                        scene.inputRows(),
                        scene.deltaRows(),
                        new Batch(portion, capacity),
                        once,
                        all,
                        scene.workspace());
        Fold further = new Fold(Fold.Start.GRADIENT, Fold.End.GRADIENT, 0);
        vector.product()
                .gradient(
                        portions,
                        dropped(scene.inputRows(), portion * Shape.GROUP),
                        dropped(scene.deltaRows(), portion * Shape.GROUP),
                        new Batch(rest, capacity),
                        further,
                        all,
                        scene.workspace());
        assertSameBits(portions.weightGradient(), whole.weightGradient());
    }

    /** The outputs of samples and units that exist; the contents of the padding are not specified. */
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
}
