// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Facts: components of variance by the classical sums of squares with NumPy and SciPy 1.17; and laws. */
class NestedVarianceFacts {
    private static final int[] COUNTS = {3, 2, 2};
    private static final Offset<Double> CLOSE = within(1e-12);

    /** Two conditions of three splits, two initializations and two orders. */
    private static final List<double[]> CONDITIONS = List.of(
            new double[] {0.912, 0.915, 0.921, 0.918, 0.931, 0.934, 0.925, 0.929, 0.905, 0.901, 0.911, 0.914},
            new double[] {0.872, 0.876, 0.884, 0.880, 0.899, 0.893, 0.896, 0.891, 0.866, 0.869, 0.858, 0.861});

    /**
     * With y of shape 2 × 3 × 2 × 2 and means m, s, i over its last three, two and one axes: {@code MS = (4*((s-m)**2)
     * .sum()/2/2, 2*((i-s)**2).sum()/2/3, ((y-i)**2).sum()/2/6)}, and the variances {@code (MS[0]-MS[1])/4,
     * (MS[1]-MS[2])/2, MS[2]}.
     */
    @Test
    void components_of_three_sources_are_those_of_the_sums_of_squares() {
        NestedVariance variance = NestedVariance.of(COUNTS, CONDITIONS);

        assertThat(variance.components().stream()
                        .mapToDouble(NestedVariance.Component::variance)
                        .toArray())
                .containsExactly(
                        new double[] {0.00017151041666666752, 2.05000000000002e-05, 7.458333333333347e-06}, CLOSE);
        assertThat(variance.components().stream()
                        .mapToDouble(NestedVariance.Component::share)
                        .toArray())
                .containsExactly(new double[] {0.8598360227688127, 0.10277299075669792, 0.0373909864744894}, CLOSE);
        assertThat(variance.components().stream()
                        .mapToDouble(NestedVariance.Component::deviation)
                        .toArray())
                .containsExactly(new double[] {0.01309619855785134, 0.00452769256906873, 0.002730994934695659}, CLOSE);
        assertThat(variance.deviation()).isCloseTo(0.01412335, within(1e-8));
    }

    /**
     * {@code sqrt(6*MS[2]/chi2.isf(0.025, 6))} and {@code .ppf}; the two others by the formulas of Ting and others
     * (1990) with {@code f.isf}, {@code f.ppf}, {@code chi2.isf} and {@code chi2.ppf}.
     */
    @Test
    void intervals_are_those_of_chi_squared_and_of_modified_large_samples() {
        List<NestedVariance.Component> components =
                NestedVariance.of(COUNTS, CONDITIONS).components();

        assertInterval(components.get(0).interval(), 0, 0.08507494032484714);
        assertInterval(components.get(1).interval(), 0, 0.018237403090375724);
        assertInterval(components.get(2).interval(), 0.0017598351330145813, 0.006013831399980634);
    }

    private static void assertInterval(Interval interval, double low, double high) {
        assertThat(interval.low()).isCloseTo(low, within(1e-10));
        assertThat(interval.high()).isCloseTo(high, within(1e-10));
    }

    @Test
    void one_source_has_the_variance_of_the_values() {
        double[] values = {0.1, 0.4, 0.2, 0.9};

        NestedVariance.Component only =
                NestedVariance.of(new int[] {4}, List.of(values)).components().getFirst();

        assertThat(only.deviation()).isCloseTo(Math.sqrt(0.38 / 3), CLOSE); // np.std(values, ddof=1)
        assertThat(only.share()).isEqualTo(1);
    }

    @Test
    void where_nothing_varies_no_source_has_a_share() {
        double[] equal = new double[12];
        Arrays.fill(equal, 0.1);

        assertThat(NestedVariance.of(COUNTS, List.of(equal)).components()).allSatisfy(component -> {
            assertThat(component.share()).isZero();
            assertThat(component.interval()).isEqualTo(new Interval(0, 0));
        });
    }

    @Test
    void too_few_numbers_of_a_source_are_refused() {
        assertThatThrownBy(() -> NestedVariance.of(new int[] {3, 1}, List.of(new double[3])))
                .hasMessage("counts are [3, 1], expected at least 2 each");
        assertThatThrownBy(() -> NestedVariance.of(new int[] {3, 2}, List.of(new double[5])))
                .hasMessageContaining("6 values each");
    }

    @Provide
    Arbitrary<double[]> values() {
        return Arbitraries.integers()
                .between(-64, 64)
                .map(count -> count / 64.0)
                .array(Double[].class)
                .ofSize(12)
                .map(all -> Arrays.stream(all).mapToDouble(Double::doubleValue).toArray())
                .withoutEdgeCases();
    }

