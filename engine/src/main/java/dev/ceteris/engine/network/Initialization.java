// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network;

/** From what distribution the weights of a layer are drawn; biases start at 0. */
public enum Initialization {
    /** Normal with standard deviation {@code sqrt(2 / fanIn)}; He et al. 2015, arXiv:1502.01852, equation 10. */
    HE,
    /**
     * Uniform on ±{@code sqrt(6 / (fanIn + fanOut))}; Glorot and Bengio 2010, AISTATS, equation 16 (there called
     * normalized initialization).
     */
    GLOROT
}
