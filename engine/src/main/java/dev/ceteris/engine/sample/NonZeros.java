// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.sample;

import dev.ceteris.engine.kernel.SparseRows;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The features that are not 0, row by row (compressed sparse rows), found once and read in every epoch. Pixels stay
 * bytes: on MNIST this is 27 MB, where looking for them again would cost a sixth of an epoch of a small network.
 */
final class NonZeros {
    /** Reads eight bytes at once: four fifths of the pixels of a digit are 0 and are skipped by eights. */
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int CACHE_LINE = 64;

    private final Features features;

    /** Where each stripe of each sample ends; one more for the beginning of the first. */
    private final int[] ends;

    /** Stripes of a sample. */
    private final int stripes;

    private final char[] places;
    private final byte[] bytes;
    private final float[] floats;
    private int filled;

    private NonZeros(Features features, int samples, int count) {
        this.features = features;
        stripes = SparseRows.stripes(features.width());
        ends = new int[Math.multiplyExact(samples, stripes) + 1];
        places = new char[count];
        bytes = new byte[features instanceof ByteFeatures ? count : 0];
        floats = new float[features instanceof FloatFeatures ? count : 0];
    }

    /** No samples. */
    static NonZeros none() {
        return new NonZeros(new FloatFeatures(new float[1], 1), 0, 0);
    }

    /**
     * Of all samples.
     *
     * @param features at most 65536 to a sample
     */
    static NonZeros of(Features features) {
        NonZeros made = new NonZeros(features, features.count(), Math.toIntExact(count(features)));
        for (int sample = 0; sample < features.count(); sample++) {
            for (int stripe = 0; stripe < made.stripes; stripe++) {
                made.add(sample * features.width(), stripe * SparseRows.STRIPE);
                made.ends[sample * made.stripes + stripe + 1] = made.filled;
            }
        }
        return made;
    }

    /** Share of features that are not 0, in [0, 1]. */
    static double density(Features features) {
        return (double) count(features) / features.count() / features.width();
    }

    private static long count(Features features) {
        long count = 0;
        switch (features) {
            case ByteFeatures pixels -> {
                for (byte value : pixels.bytes()) {
                    count += value != 0 ? 1 : 0;
                }
            }
            case FloatFeatures numbers -> {
                for (float value : numbers.values()) {
                    count += value != 0 ? 1 : 0;
                }
            }
        }
        return count;
    }

    /** Adds the stripe that begins with feature {@code from} of the sample whose features begin at {@code first}. */
    private void add(int first, int from) {
        int to = Math.min(from + SparseRows.STRIPE, features.width());
        switch (features) {
            case ByteFeatures pixels -> add(pixels.bytes(), first, from, to);
            case FloatFeatures numbers -> add(numbers.values(), first, from, to);
        }
    }

    private void add(byte[] pixels, int first, int from, int to) {
        int i = from;
        while (i < to) {
            if (i + Long.BYTES <= to && (long) LONGS.get(pixels, first + i) == 0) {
                i += Long.BYTES;
            } else {
                byte value = pixels[first + i];
                if (value != 0) {
                    places[filled] = (char) i;
                    bytes[filled++] = value;
                }
                i++;
            }
        }
    }

    private void add(float[] numbers, int first, int from, int to) {
        for (int i = from; i < to; i++) {
            float value = numbers[first + i];
            if (value != 0) {
                places[filled] = (char) i;
                floats[filled++] = value;
            }
        }
    }

    /** The most of a sample. */
    int longestRow() {
        int longest = 0;
        for (int begin = 0; begin + stripes < ends.length; begin += stripes) {
            longest = Math.max(longest, ends[begin + stripes] - ends[begin]);
        }
        return longest;
    }

    /**
     * Reads one number of every cache line of a sample's row. Rows of a shuffled batch come from all over the memory;
     * to touch many of them first lets the processor wait for many lines at once, not for one after the other while
     * rows are filled.
     *
     * @return something that depends on what was read
     */
    int touch(int sample) {
        int sum = 0;
        int begin = ends[sample * stripes];
        int end = ends[(sample + 1) * stripes];
        for (int at = begin; at < end; at += CACHE_LINE / Character.BYTES) {
            sum += places[at];
        }
        for (int at = begin; at < end && at < bytes.length; at += CACHE_LINE) {
            sum += bytes[at];
        }
        for (int at = begin; at < end && at < floats.length; at += CACHE_LINE / Float.BYTES) {
            sum += floats[at] > 0 ? 1 : 0;
        }
        return sum;
    }

    /** Puts those of {@code sample} into row {@code row}. */
    void fill(int sample, SparseRows rows, int row) {
        int first = sample * stripes;
        switch (features) {
            case ByteFeatures pixels -> rows.fill(row, ends, first, places, bytes, pixels.scale());
            case FloatFeatures _ -> rows.fill(row, ends, first, places, floats);
        }
    }
}
