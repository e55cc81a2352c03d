// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.theory;

import static dev.ceteris.base.Require.require;

import dev.ceteris.engine.training.Weights;
import dev.ceteris.engine.training.Weights.LayerWeights;
import java.util.ArrayList;
import java.util.List;

/**
 * Norms of the weight matrix of one layer; biases are left out, as in the papers that use these norms.
 *
 * @param spectral largest singular value, from {@link SpectralNorm}
 * @param frobenius root of the sum of squares
 * @param units sum over units of the Euclidean norm of the weights that lead to it: ‖Wᵀ‖₂,₁ where W is units × inputs
 */
public record LayerNorms(double spectral, double frobenius, double units) {
    /** The norms of a layer. */
    public static LayerNorms of(LayerWeights layer) {
        double squares = 0;
        for (float weight : layer.weights()) {
            squares = Math.fma((double) weight, weight, squares);
        }
        return new LayerNorms(SpectralNorm.of(layer), Math.sqrt(squares), unitNorms(layer));
    }

    /** Sum over units of the Euclidean norm of the weights that lead to it. */
    static double unitNorms(LayerWeights layer) {
        double units = 0;
        for (int j = 0; j < layer.units(); j++) {
            double column = 0;
            for (int i = 0; i < layer.inputs(); i++) {
                double weight = layer.weights()[i * layer.units() + j];
                column = Math.fma(weight, weight, column);
            }
            units += Math.sqrt(column);
        }
        return units;
    }

    /** The norms of every layer, first to last. */
    public static List<LayerNorms> of(Weights weights) {
        return weights.layers().stream().map(LayerNorms::of).toList();
    }

    /**
     * Stable rank ‖W‖²F / ‖W‖²₂: between 1 and the rank, and hardly moved by directions that carry little. NaN when the
     * layer is 0.
     */
    public double stableRank() {
        return frobenius / spectral * (frobenius / spectral);
    }

    /**
     * The weights that were added to {@code start}, biases included.
     *
     * @throws dev.ceteris.base.SpecException when the two are not of one shape
     */
    static Weights difference(Weights end, Weights start) {
        requireSameShape(end, start);
        List<LayerWeights> layers = new ArrayList<>();
        for (int l = 0; l < end.layers().size(); l++) {
            LayerWeights to = end.layers().get(l);
            LayerWeights from = start.layers().get(l);
            layers.add(new LayerWeights(
                    to.inputs(),
                    to.units(),
                    difference(to.weights(), from.weights()),
                    difference(to.biases(), from.biases())));
        }
        return new Weights(layers);
    }

    private static void requireSameShape(Weights end, Weights start) {
        require(
                shape(end).equals(shape(start)),
                "start",
                shape(start),
                shape(end) + " (inputs x units of each layer), as the weights it is compared with");
    }

    private static List<String> shape(Weights weights) {
        return weights.layers().stream()
                .map(layer -> layer.inputs() + " x " + layer.units())
                .toList();
    }

    private static float[] difference(float[] to, float[] from) {
        float[] difference = new float[to.length];
        for (int i = 0; i < to.length; i++) {
            difference[i] = to[i] - from[i];
        }
        return difference;
    }
}
