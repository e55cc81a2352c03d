// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network;

import static dev.ceteris.base.Require.require;

import dev.ceteris.engine.network.activation.Activation;
import dev.ceteris.engine.network.normalization.Normalization;
import dev.ceteris.engine.network.normalization.Unnormalized;

/**
 * A fully connected layer: {@code a = activation(normalization(Wx + b))}, plus x where it is residual.
 *
 * @param units number of outputs, 1 to 65536
 * @param activation what is applied to each output
 * @param initialization from what distribution the weights are drawn
 * @param normalization of the terms Wx + b
 * @param residual whether its inputs are added to its outputs (He et al. 2016, arXiv:1512.03385); as many as these
 */
public record Dense(
        int units,
        Activation activation,
        Initialization initialization,
        Normalization normalization,
        boolean residual) {
    /** A plain layer: neither normalized nor residual. */
    public Dense(int units, Activation activation, Initialization initialization) {
        this(units, activation, initialization, new Unnormalized(), false);
    }

    public Dense {
        require(units >= 1 && units <= 65_536, "units", units, "between 1 and 65536");
    }

    /** Whether it is {@code a = activation(Wx + b)} and nothing else. */
    public boolean isPlain() {
        return normalization.over() == Normalization.Over.NOTHING && !residual;
    }
}