    private static double[] each(double[] values, double factor, double more) {
        return Arrays.stream(values).map(value -> factor * value + more).toArray();
    }

    private static void assertSame(NestedVariance one, NestedVariance other, double factor) {
        for (int i = 0; i < one.components().size(); i++) {
            NestedVariance.Component mine = one.components().get(i);
            NestedVariance.Component its = other.components().get(i);
            assertThat(its.share()).isCloseTo(mine.share(), within(1e-9));
            // Squared: rounding moves variances, and the root of a variance that should be 0 is much greater than that.
            double variance = Math.pow(mine.deviation() * factor, 2);
            assertThat(Math.pow(its.deviation(), 2)).isCloseTo(variance, within(1e-9 * factor * factor));
            assertThat(its.interval().high()).isCloseTo(factor * mine.interval().high(), within(1e-7 * factor));
        }
    }

    @Property(tries = 100)
    void neither_the_mean_of_a_condition_nor_the_unit_matters(
            @ForAll("values") double[] first,
            @ForAll("values") double[] second,
            @ForAll @IntRange(max = 400) int power) {
        double unit = Math.scalb(1.0, power);

        assertSame(
                NestedVariance.of(COUNTS, List.of(first, second)),
                NestedVariance.of(COUNTS, List.of(each(first, unit, 0), each(second, -unit, 3 * unit))),
                unit);
    }

    @Property(tries = 100)
    void a_condition_that_is_written_twice_adds_nothing(@ForAll("values") double[] values) {
        assertSame(NestedVariance.of(COUNTS, List.of(values)), NestedVariance.of(COUNTS, List.of(values, values)), 1);
    }

    @Property(tries = 100)
    void the_order_of_numbers_within_their_parent_does_not_matter(@ForAll("values") double[] values) {
        double[] other = new double[12];
        for (int i = 0; i < 12; i++) {
            other[i] = values[(11 - i + 4) % 12]; // splits rotated, initializations and orders reversed
        }

        assertSame(NestedVariance.of(COUNTS, List.of(values)), NestedVariance.of(COUNTS, List.of(other)), 1);
    }

    @Property(tries = 100)
    void shares_sum_to_one_and_every_deviation_is_in_its_interval(@ForAll("values") double[] values) {
        NestedVariance variance = NestedVariance.of(COUNTS, List.of(values));

        assertThat(variance.components().stream()
                        .mapToDouble(NestedVariance.Component::share)
                        .sum())
                .satisfiesAnyOf(
                        sum -> assertThat(sum).isCloseTo(1, within(1e-9)),
                        sum -> assertThat(sum).isZero());
        assertThat(variance.components())
                .allSatisfy(component -> assertThat(component.deviation())
                        .isBetween(
                                component.interval().low() - 1e-9,
                                component.interval().high() + 1e-9));
    }

    @Property(tries = 100)
    void a_source_that_changes_nothing_has_no_variance(@ForAll("values") double[] values) {
        double[] noOrder = new double[12];
        for (int i = 0; i < 12; i++) {
            noOrder[i] = values[i / 2];
        }

        assertThat(NestedVariance.of(COUNTS, List.of(noOrder))
                        .components()
                        .getLast()
                        .deviation())
                .isZero();
    }

    /** Of 3,000 studies 95 % have the true deviation in their interval; the range is that ± 3.8 standard errors. */
    @Test
    void intervals_cover_the_true_deviation() {
        int[] counts = {5, 2, 2};
        double[] truth = {1, 0.5, 0.25};
        int[] covered = new int[3];
        SplittableRandom random = new SplittableRandom(5);
        int studies = 3000;
        for (int study = 0; study < studies; study++) {
            NestedVariance variance = NestedVariance.of(counts, List.of(drawn(counts, truth, random)));
            for (int i = 0; i < 3; i++) {
                covered[i] += variance.components().get(i).interval().contains(truth[i]) ? 1 : 0;
            }
        }
        assertThat(covered)
                .satisfies(counted -> Arrays.stream(counted)
                        .forEach(count -> assertThat(count / (double) studies).isBetween(0.935, 0.965)));
    }

    private static double[] drawn(int[] counts, double[] deviations, SplittableRandom random) {
        double[] values = new double[counts[0] * counts[1] * counts[2]];
        for (int split = 0; split < counts[0]; split++) {
            double ofSplit = deviations[0] * random.nextGaussian();
            for (int initialization = 0; initialization < counts[1]; initialization++) {
                double ofBoth = ofSplit + deviations[1] * random.nextGaussian();
                for (int order = 0; order < counts[2]; order++) {
                    values[(split * counts[1] + initialization) * counts[2] + order] =
                            ofBoth + deviations[2] * random.nextGaussian();
                }
            }
        }
        return values;
    }
}
