// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The non-zero inputs of a batch, sample by sample, each sample's in ascending order. Every row has room of its own, so
 * that threads can fill different rows at the same time.
 */
public final class SparseRows {
    /**
     * Inputs of a stripe. Where each stripe ends is remembered, so that kernels can go over them one after the other.
     */
    public static final int STRIPE = 64;

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    final char[] inputs;
    final float[] values;
    private final int[] rowEnds;
    private final int[] stripeEnds;
    private final int stripes;
    private final int room;

    /**
     * Room for a batch.
     *
     * @param samples capacity in samples
     * @param width inputs of a sample, at most 65536
     * @param room capacity of a row in non-zero inputs
     */
    public SparseRows(int samples, int width, int room) {
        this.room = room;
        stripes = stripes(width);
        rowEnds = new int[samples];
        stripeEnds = new int[Math.multiplyExact(samples, stripes)];
        inputs = new char[Math.multiplyExact(samples, room)];
        values = new float[inputs.length];
    }

    /** The position of a sample's first non-zero input. */
    int begin(int sample) {
        return sample * room;
    }

    /** One past the position of a sample's last non-zero input. */
    int end(int sample) {
        return rowEnds[sample];
    }

    /** Number of stripes of samples that are {@code width} inputs wide. */
    public static int stripes(int width) {
        return Math.ceilDiv(width, STRIPE);
    }

    /**
     * Fills the row of a sample.
     *
     * @param ends where, of {@code places}, the sample begins and where each of its stripes ends, from {@code first} on
     * @param places which inputs are not 0, ascending
     * @param bytes unsigned, at the same positions; an input is one of them times {@code scale}
     */
    public void fill(int sample, int[] ends, int first, char[] places, byte[] bytes, float scale) {
        int from = ends[first];
        int begin = fill(sample, ends, first, places);
        for (int at = begin; at < rowEnds[sample]; at++) {
            values[at] = (bytes[from + at - begin] & 0xff) * scale;
        }
    }

    /**
     * Fills the row of a sample.
     *
     * @param ends where, of {@code places}, the sample begins and where each of its stripes ends, from {@code first} on
     * @param places which inputs are not 0, ascending
     * @param floats the inputs, at the same positions
     */
    public void fill(int sample, int[] ends, int first, char[] places, float[] floats) {
        int begin = fill(sample, ends, first, places);
        System.arraycopy(floats, ends[first], values, begin, rowEnds[sample] - begin);
    }

    /**
     * Fills the row of a sample with the bytes of it that are not 0.
     *
     * @param bytes unsigned, as many as a sample is wide; an input is one of them times {@code scale}
     */
    public void fill(int sample, byte[] bytes, float scale) {
        int at = begin(sample);
        for (int stripe = 0; stripe < stripes; stripe++) {
            int end = Math.min((stripe + 1) * STRIPE, bytes.length);
            int input = stripe * STRIPE;
            for (; input + Long.BYTES <= end; input += Long.BYTES) {
                if ((long) EIGHT_BYTES.get(bytes, input) != 0) {
                    at = append(bytes, input, input + Long.BYTES, scale, at);
                }
            }
            at = append(bytes, input, end, scale, at);
            stripeEnds[sample * stripes + stripe] = at;
        }
        rowEnds[sample] = at;
    }

    /** Every byte is written, and the next one over it if it was 0: which of them are cannot be predicted. */
    private int append(byte[] bytes, int from, int to, float scale, int first) {
        int at = first;
        for (int input = from; input < to; input++) {
            inputs[at] = (char) input;
            values[at] = (bytes[input] & 0xff) * scale;
            at += bytes[input] == 0 ? 0 : 1;
        }
        return at;
    }

    /**
     * Fills the row of a sample with the numbers of it that are not 0.
     *
     * @param floats as many as a sample is wide
     */
    public void fill(int sample, float[] floats) {
        int at = begin(sample);
        for (int stripe = 0; stripe < stripes; stripe++) {
            int end = Math.min((stripe + 1) * STRIPE, floats.length);
            for (int input = stripe * STRIPE; input < end; input++) {
                inputs[at] = (char) input;
                values[at] = floats[input];
                at += floats[input] == 0 ? 0 : 1;
            }
            stripeEnds[sample * stripes + stripe] = at;
        }
        rowEnds[sample] = at;
    }

    private int fill(int sample, int[] ends, int first, char[] places) {
        int begin = begin(sample);
        int shift = begin - ends[first];
        for (int stripe = 0; stripe < stripes; stripe++) {
            stripeEnds[sample * stripes + stripe] = ends[first + 1 + stripe] + shift;
        }
        int length = ends[first + stripes] - ends[first];
        System.arraycopy(places, ends[first], inputs, begin, length);
        rowEnds[sample] = begin + length;
        return begin;
    }

    /** Multiplies each value of a sample's row with the factor of its input. */
    public void scale(int sample, InputFactor factor) {
        for (int at = begin(sample); at < rowEnds[sample]; at++) {
            values[at] *= factor.of(inputs[at]);
        }
    }

    /** What the values of an input are multiplied with. */
    public interface InputFactor {
        float of(int input);
    }

    /**
     * The first position of a sample's row whose input is at least {@code input}; found at once where a stripe begins.
     */
    int firstAtLeast(int sample, int input) {
        int stripe = input / STRIPE;
        if (stripe >= stripes) {
            return rowEnds[sample];
        }
        int at = stripe == 0 ? begin(sample) : stripeEnds[sample * stripes + stripe - 1];
        if (input % STRIPE != 0) {
            int end = stripeEnds[sample * stripes + stripe];
            while (at < end && inputs[at] < input) {
                at++;
            }
        }
        return at;
    }
}
