// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network;

/** What a network is trained to make small. */
public sealed interface Loss permits SoftmaxCrossEntropy, MeanSquaredError {
    /** Whether it is about classes, else about numbers. */
    boolean classifies();
}
