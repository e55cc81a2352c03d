// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.theory;

import dev.ceteris.evidence.statistics.Kendall;

/**
 * The measures of a network's complexity, each so that more is said to go with a larger generalization gap. How well
 * each of them ranks the gaps of real networks is for {@link Kendall} to say.
 */
public enum ComplexityMeasure {
    PARAMETERS("parameters", "number of weights and biases"),
    PARAMETERS_PER_SAMPLE("parameters per sample", "weights and biases for each training sample"),
    VC_BOUND(
            "VC bound", "upper bound on the VC-dimension, for piecewise-linear networks; knows nothing of the weights"),
    LIPSCHITZ(
            "spectral product",
            "product of the layers' spectral norms: the most the network can lengthen a difference"),
    SPECTRAL_COMPLEXITY("spectral complexity", "that, times a correction for how far the weights are from 0"),
    SPECTRAL_DISTANCE("spectral distance", "the same with the correction measured from the initial weights"),
    MARGIN_TERM(
            "margin bound term",
            "spectral complexity over the margin that a tenth of the training samples is below, scaled"),
    PATH_L1("l1 path norm", "sum over paths of the product of the weights' sizes"),
    PATH_L2("l2 path norm", "root of the sum over paths of the product of the weights' squares"),
    FROBENIUS_PRODUCT("Frobenius product", "product of the layers' Frobenius norms"),
    DISTANCE("distance", "Euclidean distance of the weights from the initial ones"),
    SHARPNESS("sharpness", "1/σ², for the noise σ on the weights that costs a tenth of accuracy"),
    RELATIVE_SHARPNESS("relative sharpness", "the same for noise in proportion to each weight");

    private final String label;
    private final String meaning;

    ComplexityMeasure(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    /** Its name in tables and plots. */
    public String label() {
        return label;
    }

    /** What it is, as half a sentence. */
    public String meaning() {
        return meaning;
    }
}
