// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.math;

import static org.assertj.core.api.Assertions.assertThat;

/** Floats are the same when their bits are: −0 is not 0, and NaN is NaN. */
public final class Bits {
    private Bits() {}

    /** Equal wherever {@code expected} is a number. */
    public static void assertSameBitsOrNan(float[] found, float[] expected) {
        float[] masked = found.clone();
        for (int i = 0; i < masked.length; i++) {
            masked[i] = Float.isNaN(expected[i]) ? Float.NaN : masked[i];
        }
        assertSameBits(masked, expected);
    }

    public static void assertSameBits(float[] found, float[] expected) {
        int[] foundBits = new int[found.length];
        int[] expectedBits = new int[expected.length];
        for (int i = 0; i < found.length; i++) {
            foundBits[i] = Float.floatToIntBits(found[i]);
        }
        for (int i = 0; i < expected.length; i++) {
            expectedBits[i] = Float.floatToIntBits(expected[i]);
        }
        assertThat(foundBits).isEqualTo(expectedBits);
    }
}
