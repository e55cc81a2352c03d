// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.tuning;

/** How a space is explored, by the words of a study. */
public enum SamplingMethod {
    /** Every combination; the first ones of a shuffled grid when there is a budget. */
    GRID,
    /** Points drawn independently. */
    RANDOM,
    /** Sobol's points. */
    SOBOL,
    /** Points drawn independently; the promising ones get the epochs. */
    HALVING,
    /** The first points drawn independently, later ones proposed from what earlier ones measured; see {@link Tpe}. */
    TPE;

    public Sampler sampler(Grid.Order order) {
        return switch (this) {
            case GRID -> new Grid(order);
            case RANDOM, HALVING, TPE -> new Uniform();
            case SOBOL -> new Sobol();
        };
    }
}
