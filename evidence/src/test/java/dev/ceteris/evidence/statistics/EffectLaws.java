// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;

/** Laws: of effect sizes, intervals, adjusted p-values and power. */
class EffectLaws {
    private static final Offset<Double> CLOSE = within(1e-9);

    @Provide
    Arbitrary<double[]> sample() {
        return Arbitraries.integers()
                .between(-40, 40)
                .map(sixteenths -> sixteenths / 16.0)
                .array(Double[].class)
                .ofMinSize(2)
                .ofMaxSize(8)
                .map(values ->
                        Arrays.stream(values).mapToDouble(Double::doubleValue).toArray());
    }

    private static double[] negated(double[] values) {
        return Arrays.stream(values).map(value -> -value).toArray();
    }

    private static void assertTurned(Interval interval, Interval turned, double sum) {
        assertThat(turned.low()).isCloseTo(sum - interval.high(), CLOSE);
        assertThat(turned.high()).isCloseTo(sum - interval.low(), CLOSE);
    }

    @Property(tries = 200)
    void who_does_not_win_loses(
            @ForAll("sample") double[] a,
            @ForAll("sample") double[] b,
            @ForAll @DoubleRange(min = 0.5, max = 0.99) double level) {
        Superiority paired = Superiority.paired(a, level);
        assertThat(Superiority.paired(negated(a), level).probability()).isCloseTo(1 - paired.probability(), CLOSE);
        assertTurned(paired.interval(), Superiority.paired(negated(a), level).interval(), 1);
        Superiority unpaired = Superiority.unpaired(a, b, level);
        assertThat(Superiority.unpaired(b, a, level).probability()).isCloseTo(1 - unpaired.probability(), CLOSE);
        assertTurned(unpaired.interval(), Superiority.unpaired(b, a, level).interval(), 1);
    }

    @Property(tries = 200)
    void intervals_contain_the_estimate_and_have_a_width(
            @ForAll("sample") double[] a,
            @ForAll("sample") double[] b,
            @ForAll @DoubleRange(min = 0.5, max = 0.99) double level) {
        for (Superiority superiority :
                new Superiority[] {Superiority.paired(a, level), Superiority.unpaired(a, b, level)}) {
            assertThat(superiority.interval().contains(superiority.probability()))
                    .isTrue();
            assertThat(superiority.interval().high() - superiority.interval().low())
                    .isGreaterThan(0.02);
            assertThat(superiority.interval().low()).isNotNegative();
            assertThat(superiority.interval().high()).isLessThanOrEqualTo(1);
        }
    }

    @Property(tries = 20)
    void bootstrap_intervals_turn_round_and_move_with_their_values(@ForAll("sample") double[] values) {
        Interval interval = Bootstrap.bca(values, 0.9);
        assertTurned(interval, Bootstrap.bca(negated(values), 0.9), 0);
        Interval moved =
                Bootstrap.bca(Arrays.stream(values).map(value -> 4 * value + 3).toArray(), 0.9);
        assertThat(moved.low()).isCloseTo(4 * interval.low() + 3, CLOSE);
        assertThat(moved.high()).isCloseTo(4 * interval.high() + 3, CLOSE);
        assertThat(interval.contains(Moments.of(values, 2).mean())).isTrue();
    }

    @Property(tries = 20)
    void bootstrap_intervals_of_a_difference_turn_round(@ForAll("sample") double[] a, @ForAll("sample") double[] b) {
        Interval interval = Bootstrap.bca(a, b, 0.9);
        assertTurned(interval, Bootstrap.bca(negated(a), negated(b), 0.9), 0);
        assertThat(interval.contains(Moments.of(a, 2).mean() - Moments.of(b, 2).mean()))
                .isTrue();
    }

    @Property(tries = 200)
    void holm_raises_p_values_and_keeps_their_order(@ForAll @Size(max = 8) double[] raw) {
        double[] pValues = Arrays.stream(raw).map(value -> Math.abs(value % 1)).toArray();
        double[] adjusted = Holm.adjust(pValues);
        for (int i = 0; i < pValues.length; i++) {
            assertThat(adjusted[i]).isBetween(pValues[i], Math.min(1, pValues.length * pValues[i]) + 1e-15);
            for (int j = 0; j < i; j++) {
                assertThat((adjusted[i] - adjusted[j]) * (pValues[i] - pValues[j]) + 0.0)
                        .isNotNegative();
            }
        }
    }

    @Property(tries = 50)
    void power_grows_with_the_effect_and_the_number_and_is_alpha_without_one(
            @ForAll @IntRange(min = 2, max = 60) int n,
            @ForAll @DoubleRange(min = 0.01, max = 0.3) double alpha,
            @ForAll @DoubleRange(min = 0, max = 2) double effect) {
        assertThat(Power.ofT(0, 1, n, 0, alpha)).isCloseTo(alpha, CLOSE);
        double power = Power.ofT(effect, 1, n, 0, alpha);
        assertThat(Power.ofT(effect + 0.1, 1, n, 0, alpha)).isGreaterThan(power - 1e-12);
        assertThat(Power.ofT(effect, 1, n + 1, 0, alpha)).isGreaterThan(power - 1e-12);
    }

    @Property(tries = 30)
    void the_sample_size_is_the_smallest_that_is_enough(
            @ForAll @DoubleRange(min = 0.2, max = 2) double effect,
            @ForAll @DoubleRange(min = 0.01, max = 0.2) double alpha) {
        int enough = Power.sampleSize(effect, 1, 0, alpha, 0.8, 1000).orElseThrow();
        int expected = IntStream.rangeClosed(2, 1000)
                .filter(n -> Math.pow(2, -n) <= alpha && Power.ofT(effect, 1, n, 0, alpha) >= 0.8)
                .findFirst()
                .orElseThrow();
        assertThat(enough).isEqualTo(expected);
    }
}
