// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Facts: the densities of the tree-structured Parzen estimator, against numpy 2.4 and scipy 1.17. The numbers are those
 * of
 *
 * <pre>
 * def parts(points):
 *     c = np.sort(np.array(points, float)); n = len(c)
 *     e = np.concatenate([[0], c, [1]])
 *     w = np.clip(np.maximum(c - e[:-2], e[2:] - c), 1 / min(100, n + 1), 1) if n else c
 *     return c, w
 * def density(points, x):
 *     c, w = parts(points)
 *     inside = norm.cdf(1, c, w) - norm.cdf(0, c, w)
 *     return (1 + np.sum(norm.pdf(x, c, w) / inside)) / (len(c) + 1)
 * def mass(points, a, b):
 *     c, w = parts(points)
 *     inside = norm.cdf(1, c, w) - norm.cdf(0, c, w)
 *     return (b - a + np.sum((norm.cdf(b, c, w) - norm.cdf(a, c, w)) / inside)) / (len(c) + 1)
 * good, bad = [0.2, 0.25, 0.7], [0.0, 0.4, 0.4, 0.41, 0.9, 1.0]
 * lr = lambda v: (np.log(v) - np.log(1e-3)) / (np.log(1) - np.log(1e-3))
 * density([lr(0.01), lr(0.03)], lr(v))
 * u = lambda v: (np.log(v) - np.log(4)) / (np.log(65) - np.log(4))
 * mid = lambda v: (u(v) + u(v + 1)) / 2
 * mass([mid(8), mid(8), mid(30)], u(v), u(v + 1))
 * </pre>
 */
class TpeFacts {
    private static final double ROUNDING = 1e-13;

    @ParameterizedTest
    @CsvSource({
        "0.0, 1.0005186285427943, 0.7099759792763328",
        "0.22, 1.2710633273117942, 0.9766907839417623",
        "0.5, 1.0751222722489313, 1.0873482978167714",
        "1.0, 0.5944917022067783, 1.303493428031404"
    })
    void the_densities_of_good_and_bad_points_are_those_of_scipy(double x, double l, double g) {
        assertThat(new ParzenMixture(new double[] {0.7, 0.2, 0.25}).density(x)).isCloseTo(l, within(ROUNDING));
        assertThat(new ParzenMixture(new double[] {0.41, 0.0, 1.0, 0.4, 0.9, 0.4}).density(x))
                .isCloseTo(g, within(ROUNDING));
    }

    @Test
    void without_points_the_density_is_uniform() {
        ParzenMixture none = new ParzenMixture(new double[0]);
        assertThat(none.density(0.3)).isEqualTo(1);
        assertThat(none.mass(0.25, 0.75)).isEqualTo(0.5);
    }

    @ParameterizedTest
    @CsvSource({"0.001, 0.8712786852233672", "0.02, 1.1844296060327781", "0.5, 0.7295879637901144"})
    void a_range_with_a_log_scale_is_measured_by_logarithms(double value, double density) {
        SearchDimension axis = new SearchDimension.Reals("learningRate", 0.001, 1, SearchDimension.Scale.LOG, 0);
        assertThat(AxisDensity.of(axis, List.of(0.01, 0.03)).at(value)).isCloseTo(density, within(ROUNDING));
    }

    @ParameterizedTest
    @CsvSource({"4, 0.07605818252834926", "16, 0.024445286573786418", "64, 0.0034985077549236137"})
    void a_whole_number_has_the_probability_of_its_part_of_the_range(int value, double probability) {
        SearchDimension axis = new SearchDimension.Wholes("width", 4, 64, SearchDimension.Scale.LOG, 0);
        AxisDensity density = AxisDensity.of(axis, List.of(8, 30, 8));
        assertThat(density.at(value)).isCloseTo(probability, within(ROUNDING));
        assertThat(IntStream.rangeClosed(4, 64).mapToDouble(density::at).sum()).isCloseTo(1, within(ROUNDING));
    }

    /** Bergstra et al. 2011, section 4.1: proportional to N·p + C with p = 1 / N. */
    @Test
    void a_listed_value_has_one_count_more_than_it_was_seen() {
        SearchDimension axis = new SearchDimension.Listed("activation", List.of("relu", "tanh", "sine"));
        AxisDensity density = AxisDensity.of(axis, List.of("tanh", "tanh", "relu"));
        assertThat(density.at("relu")).isEqualTo(2 / 6.0);
        assertThat(density.at("tanh")).isEqualTo(3 / 6.0);
        assertThat(density.at("sine")).isEqualTo(1 / 6.0);
    }
}
