// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.base.SpecException;
import dev.ceteris.theory.BatchScaling.Run;
import dev.ceteris.theory.BatchScaling.Stretch;
import dev.ceteris.theory.LossTarget.Direction;
import dev.ceteris.theory.LossTarget.Moment;
import dev.ceteris.theory.LossTarget.Reach;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/**
 * Facts: fits as {@code scipy.optimize.curve_fit} of SciPy 1.17 makes them, with {@code xtol=ftol=gtol=1e-15} and the
 * roots of the diagonal of its covariance; and laws.
 */
class CurveFacts {
    private static final double[] SIZES = {100, 200, 500, 1000, 2000, 5000, 10_000};

    /** Both searches end within about 1e-8 of the minimum. */
    private static final Percentage CLOSE = Percentage.withPercentage(1e-4);

    /** {@code curve_fit(lambda m, a, b, c: a + b * m**-c, m, e, p0=(0.05, 3, 0.5))}. */
    @Test
    void a_learning_curve_is_fitted_as_by_scipy() {
        PowerLaw law = PowerLaw.fit(SIZES, new double[] {0.31, 0.252, 0.187, 0.152, 0.124, 0.101, 0.089});
        assertThat(law.floor()).isCloseTo(0.040993095227199745, CLOSE);
        assertThat(law.scale()).isCloseTo(1.5903047245878859, CLOSE);
        assertThat(law.exponent()).isCloseTo(0.384368166525052, CLOSE);
        assertThat(law.floorError()).isCloseTo(0.0072131189997352565, CLOSE);
        assertThat(law.exponentError()).isCloseTo(0.021711173974622616, CLOSE);
        assertThat(law.residual()).isCloseTo(0.0019551957315009794, CLOSE);
        assertThat(law.isDetermined()).isTrue();
    }

    /** Without its bound the floor would be −0.28: {@code curve_fit(lambda m, b, c: b * m**-c, m, e, p0=(3, 0.5))}. */
    @Test
    void no_error_is_expected_to_fall_below_0() {
        PowerLaw law = PowerLaw.fit(SIZES, new double[] {0.30, 0.26, 0.20, 0.15, 0.11, 0.07, 0.045});
        assertThat(law.floor()).isZero();
        assertThat(law.floorError()).isZero();
        assertThat(law.scale()).isCloseTo(1.5542278140353678, CLOSE);
        assertThat(law.exponent()).isCloseTo(0.34603495602768924, CLOSE);
        assertThat(law.exponentError()).isCloseTo(0.029008257368492274, CLOSE);
        assertThat(law.residual()).isCloseTo(0.013679109940028663, CLOSE);
    }

