// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.arithmetic;

import java.util.Arrays;

/**
 * The non-zero samples of some inputs of a batch, input by input: {@link SparseRows} turned round, samples in ascending
 * order. One thread owns it and turns the inputs of its span. Columns lie close together, because a batch's share of the L2
 * is worth more than the pass that counts them.
 */
public final class SparseColumns {
    final Span span;
    final char[] samples;
    final float[] values;
    private final int[] starts;
    private final int[] from;
    private final int[] to;

    /**
     * Room for the inputs of {@code span}.
     *
     * @param span which inputs
     * @param samples capacity in samples, at most 65536
     * @param room capacity of a row in non-zero inputs
     */
    public SparseColumns(Span span, int samples, int room) {
        this.span = span;
        int nonZeros = Math.multiplyExact(samples, Math.min(room, span.length()));
        this.samples = new char[nonZeros];
        values = new float[nonZeros];
        starts = new int[span.length() + 1];
        from = new int[samples];
        to = new int[samples];
    }

    /** The position of a column's first non-zero sample; columns are counted from the span's first input. */
    int begin(int column) {
        return starts[column];
    }

    /** One past the position of a column's last non-zero sample. */
    int end(int column) {
        return starts[column + 1];
    }

    /** Turns the first {@code count} rows round: counts each input's samples, then places them. */
    public void turn(SparseRows rows, int count) {
        Arrays.fill(starts, 0);
        for (int sample = 0; sample < count; sample++) {
            from[sample] = rows.firstAtLeast(sample, span.from());
            to[sample] = rows.firstAtLeast(sample, span.to());
            for (int at = from[sample]; at < to[sample]; at++) {
                starts[rows.inputs[at] - span.from() + 1]++;
            }
        }
        for (int column = 0; column < span.length(); column++) {
            starts[column + 1] += starts[column];
        }
        place(rows, count);
    }

    /** Places each value at its column's next free position, which moves every start one column ahead; moves them back. */
    private void place(SparseRows rows, int count) {
        for (int sample = 0; sample < count; sample++) {
            for (int at = from[sample]; at < to[sample]; at++) {
                int free = starts[rows.inputs[at] - span.from()]++;
                samples[free] = (char) sample;
                values[free] = rows.values[at];
            }
        }
        System.arraycopy(starts, 0, starts, 1, span.length());
        starts[0] = 0;
    }
}
