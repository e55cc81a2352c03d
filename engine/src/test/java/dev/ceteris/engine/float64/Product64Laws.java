// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.float64;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.engine.kernel.ThreadTeam;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Laws: products are chains, whatever computes them, and Cholesky's factors solve what they were made for. */
class Product64Laws {
    private static Matrix random(int rows, int columns, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Matrix matrix = Matrix.zeros(rows, columns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                matrix.values()[matrix.at(i) + j] = random.nextDouble(-1, 1);
            }
        }
        return matrix;
    }

    @Property(tries = 100)
    void vectors_do_not_change_a_bit(
            @ForAll @IntRange(min = 1, max = 21) int rows,
            @ForAll @IntRange(min = 0, max = 300) int depth,
            @ForAll @IntRange(min = 1, max = 40) int columns) {
        Matrix left = random(rows, depth + 1, 1);
        Matrix right = random(depth + 1, columns, 2);
        Matrix expected = random(rows, columns, 3);
        Matrix found = random(rows, columns, 3);
        Product64.Size size = new Product64.Size(rows, depth, columns);

        Product64.scalar(Left.rows(left.values(), 0, left.stride()), right, expected, size);
        Product64.vector(Left.rows(left.values(), 0, left.stride()), right, found, size);

        assertThat(found.values()).isEqualTo(expected.values());
    }

    @Property(tries = 50)
    void a_gram_matrix_is_one_chain_an_element_for_any_number_of_threads(
            @ForAll @IntRange(min = 1, max = 200) int rows,
            @ForAll @IntRange(min = 1, max = 50) int columns,
            @ForAll @IntRange(min = 1, max = 3) int threads) {
        Matrix a = random(rows, columns, 4);
        Matrix g = random(columns, columns, 5);
        try (ThreadTeam team = ThreadTeam.of(threads)) {
            Gram.of(a, rows, columns, g, team);
        }
        for (int i = 0; i < columns; i++) {
            for (int j = i; j < columns; j++) {
                double sum = 0;
                for (int k = 0; k < rows; k++) {
                    sum = Math.fma(a.values()[a.at(k) + i], a.values()[a.at(k) + j], sum);
                }
                assertThat(g.values()[g.at(i) + j]).isEqualTo(sum);
            }
        }
    }

    @Property(tries = 50)
    void what_cholesky_solves_fits(@ForAll @IntRange(min = 1, max = 70) int size) {
        Matrix a = random(size + 5, size, 6);
        Matrix g = Matrix.zeros(size, size);
        try (ThreadTeam team = ThreadTeam.of(1)) {
            Gram.of(a, size + 5, size, g, team);
        }
        for (int i = 0; i < size; i++) {
            g.values()[g.at(i) + i] += 0.5;
        }
        double[] expected = Arrays.copyOf(random(1, size, 7).values(), size);
        double[] x = new double[size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                x[i] += g.values()[g.at(Math.min(i, j)) + Math.max(i, j)] * expected[j];
            }
        }

        assertThat(Cholesky.factorize(g, size)).isTrue();
        Cholesky.solve(g, size, x);

        // The matrix' condition is below 200 · size.
        assertThat(x).containsExactly(expected, within(1e-12 * size));
    }

    @Test
    void a_matrix_that_is_not_positive_definite_is_not_factorized() {
        Matrix g = Matrix.zeros(2, 2);
        g.values()[g.at(0)] = 1;
        g.values()[g.at(0) + 1] = 2;
        g.values()[g.at(1) + 1] = 3;

        assertThat(Cholesky.factorize(g, 2)).isFalse();
    }

    @Test
    void a_matrix_with_a_number_that_is_none_is_not_factorized() {
        Matrix g = Matrix.zeros(1, 1);
        g.values()[0] = Double.NaN;

        assertThat(Cholesky.factorize(g, 1)).isFalse();
    }
}
