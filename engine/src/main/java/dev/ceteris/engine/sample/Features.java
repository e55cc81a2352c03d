// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.sample;

/**
 * What a network is shown: {@code count} samples of {@code width} numbers each, stored row by row.
 *
 * <p>Implementations keep the values as compactly as their source gives them and widen them where they are used.
 */
public sealed interface Features permits ByteFeatures, FloatFeatures {
    /** Number of samples, at least 1. */
    int count();

    /** Numbers per sample, at least 1. */
    int width();

    /** The value of one feature of one sample, as the network sees it. */
    float value(int sample, int feature);

    /** The samples at {@code indices}, in that order, copied. */
    Features select(int[] indices);
}
