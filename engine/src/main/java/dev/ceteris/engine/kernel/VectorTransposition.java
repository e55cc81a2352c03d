// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import static dev.ceteris.engine.kernel.Shape.GROUP;
import static dev.ceteris.engine.math.VectorWidth.FLOATS;
import static dev.ceteris.engine.math.VectorWidth.LANES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/**
 * {@link ScalarTransposition} in squares of one vector's lanes. A square is turned in log₂ steps: step {@code h}
 * exchanges, between the rows i and i + h, the lanes whose number has that bit in one and not in the other. The steps
 * after the first two work in place.
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
        for (int row = 0; row < LANES; row += 4) {
            fours(from, fromAt + row * stride, stride, to, toAt + row * GROUP);
        }
        if (LANES > 4) {
            exchange(BY_4, to, toAt);
        }
        if (LANES > 8) {
            exchange(BY_8, to, toAt);
        }
    }

    /** The first two steps, which stay among four rows, in registers. */
    private static void fours(float[] from, int fromAt, int stride, float[] to, int toAt) {
        FloatVector a = FloatVector.fromArray(FLOATS, from, fromAt);
        FloatVector b = FloatVector.fromArray(FLOATS, from, fromAt + stride);
        FloatVector c = FloatVector.fromArray(FLOATS, from, fromAt + 2 * stride);
        FloatVector d = FloatVector.fromArray(FLOATS, from, fromAt + 3 * stride);
        FloatVector a1 = a.blend(b.rearrange(BY_1.up()), BY_1.withBit());
        FloatVector b1 = a.rearrange(BY_1.down()).blend(b, BY_1.withBit());
        FloatVector c1 = c.blend(d.rearrange(BY_1.up()), BY_1.withBit());
        FloatVector d1 = c.rearrange(BY_1.down()).blend(d, BY_1.withBit());
        a1.blend(c1.rearrange(BY_2.up()), BY_2.withBit()).intoArray(to, toAt);
        b1.blend(d1.rearrange(BY_2.up()), BY_2.withBit()).intoArray(to, toAt + GROUP);
        a1.rearrange(BY_2.down()).blend(c1, BY_2.withBit()).intoArray(to, toAt + 2 * GROUP);
        b1.rearrange(BY_2.down()).blend(d1, BY_2.withBit()).intoArray(to, toAt + 3 * GROUP);
    }

    private static void exchange(Exchange by, float[] rows, int at) {
        int h = by.h();
        for (int pair = 0; pair < LANES / 2; pair++) {
            int i = pair / h * 2 * h + pair % h;
            FloatVector a = FloatVector.fromArray(FLOATS, rows, at + i * GROUP);
            FloatVector b = FloatVector.fromArray(FLOATS, rows, at + (i + h) * GROUP);
            a.blend(b.rearrange(by.up()), by.withBit()).intoArray(rows, at + i * GROUP);
            a.rearrange(by.down()).blend(b, by.withBit()).intoArray(rows, at + (i + h) * GROUP);
        }
    }
}
