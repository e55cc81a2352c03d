// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.arithmetic;

/**
 * The non-zero inputs of a batch, sample by sample, each sample's in ascending order. Every row has room of its own, so that
 * threads can fill different rows at the same time.
 */
public final class SparseRows {
    final int[] inputs;
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
        inputs = new int[Math.multiplyExact(samples, room)];
        values = new float[inputs.length];
    }

    /** The position of a sample's first non-zero input. */
    public int begin(int sample) {
        return sample * room;
    }

    /** One past the position of a sample's last non-zero input. */
    public int end(int sample) {
        return ends[sample];
    }

    /** Says that a sample's row ends before {@code position}. */
    public void end(int sample, int position) {
        ends[sample] = position;
    }

    /**
     * Puts one input at a position of its sample's row. A value of 0 may be put at the row's end and overwritten by the next
     * one, which spares the writer a branch.
     */
    public void set(int position, int input, float value) {
        inputs[position] = input;
        values[position] = value;
    }

    /** The first position of a sample's row whose input is at least {@code input}. */
    int firstAtLeast(int sample, int input) {
        int low = begin(sample);
        int high = end(sample);
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
