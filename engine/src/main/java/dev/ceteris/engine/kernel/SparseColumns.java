// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import dev.ceteris.engine.math.Span;
import java.util.Arrays;

/**
 * The non-zero samples of some inputs of a batch, input by input, samples in ascending order: {@link SparseRows} turned
 * round, for the gradient, whose chains run over samples. One thread owns it and turns the inputs of its span.
 *
 * <p>An entry is a sample and its value in one {@code long}: to place it costs one scattered store instead of two, and
 * those are what a turn spends its time on. Arrays are indexed by the input itself, because an index that is a
 * difference costs the loops half their speed.
 */
final class SparseColumns {
    /** Entries, column by column: the sample in the high half, the bits of its value in the low one. */
    long[] entries = {};

    /** Where each input's column begins, and where that of the last one ends. */
    private int[] starts = {};

    /** How many entries an input has, then where its next one is placed. */
    private int[] next = {};

    static int sample(long entry) {
        return (int) (entry >>> Integer.SIZE);
    }

    static float value(long entry) {
        return Float.intBitsToFloat((int) entry);
    }

    /** The position of an input's first entry. */
    int begin(int input) {
        return starts[input];
    }

    /** One past the position of an input's last entry. */
    int end(int input) {
        return starts[input + 1];
    }

    /**
     * Turns the inputs of {@code span} of the first {@code samples} rows round: counts each one's samples, then places
     * them.
     */
    void turn(SparseRows rows, int samples, Span span) {
        if (starts.length <= span.to()) {
            starts = new int[span.to() + 1];
            next = new int[span.to()];
        }
        Arrays.fill(next, span.from(), span.to(), 0);
        count(rows, samples, span);
        int sum = 0;
        for (int input = span.from(); input < span.to(); input++) {
            starts[input] = sum;
            sum += next[input];
            next[input] = starts[input];
        }
        starts[span.to()] = sum;
        if (entries.length < sum) {
            entries = new long[sum * 2];
        }
        place(rows, samples, span);
    }

    private void count(SparseRows rows, int samples, Span span) {
        int[] counts = next;
        char[] inputs = rows.inputs;
        for (int sample = 0; sample < samples; sample++) {
            int end = rows.firstAtLeast(sample, span.to());
            for (int at = rows.firstAtLeast(sample, span.from()); at < end; at++) {
                counts[inputs[at]]++;
            }
        }
    }

    private void place(SparseRows rows, int samples, Span span) {
        int[] free = next;
        long[] placed = entries;
        char[] inputs = rows.inputs;
        float[] values = rows.values;
        for (int sample = 0; sample < samples; sample++) {
            long high = (long) sample << Integer.SIZE;
            int end = rows.firstAtLeast(sample, span.to());
            for (int at = rows.firstAtLeast(sample, span.from()); at < end; at++) {
                int place = free[inputs[at]]++;
                placed[place] = high | (Float.floatToRawIntBits(values[at]) & 0xffff_ffffL);
            }
        }
    }
}
