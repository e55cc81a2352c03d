// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import dev.ceteris.engine.math.Span;

/**
 * Normalization of a layer's terms z: {@code y = γ·x̂ + β} with {@code x̂ = (z − μ)/√(σ² + ε)}. Mean μ and variance σ²
 * are those of a sample over the units (Ba, Kiros and Hinton 2016, arXiv:1607.06450), or those of a unit over a batch
 * (Ioffe and Szegedy 2015, arXiv:1502.03167). Terms are blocks of 16 samples, as {@link Shape} has it.
 */
public interface NormalizationKernel {
    /**
     * A layer on its way.
     *
     * @param units of the layer
     * @param values z on the way in, y on the way out; on the way back derivatives of the loss, by y and then by z
     * @param normalized x̂, laid out as the values
     * @param inverse {@code 1/√(σ² + ε)}: of each sample, or of each unit
     */
    record Terms(int units, float[] values, float[] normalized, float[] inverse) {
        /** Where the term of a unit for the first sample of a block lies. */
        int at(int block, int unit) {
            return (block * Shape.padded(units) + unit) * Shape.GROUP;
        }
    }

    /** Normalizes each sample of some blocks over its units; sums run over the units in ascending order. */
    void samples(Terms terms, UnitScaling scaling, float epsilon, Span blocks);

    /** The way back through {@link #samples}: {@code δz = (g − mean(g) − x̂·mean(g·x̂))/√(σ² + ε)} with g = γ·δy. */
    void samplesBack(Terms terms, UnitScaling scaling, Span blocks);

    /**
     * Sums of each of some units over the samples of a batch. Each of 16 lanes is a chain over the blocks, and the sum
     * runs over the lanes in ascending order.
     *
     * @param values what is summed up
     * @param factors what each number is multiplied with first, by a fused multiply-add; laid out as the values
     * @param units which units
     * @param sums receives them
     */
    void sums(Terms layout, float[] values, float[] factors, Batch batch, Span units, float[] sums);

    /** Sums of squared distances from {@code means}, likewise. */
    void squares(Terms layout, float[] values, float[] means, Batch batch, Span units, float[] sums);

    /**
     * Normalizes each unit of some blocks.
     *
     * @param means μ of each unit
     */
    void units(Terms terms, UnitScaling scaling, float[] means, Span blocks);

    /**
     * The way back through {@link #units} when μ and σ² were those of the batch:
     * {@code δz = γ/√(σ² + ε)·(δy − mean(δy) − x̂·mean(δy·x̂))}.
     *
     * @param deltas mean(δy) of each unit
     * @param products mean(δy·x̂) of each unit
     */
    void unitsBack(Terms terms, UnitScaling scaling, float[] deltas, float[] products, Span blocks);
}
