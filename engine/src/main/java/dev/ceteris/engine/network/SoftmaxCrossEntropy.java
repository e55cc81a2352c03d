// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network;

/**
 * Negative log-likelihood of the right class under the softmax of the outputs, in nats:
 * {@code log(Σ exp(z_j)) − z_label}. Its gradient with respect to the outputs is {@code softmax(z) − onehot(label)}.
 */
public record SoftmaxCrossEntropy() implements Loss {
    @Override
    public boolean classifies() {
        return true;
    }
}
