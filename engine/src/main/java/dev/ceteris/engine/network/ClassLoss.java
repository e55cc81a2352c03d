// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network;

import dev.ceteris.engine.kernel.CrossEntropyKernel;
import dev.ceteris.engine.kernel.Twins;
import dev.ceteris.engine.network.activation.Operations;

/**
 * A loss of classes. The network has one output for each of them, and the class with the largest output (of equal ones
 * the first) is the one that is predicted.
 */
public sealed interface ClassLoss extends Loss permits SoftmaxCrossEntropy, BinaryCrossEntropy {
    @Override
    default boolean classifies() {
        return true;
    }

    /** What it does to float32 arrays; made anew by every call, to be asked for once and kept. */
    Twins<CrossEntropyKernel> kernels();

    /**
     * In float64, where loops over plain doubles suffice: the loss of one sample.
     *
     * @param outputs of a network's last layer; those of the sample are {@code classes} from {@code at} on
     * @param label the correct class
     * @param deltas receives the derivatives with respect to these outputs, laid out as they are
     * @return in nats
     */
    double judge(double[] outputs, int at, int classes, int label, double[] deltas);

    /**
     * What the softmax turns into the probabilities of classes: of each output the same function, which keeps their
     * order.
     *
     * @param outputs of a network's last layer, before the loss
     */
    double[] logits(double[] outputs);

    /** The same of all outputs at once, in the operations that a file for other programs has. */
    <T> T logits(T outputs, Operations<T> operations);
}
