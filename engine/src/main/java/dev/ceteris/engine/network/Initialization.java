// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network;

import dev.ceteris.base.Meaning;
import java.util.function.DoubleBinaryOperator;

/** From what distribution the weights of a layer are drawn; biases start at 0 unless said otherwise. */
public enum Initialization {
    /** Normal with standard deviation {@code sqrt(2 / fanIn)}; He et al. 2015, arXiv:1502.01852, equation 10. */
    @Meaning("normal, with standard deviation √(2 / fan-in) (He et al. 2015, equation 10)")
    HE(Distribution.NORMAL, Biases.ZERO, (fanIn, fanOut) -> Math.sqrt(2.0 / fanIn)),
    /**
     * Uniform on ±{@code sqrt(6 / (fanIn + fanOut))}; Glorot and Bengio 2010, AISTATS, equation 16 (there called
     * normalized initialization).
     */
    @Meaning("uniform on ±√(6 / (fan-in + fan-out)) (Glorot and Bengio 2010, equation 16)")
    GLOROT(Distribution.UNIFORM, Biases.ZERO, (fanIn, fanOut) -> Math.sqrt(6.0 / (fanIn + fanOut))),
    /**
     * Uniform on ±{@code 1 / sqrt(fanIn)}, weights and biases alike: what PyTorch's {@code nn.Linear} draws by default.
     * Its weights are smaller than {@link #HE} by a factor of √6, so learning starts slower.
     */
    @Meaning("uniform on ±1/√(fan-in), biases as well: what the linear layer of PyTorch draws by default")
    PYTORCH(Distribution.UNIFORM, Biases.DRAWN, (fanIn, fanOut) -> 1 / Math.sqrt(fanIn));

    /** The shape of the distribution, whose mean is 0. */
    public enum Distribution {
        /** Its scale is the standard deviation. */
        NORMAL,
        /** Its scale is the largest value. */
        UNIFORM
    }

    /** What the biases start with. */
    public enum Biases {
        /** All of them are 0. */
        ZERO,
        /** They are drawn after the weights, in the same way. */
        DRAWN
    }

    private final Distribution distribution;
    private final Biases biases;

    @SuppressWarnings("ImmutableEnumChecker") // the functions above capture nothing
    private final DoubleBinaryOperator scale;

    Initialization(Distribution distribution, Biases biases, DoubleBinaryOperator scale) {
        this.distribution = distribution;
        this.biases = biases;
        this.scale = scale;
    }

    public Distribution distribution() {
        return distribution;
    }

    public Biases biases() {
        return biases;
    }

    /**
     * The scale of a layer's distribution, see {@link Distribution}.
     *
     * @param fanIn inputs of the layer, at least 1
     * @param fanOut units of the layer, at least 1
     */
    public double scale(int fanIn, int fanOut) {
        return scale.applyAsDouble(fanIn, fanOut);
    }
}
