// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.float64;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;

/**
 * The last few steps s and what they did to the gradient, y: all that L-BFGS knows of the curvature. Nocedal and Wright
 * 2006, section 7.2.
 */
final class CurvaturePairs {
    /**
     * One step.
     *
     * @param step s
     * @param change y
     * @param product sᵀy, above 0
     */
    private record Pair(double[] step, double[] change, double product) {}

    private final int most;

    /** The oldest first. */
    private final Deque<Pair> pairs = new ArrayDeque<>();

    /** None yet, and later at most so many. */
    CurvaturePairs(int most) {
        this.most = most;
    }

    /** Number of pairs. */
    int count() {
        return pairs.size();
    }

    /** Forgets all of them. */
    void clear() {
        pairs.clear();
    }

    /**
     * Remembers a step, and forgets the oldest where there are too many. One along which the slope did not rise says
     * nothing about the curvature of a minimum, and is left out.
     */
    void add(double[] step, double[] change) {
        double product = dot(step, change);
        if (product > 0 && product < Double.POSITIVE_INFINITY) {
            if (pairs.size() == most) {
                pairs.removeFirst();
            }
            pairs.addLast(new Pair(step, change, product));
        }
    }

    /**
     * {@code d ← −Hg}, H the approximation of the Hessian's inverse: the two loops of algorithm 7.4, begun with
     * equation 7.20's multiple of the identity.
     */
    void direction(double[] gradient, double[] direction) {
        System.arraycopy(gradient, 0, direction, 0, gradient.length);
        double[] shares = new double[pairs.size()];
        int index = shares.length;
        for (Iterator<Pair> newestFirst = pairs.descendingIterator(); newestFirst.hasNext(); ) {
            Pair pair = newestFirst.next();
            index--;
            shares[index] = dot(pair.step(), direction) / pair.product();
            add(-shares[index], pair.change(), direction);
        }
        double scale = -1;
        if (!pairs.isEmpty()) {
            Pair newest = pairs.getLast();
            scale = -newest.product() / dot(newest.change(), newest.change());
        }
        for (int i = 0; i < direction.length; i++) {
            direction[i] *= scale;
        }
        for (Pair pair : pairs) {
            double back = dot(pair.change(), direction) / pair.product();
            // The direction is −r of the algorithm by now, hence the signs.
            add(-shares[index] - back, pair.step(), direction);
            index++;
        }
    }

    /** {@code to ← to + factor · of}. */
    private static void add(double factor, double[] of, double[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] = Math.fma(factor, of[i], to[i]);
        }
    }

    /** One chain in order. */
    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum = Math.fma(a[i], b[i], sum);
        }
        return sum;
    }

    /** All pairs one after the other, the oldest first. */
    double[] numbers(int length) {
        double[] numbers = new double[2 * length * pairs.size()];
        int at = 0;
        for (Pair pair : pairs) {
            System.arraycopy(pair.step(), 0, numbers, at, length);
            System.arraycopy(pair.change(), 0, numbers, at + length, length);
            at += 2 * length;
        }
        return numbers;
    }

    /** Takes what {@link #numbers} gave. */
    void take(double[] numbers, int length) {
        pairs.clear();
        for (int at = 0; at < numbers.length; at += 2 * length) {
            add(
                    Arrays.copyOfRange(numbers, at, at + length),
                    Arrays.copyOfRange(numbers, at + length, at + 2 * length));
        }
    }
}
