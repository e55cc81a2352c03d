// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import dev.ceteris.engine.kernel.Batch;
import dev.ceteris.engine.kernel.Fold;
import dev.ceteris.engine.kernel.Kernels;
import dev.ceteris.engine.kernel.Layer;
import dev.ceteris.engine.kernel.NormalizationKernel;
import dev.ceteris.engine.kernel.NormalizationKernel.Terms;
import dev.ceteris.engine.kernel.Shape;
import dev.ceteris.engine.kernel.UnitScaling;
import dev.ceteris.engine.kernel.Workspace;
import dev.ceteris.engine.math.Span;
import dev.ceteris.engine.network.normalization.BatchNormalization;
import dev.ceteris.engine.network.normalization.Normalization;
import java.util.Arrays;

/**
 * The normalization of one layer on its way through a micro-batch and back. Where it is over a batch, the micro-batch
 * is the batch, and threads wait for each other twice: before units are measured, and before they are normalized.
 */
final class Normalizing {
    private final Normalization normalization;
    private final Layer layer;
    private final Kernels kernels;
    private final NormalizationKernel kernel;
    private final int capacity;
    private final int units;
    private final Terms forward;
    private final Terms back;

    /** Of each unit over the batch: the mean and the sums of squares; on the way back means of deltas and products. */
    private final float[] means;

    private final float[] products;

    /** As many ones as there are terms: a sum is a sum of products with them. */
    private final float[] ones;

    /** δy·x̂, whose sums over samples are the gradient of the factors. */
    private final float[] factorDeltas;

    private final float[] factorRows;
    private final float[] offsetRows;

    /**
     * @param values the layer's activations, blocks of 16 samples
     * @param deltas the layer's deltas, laid out alike
     */
    Normalizing(
            Normalization normalization, Layer layer, Kernels kernels, int capacity, float[] values, float[] deltas) {
        this.normalization = normalization;
        this.layer = layer;
        this.kernels = kernels;
        this.capacity = capacity;
        kernel = kernels.normalization();
        units = layer.shape().units();
        int padded = layer.shape().paddedUnits();
        float[] normalized = new float[values.length];
        float[] inverse = new float[isOverBatch() ? padded : capacity];
        forward = new Terms(units, values, normalized, inverse);
        back = new Terms(units, deltas, normalized, inverse);
        means = new float[padded];
        products = new float[padded];
        ones = new float[isOverBatch() ? values.length : 0];
        Arrays.fill(ones, 1);
        factorDeltas = new float[values.length];
        factorRows = new float[values.length];
        offsetRows = new float[values.length];
    }

    /** Whether units are normalized over the samples of an update. */
    boolean isOverBatch() {
        return normalization.over() == Normalization.Over.BATCH;
    }

    /** What {@link #normalize} needs of some units of a batch, whose mean and variance join the running means. */
    void measure(Batch batch, Span span) {
        kernel.sums(forward, forward.values(), ones, batch, span, means);
        for (int unit = span.from(); unit < span.to(); unit++) {
            means[unit] /= batch.samples();
        }
        kernel.squares(forward, forward.values(), means, batch, span, products);
        for (int unit = span.from(); unit < span.to(); unit++) {
            forward.inverse()[unit] = inverse(products[unit] / batch.samples());
            run(batch, unit);
        }
    }

    private float inverse(float variance) {
        return 1 / (float) Math.sqrt(variance + (float) normalization.epsilon());
    }

    /** The variance of one sample says nothing. */
    private void run(Batch batch, int unit) {
        if (batch.samples() > 1 && normalization instanceof BatchNormalization batches) {
            float share = (float) batches.momentum();
            UnitScaling scaling = layer.scaling();
            float variance = products[unit] / (batch.samples() - 1);
            scaling.means()[unit] = Math.fma(share, means[unit] - scaling.means()[unit], scaling.means()[unit]);
            scaling.variances()[unit] =
                    Math.fma(share, variance - scaling.variances()[unit], scaling.variances()[unit]);
        }
    }

    /** On the way there and back: after {@link #measure}, where that is needed. */
    void normalize(Span blocks) {
        if (isOverBatch()) {
            kernel.units(forward, layer.scaling(), means, blocks);
        } else {
            kernel.samples(forward, layer.scaling(), (float) normalization.epsilon(), blocks);
        }
    }

    /** What {@link #evaluate} needs of the numbers as they are now; called by one thread before its work. */
    void prepareToEvaluate() {
        if (isOverBatch()) {
            for (int unit = 0; unit < units; unit++) {
                forward.inverse()[unit] = inverse(layer.scaling().variances()[unit]);
            }
        }
    }

    /** Where there is no way back: with the running means. */
    void evaluate(Span blocks) {
        if (isOverBatch()) {
            kernel.units(forward, layer.scaling(), layer.scaling().means(), blocks);
        } else {
            kernel.samples(forward, layer.scaling(), (float) normalization.epsilon(), blocks);
        }
    }

    /** Keeps what the gradients of factors and offsets are sums of. */
    void keepDeltas(Span blocks) {
        int block = layer.shape().paddedUnits() * Shape.GROUP;
        for (int at = blocks.from() * block; at < blocks.to() * block; at++) {
            factorDeltas[at] = back.values()[at] * back.normalized()[at];
        }
        kernels.transposition().rows(units, back.values(), offsetRows, capacity, blocks);
        kernels.transposition().rows(units, factorDeltas, factorRows, capacity, blocks);
    }

    /** What {@link #back} needs of some units of a batch. */
    void measureDeltas(Batch batch, Span span) {
        kernel.sums(back, back.values(), ones, batch, span, means);
        kernel.sums(back, back.values(), back.normalized(), batch, span, products);
        for (int unit = span.from(); unit < span.to(); unit++) {
            means[unit] /= batch.samples();
            products[unit] /= batch.samples();
        }
    }

    /** From deltas by the normalized terms to deltas by the terms; over a batch after {@link #measureDeltas}. */
    void back(Span blocks) {
        if (isOverBatch()) {
            kernel.unitsBack(back, layer.scaling(), means, products, blocks);
        } else {
            kernel.samplesBack(back, layer.scaling(), blocks);
        }
    }

    /** The gradients of factors and offsets, folded as those of biases are. */
    void gradient(Batch batch, Fold fold, Workspace workspace) {
        UnitScaling scaling = layer.scaling();
        kernels.product()
                .biasGradient(biases(scaling.factors(), scaling.factorGradient()), factorRows, batch, fold, workspace);
        kernels.product()
                .biasGradient(biases(scaling.offsets(), scaling.offsetGradient()), offsetRows, batch, fold, workspace);
    }

    private Layer biases(float[] numbers, float[] gradient) {
        return new Layer(layer.shape(), layer.weights(), numbers, layer.weightGradient(), gradient);
    }
}
