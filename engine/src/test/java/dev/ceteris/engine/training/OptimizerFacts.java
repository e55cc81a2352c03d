// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.ceteris.base.SpecException;
import dev.ceteris.engine.kernel.Kernels;
import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.math.Span;
import dev.ceteris.engine.optimizer.Adam;
import dev.ceteris.engine.optimizer.AdamW;
import dev.ceteris.engine.optimizer.FirstOrder;
import dev.ceteris.engine.optimizer.Learner;
import dev.ceteris.engine.optimizer.Momentum;
import dev.ceteris.engine.optimizer.Nesterov;
import dev.ceteris.engine.optimizer.Sgd;
import dev.ceteris.engine.regularization.L2;
import dev.ceteris.engine.regularization.Regularization;
import dev.ceteris.engine.sample.Samples;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Facts: each optimizer against PyTorch on the same gradients, on two functions with a known minimum, and on a network.
 */
class OptimizerFacts {
    private static final Adam ADAM = new Adam(0.9, 0.999, 1e-8);
    private static final AdamW ADAM_W = new AdamW(0.9, 0.999, 1e-8, 0.01);

    private static final double[] START = {0.5, -1.25, 0.03125, 2.0};

    /** Twenty steps go through them four times. All of them are floats exactly. */
    private static final double[][] GRADIENTS = {
        {0.5, -0.25, 0.125, 1.0},
        {-0.75, 0.5, 0.0, 0.25},
        {0.0625, 1.5, -0.125, -2.0},
        {0.25, -0.5, 0.5, 0.75},
        {-1.0, 0.125, -0.25, 0.5}
    };

    /** Twenty roundings of numbers of size 1 to 5, each to half an ulp of 2⁻²², and as many of what is remembered. */
    private static final double TOLERANCE = 1e-5;

    /**
     * Ends of the same steps with PyTorch 2.14.1 in float64: {@code w.grad = tensor(gradient); optimizer.step()} with
     * {@code SGD(lr=0.1)}, {@code SGD(lr=0.1, momentum=0.9)}, the same with {@code nesterov=True},
     * {@code Adam(lr=0.1, betas=(0.9, 0.999), eps=1e-8)}, {@code AdamW(the same, weight_decay=0.01)}; then with
     * {@code weight_decay=0.05} each.
     */
    static Stream<Arguments> pyTorch() {
        return Stream.of(
                arguments(new Sgd(), 0, ends(0.8749999999999997, -1.7999999999999998, -0.06875, 1.7999999999999998)),
                arguments(
                        new Momentum(0.9),
                        0,
                        ends(2.4293431495572784, -4.6447795467099375, -0.6197783021730484, 0.7593832644504884)),
                arguments(
                        new Nesterov(0.9),
                        0,
                        ends(2.611408834601551, -4.855301592038943, -0.6546754719557436, 0.6834449380054397)),
                arguments(
                        ADAM,
                        0,
                        ends(0.8900677865048029, -1.8765832436289507, -0.5077961518702815, 1.6846319846257722)),
                arguments(
                        ADAM_W,
                        0,
                        ends(0.8781304793203792, -1.847008843476241, -0.5021820422992856, 1.6492519878928578)),
                arguments(
                        new Sgd(),
                        0.05,
                        ends(0.8138440785973812, -1.6549117645267628, -0.06663989356224445, 1.61936945292404)),
                arguments(
                        new Nesterov(0.9),
                        0.05,
                        ends(2.0549049264744, -3.5742457978334143, -0.5468066100243684, -0.11735190899631591)),
                arguments(
                        ADAM,
                        0.05,
                        ends(0.8124177457675082, -1.7194333380251612, -0.4343661866431197, 1.5416546546708083)));
    }

    private static double[] ends(double... ends) {
        return ends;
    }

