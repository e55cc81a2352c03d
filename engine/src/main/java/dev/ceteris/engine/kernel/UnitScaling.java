// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import java.util.Arrays;

/**
 * The numbers of a normalized layer: what its normalized terms are multiplied with and what is added, one number for
 * each unit, padded to whole groups. {@link #NONE} where a layer is not normalized.
 *
 * @param factors γ
 * @param offsets β
 * @param factorGradient sums over samples, laid out as the factors
 * @param offsetGradient sums over samples, laid out as the offsets
 * @param means over batches, which evaluation subtracts; none where each sample is normalized by itself
 * @param variances over batches, likewise
 */
public record UnitScaling(
        float[] factors,
        float[] offsets,
        float[] factorGradient,
        float[] offsetGradient,
        float[] means,
        float[] variances) {
    private static final float[] NOTHING = {};

    /** Of a layer that is not normalized. */
    public static final UnitScaling NONE = new UnitScaling(NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING);

    /**
     * At the beginning of a training: factors and variances are 1, offsets and means 0.
     *
     * @param units of the layer
     * @param overBatches whether means and variances over batches are kept
     */
    public static UnitScaling initial(int units, boolean overBatches) {
        UnitScaling scaling = zeros(Shape.padded(units), overBatches ? Shape.padded(units) : 0);
        Arrays.fill(scaling.factors, 0, units, 1);
        Arrays.fill(scaling.variances, 0, overBatches ? units : 0, 1);
        return scaling;
    }

    /** Zeros, as many as these. */
    public UnitScaling blank() {
        return zeros(factors.length, means.length);
    }

    private static UnitScaling zeros(int numbers, int statistics) {
        return new UnitScaling(
                new float[numbers],
                new float[numbers],
                new float[numbers],
                new float[numbers],
                new float[statistics],
                new float[statistics]);
    }

    /** Whether a layer is normalized. */
    public boolean isThere() {
        return factors.length > 0;
    }

    /** Whether it is normalized over batches. */
    public boolean isOverBatches() {
        return means.length > 0;
    }
}
