// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.ceteris.base.SpecException;
import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.optimizer.Sgd;
import dev.ceteris.engine.regularization.None;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.schedule.Constant;
import dev.ceteris.engine.schedule.Cosine;
import dev.ceteris.engine.schedule.Fixed;
import dev.ceteris.engine.schedule.LinearDecay;
import dev.ceteris.engine.schedule.OneCycle;
import dev.ceteris.engine.schedule.Polynomial;
import dev.ceteris.engine.schedule.RateSweep;
import dev.ceteris.engine.schedule.Schedule;
import dev.ceteris.engine.schedule.Step;
import dev.ceteris.engine.schedule.Updates;
import dev.ceteris.engine.stopping.Never;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Facts: schedules against those of PyTorch, and what becomes of them in a trial. */
class ScheduleFacts {
    /**
     * The learning rates of PyTorch 2.14.1 in float64, {@code optimizer.param_groups[0]['lr']} before each step of
     * {@code SGD(lr=0.4)} with {@code StepLR(step_size=4, gamma=0.5)},
     * {@code CosineAnnealingLR(T_max=12, eta_min=0.04)} and {@code OneCycleLR(max_lr=0.4, total_steps=12,
     * pct_start=0.3, anneal_strategy='linear', cycle_momentum=False)}.
     */
    static Stream<Arguments> pyTorch() {
        return Stream.of(
                arguments(new Constant(), rates(0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4)),
                arguments(new Step(2, 0.5), rates(0.4, 0.4, 0.4, 0.4, 0.2, 0.2, 0.2, 0.2, 0.1, 0.1, 0.1, 0.1)),
                arguments(
                        new Cosine(0, 0.1),
                        rates(
                                0.4,
                                0.3938666487320323,
                                0.375884572681199,
                                0.3472792206135786,
                                0.31000000000000005,
                                0.2665874281184538,
                                0.22000000000000006,
                                0.17341257188154632,
                                0.13000000000000006,
                                0.09272077938642147,
                                0.06411542731880104,
                                0.04613335126796773)),
                arguments(
                        new OneCycle(0.3, 0.04, 4e-6),
                        rates(
                                0.016,
                                0.16369230769230775,
                                0.3113846153846155,
                                0.38095245714285714,
                                0.3333336,
                                0.2857147428571428,
                                0.23809588571428572,
                                0.19047702857142856,
                                0.14285817142857143,
                                0.0952393142857143,
                                0.04762045714285712,
                                1.599999999990498e-06)));
    }

    /**
     * By the closed forms that PyTorch documents, in plain Python: {@code LinearLR(start_factor=1, end_factor=0.1,
     * total_iters=12)} and {@code PolynomialLR(total_iters=12, power=2)}; the last has TensorFlow's
     * {@code end_learning_rate} as well.
     */
    static Stream<Arguments> closedForms() {
        return Stream.of(
                arguments(
                        new LinearDecay(0, 0.1),
                        rates(
                                0.4,
                                0.37,
                                0.34,
                                0.31000000000000005,
                                0.28,
                                0.24999999999999997,
                                0.22000000000000003,
                                0.19,
                                0.16000000000000003,
                                0.13,
                                0.09999999999999999,
                                0.07000000000000002)),
                arguments(
                        new Polynomial(2, 0, 0),
                        rates(
                                0.4,
                                0.3361111111111111,
                                0.27777777777777785,
                                0.225,
                                0.1777777777777778,
                                0.13611111111111107,
                                0.1,
                                0.06944444444444443,
                                0.04444444444444445,
                                0.025,
                                0.011111111111111106,
                                0.0027777777777777805)),
                arguments(
                        new Polynomial(0.9, 0, 0.25),
                        rates(
                                0.4,
                                0.37740325322336044,
                                0.3545998440367561,
                                0.33156685201707115,
                                0.30827594879848214,
                                0.28469127069169553,
                                0.26076601938044397,
                                0.2364366782022371,
                                0.21161231740339048,
                                0.18615237662477763,
                                0.15981155994256577,
                                0.1320522213496704)));
    }

    private static double[] rates(double... rates) {
        return rates;
    }

    @ParameterizedTest
    @MethodSource({"pyTorch", "closedForms"})
    void twelve_updates_have_the_rates_of_pytorch(Schedule schedule, double[] expected) {
        LearningRates rates = new LearningRates(schedule, 0.4, new Updates(2, 12));
        for (int update = 0; update < expected.length; update++) {
            assertThat(rates.of(update)).as("update %d", update).isCloseTo(expected[update], within(1e-15));
        }
    }

    @Test
    void a_cosine_may_warm_up_along_a_line() {
        LearningRates rates = new LearningRates(new Cosine(0.25, 0), 1, new Updates(4, 16));
        assertThat(IntStream.range(0, 5).mapToDouble(rates::of).toArray()).containsExactly(0.25, 0.5, 0.75, 1, 1);
        assertThat(rates.of(10)).isCloseTo(0.5, within(1e-15));
        assertThat(rates.of(15)).isBetween(0.0, 0.05);
    }

