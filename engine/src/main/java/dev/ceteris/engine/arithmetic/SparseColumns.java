// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.arithmetic;

import java.util.Arrays;

/**
 * The non-zero samples of some inputs of a batch, input by input: {@link SparseRows} turned round, samples in ascending
 * order. One thread owns it and turns the inputs of its span.
 */
public final class SparseColumns {
    final Span span;
    final int[] start;
    final int[] samples;
    final float[] values;
    private final int[] from;
    private final int[] to;

    /**
     * Room for the inputs of {@code span}.
     *
     * @param span which inputs
     * @param samples capacity in samples
     * @param room capacity of a row in non-zero inputs
     */
    public SparseColumns(Span span, int samples, int room) {
        this.span = span;
        start = new int[span.length() + 1];
        int nonZeros = Math.multiplyExact(samples, Math.min(room, span.length()));
        this.samples = new int[nonZeros];
        values = new float[nonZeros];
        from = new int[samples];
        to = new int[samples];
    }

    /** Turns the first {@code count} rows round: counts each input's samples, then places them. */
    public void turn(SparseRows rows, int count) {
        Arrays.fill(start, 0);
        for (int sample = 0; sample < count; sample++) {
            from[sample] = rows.firstAtLeast(sample, span.from());
            to[sample] = rows.firstAtLeast(sample, span.to());
            for (int at = from[sample]; at < to[sample]; at++) {
                start[rows.inputs[at] - span.from() + 1]++;
            }
        }
        for (int column = 0; column < span.length(); column++) {
            start[column + 1] += start[column];
        }
        place(rows, count);
    }

    /** Places each value at its column's next free position, which moves every start one column ahead; moves them back. */
    private void place(SparseRows rows, int count) {
        for (int sample = 0; sample < count; sample++) {
            for (int at = from[sample]; at < to[sample]; at++) {
                int free = start[rows.inputs[at] - span.from()]++;
                samples[free] = sample;
                values[free] = rows.values[at];
            }
        }
        System.arraycopy(start, 0, start, 1, span.length());
        start[0] = 0;
    }
}
