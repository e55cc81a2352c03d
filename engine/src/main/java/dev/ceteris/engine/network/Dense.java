// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network;

import static dev.ceteris.base.Require.require;

import dev.ceteris.engine.network.activation.Activation;

/**
 * A fully connected layer: {@code a = activation(Wx + b)}.
 *
 * @param units number of outputs, 1 to 65536
 * @param activation what is applied to each output
 * @param initialization from what distribution the weights are drawn
 */
public record Dense(int units, Activation activation, Initialization initialization) {
    public Dense {
        require(units >= 1 && units <= 65_536, "units", units, "between 1 and 65536");
    }
}
