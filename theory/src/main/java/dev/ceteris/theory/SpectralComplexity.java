// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.theory;

import dev.ceteris.engine.training.Weights;
import java.util.List;

/**
 * Spectral complexity: {@code R = (∏ᵢ ‖Aᵢ‖₂) · (Σᵢ (‖Aᵢᵀ − Mᵢᵀ‖₂,₁ / ‖Aᵢ‖₂)^⅔)^(3/2)}, where Aᵢ is the weight matrix of
 * layer i (units × inputs) and Mᵢ a reference chosen before training. Bartlett, Foster and Telgarsky 2017,
 * "Spectrally-normalized margin bounds for neural networks", NeurIPS, equation 1.2, for activations that are
 * 1-Lipschitz (ReLU, tanh, the identity).
 *
 * <p>The theorem is about networks without biases. With them, which are left out here, it is a quantity to rank
 * networks by.
 *
 * @param lipschitz ∏ᵢ ‖Aᵢ‖₂: how much the network can lengthen a difference between two inputs, at most
 * @param correction the second factor; by how much distance from the reference, spread over units, makes up for that
 */
public record SpectralComplexity(double lipschitz, double correction) {
    /** The complexity with respect to the reference 0. */
    public static SpectralComplexity of(Weights weights) {
        return of(LayerNorms.of(weights), weights);
    }

    /**
     * The complexity with respect to a reference, such as the weights that training started from.
     *
     * @throws dev.ceteris.base.SpecException when the two are not of one shape
     */
    public static SpectralComplexity of(Weights weights, Weights reference) {
        return of(LayerNorms.of(weights), LayerNorms.difference(weights, reference));
    }

    private static SpectralComplexity of(List<LayerNorms> norms, Weights distance) {
        double lipschitz = 1;
        double sum = 0;
        for (int l = 0; l < norms.size(); l++) {
            double spectral = norms.get(l).spectral();
            lipschitz *= spectral;
            double ratio = spectral == 0
                    ? 0 // The network is constant, and the product says so.
                    : LayerNorms.unitNorms(distance.layers().get(l)) / spectral;
            double root = StrictMath.cbrt(ratio);
            sum += root * root;
        }
        return new SpectralComplexity(lipschitz, sum * Math.sqrt(sum));
    }

    /** R. */
    public double value() {
        return lipschitz * correction;
    }
}
