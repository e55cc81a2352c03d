// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import java.util.function.Function;

/**
 * One implementation of everything that is worth a kernel. All of them compute the same bits.
 *
 * @param product dense matrix products
 * @param sparse products of a first layer that visit only non-zero inputs
 * @param relu rectifier
 * @param crossEntropy softmax with cross-entropy
 * @param squaredError mean squared error
 * @param transposition turns blocks of samples into rows and back
 * @param activation the kernel of a nonlinearity
 * @param steps what optimizers and penalties do to weights
 */
public record Kernels(
        Product product,
        SparseProduct sparse,
        ActivationKernel relu,
        CrossEntropyKernel crossEntropy,
        SquaredErrorKernel squaredError,
        Transposition transposition,
        Function<Nonlinearity, ActivationKernel> activation,
        StepKernel steps) {
    /** The specification: plain loops, a few lines each. */
    public static Kernels scalar() {
        return new Kernels(
                new ScalarProduct(),
                new ScalarSparseProduct(),
                new ScalarRelu(),
                new ScalarCrossEntropy(),
                new ScalarSquaredError(),
                new ScalarTransposition(),
                Nonlinearity::scalar,
                new ScalarSteps());
    }

    /** Kernels with vectors of {@link Arithmetic#vectorBits()} bits; with scalar code where there are none. */
    public static Kernels fastest() {
        return Arithmetic.vectorBits() == 0 ? scalar() : vector();
    }

    /** Kernels with vectors, of 128 bits where the JVM was told to be scalar. */
    static Kernels vector() {
        Transposition transposition = new VectorTransposition();
        return new Kernels(
                new VectorProduct(),
                new VectorSparseProduct(transposition),
                new VectorRelu(),
                new VectorCrossEntropy(),
                new VectorSquaredError(),
                transposition,
                Nonlinearity::vector,
                new VectorSteps());
    }
}
