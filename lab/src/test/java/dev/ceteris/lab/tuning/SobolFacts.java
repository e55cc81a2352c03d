// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Facts: the points are Sobol's. Expected ones from SciPy 1.17.1: {@code s = qmc.Sobol(16, scramble=False, bits=32);
 * s.fast_forward(n); s.random(1)[0] * scale}.
 */
class SobolFacts {
    private static final int[] UNSHIFTED = new int[Sobol.MOST_AXES];

    @ParameterizedTest
    @CsvSource({
        "0, 64, '0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0'",
        "1, 64, '32 32 32 32 32 32 32 32 32 32 32 32 32 32 32 32'",
        "2, 64, '48 16 16 16 48 48 16 48 48 48 48 48 16 16 48 16'",
        "3, 64, '16 48 48 48 16 16 48 16 16 16 16 16 48 48 16 48'",
        "5, 64, '56 56 8 24 56 40 56 24 24 8 24 56 56 8 56 24'",
        "17, 64, '38 62 62 10 50 30 2 22 62 42 38 58 10 10 54 34'",
        "63, 64, '1 51 23 29 55 9 37 9 53 37 27 43 35 49 21 49'",
        "1000, 1024, '225 99 531 693 287 929 47 921 513 71 87 261 165 393 147 379'",
        "65535, 65536, '1 65535 36949 49925 16571 35771 33895 47689 58661 10741 11279 4711 61239 21513 30175 31409'"
    })
    void the_points_in_16_dimensions_are_those_of_an_independent_implementation(int n, int scale, String expected) {
        double[] point =
                Sobol.points(Sobol.MOST_AXES, UNSHIFTED).skip(n).findFirst().orElseThrow();

        assertThat(Arrays.stream(point).map(x -> x * scale).toArray())
                .containsExactly(Arrays.stream(expected.split(" ", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray());
    }

    @Test
    void shifted_or_not_the_first_256_points_meet_every_of_256_intervals_of_every_axis_once() {
        int[] shift = new int[Sobol.MOST_AXES];
        Arrays.setAll(shift, i -> 0x9E3779B9 * (i + 1));
        for (int[] some : List.of(UNSHIFTED, shift)) {
            for (int axis = 0; axis < Sobol.MOST_AXES; axis++) {
                int fixed = axis;
                assertThat(Sobol.points(Sobol.MOST_AXES, some)
                                .limit(256)
                                .map(point -> (int) (point[fixed] * 256))
                                .distinct())
                        .hasSize(256);
            }
        }
    }
}
