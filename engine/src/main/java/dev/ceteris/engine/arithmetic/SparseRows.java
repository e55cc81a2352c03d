// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.arithmetic;

/**
 * The non-zero inputs of a batch, sample by sample, each sample's in ascending order. Every row has room of its own, so that
 * threads can fill different rows at the same time.
 */
public final class SparseRows {
    final char[] inputs;
    final float[] values;
    private final int[] ends;
    private final int room;

    /**
     * Room for a batch.
     *
     * @param samples capacity in samples
     * @param room capacity of a row in non-zero inputs
     */
    public SparseRows(int samples, int room) {
        this.room = room;
        ends = new int[samples];
        inputs = new char[Math.multiplyExact(samples, room)];
        values = new float[inputs.length];
    }

    /** The position of a sample's first non-zero input. */
    int begin(int sample) {
        return sample * room;
    }

    /** One past the position of a sample's last non-zero input. */
    int end(int sample) {
        return ends[sample];
    }

    /**
     * Fills the row of a sample.
     *
     * @param places which inputs are not 0, ascending, at the positions of {@code range}
     * @param bytes unsigned, at the same positions; an input is one of them times {@code scale}
     */
    public void fill(int sample, Span range, char[] places, byte[] bytes, float scale) {
        int begin = fill(sample, range, places);
        for (int i = 0; i < range.length(); i++) {
            values[begin + i] = (bytes[range.from() + i] & 0xff) * scale;
        }
    }

    /**
     * Fills the row of a sample.
     *
     * @param places which inputs are not 0, ascending, at the positions of {@code range}
     * @param floats the inputs, at the same positions
     */
    public void fill(int sample, Span range, char[] places, float[] floats) {
        System.arraycopy(floats, range.from(), values, fill(sample, range, places), range.length());
    }

    private int fill(int sample, Span range, char[] places) {
        int begin = begin(sample);
        System.arraycopy(places, range.from(), inputs, begin, range.length());
        ends[sample] = begin + range.length();
        return begin;
    }

    /** The first position of a sample's row whose input is at least {@code input}. */
    int firstAtLeast(int sample, int input) {
        int low = begin(sample);
        int high = end(sample);
        if (low == high || inputs[low] >= input) {
            return low;
        }
        if (inputs[high - 1] < input) {
            return high;
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (inputs[middle] < input) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
