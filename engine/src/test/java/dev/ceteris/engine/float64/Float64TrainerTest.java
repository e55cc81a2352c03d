// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.float64;

import static dev.ceteris.engine.float64.SecondOrderTask.CLASSES;
import static dev.ceteris.engine.float64.SecondOrderTask.DAMPED;
import static dev.ceteris.engine.float64.SecondOrderTask.EPOCHS;
import static dev.ceteris.engine.float64.SecondOrderTask.FEW_FUNCTIONS;
import static dev.ceteris.engine.float64.SecondOrderTask.FIVE_POINTS;
import static dev.ceteris.engine.float64.SecondOrderTask.FUNCTIONS;
import static dev.ceteris.engine.float64.SecondOrderTask.LBFGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.base.SpecException;
import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.network.WeightSummary;
import dev.ceteris.engine.network.activation.Activation;
import dev.ceteris.engine.network.activation.Activations;
import dev.ceteris.engine.network.activation.Tanh;
import dev.ceteris.engine.optimizer.SecondOrder;
import dev.ceteris.engine.optimizer.Sgd;
import dev.ceteris.engine.random.RandomStreams;
import dev.ceteris.engine.regularization.L1;
import dev.ceteris.engine.regularization.L2;
import dev.ceteris.engine.regularization.None;
import dev.ceteris.engine.regularization.Regularization;
import dev.ceteris.engine.regularization.WeightDecay;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.schedule.Constant;
import dev.ceteris.engine.schedule.Fixed;
import dev.ceteris.engine.schedule.Step;
import dev.ceteris.engine.stopping.Never;
import dev.ceteris.engine.stopping.Patience;
import dev.ceteris.engine.training.EpochResult;
import dev.ceteris.engine.training.Evaluation;
import dev.ceteris.engine.training.InitialValues;
import dev.ceteris.engine.training.Trainer;
import dev.ceteris.engine.training.Training;
import dev.ceteris.engine.training.Update;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Learning in float64: the same bits however it is done, the minimum where there is one, and what is refused. */
class Float64TrainerTest {
    /** Everything a trial shows of itself. */
    private record Trace(
            List<EpochResult> epochs, List<Evaluation> evaluations, WeightSummary weights, String sha256) {}

    private static Trace trace(SecondOrderTask task, Activation activation, int threads) {
        Float64Trainer trainer = task.trainer(activation);
        List<EpochResult> epochs = new ArrayList<>();
        List<Evaluation> evaluations = new ArrayList<>();
        try (ThreadTeam team = ThreadTeam.of(threads)) {
            for (int epoch = 0; epoch < EPOCHS; epoch++) {
                epochs.add(trainer.trainEpoch(team));
                evaluations.add(trainer.evaluate(task.samples(), team));
            }
        }
        return new Trace(
                epochs, evaluations, trainer.weightSummary(), trainer.weights().sha256());
    }

    @Provide
    Arbitrary<Activation> activations() {
        return Arbitraries.of(Activations.ALL);
    }

    @Property(tries = 40)
    void threads_do_not_change_a_bit(
            @ForAll SecondOrderTask task,
            @ForAll("activations") Activation activation,
            @ForAll @IntRange(min = 2, max = 3) int threads) {
        assertThat(trace(task, activation, threads)).isEqualTo(trace(task, activation, 1));
    }

    @Property(tries = 30)
    void a_resumed_trial_ends_with_the_bits_of_an_undisturbed_one(
            @ForAll SecondOrderTask task, @ForAll @IntRange(min = 0, max = EPOCHS) int stop) throws IOException {
        Float64Trainer undisturbed = task.trainer(new Tanh());
        Float64Trainer stopped = task.trainer(new Tanh());
        try (ThreadTeam team = ThreadTeam.of(1)) {
            List<EpochResult> expected = new ArrayList<>();
            List<EpochResult> found = new ArrayList<>();
            for (int epoch = 0; epoch < EPOCHS; epoch++) {
                expected.add(undisturbed.trainEpoch(team));
            }
            for (int epoch = 0; epoch < stop; epoch++) {
                found.add(stopped.trainEpoch(team));
            }
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            stopped.checkpoint().write(file);
            Float64Trainer resumed = task.resumed(read(file.toByteArray(), task.network(new Tanh())));
            for (int epoch = stop; epoch < EPOCHS; epoch++) {
                found.add(resumed.trainEpoch(team));
            }
            assertThat(found).isEqualTo(expected);
            assertThat(resumed.weights().sha256())
                    .isEqualTo(undisturbed.weights().sha256());
        }
    }

