// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import dev.ceteris.engine.kernel.Shape;
import dev.ceteris.engine.kernel.UnitScaling;
import dev.ceteris.engine.network.Network;
import java.util.Arrays;
import java.util.List;

/**
 * The numbers of a layer's normalization, apart from how kernels store them; each one to a unit.
 *
 * @param factors γ; none where the layer is not normalized
 * @param offsets β, as many
 * @param means running means over batches; none where each sample is normalized by itself
 * @param variances running means of the variances over batches, as many
 */
public record Scales(float[] factors, float[] offsets, float[] means, float[] variances) {
    private static final float[] NOTHING = {};

    /** Of a layer that is not normalized. */
    public static final Scales NONE = new Scales(NOTHING, NOTHING, NOTHING, NOTHING);

    static Scales of(UnitScaling scaling, Shape shape) {
        return new Scales(
                unpadded(scaling.factors(), shape),
                unpadded(scaling.offsets(), shape),
                unpadded(scaling.means(), shape),
                unpadded(scaling.variances(), shape));
    }

    static Scales ofGradient(UnitScaling scaling, Shape shape) {
        return new Scales(
                unpadded(scaling.factorGradient(), shape),
                unpadded(scaling.offsetGradient(), shape),
                new float[scaling.isOverBatches() ? shape.units() : 0],
                new float[scaling.isOverBatches() ? shape.units() : 0]);
    }

    private static float[] unpadded(float[] numbers, Shape shape) {
        return Arrays.copyOf(numbers, Math.min(numbers.length, shape.units()));
    }

    UnitScaling padded(int units) {
        if (factors.length == 0) {
            return UnitScaling.NONE;
        }
        UnitScaling scaling = UnitScaling.initial(units, means.length > 0);
        System.arraycopy(factors, 0, scaling.factors(), 0, units);
        System.arraycopy(offsets, 0, scaling.offsets(), 0, units);
        System.arraycopy(means, 0, scaling.means(), 0, means.length);
        System.arraycopy(variances, 0, scaling.variances(), 0, variances.length);
        return scaling;
    }

    /** Whether the layer is normalized. */
    public boolean isThere() {
        return factors.length > 0;
    }

    /** Those that there are, in the order of the record. */
    public List<float[]> arrays() {
        if (!isThere()) {
            return List.of();
        }
        return means.length == 0 ? List.of(factors, offsets) : List.of(factors, offsets, means, variances);
    }

    /** How many arrays the normalization of a layer has. */
    static int count(Network network, int layer) {
        return switch (network.normalization(layer).over()) {
            case NOTHING -> 0;
            case UNITS -> 2;
            case BATCH -> 4;
        };
    }

    /** Each number divided by {@code count}. */
    Scales divided(int count) {
        return ofArrays(arrays().stream().map(array -> divided(array, count)).toList());
    }

    static float[] divided(float[] sums, int count) {
        float[] means = new float[sums.length];
        for (int i = 0; i < means.length; i++) {
            means[i] = sums[i] / count;
        }
        return means;
    }

    /** Those of {@link #arrays}: none, two or four. */
    public static Scales ofArrays(List<float[]> arrays) {
        return switch (arrays.size()) {
            case 0 -> NONE;
            case 2 -> new Scales(arrays.get(0), arrays.get(1), NOTHING, NOTHING);
            default -> new Scales(arrays.get(0), arrays.get(1), arrays.get(2), arrays.get(3));
        };
    }
}
