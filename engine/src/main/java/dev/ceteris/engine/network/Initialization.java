// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network;

import dev.ceteris.base.Meaning;

/** From what distribution the weights of a layer are drawn; biases start at 0 unless said otherwise. */
public enum Initialization {
    /** Normal with standard deviation {@code sqrt(2 / fanIn)}; He et al. 2015, arXiv:1502.01852, equation 10. */
    @Meaning("normal, with standard deviation √(2 / fan-in) (He et al. 2015, equation 10)")
    HE,
    /**
     * Uniform on ±{@code sqrt(6 / (fanIn + fanOut))}; Glorot and Bengio 2010, AISTATS, equation 16 (there called
     * normalized initialization).
     */
    @Meaning("uniform on ±√(6 / (fan-in + fan-out)) (Glorot and Bengio 2010, equation 16)")
    GLOROT,
    /**
     * Uniform on ±{@code 1 / sqrt(fanIn)}, weights and biases alike: what PyTorch's {@code nn.Linear} draws by default.
     * Its weights are smaller than {@link #HE} by a factor of √6, so learning starts slower.
     */
    @Meaning("uniform on ±1/√(fan-in), biases as well: what the linear layer of PyTorch draws " + "by default")
    PYTORCH
}
