// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.bench;

import static jdk.incubator.vector.FloatVector.SPECIES_128;
import static jdk.incubator.vector.FloatVector.SPECIES_256;
import static jdk.incubator.vector.FloatVector.SPECIES_512;
import static jdk.incubator.vector.VectorOperators.ADD;

import java.util.List;
import java.util.function.DoubleSupplier;
import jdk.incubator.vector.FloatVector;

/**
 * Fused multiply-adds and nothing else: chains {@code a ← x·x + a} side by side, as many as a processor needs to begin
 * one in every unit in every cycle (latency × units). 12 chains serve a latency of 5 and 2 units, and fit into 16
 * registers together with their operand; 16 serve a latency of 4 and 4 units. Where latency × units is 8, 8 chains did
 * 93 % of what 12 and 16 did, and 24 no more than those.
 *
 * <p>One method for each width and number of chains, written out, because C2 keeps the sums in registers only when the
 * species is a constant of the method and each chain is a variable of its own.
 */
final class FmaChains {
    /** Steps of each chain in one call: so many that a call costs nothing beside them. */
    private static final int STEPS = 1000;

    private static final float OPERAND = 0.5f;

    private FmaChains() {}

    /**
     * One way to do them.
     *
     * @param flops additions and multiplications of one call
     * @param call does them; its result depends on each of them
     */
    record Form(long flops, DoubleSupplier call) {}

    /**
     * The ways to do them with vectors of so many bits.
     *
     * @param bits 128, 256 or 512
     */
    static List<Form> of(int bits) {
        return switch (bits) {
            case 128 -> List.of(form(bits, 12, FmaChains::bits128Chains12), form(bits, 16, FmaChains::bits128Chains16));
            case 256 -> List.of(form(bits, 12, FmaChains::bits256Chains12), form(bits, 16, FmaChains::bits256Chains16));
            case 512 -> List.of(form(bits, 12, FmaChains::bits512Chains12), form(bits, 16, FmaChains::bits512Chains16));
            default -> throw new IllegalArgumentException(bits + " bits, expected 128, 256 or 512");
        };
    }

    private static Form form(int bits, int chains, DoubleSupplier call) {
        return new Form(2L * bits / Float.SIZE * chains * STEPS, call);
    }

    private static double bits128Chains12() {
        FloatVector x = FloatVector.broadcast(SPECIES_128, OPERAND);
        FloatVector a0 = x;
        FloatVector a1 = a0.add(x);
        FloatVector a2 = a1.add(x);
        FloatVector a3 = a2.add(x);
        FloatVector a4 = a3.add(x);
        FloatVector a5 = a4.add(x);
        FloatVector a6 = a5.add(x);
        FloatVector a7 = a6.add(x);
        FloatVector a8 = a7.add(x);
        FloatVector a9 = a8.add(x);
        FloatVector a10 = a9.add(x);
        FloatVector a11 = a10.add(x);
        for (int step = 0; step < STEPS; step++) {
            a0 = x.fma(x, a0);
            a1 = x.fma(x, a1);
            a2 = x.fma(x, a2);
            a3 = x.fma(x, a3);
            a4 = x.fma(x, a4);
            a5 = x.fma(x, a5);
            a6 = x.fma(x, a6);
            a7 = x.fma(x, a7);
            a8 = x.fma(x, a8);
            a9 = x.fma(x, a9);
            a10 = x.fma(x, a10);
            a11 = x.fma(x, a11);
        }
        FloatVector sum = a0.add(a1)
                .add(a2)
                .add(a3)
                .add(a4)
                .add(a5)
                .add(a6)
                .add(a7)
                .add(a8)
                .add(a9)
                .add(a10)
                .add(a11);
        return sum.reduceLanes(ADD);
    }

