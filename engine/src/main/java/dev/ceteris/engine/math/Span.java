// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.math;

/**
 * A half-open range.
 *
 * @param from first index
 * @param to one past the last index, at least {@code from}
 */
public record Span(int from, int to) {
    /** Number of indices. */
    public int length() {
        return to - from;
    }

    /**
     * Share {@code part} of {@code parts} nearly equal shares of [0, length), in units of {@code step}: a fixed plan,
     * so that who does what depends on nothing but the numbers.
     */
    public static Span share(int length, int step, int part, int parts) {
        int steps = (length + step - 1) / step;
        int from = (int) ((long) steps * part / parts) * step;
        int to = (int) ((long) steps * (part + 1) / parts) * step;
        return new Span(Math.min(from, length), Math.min(to, length));
    }
}
