// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.bench.kernels;

import dev.ceteris.engine.kernel.ActivationKernel;
import dev.ceteris.engine.kernel.Batch;
import dev.ceteris.engine.kernel.CrossEntropyKernel;
import dev.ceteris.engine.kernel.CrossEntropyKernel.Outcome;
import dev.ceteris.engine.kernel.Fold;
import dev.ceteris.engine.kernel.Kernels;
import dev.ceteris.engine.kernel.Layer;
import dev.ceteris.engine.kernel.NormalizationKernel.Terms;
import dev.ceteris.engine.kernel.Shape;
import dev.ceteris.engine.kernel.SparseRows;
import dev.ceteris.engine.kernel.UnitScaling;
import dev.ceteris.engine.kernel.Workspace;
import dev.ceteris.engine.math.Span;
import dev.ceteris.engine.network.activation.Relu;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Everything that the kernels of one dense layer read and write for a batch of 128 samples, and each kernel as one
 * call. The only place that knows how kernels are called.
 */
final class Operands {
    static final int SAMPLES = 128;

    /** Share of MNIST's pixels that are not 0. */
    private static final double DENSITY = 0.19;

    private final Kernels kernels = Kernels.fastest();
    private final ActivationKernel relu = kernels.of(new Relu().kernels());
    private final Batch batch = new Batch(SAMPLES, SAMPLES);
    private final Span blocks = new Span(0, batch.blocks());
    private final Shape shape;
    private final Layer layer;
    private final float[] inputs;
    private final float[] inputDeltas;
    private final float[] transposed;
    private final float[] outputs;
    private final float[] deltas;
    private final float[] deltaRows;
    private final SparseRows rows;
    private final Workspace workspace = new Workspace(SAMPLES);
    private final Outcome outcome;
    private final long nonZeros;
    private final UnitScaling scaling;
    private final float[] normalized;
    private final float[] ones;
    private final float[] zeros;
    private final float[] sums;
    private final float[] perSample = new float[SAMPLES];
    private final float[] perUnit;

    /** A step so short that weights stay what they are: a benchmark that diverged would measure NaN. */
    private final Fold fold = new Fold(Fold.Start.ZERO, Fold.End.STEP, 1e-20f);

    /**
     * Operands of a layer.
     *
     * @param name inputs and units, as in {@code 784x128}
     */
    Operands(String name) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        shape = shape(name);
        layer = Layer.zeros(shape, UnitScaling.NONE);
        fill(layer.weights(), random, 0.1f);
        transposed = layer.weights().clone();
        inputs = new float[SAMPLES * shape.rows()];
        fill(inputs, random, 1);
        inputDeltas = new float[inputs.length];
        outputs = new float[SAMPLES * shape.paddedUnits()];
        fill(outputs, random, 1);
        deltas = outputs.clone();
        deltaRows = outputs.clone();
        rows = new SparseRows(SAMPLES, shape.inputs(), shape.inputs());
        nonZeros = fill(rows, random);
        scaling = UnitScaling.initial(shape.units(), true);
        normalized = new float[outputs.length];
        ones = new float[outputs.length];
        Arrays.fill(ones, 1);
        zeros = new float[shape.paddedUnits()];
        sums = new float[shape.paddedUnits()];
        perUnit = new float[shape.paddedUnits()];
        Arrays.fill(perUnit, 1);
        Arrays.fill(perSample, 1);
        outcome = new Outcome(
                shape.units(),
                random.ints(SAMPLES, 0, shape.units()).toArray(),
                deltas,
                new float[SAMPLES],
                new float[SAMPLES],
                new byte[SAMPLES]);
    }

    private static Shape shape(String name) {
        String[] sizes = name.split("x", -1);
        return new Shape(Integer.parseInt(sizes[0]), Integer.parseInt(sizes[1]));
    }

    private static void fill(float[] values, RandomGenerator random, float scale) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (random.nextFloat() - 0.5f) * scale;
        }
    }

    /** Clustered as strokes are: eight neighbours at a time are ink or paper. */
    private long fill(SparseRows rows, RandomGenerator random) {
        long all = 0;
        char[] places = new char[shape.inputs()];
        float[] values = new float[shape.inputs()];
        for (int sample = 0; sample < SAMPLES; sample++) {
            int[] ends = new int[SparseRows.stripes(shape.inputs()) + 1];
            int count = 0;
            boolean ink = false;
            for (int input = 0; input < shape.inputs(); input++) {
                if (input % 8 == 0) {
                    ink = random.nextDouble() < DENSITY;
                }
                if (ink) {
                    places[count] = (char) input;
                    values[count++] = random.nextFloat() + 0.01f;
                }
                ends[input / SparseRows.STRIPE + 1] = count;
            }
            rows.fill(sample, ends, 0, places, values);
            all += count;
        }
        return all;
    }

    void forward() {
        kernels.product().forward(layer, inputs, outputs, blocks);
    }

    void backward() {
        kernels.product().backward(shape, transposed, deltas, inputDeltas, blocks);
    }

    void gradient() {
        kernels.product().gradient(layer, inputs, deltaRows, batch, fold, new Span(0, shape.inputs()), workspace);
    }

    void sparseForward() {
        kernels.sparse().forward(layer, rows, outputs, batch, blocks, workspace);
    }

    void sparseGradient() {
        kernels.sparse().gradient(layer, rows, deltaRows, batch, fold, new Span(0, shape.inputs()), workspace);
    }

    void relu() {
        relu.apply(outputs, new Span(0, outputs.length));
    }

    void reluBackward() {
        relu.backward(outputs, deltas, new Span(0, outputs.length));
    }

    void crossEntropy() {
        kernels.of(CrossEntropyKernel.softmax()).judge(outputs, outcome, batch, blocks);
    }

    void layerNormalization() {
        kernels.normalization().samples(terms(outputs, perSample), scaling, 1e-5f, blocks);
    }

    void layerNormalizationBackward() {
        kernels.normalization().samplesBack(terms(deltas, perSample), scaling, blocks);
    }

    /** Mean and variance of every unit, and what is done with them. */
    void batchNormalization() {
        Terms terms = terms(outputs, perUnit);
        Span units = new Span(0, shape.units());
        kernels.normalization().sums(terms, outputs, ones, batch, units, sums);
        kernels.normalization().squares(terms, outputs, zeros, batch, units, sums);
        kernels.normalization().units(terms, scaling, zeros, blocks);
    }

    void batchNormalizationBackward() {
        Terms terms = terms(deltas, perUnit);
        Span units = new Span(0, shape.units());
        kernels.normalization().sums(terms, deltas, ones, batch, units, sums);
        kernels.normalization().sums(terms, deltas, normalized, batch, units, sums);
        kernels.normalization().unitsBack(terms, scaling, zeros, zeros, blocks);
    }

    private Terms terms(float[] values, float[] inverse) {
        return new Terms(shape.units(), values, normalized, inverse);
    }

    void transposition() {
        kernels.transposition().rows(shape.units(), deltas, deltaRows, SAMPLES, blocks);
    }

    /** Additions and multiplications of one dense product, padding not counted. */
    static long denseFlops(String name) {
        Shape shape = shape(name);
        return 2L * SAMPLES * shape.inputs() * shape.units();
    }

    /** Additions and multiplications of one sparse product: those of the inputs that are not 0. */
    static long sparseFlops(String name) {
        return 2 * new Operands(name).nonZeros * shape(name).units();
    }

    /** Bytes of the layer's outputs for the batch, which kernels without a product read and write. */
    static long outputBytes(String name) {
        return (long) Float.BYTES * SAMPLES * shape(name).paddedUnits();
    }
}
