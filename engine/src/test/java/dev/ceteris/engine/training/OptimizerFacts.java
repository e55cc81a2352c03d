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
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.optimizer.Adam;
import dev.ceteris.engine.optimizer.AdamW;
import dev.ceteris.engine.optimizer.FirstOrder;
import dev.ceteris.engine.optimizer.Learner;
import dev.ceteris.engine.optimizer.Lion;
import dev.ceteris.engine.optimizer.Momentum;
import dev.ceteris.engine.optimizer.Nesterov;
import dev.ceteris.engine.optimizer.Rmsprop;
import dev.ceteris.engine.optimizer.Sgd;
import dev.ceteris.engine.optimizer.Unclipped;
import dev.ceteris.engine.random.RandomStreams;
import dev.ceteris.engine.regularization.L2;
import dev.ceteris.engine.regularization.Regularization;
import dev.ceteris.engine.sample.Samples;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
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

    /**
     * Ends of the same steps by the formulas that PyTorch documents for {@code RMSprop(lr=0.1, alpha=0.99, eps=1e-8)}
     * and that algorithm 2 of Chen et al. 2023 has, in float64 and plain Python (PyTorch has no Lion); then with
     * {@code weight_decay=0.05}, which is added to the gradient of the one and decays the weights of the other.
     */
    static Stream<Arguments> formulas() {
        return Stream.of(
                arguments(
                        new Rmsprop(0.99, 1e-8),
                        0,
                        ends(1.9135765571534267, -3.438536508575271, -1.6101800955499743, 0.5737004161129251)),
                arguments(
                        new Rmsprop(0.99, 1e-8),
                        0.05,
                        ends(1.5496214602455822, -2.6604144472134243, -0.6633401442538658, 0.36880997720488357)),
                arguments(
                        new Rmsprop(0.9, 0.25),
                        0,
                        ends(0.9445443323345006, -1.8884238861517506, -0.182508263403158, 1.6841282108049347)),
                arguments(
                        new Lion(0.9, 0.99, 0),
                        0,
                        ends(0.8999999999999999, -1.8500000000000005, -0.36875, 0.7999999999999993)),
                arguments(
                        new Lion(0.9, 0.99, 0.05),
                        0,
                        ends(0.853015606349195, -1.7121666603510317, -0.34563876210222577, 0.6645275504572323)));
    }

    @Test
    void the_sign_of_lion_is_the_same_in_vectors_and_keeps_what_is_no_number() {
        float[] special = {
            0, -0f, Float.NaN, Float.MIN_VALUE, -Float.MIN_VALUE, 1e30f, -1e30f, Float.POSITIVE_INFINITY, 1, -1
        };
        float[] g = new float[256];
        float[] m = new float[256];
        float[] w = new float[256];
        for (int i = 0; i < g.length; i++) {
            g[i] = special[i % special.length];
            m[i] = special[i / special.length % special.length];
            w[i] = 0.1f * i;
        }
        Span span = new Span(16, 256);
        List<float[]> found = Stream.of(Kernels.scalar(), Kernels.fastest())
                .map(kernels -> {
                    Learner learner = new Learner(w.clone(), g.clone(), List.of(m.clone()));
                    new Lion(0.9, 0.99, 0).step(kernels, 1, 0.25).take(learner, span);
                    return learner.numbers();
                })
                .toList();
        assertThat(found.getFirst()).isEqualTo(found.getLast()).startsWith(Arrays.copyOf(w, 16));
        assertThat(found.getFirst()[22]).isNaN();
    }

    @Test
    void no_optimizer_is_left_out() {
        assertThat(Stream.concat(pyTorch(), formulas())
                        .map(line -> (Object) line.get()[0].getClass())
                        .toList())
                .contains((Object[]) FirstOrder.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource({"pyTorch", "formulas"})
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
        Stepper stepper = new Stepper(optimizer, new Unclipped(), Kernels.fastest());
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
            stepper.step(learner, penalty, new Stepper.Update(t, 4, rate, 0), new Span(0, 16));
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

    /** Whose steps do not become shorter by themselves: they end next to the minimum, as far as a step is long. */
    @Test
    void steps_of_one_length_end_around_the_minimum_of_a_quadratic() {
        for (FirstOrder optimizer : List.of(new Rmsprop(0.99, 1e-8), new Lion(0.9, 0.99, 0))) {
            double[] found = steps(optimizer, Penalty.NOTHING, START, 0.001, 6000, w -> {
                double[] g = new double[w.length];
                for (int i = 0; i < w.length; i++) {
                    g[i] = (1 << i) * (w[i] - i);
                }
                return g;
            });
            for (int i = 0; i < found.length; i++) {
                assertThat(found[i]).as("%s, weight %d", optimizer, i).isCloseTo(i, within(0.02));
            }
        }
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
                arguments(ADAM_W, 0.01),
                arguments(new Rmsprop(0.99, 1e-8), 0.003),
                arguments(new Lion(0.9, 0.99, 0), 0.002));
    }

    @ParameterizedTest
    @MethodSource("learners")
    void the_bits_depend_neither_on_threads_nor_on_vectors_nor_on_an_interruption(FirstOrder optimizer, double rate)
            throws IOException {
        Samples numbers = Scenes.numbers(60, 8, 3, 3);
        Network network = Scenes.classifier(8, 3, 32, 20);
        Training training = new Training(optimizer, rate, 7, Update.BATCH, 4);
        Trainer scalar = new Trainer(network, training, numbers, TrainingStreams.of(5), Kernels.scalar(), 16);
        Trainer first = new Trainer(network, training, numbers, 5);
        try (ThreadTeam alone = ThreadTeam.of(1);
                ThreadTeam three = ThreadTeam.of(3)) {
            for (int epoch = 0; epoch < training.epochs(); epoch++) {
                scalar.trainEpoch(alone);
            }
            first.trainEpoch(three);
            first.trainEpoch(alone);
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            first.checkpoint().write(file);
            Trainer second = Trainer.resume(
                    network,
                    training,
                    numbers,
                    new RandomStreams(5),
                    Float32Checkpoint.read(new ByteArrayInputStream(file.toByteArray()), network));
            second.trainEpoch(three);
            second.trainEpoch(three);
            assertThat(second.weights().sha256()).isEqualTo(scalar.weights().sha256());
        }
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
        assertThatThrownBy(() -> new Rmsprop(0.9, 0)).hasMessage("epsilon is 0.0, expected between 1e-30 and 1e30");
        assertThatThrownBy(() -> new Rmsprop(1, 1e-8)).hasMessage("beta is 1.0, expected at least 0 and below 1");
        assertThatThrownBy(() -> new Lion(0.9, 1, 0)).hasMessage("beta2 is 1.0, expected at least 0 and below 1");
        assertThatThrownBy(() -> new Lion(0.9, 0.99, -1))
                .hasMessage("weightDecay is -1.0, expected between 0 and 1e30");
        assertThatThrownBy(() -> new Adam(-0.1, 0.999, 1e-8)).isInstanceOf(SpecException.class);
        assertThatThrownBy(() -> new AdamW(0.9, Double.NaN, 1e-8, 0)).isInstanceOf(SpecException.class);
        assertThatThrownBy(() -> new AdamW(0.9, 0.999, 1e-8, -1)).isInstanceOf(SpecException.class);
    }
}