    @Property(tries = 50)
    void points_on_a_power_law_give_it_back(
            @ForAll @DoubleRange(min = 0.01, max = 0.3) double floor,
            @ForAll @DoubleRange(min = 0.5, max = 5) double scale,
            @ForAll @DoubleRange(min = 0.1, max = 1) double exponent) {
        double[] errors = new double[SIZES.length];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = floor + scale * Math.pow(SIZES[i], -exponent);
        }
        PowerLaw law = PowerLaw.fit(SIZES, errors);
        assertThat(law.exponent()).isCloseTo(exponent, Percentage.withPercentage(0.01));
        assertThat(law.at(300)).isCloseTo(floor + scale * Math.pow(300, -exponent), Percentage.withPercentage(1e-4));
    }

    @Test
    void a_step_is_not_a_power_law() {
        PowerLaw law = PowerLaw.fit(SIZES, new double[] {1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1});
        assertThat(law.isDetermined()).isFalse();
        assertThat(law.exponentError()).isNaN();
    }

    @Test
    void too_few_points_are_refused() {
        assertThatThrownBy(() -> PowerLaw.fit(new double[] {1, 2, 2}, new double[] {3, 2, 1}))
                .isInstanceOf(SpecException.class)
                .hasMessage("different sizes is 2, expected at least 3, for three numbers are fitted");
        assertThatThrownBy(() -> PowerLaw.fit(new double[] {1, 2, 3}, new double[] {1, 1, 1}))
                .isInstanceOf(SpecException.class)
                .hasMessage("errors is all 1.0, expected some that differ, or there is no curve");
        assertThatThrownBy(() -> PowerLaw.fit(new double[] {0, 2, 3}, new double[] {1, 1, 2}))
                .isInstanceOf(SpecException.class)
                .hasMessage("size 1 is 0.0, expected a finite number above 0");
        assertThat(PowerLaw.fit(new double[] {10, 20, 30}, new double[] {3, 2, 1.7})
                        .exponentError())
                .as("three numbers through three points leave nothing to judge by")
                .isNaN();
    }

    private static Run run(int batch, long updates) {
        return new Run(batch, new Reach.Reached(updates, 0));
    }

    private static List<Run> runs() {
        long[] updates = {5100, 2700, 1350, 760, 470, 300, 240, 190, 185};
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < updates.length; i++) {
            runs.add(run(8 << i, updates[i]));
        }
        return runs;
    }

    /** {@code curve_fit(lambda B, s, c: s + np.log1p(np.exp(c) / B), B, np.log(S), p0=(5, 5))}. */
    @Test
    void updates_against_the_batch_size_are_fitted_as_by_scipy() {
        BatchScaling scaling = BatchScaling.fit(runs());
        assertThat(scaling.fewestUpdates()).isCloseTo(158.74643436373393, CLOSE);
        assertThat(scaling.criticalBatch()).isCloseTo(246.82629000116214, CLOSE);
        assertThat(scaling.criticalError()).isCloseTo(0.03380031879227453, CLOSE);
        assertThat(scaling.residual()).isCloseTo(0.02776755092386526, CLOSE);
        assertThat(scaling.isDetermined()).isTrue();
        assertThat(scaling.reached()).isEqualTo(9);
    }

    @Test
    void at_the_critical_batch_updates_and_samples_are_twice_the_fewest() {
        BatchScaling scaling = BatchScaling.fit(runs());
        double critical = scaling.criticalBatch();
        assertThat(scaling.updates(critical)).isCloseTo(2 * scaling.fewestUpdates(), CLOSE);
        assertThat(scaling.updates(critical) * critical).isCloseTo(2 * scaling.fewestSamples(), CLOSE);
        assertThat(List.of(
                        scaling.stretch(critical / 9.1),
                        scaling.stretch(critical / 8.9),
                        scaling.stretch(critical * 8.9),
                        scaling.stretch(critical * 9.1)))
                .containsExactly(
                        Stretch.PERFECT_SCALING,
                        Stretch.DIMINISHING_RETURNS,
                        Stretch.DIMINISHING_RETURNS,
                        Stretch.MAXIMAL_PARALLELISM);
    }

    @Test
    void a_run_that_never_arrived_is_left_out_and_held_against_the_fit_when_it_had_the_time() {
        List<Run> runs = runs();
        runs.add(new Run(4096, new Reach.Never(100)));
        runs.add(new Run(8192, new Reach.Never(1000)));
        BatchScaling scaling = BatchScaling.fit(runs);
        assertThat(scaling.criticalBatch()).isEqualTo(BatchScaling.fit(runs()).criticalBatch());
        assertThat(scaling.contradicted()).isEqualTo(1);
    }

    @Test
    void without_a_bend_none_is_claimed() {
        BatchScaling perfect = BatchScaling.fit(List.of(run(8, 8000), run(16, 4000), run(32, 2000)));
        assertThat(perfect.isDetermined()).isFalse();
        assertThat(perfect.criticalError()).isNaN();
        assertThat(BatchScaling.fit(List.of(run(8, 500), run(16, 500), run(32, 500)))
                        .isDetermined())
                .isFalse();
        assertThatThrownBy(() -> BatchScaling.fit(List.of(run(8, 100), run(8, 90), new Run(16, new Reach.Never(9)))))
                .isInstanceOf(SpecException.class)
                .hasMessage("batch sizes that reached the target is 1, expected at least 2");
    }

    @Test
    void a_target_is_reached_at_the_first_moment_that_is_there() {
        List<Moment> curve =
                List.of(new Moment(10, 0.5), new Moment(20, Double.NaN), new Moment(30, 0.9), new Moment(40, 0.7));
        assertThat(new LossTarget(Direction.AT_LEAST, 0.7).reachedBy(curve)).isEqualTo(new Reach.Reached(30, 20));
        assertThat(new LossTarget(Direction.AT_LEAST, 0.5).reachedBy(curve)).isEqualTo(new Reach.Reached(10, 0));
        assertThat(new LossTarget(Direction.AT_LEAST, 0.95).reachedBy(curve)).isEqualTo(new Reach.Never(40));
        assertThat(new LossTarget(Direction.AT_MOST, 0.4).reachedBy(curve)).isEqualTo(new Reach.Never(40));
        assertThat(new LossTarget(Direction.AT_MOST, 0.6).reachedBy(curve)).isEqualTo(new Reach.Reached(10, 0));
        assertThat(new LossTarget(Direction.AT_MOST, 1).reachedBy(List.of())).isEqualTo(new Reach.Never(0));
    }

    @Test
    void a_curve_that_goes_back_in_time_is_refused() {
        List<Moment> curve = List.of(new Moment(10, 0.5), new Moment(5, 0.6));
        assertThatThrownBy(() -> new LossTarget(Direction.AT_LEAST, 0.7).reachedBy(curve))
                .isInstanceOf(SpecException.class)
                .hasMessage("updates is 5, expected at least 10, those before");
    }

    @Test
    void the_front_is_what_nothing_beats_at_its_cost() {
        double[] costs = {3, 1, 2, 2, 5, 4, 1};
        double[] values = {0.9, 0.7, 0.8, 0.85, 0.9, Double.NaN, 0.7};
        assertThat(ParetoFront.of(costs, values)).containsExactly(1, 3, 0);
        assertThatThrownBy(() -> ParetoFront.of(costs, new double[] {1}))
                .isInstanceOf(SpecException.class)
                .hasMessage("values is 1, expected one for each of the 7 costs");
    }
}