    private static double bits128Chains16() {
        FloatVector x = FloatVector.broadcast(SPECIES_128, OPERAND);
        FloatVector a0 = x;
        FloatVector a1 = a0.add(x);
        FloatVector a2 = a1.add(x);
        FloatVector a3 = a2.add(x);
        FloatVector a4 = a3.add(x);
        FloatVector a5 = a4.add(x);
        FloatVector a6 = a5.add(x);
        FloatVector a7 = a6.add(x);
        FloatVector a8 = a7.add(x);
        FloatVector a9 = a8.add(x);
        FloatVector a10 = a9.add(x);
        FloatVector a11 = a10.add(x);
        FloatVector a12 = a11.add(x);
        FloatVector a13 = a12.add(x);
        FloatVector a14 = a13.add(x);
        FloatVector a15 = a14.add(x);
        for (int step = 0; step < STEPS; step++) {
            a0 = x.fma(x, a0);
            a1 = x.fma(x, a1);
            a2 = x.fma(x, a2);
            a3 = x.fma(x, a3);
            a4 = x.fma(x, a4);
            a5 = x.fma(x, a5);
            a6 = x.fma(x, a6);
            a7 = x.fma(x, a7);
            a8 = x.fma(x, a8);
            a9 = x.fma(x, a9);
            a10 = x.fma(x, a10);
            a11 = x.fma(x, a11);
            a12 = x.fma(x, a12);
            a13 = x.fma(x, a13);
            a14 = x.fma(x, a14);
            a15 = x.fma(x, a15);
        }
        FloatVector sum = a0.add(a1)
                .add(a2)
                .add(a3)
                .add(a4)
                .add(a5)
                .add(a6)
                .add(a7)
                .add(a8)
                .add(a9)
                .add(a10)
                .add(a11)
                .add(a12)
                .add(a13)
                .add(a14)
                .add(a15);
        return sum.reduceLanes(ADD);
    }

    private static double bits256Chains12() {
        FloatVector x = FloatVector.broadcast(SPECIES_256, OPERAND);
        FloatVector a0 = x;
        FloatVector a1 = a0.add(x);
        FloatVector a2 = a1.add(x);
        FloatVector a3 = a2.add(x);
        FloatVector a4 = a3.add(x);
        FloatVector a5 = a4.add(x);
        FloatVector a6 = a5.add(x);
        FloatVector a7 = a6.add(x);
        FloatVector a8 = a7.add(x);
        FloatVector a9 = a8.add(x);
        FloatVector a10 = a9.add(x);
        FloatVector a11 = a10.add(x);
        for (int step = 0; step < STEPS; step++) {
            a0 = x.fma(x, a0);
            a1 = x.fma(x, a1);
            a2 = x.fma(x, a2);
            a3 = x.fma(x, a3);
            a4 = x.fma(x, a4);
            a5 = x.fma(x, a5);
            a6 = x.fma(x, a6);
            a7 = x.fma(x, a7);
            a8 = x.fma(x, a8);
            a9 = x.fma(x, a9);
            a10 = x.fma(x, a10);
            a11 = x.fma(x, a11);
        }
        FloatVector sum = a0.add(a1)
                .add(a2)
                .add(a3)
                .add(a4)
                .add(a5)
                .add(a6)
                .add(a7)
                .add(a8)
                .add(a9)
                .add(a10)
                .add(a11);
        return sum.reduceLanes(ADD);
    }

    private static double bits256Chains16() {
        FloatVector x = FloatVector.broadcast(SPECIES_256, OPERAND);
        FloatVector a0 = x;
        FloatVector a1 = a0.add(x);
        FloatVector a2 = a1.add(x);
        FloatVector a3 = a2.add(x);
        FloatVector a4 = a3.add(x);
        FloatVector a5 = a4.add(x);
        FloatVector a6 = a5.add(x);
        FloatVector a7 = a6.add(x);
        FloatVector a8 = a7.add(x);
        FloatVector a9 = a8.add(x);
        FloatVector a10 = a9.add(x);
        FloatVector a11 = a10.add(x);
        FloatVector a12 = a11.add(x);
        FloatVector a13 = a12.add(x);
        FloatVector a14 = a13.add(x);
        FloatVector a15 = a14.add(x);
        for (int step = 0; step < STEPS; step++) {
            a0 = x.fma(x, a0);
            a1 = x.fma(x, a1);
            a2 = x.fma(x, a2);
            a3 = x.fma(x, a3);
            a4 = x.fma(x, a4);
            a5 = x.fma(x, a5);
            a6 = x.fma(x, a6);
            a7 = x.fma(x, a7);
            a8 = x.fma(x, a8);
            a9 = x.fma(x, a9);
            a10 = x.fma(x, a10);
            a11 = x.fma(x, a11);
            a12 = x.fma(x, a12);
            a13 = x.fma(x, a13);
            a14 = x.fma(x, a14);
            a15 = x.fma(x, a15);
        }
        FloatVector sum = a0.add(a1)
                .add(a2)
                .add(a3)
                .add(a4)
                .add(a5)
                .add(a6)
                .add(a7)
                .add(a8)
                .add(a9)
                .add(a10)
                .add(a11)
                .add(a12)
                .add(a13)
                .add(a14)
                .add(a15);
        return sum.reduceLanes(ADD);
    }