    private static Float64Checkpoint read(byte[] file, Network network) throws IOException {
        return Float64Checkpoint.read(new ByteArrayInputStream(file), network);
    }

    @Property(tries = 30)
    void portions_of_any_size_give_the_same_bits(@ForAll @IntRange(min = 1, max = 160) int portion) {
        Network network = SecondOrderTask.LBFGS_REGRESSION.network(new Tanh());
        Layout layout = Layout.of(network);
        double[] parameters = InitialValues.of(network, new RandomStreams(4));
        double[] expected = new double[parameters.length];
        double[] found = new double[parameters.length];
        try (ThreadTeam team = ThreadTeam.of(1)) {
            double loss = new NetworkFunction(network, FUNCTIONS, layout).loss(parameters, expected, team);

            assertThat(new NetworkFunction(network, FUNCTIONS, layout, portion).loss(parameters, found, team))
                    .isEqualTo(loss);
        }
        assertThat(found).isEqualTo(expected);
    }

    @Property(tries = 20)
    void an_epoch_never_makes_the_loss_larger(@ForAll("activations") Activation activation) {
        for (SecondOrderTask task : List.of(
                SecondOrderTask.DAMPED_FEW_PARAMETERS,
                SecondOrderTask.DAMPED_FEW_SAMPLES,
                SecondOrderTask.LBFGS_CLASSES)) {
            List<EpochResult> epochs = trace(task, activation, 1).epochs();
            for (int i = 1; i < EPOCHS; i++) {
                assertThat(epochs.get(i).loss())
                        .isLessThanOrEqualTo(epochs.get(i - 1).loss());
            }
        }
    }

    private static final L2 RIDGE = new L2(0.1, Regularization.Per.UPDATE);

    /**
     * numpy 2.4.6: {@code solve(2/5*A.T@A + lam*diag([1,1,0]), 2/5*A.T@t)}, A the points with a column of ones, λ = 0
     * and 0.1.
     */
    @Test
    void a_linear_network_ends_at_the_least_squares_solution() {
        double[] plain = {1.1575860764283017, -1.3980325387816879, 0.0192962542565266};
        double[] ridge = {1.0682130584192442, -1.3156357388316156, 0.06537800687285229};
        for (SecondOrder optimizer : List.of(DAMPED, LBFGS)) {
            assertThat(learned(FIVE_POINTS, optimizer, new None())).containsExactly(plain, within(1e-9));
            assertThat(learned(FIVE_POINTS, optimizer, RIDGE)).containsExactly(ridge, within(1e-9));
        }
    }

    /**
     * SciPy 1.17.1: {@code minimize(f, zeros(9), jac=True, method="L-BFGS-B", options=dict(gtol=1e-13, ftol=0))}, f the
     * mean cross-entropy of the logits XW + b plus 0.05‖W‖², ends at these W with a gradient below 3e-10.
     */
    @Test
    void a_linear_classifier_ends_where_scipy_ends() {
        Samples classes = new Samples(FIVE_POINTS.features(), new Labels(new int[] {0, 1, 0, 2, 1}, 3));
        double[] expected = {
            -0.5442030292818635,
            0.7972026154335576,
            -0.2529995861516941,
            0.17980976999614603,
            0.9626475414282688,
            -1.1424573114244148
        };
        assertThat(Arrays.copyOf(learned(classes, LBFGS, RIDGE), 6)).containsExactly(expected, within(1e-8));
    }

