// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.tuning;

import static dev.ceteris.base.Require.require;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Sobol's points, which fill a space more evenly than random ones, with a random digital shift: each coordinate's bits
 * are flipped by those of a number drawn for its axis, which keeps the evenness and leaves no point at a corner.
 *
 * <p>Construction in Gray-code order: Antonov and Saleev 1979. Direction numbers: Joe and Kuo 2008, "Constructing Sobol
 * sequences with better two-dimensional projections", table new-joe-kuo-6.
 */
public record Sobol() implements Sampler {
    /** Axes that there are direction numbers for. */
    public static final int MOST_AXES = 16;

    private static final int BITS = 32;
    private static final double ONE = 0x1p32;

    /** For each axis after the first: the coefficients of its primitive polynomial, then its initial numbers m. */
    private static final int[][] JOE_KUO = {
        {0, 1},
        {1, 1, 3},
        {1, 1, 3, 1},
        {2, 1, 1, 1},
        {1, 1, 1, 3, 3},
        {4, 1, 3, 5, 13},
        {2, 1, 1, 5, 5, 17},
        {4, 1, 1, 5, 5, 5},
        {7, 1, 1, 7, 11, 19},
        {11, 1, 1, 5, 1, 1},
        {13, 1, 1, 1, 3, 11},
        {14, 1, 3, 5, 5, 31},
        {1, 1, 3, 3, 9, 7, 49},
        {13, 1, 1, 1, 15, 21, 21},
        {16, 1, 3, 1, 13, 27, 49},
    };

    @Override
    public Stream<List<Object>> points(List<SearchDimension> axes, RandomGenerator random) {
        int[] shift = random.ints(axes.size()).toArray();
        return points(axes.size(), shift)
                .map(point -> IntStream.range(0, point.length)
                        .mapToObj(axis -> axes.get(axis).at(point[axis]))
                        .toList());
    }

    /**
     * The points themselves, each coordinate in [0, 1); 2³² of them.
     *
     * @param dimensions coordinates of a point, 1 to {@link #MOST_AXES}
     * @param shift what flips each coordinate's bits; all 0 leaves the sequence as it was published, beginning at the
     *     origin
     */
    static Stream<double[]> points(int dimensions, int[] shift) {
        require(dimensions >= 1 && dimensions <= MOST_AXES, "dimensions", dimensions, "1 to " + MOST_AXES);
        int[][] directions =
                IntStream.range(0, dimensions).mapToObj(Sobol::directions).toArray(int[][]::new);
        int[] first = Arrays.copyOf(shift, dimensions);
        return Stream.iterate(new State(1, first), state -> state.next(directions))
                .map(State::point);
    }

    /** The bits of one point, and the number, from 1, of the next one. */
    private record State(int next, int[] bits) {
        /** The lowest 0 of the point's number says which direction changes; it is the lowest 1 of the next number. */
        State next(int[][] directions) {
            int changed = Integer.numberOfTrailingZeros(next);
            int[] moved = new int[bits.length];
            for (int i = 0; i < moved.length; i++) {
                moved[i] = bits[i] ^ directions[i][changed];
            }
            return new State(next + 1, moved);
        }

        double[] point() {
            return Arrays.stream(bits)
                    .mapToDouble(bit -> Integer.toUnsignedLong(bit) / ONE)
                    .toArray();
        }
    }

    /** The direction numbers of an axis, as binary fractions of 32 bits (Joe and Kuo 2008, equation 2). */
    private static int[] directions(int axis) {
        int[] v = new int[BITS];
        if (axis == 0) {
            for (int i = 0; i < BITS; i++) {
                v[i] = 1 << (BITS - 1 - i);
            }
            return v;
        }
        int[] numbers = JOE_KUO[axis - 1];
        int degree = numbers.length - 1;
        for (int i = 0; i < degree; i++) {
            v[i] = numbers[i + 1] << (BITS - 1 - i);
        }
        for (int i = degree; i < BITS; i++) {
            v[i] = v[i - degree] ^ (v[i - degree] >>> degree);
            for (int k = 1; k < degree; k++) {
                if ((numbers[0] >>> (degree - 1 - k) & 1) == 1) {
                    v[i] ^= v[i - k];
                }
            }
        }
        return v;
    }
}
