// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

/**
 * One implementation of everything that is worth a kernel. All of them compute the same bits. Kernels of one kind of
 * activation, loss or optimizer are not listed here: the kind names its {@link Twins}, and {@link #of} chooses.
 *
 * @param product dense matrix products
 * @param sparse products of a first layer that visit only non-zero inputs
 * @param transposition turns blocks of samples into rows and back
 * @param steps what optimizers and penalties do to weights
 * @param normalization of the terms of a layer
 * @param pixels what becomes of the pixels of deformed images
 * @param form which of two twins is of this implementation
 */
public record Kernels(
        Product product,
        SparseProduct sparse,
        Transposition transposition,
        StepKernel steps,
        NormalizationKernel normalization,
        PixelKernel pixels,
        Form form) {
    /** How a kernel is written. */
    public enum Form {
        /** Plain loops. */
        SCALAR,
        /** A vector at a time. */
        VECTOR
    }

    /** The one of these twins that belongs to this implementation. */
    public <K> K of(Twins<K> twins) {
        return switch (form) {
            case SCALAR -> twins.scalar();
            case VECTOR -> twins.vector();
        };
    }

    /** The specification: plain loops, a few lines each. */
    public static Kernels scalar() {
        return new Kernels(
                new ScalarProduct(),
                new ScalarSparseProduct(),
                new ScalarTransposition(),
                new ScalarSteps(),
                new ScalarNormalization(),
                new ScalarPixels(),
                Form.SCALAR);
    }

    /** Kernels with vectors of {@link Arithmetic#vectorBits()} bits; with scalar code where there are none. */
    public static Kernels fastest() {
        return Arithmetic.vectorBits() == 0 ? scalar() : vector();
    }

    /** Kernels with vectors, of 128 bits where the JVM is set to be scalar. */
    static Kernels vector() {
        Transposition transposition = new VectorTransposition();
        return new Kernels(
                new VectorProduct(),
                new VectorSparseProduct(transposition),
                transposition,
                new VectorSteps(),
                new VectorNormalization(),
                new VectorPixels(),
                Form.VECTOR);
    }
}