    @Test
    void a_line_and_a_power_warm_up_in_the_same_way() {
        for (Schedule schedule : new Schedule[] {new LinearDecay(0.25, 0.5), new Polynomial(1, 0.25, 0.5)}) {
            LearningRates rates = new LearningRates(schedule, 1, new Updates(4, 16));
            assertThat(IntStream.range(0, 5).mapToDouble(rates::of).toArray()).containsExactly(0.25, 0.5, 0.75, 1, 1);
            assertThat(rates.of(10)).isCloseTo(0.75, within(1e-15));
            assertThat(rates.of(15)).isCloseTo(0.5 + 0.5 / 12, within(1e-15));
        }
    }

    @Test
    void every_schedule_can_be_as_short_as_one_update() {
        for (Schedule schedule : new Schedule[] {
            new Constant(),
            new Step(1, 0.1),
            new Cosine(0, 0),
            new Cosine(0.9, 0),
            new OneCycle(0.3, 0.04, 0),
            new LinearDecay(0, 0),
            new LinearDecay(0.9, 0),
            new Polynomial(2, 0, 0),
            new RateSweep(1e-6)
        }) {
            assertThat(new LearningRates(schedule, 0.1, new Updates(1, 1)).of(0))
                    .as("%s", schedule)
                    .isEqualTo(0.1);
        }
    }

    /** {@code 0.4 * numpy.geomspace(1e-4, 1, 5)}. */
    @Test
    void a_range_test_multiplies_the_rate_with_the_same_factor_in_every_update() {
        LearningRates rates = new LearningRates(new RateSweep(1e-4), 0.4, new Updates(1, 5));
        double[] expected = {4e-05, 0.0004, 0.004, 0.04000000000000001, 0.4};
        for (int t = 0; t < expected.length; t++) {
            assertThat(rates.of(t)).isCloseTo(expected[t], within(1e-15 * expected[t] * 4));
        }
        assertThatThrownBy(() -> new RateSweep(1)).hasMessage("start is 1.0, expected at least 1e-12 and below 1");
        assertThatThrownBy(() -> new RateSweep(0)).isInstanceOf(SpecException.class);
    }

    @Test
    void after_the_last_update_the_rate_stays_as_it_is() {
        LearningRates rates = new LearningRates(new OneCycle(0.5, 0, 0.125), 1, new Updates(2, 8));
        assertThat(rates.of(1000)).isEqualTo(rates.of(7)).isEqualTo(0.125);
    }

    @Test
    void the_rate_of_a_trial_follows_its_updates() {
        Samples numbers = Scenes.numbers(40, 6, 3, 4);
        // Stairs so deep that nothing moves any more in the second epoch.
        Training training = new Training(
                new Sgd(), 0.1, new Fixed(), new Step(1, 1e-30), 10, Update.BATCH, new None(), 2, new Never());
        Trainer trainer = new Trainer(Scenes.classifier(6, 3, 8), training, numbers, 1);
        try (ThreadTeam alone = ThreadTeam.of(1)) {
            String before = trainer.weights().sha256();
            trainer.trainEpoch(alone);
            String after = trainer.weights().sha256();
            trainer.trainEpoch(alone);
            assertThat(after).isNotEqualTo(before);
            assertThat(trainer.weights().sha256()).isEqualTo(after);
        }
    }

    @Test
    void shares_that_cannot_be_are_refused() {
        assertThatThrownBy(() -> new Step(0, 0.1)).hasMessage("every is 0, expected at least 1");
        assertThatThrownBy(() -> new Step(1, 0)).hasMessage("factor is 0.0, expected above 0 and at most 1");
        assertThatThrownBy(() -> new Cosine(1, 0)).hasMessage("warmUp is 1.0, expected at least 0 and below 1");
        assertThatThrownBy(() -> new Cosine(0, 1.5)).isInstanceOf(SpecException.class);
        assertThatThrownBy(() -> new LinearDecay(1, 0)).hasMessage("warmUp is 1.0, expected at least 0 and below 1");
        assertThatThrownBy(() -> new LinearDecay(0, -0.1)).hasMessage("floor is -0.1, expected between 0 and 1");
        assertThatThrownBy(() -> new Polynomial(0, 0, 0)).hasMessage("power is 0.0, expected above 0 and at most 100");
        assertThatThrownBy(() -> new OneCycle(0, 0, 0)).hasMessage("warmUp is 0.0, expected above 0 and below 1");
        assertThatThrownBy(() -> new OneCycle(0.3, Double.NaN, 0)).isInstanceOf(SpecException.class);
    }
}
