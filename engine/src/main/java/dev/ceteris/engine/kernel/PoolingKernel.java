// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

/**
 * Max-pooling: the maximum of several outputs, with the number of the one that it is (its choice). The outputs of a
 * pooling window lie in stretches of equal length, a multiple of 16; one stretch is compared at a time, in ascending
 * order of its number.
 */
public interface PoolingKernel {
    /** Made anew by every call, to be asked for once and kept. */
    static Twins<PoolingKernel> kernels() {
        return new Twins<>(new ScalarPooling(), new VectorPooling());
    }

    /**
     * Where {@code values(from + i)} is larger than {@code best(at + i)}, or is NaN, it takes its place and its number
     * that of the choice; of equal ones the first stays.
     *
     * @param number of the stretch, a small whole number
     */
    void larger(float[] values, int from, float[] best, float[] choices, int at, int length, float number);

    /** {@code to(at + i) ← from(fromAt + i)} where {@code choices(at + i)} is the number. */
    void take(float[] from, int fromAt, float[] choices, float[] to, int at, int length, float number);

    /** {@code to(toAt + i) ← from(at + i)} where {@code choices(at + i)} is the number, and 0 elsewhere. */
    void spread(float[] from, float[] choices, int at, float[] to, int toAt, int length, float number);
}
