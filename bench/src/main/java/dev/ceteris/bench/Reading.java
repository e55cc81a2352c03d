// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.bench;

import static jdk.incubator.vector.VectorOperators.ADD;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Reads memory and does as little as possible with it. */
final class Reading {
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = FLOATS.length();

    /** Floats that one turn of the loop reads; a span's length is a multiple of it. */
    static final int TURN = 8 * LANES;

    private Reading() {}

    /**
     * Sums up floats, several times over. Eight sums, because one would wait for the addition before it.
     *
     * @param from first float
     * @param to one past the last float; {@code to − from} is a multiple of {@link #TURN}
     * @param times how often they are read
     */
    static double sum(float[] buffer, int from, int to, int times) {
        FloatVector s0 = FloatVector.zero(FLOATS);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        FloatVector s4 = s0;
        FloatVector s5 = s0;
        FloatVector s6 = s0;
        FloatVector s7 = s0;
        for (int time = 0; time < times; time++) {
            for (int at = from; at < to; at += TURN) {
                s0 = s0.add(FloatVector.fromArray(FLOATS, buffer, at));
                s1 = s1.add(FloatVector.fromArray(FLOATS, buffer, at + LANES));
                s2 = s2.add(FloatVector.fromArray(FLOATS, buffer, at + 2 * LANES));
                s3 = s3.add(FloatVector.fromArray(FLOATS, buffer, at + 3 * LANES));
                s4 = s4.add(FloatVector.fromArray(FLOATS, buffer, at + 4 * LANES));
                s5 = s5.add(FloatVector.fromArray(FLOATS, buffer, at + 5 * LANES));
                s6 = s6.add(FloatVector.fromArray(FLOATS, buffer, at + 6 * LANES));
                s7 = s7.add(FloatVector.fromArray(FLOATS, buffer, at + 7 * LANES));
            }
        }
        FloatVector sum = s0.add(s1).add(s2).add(s3).add(s4).add(s5).add(s6).add(s7);
        return sum.reduceLanes(ADD);
    }
}
