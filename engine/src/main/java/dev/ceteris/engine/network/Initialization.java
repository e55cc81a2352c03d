// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network;

import dev.ceteris.base.Meaning;
import dev.ceteris.engine.network.activation.Activation;

/** From what distribution the weights of a layer are drawn; biases start at 0 unless said otherwise. */
public enum Initialization {
    /**
     * Normal with standard deviation {@code sqrt(2 / fanIn)}; He et al. 2015, arXiv:1502.01852, equation 10. For a
     * rectifier that leaks with slope a the 2 is {@code 2 / (1 + a²)}, equation 15; see {@link Activation#squaredGain}.
     */
    @Meaning("normal, with standard deviation √(2 / fan-in), of `leakyRelu` √(2 / ((1 + slope²)·fan-in)) (He et al. "
            + "2015, equations 10 and 15)")
    HE(Distribution.NORMAL, Biases.ZERO, (gain, fanIn, fanOut) -> Math.sqrt(gain / fanIn)),
    /**
     * Uniform on ±{@code sqrt(6 / (fanIn + fanOut))}; Glorot and Bengio 2010, AISTATS, equation 16 (there called
     * normalized initialization).
     */
    @Meaning("uniform on ±√(6 / (fan-in + fan-out)) (Glorot and Bengio 2010, equation 16)")
    GLOROT(Distribution.UNIFORM, Biases.ZERO, (gain, fanIn, fanOut) -> Math.sqrt(6.0 / (fanIn + fanOut))),
    /**
     * Uniform on ±{@code 1 / sqrt(fanIn)}, weights and biases alike: what PyTorch's {@code nn.Linear} draws by default.
     * Its weights are smaller than {@link #HE} by a factor of √6, so learning starts slower.
     */
    @Meaning("uniform on ±1/√(fan-in), biases as well: what the linear layer of PyTorch draws by default")
    PYTORCH(Distribution.UNIFORM, Biases.DRAWN, (gain, fanIn, fanOut) -> 1 / Math.sqrt(fanIn));

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
    private final Scale scale;

    Initialization(Distribution distribution, Biases biases, Scale scale) {
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
     * @param gain the squared gain of the activation that the layer's inputs come from, see {@link Network#squaredGain}
     * @param fanIn inputs of the layer, at least 1
     * @param fanOut units of the layer, at least 1
     */
    public double scale(double gain, int fanIn, int fanOut) {
        return scale.of(gain, fanIn, fanOut);
    }

    /** The scale of a layer's distribution. */
    @FunctionalInterface
    private interface Scale {
        double of(double gain, double fanIn, double fanOut);
    }
}