    private static double[] learned(Samples samples, SecondOrder optimizer, Regularization regularization) {
        Network network = Scenes64.network(samples, new Tanh());
        double[] drawn = InitialValues.of(network, new RandomStreams(4));
        Float64Trainer trainer =
                new Float64Trainer(network, Scenes64.training(optimizer, regularization, 200), samples, drawn);
        try (ThreadTeam team = ThreadTeam.of(1)) {
            for (int epoch = 0; epoch < 200; epoch++) {
                trainer.trainEpoch(team);
            }
        }
        return trainer.checkpoint().parameters();
    }

    @Test
    void where_nothing_is_to_be_gained_no_update_is_counted() {
        Network network = Scenes64.network(FIVE_POINTS, new Tanh());
        Float64Trainer trainer = new Float64Trainer(network, Scenes64.training(DAMPED, 300), FIVE_POINTS, 1);
        try (ThreadTeam team = ThreadTeam.of(1)) {
            EpochResult last = trainer.trainEpoch(team);
            for (int epoch = 1; epoch < 300; epoch++) {
                last = trainer.trainEpoch(team);
            }
            EpochResult next = trainer.trainEpoch(team);

            assertThat(last.epoch()).isEqualTo(300);
            assertThat(last.updates()).isLessThan(100);
            assertThat(trainer.isAtRest()).isTrue();
            assertThat(next).isEqualTo(new EpochResult(301, 1, last.updates(), last.loss(), last.gradientNorm()));
        }
    }

    @Test
    void numbers_that_are_too_large_diverge_and_change_nothing() {
        Network network = Scenes64.network(FIVE_POINTS, new Tanh());
        for (SecondOrder optimizer : List.of(DAMPED, LBFGS)) {
            double[] huge = {1e200, 1e200, 0};
            Float64Trainer trainer =
                    new Float64Trainer(network, Scenes64.training(optimizer, 5), FIVE_POINTS, huge.clone());
            try (ThreadTeam team = ThreadTeam.of(1)) {
                EpochResult result = trainer.trainEpoch(team);

                assertThat(result.diverged()).isTrue();
                assertThat(result.updates()).isZero();
                assertThat(trainer.checkpoint().parameters()).isEqualTo(huge);
            }
        }
    }

    @Test
    void a_network_too_large_for_levenberg_marquardt_is_refused_with_what_it_would_take() {
        Samples many = Scenes64.functions(5000, 2, 1);
        Network network = Scenes64.network(many, new Tanh(), 100, 100);
        Training training = Scenes64.training(DAMPED, 1);

        assertThatThrownBy(() -> new Float64Trainer(network, training, many, 1))
                .isInstanceOf(SpecException.class)
                .hasMessage(
                        "optimizer is levenbergMarquardt for 10501 parameters and 5000 residuals, whose JᵀJ would take "
                                + "842 MiB and J 401 MiB, expected at most 4096 parameters or residuals and 1024 MiB "
                                + "for J; a smaller network, or lbfgs, which needs a few numbers for each parameter");
    }

    @Test
    void what_does_not_fit_is_refused() {
        Samples classes = CLASSES;
        Network classifier = SecondOrderTask.LBFGS_CLASSES.network(new Tanh());
        Network regression = Scenes64.network(FIVE_POINTS, new Tanh());

        assertRefused(
                classifier, Scenes64.training(DAMPED, 1), classes, "lbfgs, or numbers to learn instead of classes");
        Training downhill = new Training(new Sgd(), 1, 1, Update.EPOCH, 1);
        assertRefused(regression, downhill, FIVE_POINTS, "lbfgs or levenbergMarquardt");
        assertThatThrownBy(() -> new Trainer(regression, Scenes64.training(LBFGS, 1), FIVE_POINTS, 1))
                .isInstanceOf(SpecException.class)
                .hasMessage("optimizer is Lbfgs[memory=5], expected one that learns in float32; others have "
                        + "Float64Trainer");
        assertRefused(regression, Scenes64.training(LBFGS, 1), classes, "inputs is 2");
    }

    private static void assertRefused(Network network, Training training, Samples samples, String part) {
        assertThatThrownBy(() -> new Float64Trainer(network, training, samples, 1))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining(part);
    }

