// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import dev.ceteris.engine.math.Exponential;
import dev.ceteris.engine.math.Gaussian;
import dev.ceteris.engine.math.HyperbolicTangent;
import dev.ceteris.engine.math.Logarithm;
import dev.ceteris.engine.math.Logistic;
import dev.ceteris.engine.math.Sinusoid;
import dev.ceteris.engine.math.VectorWidth;

/**
 * The contract: a trial's weights and metrics are a function of its study, its seed and {@link #VERSION}, whatever the
 * threads, the vectors, the compiler or the processor. It rests on four rules that every kernel keeps:
 *
 * <ol>
 * <li>An element of a matrix product is one chain of fused multiply-adds over the summed index in ascending order, and
 * ends with {@code + 0}, which turns −0 into +0. Vector lanes and threads divide elements, never a chain.
 * <li>Sums over samples run in sample order, so that micro-batches of any size give the same bits.
 * <li>Transcendental functions are our own ({@link Exponential}, {@link Logarithm}, {@link HyperbolicTangent},
 * {@link Logistic}, {@link Gaussian}, {@link Sinusoid}), the same lane by lane as scalar, whatever the float. Only the
 * bits of a NaN are free.
 * <li>A zero operand may be skipped where the other one is finite: {@code fma(0, w, acc) == acc} but for the sign of a
 * zero, which rule 1 settles at the chain's end.
 * </ol>
 */
public final class Arithmetic {
    /** Equal versions give equal bits. Raised whenever a change of the arithmetic changes a result. */
    public static final int VERSION = 1;

    private Arithmetic() {}

    /** Width of the vectors that {@link Kernels#fastest()} uses on this machine; 0 for scalar code. */
    public static int vectorBits() {
        return VectorWidth.BITS;
    }
}
