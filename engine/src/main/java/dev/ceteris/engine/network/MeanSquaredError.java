// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network;

/**
 * Mean over a sample's outputs of {@code (ŷ − y)²}, in the square of the target's unit. Its gradient with respect to
 * the outputs is {@code 2 (ŷ − y) / outputs}.
 */
public record MeanSquaredError() implements Loss {
    @Override
    public boolean classifies() {
        return false;
    }
}