    @Test
    void a_training_that_no_optimizer_of_the_second_order_can_do_is_refused() {
        Regularization.Per often = Regularization.Per.UPDATE;
        for (Regularization rough : List.of(new L1(1e-4, Regularization.Form.PROXIMAL, often), new WeightDecay(1e-4))) {
            assertThatThrownBy(() -> Scenes64.training(DAMPED, rough, 1))
                    .isInstanceOf(SpecException.class)
                    .hasMessageContaining(
                            "expected none or l2: lbfgs and levenbergMarquardt can make nothing else small");
        }
        assertThatThrownBy(() -> new Training(
                        LBFGS, 1, new Fixed(), new Step(1, 0.5), 1, Update.EPOCH, new None(), 1, new Never()))
                .isInstanceOf(SpecException.class)
                .hasMessageStartingWith("schedule is Step[every=1, factor=0.5], expected constant: ");
    }

    @Property(tries = 10)
    void learning_rate_batch_size_and_update_mean_nothing(
            @ForAll @DoubleRange(min = 0.01, max = 10) double rate,
            @ForAll @IntRange(min = 1, max = 1000) int batchSize,
            @ForAll Update update,
            @ForAll Regularization.Per per) {
        SecondOrderTask task = SecondOrderTask.DAMPED_PENALTY;
        Training other = new Training(
                DAMPED, rate, new Fixed(), new Constant(), batchSize, update, new L2(1e-4, per), EPOCHS, new Never());
        Float64Trainer trainer = new Float64Trainer(task.network(new Tanh()), other, task.samples(), 4);
        try (ThreadTeam team = ThreadTeam.of(1)) {
            for (int epoch = 0; epoch < EPOCHS; epoch++) {
                trainer.trainEpoch(team);
            }
        }
        assertThat(trainer.weights().sha256())
                .isEqualTo(trace(task, new Tanh(), 1).sha256());
    }

    @Property(tries = 20)
    void the_best_epoch_is_the_result_and_outlives_an_interruption(@ForAll @IntRange(min = 1, max = 5) int stop)
            throws IOException {
        Network network = SecondOrderTask.DAMPED_FEW_SAMPLES.network(new Tanh());
        Training patient = new Training(
                DAMPED, 1, new Fixed(), new Constant(), 1, Update.EPOCH, new None(), EPOCHS, new Patience(3, 0));
        double[] losses = {5, 4, 4.5, Double.NaN, 4};
        Float64Trainer trainer = new Float64Trainer(network, patient, FEW_FUNCTIONS, 4);
        String second = "";
        try (ThreadTeam team = ThreadTeam.of(1)) {
            for (int epoch = 1; epoch <= losses.length; epoch++) {
                trainer.trainEpoch(team);
                assertThat(trainer.stopsEarly(losses[epoch - 1])).isEqualTo(epoch == 5);
                second = epoch == 2 ? trainer.weights().sha256() : second;
                if (epoch == stop) {
                    ByteArrayOutputStream file = new ByteArrayOutputStream();
                    trainer.checkpoint().write(file);
                    trainer = Float64Trainer.resume(network, patient, FEW_FUNCTIONS, read(file.toByteArray(), network));
                }
            }
        }
        assertThat(trainer.resultEpoch()).isEqualTo(2);
        assertThat(trainer.result().sha256())
                .isEqualTo(second)
                .isNotEqualTo(trainer.weights().sha256());
    }

    /** Worked by hand: ‖w‖² = 9 + 16, ‖w‖₁ = 7, of 3 × 4 weights ten are 0; λ/2 · 25 = 1.25 for λ = 0.1. */
    @Test
    void weights_are_summed_up_without_biases() {
        Network network = Scenes64.network(CLASSES.select(new int[] {0, 1}), new Tanh());
        double[] parameters = new double[Math.toIntExact(network.parameters())];
        parameters[0] = 3;
        parameters[5] = -4;
        parameters[parameters.length - 1] = 100;
        Float64Trainer trainer = new Float64Trainer(network, Scenes64.training(LBFGS, RIDGE, 1), CLASSES, parameters);

        assertThat(trainer.weightSummary()).isEqualTo(new WeightSummary(5, 7, 4, 10 / 12.0));
        assertThat(trainer.penalty(trainer.weightSummary())).isCloseTo(1.25, within(1e-15));
    }
}
