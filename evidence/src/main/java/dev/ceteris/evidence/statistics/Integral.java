// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

import java.util.function.DoubleUnaryOperator;

/**
 * A definite integral by Gauss and Legendre: {@value #NODES} nodes on a stretch and on both halves of it, which are
 * halved again where the two do not agree.
 */
final class Integral {
    private static final int NODES = 20;

    /** Looked at one by one from the start, so that no bump falls between the nodes. */
    private static final int STRETCHES = 16;

    private static final int DEEPEST = 12;

    private final double[] nodes = new double[NODES];
    private final double[] weights = new double[NODES];
    private final DoubleUnaryOperator integrand;

    private Integral(DoubleUnaryOperator integrand) {
        this.integrand = integrand;
        for (int i = 0; i < NODES; i++) {
            place(i);
        }
    }

    /**
     * Of a function that is smooth between a few places at most, to 1e-13 or so where its integral is about 1 or less.
     */
    static double of(DoubleUnaryOperator integrand, double from, double to) {
        Integral integral = new Integral(integrand);
        double sum = 0;
        for (int i = 0; i < STRETCHES; i++) {
            double start = from + (to - from) * i / STRETCHES;
            double end = from + (to - from) * (i + 1) / STRETCHES;
            sum += integral.over(start, end, integral.once(start, end), 0);
        }
        return sum;
    }

    private double over(double from, double to, double once, int depth) {
        double middle = (from + to) / 2;
        double left = once(from, middle);
        double right = once(middle, to);
        if (depth == DEEPEST || Math.abs(left + right - once) <= 1e-14) {
            return left + right;
        }
        return over(from, middle, left, depth + 1) + over(middle, to, right, depth + 1);
    }

    private double once(double from, double to) {
        double half = (to - from) / 2;
        double sum = 0;
        for (int i = 0; i < NODES; i++) {
            sum += weights[i] * integrand.applyAsDouble(from + half * (1 + nodes[i]));
        }
        return half * sum;
    }

    /** Newton's method for the i-th zero x of Legendre's polynomial P; its weight is {@code 2/((1 − x²)P'(x)²)}. */
    private void place(int i) {
        double x = StrictMath.cos(Math.PI * (i + 0.75) / (NODES + 0.5));
        double slope = 0;
        for (int step = 0; step < 10; step++) {
            double value = 1;
            double before = 0;
            for (int degree = 1; degree <= NODES; degree++) {
                double next = ((2 * degree - 1) * x * value - (degree - 1) * before) / degree;
                before = value;
                value = next;
            }
            slope = NODES * (x * value - before) / (x * x - 1);
            x -= value / slope;
        }
        nodes[i] = x;
        weights[i] = 2 / ((1 - x * x) * slope * slope);
    }
}