    @Test
    void no_optimizer_is_left_out() {
        assertThat(pyTorch().map(line -> (Object) line.get()[0].getClass()).toList())
                .contains((Object[]) FirstOrder.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("pyTorch")
    void twenty_steps_end_where_those_of_pytorch_do(FirstOrder optimizer, double square, double[] ends) {
        Penalty penalty = Penalty.of(optimizer, new L2(square, Regularization.Per.UPDATE), 1);
        double[] found = steps(optimizer, penalty, START, 0.1, 20, new UnaryOperator<>() {
            private int t;

            @Override
            public double[] apply(double[] w) {
                return GRADIENTS[t++ % GRADIENTS.length];
            }
        });
        for (int i = 0; i < ends.length; i++) {
            assertThat(found[i]).as("weight %d", i).isCloseTo(ends[i], within(TOLERANCE));
        }
    }

    /** Where steps along given slopes lead; gradients come as sums over 4 samples. */
    private static double[] steps(
            FirstOrder optimizer,
            Penalty penalty,
            double[] start,
            double rate,
            int count,
            UnaryOperator<double[]> gradient) {
        Stepper stepper = new Stepper(optimizer, Kernels.fastest());
        List<float[]> moments =
                Stream.generate(() -> new float[16]).limit(optimizer.moments()).toList();
        Learner learner = new Learner(new float[16], new float[16], moments);
        double[] w = start.clone();
        for (int i = 0; i < w.length; i++) {
            learner.numbers()[i] = (float) w[i];
        }
        for (int t = 1; t <= count; t++) {
            double[] g = gradient.apply(w);
            for (int i = 0; i < w.length; i++) {
                learner.gradient()[i] = (float) (4 * g[i]);
            }
            stepper.step(learner, penalty, new Stepper.Update(t, 4, rate), new Span(0, 16));
            for (int i = 0; i < w.length; i++) {
                w[i] = learner.numbers()[i];
            }
        }
        return w;
    }

    static Stream<Arguments> rates() {
        return Stream.of(
                arguments(new Sgd(), 0.1, 0.001),
                arguments(new Momentum(0.9), 0.05, 0.001),
                arguments(new Nesterov(0.9), 0.05, 0.001),
                arguments(ADAM, 0.02, 0.02),
                arguments(new AdamW(0.9, 0.999, 1e-8, 0), 0.02, 0.02));
    }

    /** {@code Σ cᵢ/2 · (wᵢ − i)²}: one bowl, its axes curved 1 to 8 times. */
    @ParameterizedTest
    @MethodSource("rates")
    void a_quadratic_is_solved(FirstOrder optimizer, double rate, double ignored) {
        double[] found = steps(optimizer, Penalty.NOTHING, START, rate, 2000, w -> {
            double[] g = new double[w.length];
            for (int i = 0; i < w.length; i++) {
                g[i] = (1 << i) * (w[i] - i);
            }
            return g;
        });
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i]).isCloseTo(i, within(1e-4));
        }
    }

    /** Rosenbrock 1960: {@code (1 − x)² + 100 · (y − x²)²} from his start (−1.2, 1), with its minimum at (1, 1). */
    @ParameterizedTest
    @MethodSource("rates")
    void the_valley_of_rosenbrock_is_followed_to_its_end(FirstOrder optimizer, double ignored, double rate) {
        double[] found = steps(optimizer, Penalty.NOTHING, new double[] {-1.2, 1}, rate, 30_000, w -> {
            double bend = w[1] - w[0] * w[0];
            return new double[] {-2 * (1 - w[0]) - 400 * w[0] * bend, 200 * bend};
        });
        assertThat(found[0]).isCloseTo(1, within(2e-2));
        assertThat(found[1]).isCloseTo(1, within(4e-2));
    }

    static Stream<Arguments> learners() {
        return Stream.of(
                arguments(new Sgd(), 0.2),
                arguments(new Momentum(0.9), 0.05),
                arguments(new Nesterov(0.9), 0.05),
                arguments(ADAM, 0.01),
                arguments(ADAM_W, 0.01));
    }

    @ParameterizedTest
    @MethodSource("learners")
    void a_small_network_memorizes_its_samples(FirstOrder optimizer, double rate) {
        Samples numbers = Scenes.numbers(60, 8, 3, 3);
        Training training = new Training(optimizer, rate, 10, Update.BATCH, 300);
        Trainer trainer = new Trainer(Scenes.classifier(8, 3, 32), training, numbers, 5);
        try (ThreadTeam alone = ThreadTeam.of(1)) {
            double before = trainer.evaluate(numbers, alone).loss();
            for (int epoch = 0; epoch < training.epochs(); epoch++) {
                trainer.trainEpoch(alone);
            }
            Evaluation after = trainer.evaluate(numbers, alone);
            assertThat(before).isGreaterThan(0.9);
            assertThat(after.loss()).isLessThan(0.05);
            assertThat(after.accuracy()).isEqualTo(1);
        }
    }

    @Test
    void momentum_that_keeps_nothing_is_plain_gradient_descent() {
        UnaryOperator<double[]> slope = w -> new double[] {w[0], 3 * w[1], -w[2], w[3] - 1};
        double[] plain = steps(new Sgd(), Penalty.NOTHING, START, 0.1, 10, slope);
        assertThat(steps(new Momentum(0), Penalty.NOTHING, START, 0.1, 10, slope))
                .isEqualTo(plain);
        assertThat(steps(new Nesterov(0), Penalty.NOTHING, START, 0.1, 10, slope))
                .isEqualTo(plain);
    }

    @Test
    void hyperparameters_that_cannot_be_are_refused() {
        assertThatThrownBy(() -> new Momentum(1))
                .isInstanceOf(SpecException.class)
                .hasMessage("beta is 1.0, expected at least 0 and below 1");
        // Its float is 1, with which m would only grow.
        assertThatThrownBy(() -> new Nesterov(0.99999999999)).isInstanceOf(SpecException.class);
        assertThatThrownBy(() -> new Adam(0.9, 0.999, 0)).hasMessage("epsilon is 0.0, expected between 1e-30 and 1e30");
        assertThatThrownBy(() -> new Adam(-0.1, 0.999, 1e-8)).isInstanceOf(SpecException.class);
        assertThatThrownBy(() -> new AdamW(0.9, Double.NaN, 1e-8, 0)).isInstanceOf(SpecException.class);
        assertThatThrownBy(() -> new AdamW(0.9, 0.999, 1e-8, -1)).isInstanceOf(SpecException.class);
    }
}
