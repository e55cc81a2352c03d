// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.arithmetic;

import static dev.ceteris.engine.arithmetic.Shape.GROUP;
import static dev.ceteris.engine.arithmetic.VectorWidth.FLOATS;
import static dev.ceteris.engine.arithmetic.VectorWidth.LANES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/**
 * {@link ScalarTransposition} in squares of one vector's lanes. A square is turned in log₂ steps: step {@code h} exchanges,
 * between the rows i and i + h, the lanes whose number has that bit in one and not in the other. The steps after the first
 * work in place.
 */
final class VectorTransposition implements Transposition {
    /** The exchange between rows {@code h} apart: lanes move by h, and the mask says which lanes have the bit h. */
    private record Exchange(int h, VectorShuffle<Float> up, VectorShuffle<Float> down, VectorMask<Float> withBit) {
        static Exchange of(int h) {
            return new Exchange(
                    h,
                    VectorShuffle.fromOp(FLOATS, lane -> Math.max(lane - h, 0)),
                    VectorShuffle.fromOp(FLOATS, lane -> Math.min(lane + h, LANES - 1)),
                    VectorMask.fromLong(FLOATS, bits(h)));
        }

        private static long bits(int h) {
            long bits = 0;
            for (int lane = 0; lane < LANES; lane++) {
                bits |= (lane & h) == 0 ? 0 : 1L << lane;
            }
            return bits;
        }
    }

    private static final Exchange BY_1 = Exchange.of(1);
    private static final Exchange BY_2 = Exchange.of(2);
    private static final Exchange BY_4 = Exchange.of(4);
    private static final Exchange BY_8 = Exchange.of(8);

    @Override
    public void square(float[] from, int fromAt, int stride, float[] to, int toAt) {
        for (int i = 0; i < GROUP; i += LANES) {
            for (int j = 0; j < GROUP; j += LANES) {
                lanes(from, fromAt + i * stride + j, stride, to, toAt + j * GROUP + i);
            }
        }
    }

    private static void lanes(float[] from, int fromAt, int stride, float[] to, int toAt) {
        exchange(BY_1, from, fromAt, stride, to, toAt);
        exchange(BY_2, to, toAt, GROUP, to, toAt);
        if (LANES > 4) {
            exchange(BY_4, to, toAt, GROUP, to, toAt);
        }
        if (LANES > 8) {
            exchange(BY_8, to, toAt, GROUP, to, toAt);
        }
    }

    private static void exchange(Exchange by, float[] from, int fromAt, int stride, float[] to, int toAt) {
        int h = by.h();
        for (int pair = 0; pair < LANES / 2; pair++) {
            int i = pair / h * 2 * h + pair % h;
            FloatVector a = FloatVector.fromArray(FLOATS, from, fromAt + i * stride);
            FloatVector b = FloatVector.fromArray(FLOATS, from, fromAt + (i + h) * stride);
            a.blend(b.rearrange(by.up()), by.withBit()).intoArray(to, toAt + i * GROUP);
            a.rearrange(by.down()).blend(b, by.withBit()).intoArray(to, toAt + (i + h) * GROUP);
        }
    }
}