    private static double bits512Chains12() {
        FloatVector x = FloatVector.broadcast(SPECIES_512, OPERAND);
        FloatVector a0 = x;
        FloatVector a1 = a0.add(x);
        FloatVector a2 = a1.add(x);
        FloatVector a3 = a2.add(x);
        FloatVector a4 = a3.add(x);
        FloatVector a5 = a4.add(x);
        FloatVector a6 = a5.add(x);
        FloatVector a7 = a6.add(x);
        FloatVector a8 = a7.add(x);
        FloatVector a9 = a8.add(x);
        FloatVector a10 = a9.add(x);
        FloatVector a11 = a10.add(x);
        for (int step = 0; step < STEPS; step++) {
            a0 = x.fma(x, a0);
            a1 = x.fma(x, a1);
            a2 = x.fma(x, a2);
            a3 = x.fma(x, a3);
            a4 = x.fma(x, a4);
            a5 = x.fma(x, a5);
            a6 = x.fma(x, a6);
            a7 = x.fma(x, a7);
            a8 = x.fma(x, a8);
            a9 = x.fma(x, a9);
            a10 = x.fma(x, a10);
            a11 = x.fma(x, a11);
        }
        FloatVector sum = a0.add(a1)
                .add(a2)
                .add(a3)
                .add(a4)
                .add(a5)
                .add(a6)
                .add(a7)
                .add(a8)
                .add(a9)
                .add(a10)
                .add(a11);
        return sum.reduceLanes(ADD);
    }

    private static double bits512Chains16() {
        FloatVector x = FloatVector.broadcast(SPECIES_512, OPERAND);
        FloatVector a0 = x;
        FloatVector a1 = a0.add(x);
        FloatVector a2 = a1.add(x);
        FloatVector a3 = a2.add(x);
        FloatVector a4 = a3.add(x);
        FloatVector a5 = a4.add(x);
        FloatVector a6 = a5.add(x);
        FloatVector a7 = a6.add(x);
        FloatVector a8 = a7.add(x);
        FloatVector a9 = a8.add(x);
        FloatVector a10 = a9.add(x);
        FloatVector a11 = a10.add(x);
        FloatVector a12 = a11.add(x);
        FloatVector a13 = a12.add(x);
        FloatVector a14 = a13.add(x);
        FloatVector a15 = a14.add(x);
        for (int step = 0; step < STEPS; step++) {
            a0 = x.fma(x, a0);
            a1 = x.fma(x, a1);
            a2 = x.fma(x, a2);
            a3 = x.fma(x, a3);
            a4 = x.fma(x, a4);
            a5 = x.fma(x, a5);
            a6 = x.fma(x, a6);
            a7 = x.fma(x, a7);
            a8 = x.fma(x, a8);
            a9 = x.fma(x, a9);
            a10 = x.fma(x, a10);
            a11 = x.fma(x, a11);
            a12 = x.fma(x, a12);
            a13 = x.fma(x, a13);
            a14 = x.fma(x, a14);
            a15 = x.fma(x, a15);
        }
        FloatVector sum = a0.add(a1)
                .add(a2)
                .add(a3)
                .add(a4)
                .add(a5)
                .add(a6)
                .add(a7)
                .add(a8)
                .add(a9)
                .add(a10)
                .add(a11)
                .add(a12)
                .add(a13)
                .add(a14)
                .add(a15);
        return sum.reduceLanes(ADD);
    }
}
