// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.theory;

import static dev.ceteris.base.Require.require;

import dev.ceteris.engine.network.Dense;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.network.activation.Identity;
import java.util.List;
import java.util.OptionalLong;

/**
 * How many samples a network could label in every way, at most: an upper bound on the VC-dimension, and what follows
 * from it for the generalization gap.
 *
 * <p>Bartlett, Harvey, Liaw and Mehrabian 2019, "Nearly-tight VC-dimension and pseudodimension bounds for piecewise
 * linear neural networks", JMLR 20(63): on m samples such a network has at most {@code ∏ᵢ 2·(2e·m·i·kᵢ / Wᵢ)^Wᵢ}
 * labellings, where layer i has kᵢ units, each with one break, and Wᵢ weights and biases lead to it and the layers
 * before it (the growth function in their theorem 7, degree 1). The bound is the largest m for which that is not below
 * 2^m, solved for exactly: it is smaller than their closed form {@code L + L̄W·log₂(4eR·log₂(2eR))}.
 *
 * <p>What it can say: the order of the number of weights times the depth. What it cannot: anything about the weights
 * that training found, or about the data. For networks with more weights than samples the gap it allows is above 1,
 * that is, vacuous; it is computed to be seen to be.
 */
public final class VcBound {
    private static final double LN_2 = StrictMath.log(2);

    private VcBound() {}

    /**
     * The bound for one decision of the network, such as between two of its classes: the network with one output.
     * Deciding between more classes takes no less.
     *
     * @return empty when an activation is not piecewise linear, or there are convolutions; the theorem does not speak
     *     of such networks
     */
    public static OptionalLong dimension(Network network) {
        List<Dense> hidden = network.layers().subList(0, network.layers().size() - 1);
        boolean piecewiseLinear =
                hidden.stream().allMatch(layer -> layer.activation().piecewiseLinear());
        if (!piecewiseLinear || !network.convolutions().isNothing()) {
            return OptionalLong.empty();
        }
        if (hidden.stream().allMatch(layer -> layer.activation() instanceof Identity)) {
            return OptionalLong.of(network.inputs() + 1L); // of half-spaces, and exact
        }
        long low = weights(network); // the bound holds from here on, and here it is above 2^m
        long high = 2 * low;
        while (logGrowth(network, high) >= high * LN_2) {
            low = high;
            high *= 2;
        }
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (logGrowth(network, middle) >= middle * LN_2) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return OptionalLong.of(low);
    }

    /** Of the network with one output. */
    private static long weights(Network network) {
        int last = network.layers().size() - 1;
        return network.parameters() - (network.outputs() - 1L) * (network.fanIn(last) + 1L);
    }

    /** Natural logarithm of the bound on the labellings of {@code samples} samples. */
    private static double logGrowth(Network network, long samples) {
        int depth = network.layers().size();
        double sum = 0;
        double weights = 0;
        for (int i = 1; i <= depth; i++) {
            double units = i == depth ? 1 : network.layers().get(i - 1).units();
            weights += (network.fanIn(i - 1) + 1.0) * units;
            sum += LN_2 + weights * StrictMath.log(2 * Math.E * samples * i * units / weights);
        }
        return sum;
    }

    /**
     * The gap between error and training error that the dimension allows: with probability 1 − δ over the samples no
     * network of the class has a larger one. {@code sqrt(2d·ln(em/d) / m) + sqrt(ln(1/δ) / 2m)}; Mohri, Rostamizadeh
     * and Talwalkar 2018, "Foundations of Machine Learning", 2nd edition, section 3.3. The (em/d)^d labellings behind
     * it are counted as 2^m where these are fewer, which makes the first term {@code sqrt(2·ln 2)} at most. A value of
     * 1 or more says nothing: it is vacuous.
     *
     * @param dimension d, at least 1
     * @param samples m, at least 1
     * @param delta δ, above 0 and below 1
     */
    public static double gap(long dimension, long samples, double delta) {
        require(dimension >= 1, "dimension", dimension, "at least 1");
        require(samples >= 1, "samples", samples, "at least 1");
        require(delta > 0 && delta < 1, "delta", delta, "a number above 0 and below 1");
        double ratio = (double) dimension / samples;
        double growth = ratio > 1 ? LN_2 : Math.min(LN_2, ratio * (1 - StrictMath.log(ratio)));
        return Math.sqrt(2 * growth) + Math.sqrt(-StrictMath.log(delta) / (2 * samples));
    }
}
