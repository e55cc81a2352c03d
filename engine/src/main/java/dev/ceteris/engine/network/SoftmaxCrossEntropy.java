// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network;

import dev.ceteris.base.Meaning;
import dev.ceteris.engine.kernel.CrossEntropyKernel;
import dev.ceteris.engine.kernel.Twins;
import dev.ceteris.engine.math.Exponential64;
import dev.ceteris.engine.math.Logarithm64;
import dev.ceteris.engine.network.activation.Operations;

/**
 * Negative log-likelihood of the right class under the softmax of the outputs, in nats:
 * {@code log(Σ exp(z_j)) − z_label}. Its gradient with respect to the outputs is {@code softmax(z) − onehot(label)}.
 */
@Meaning("of classes: −ln of the probability that the softmax of the outputs gives the correct one")
public record SoftmaxCrossEntropy() implements ClassLoss {
    @Override
    public String words() {
        return "cross-entropy";
    }

    @Override
    public Twins<CrossEntropyKernel> kernels() {
        return CrossEntropyKernel.softmax();
    }

    /** {@code log(Σ exp(z_j − max)) − (z_label − max)}. */
    @Override
    public double judge(double[] outputs, int at, int classes, int label, double[] deltas) {
        double largest = outputs[at];
        for (int j = at + 1; j < at + classes; j++) {
            largest = outputs[j] > largest ? outputs[j] : largest;
        }
        double sum = 0;
        for (int j = at; j < at + classes; j++) {
            deltas[j] = Exponential64.exp(outputs[j] - largest);
            sum += deltas[j];
        }
        for (int j = at; j < at + classes; j++) {
            deltas[j] = deltas[j] / sum - (j == at + label ? 1 : 0);
        }
        return Logarithm64.log(sum) - (outputs[at + label] - largest);
    }

    @Override
    public double[] logits(double[] outputs) {
        return outputs;
    }

    @Override
    public <T> T logits(T outputs, Operations<T> operations) {
        return outputs;
    }
}
