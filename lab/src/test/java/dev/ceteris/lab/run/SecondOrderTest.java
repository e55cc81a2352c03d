// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.data.source.DataPlaces;
import dev.ceteris.data.source.Dataset;
import dev.ceteris.engine.float64.Float64Weights;
import dev.ceteris.engine.training.Weights;
import dev.ceteris.lab.Silence;
import dev.ceteris.lab.Tiny;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.store.Store;
import dev.ceteris.lab.store.StoreException;
import dev.ceteris.lab.study.Setting;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.study.StudyReader;
import dev.ceteris.lab.trial.DataSpec;
import dev.ceteris.lab.trial.EpochRecord;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.trial.TrialState;
import dev.ceteris.spec.StudyException;
import dev.ceteris.spec.StudyText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Studies whose networks learn in float64: what is kept of them, whatever interrupts them, and where they end. */
class SecondOrderTest {
    private static final String TEXT = """
            study: bump
            question: How far down does a tiny network get?
            data:
              source: {function: x1*exp(-x1^2-x2^2), from: -2, to: 2, grid: 20, judged: 3}
              train: 60
            network: {hidden: [6], activation: tanh, initialization: glorot}
            training: {epochs: 12}
            vary: {optimizer: [lbfgs, levenbergMarquardt]}
            seeds: 2
            """;

    @TempDir
    private Path folder;

    private Store store;

    @BeforeEach
    void open() {
        store = Store.open(folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static Study study(String... settings) {
        return StudyReader.read(
                new StudyText("bump.yaml", TEXT),
                Stream.of(settings).map(Setting::parse).toList());
    }

    private static Dataset data(DataSpec spec) {
        return spec.source().open(new DataPlaces(List.of(), Path.of("none"), line -> {}));
    }

    private static RunRecord run(Store store, Study study, int cores) {
        return new Runner(store, SecondOrderTest::data, new Silence(), cores, Tiny.environment()).run(study);
    }

    private RunRecord run(Study study, int cores) {
        return run(store, study, cores);
    }

    private static double loss(TrialRecord trial) {
        return trial.result().orElseThrow().metrics().get(Metric.TEST_LOSS);
    }

    @Test
    void it_learns_and_the_kept_weights_are_those_of_its_result_in_all_their_bits() {
        RunRecord run = run(study("epochs=60"), 2);

        assertThat(run.trials()).hasSize(4).allSatisfy(trial -> {
            // Answering 0 everywhere would come to 0.0245.
            assertThat(loss(trial)).isLessThan(0.003);
            assertThat(store.weights(run.id(), trial)).hasValueSatisfying(weights -> {
                assertThat(weights).isInstanceOf(Float64Weights.class);
                assertThat(trial.state()).isEqualTo(new TrialState.Done(weights.sha256(), 60));
            });
        });
    }

    @Test
    void any_number_of_cores_gives_the_same_bits() {
        RunRecord alone = run(study(), 1);
        store.remove(alone.id());

        assertThat(run(study(), 6).trials()).isEqualTo(alone.trials());
    }

    /** Of two optimizers and two seeds, 12 epochs each; patience covers the best epoch as well. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 11, 12, 13, 30, 47})
    void a_stopped_run_goes_on_to_the_bits_of_an_undisturbed_one(int epochs, @TempDir Path elsewhere) {
        Study study = study("data.validation=20", "patience.epochs=9", "l2.lambda=1e-6");
        RunRecord undisturbed;
        try (Store other = Store.open(elsewhere)) {
            undisturbed = run(other, study, 2);
        }
        AtomicInteger left = new AtomicInteger(epochs);
        AtomicReference<Runner> runner = new AtomicReference<>();
        Silence stopping = new Silence() {
            @Override
            public void epochEnded(TrialSpec trial, EpochRecord epoch) {
                if (left.decrementAndGet() == 0) {
                    runner.get().stop();
                }
            }
        };
        runner.set(new Runner(store, SecondOrderTest::data, stopping, 1, Tiny.environment()));
        RunRecord stopped = runner.get().run(study);

        assertThat(stopped.trials()).anyMatch(trial -> !(trial.state() instanceof TrialState.Done));
        Recording recording = new Recording();
        RunRecord resumed = new Runner(store, SecondOrderTest::data, recording, 1, Tiny.environment()).run(study);
        assertThat(resumed.trials()).isEqualTo(undisturbed.trials());
        assertThat(recording.heard).noneMatch(line -> line.startsWith("notice"));
    }

    @Test
    void a_trial_stops_early_with_its_best_epoch() {
        RunRecord run = run(study("data.validation=10", "data.train=12", "patience.epochs=5", "epochs=200"), 2);

        assertThat(run.trials()).allSatisfy(trial -> {
            int best = ((TrialState.Done) trial.state()).epoch();
            List<Double> losses = trial.epochs().stream()
                    .map(epoch -> epoch.metrics().get(Metric.VALIDATION_LOSS))
                    .toList();
            assertThat(losses.get(best - 1))
                    .isEqualTo(losses.stream().min(Double::compare).orElseThrow());
        });
        assertThat(run.trials()).anyMatch(trial -> trial.epochs().size() < 200);
    }

    @Test
    void a_trial_that_gains_nothing_any_more_is_done_and_was_evaluated_on_the_grid() {
        RunRecord run =
                run(study("network.hidden=[]", "epochs=1000", "data.source={function: x1+x2, from: 0, to: 1}"), 2);

        assertThat(run.trials()).allSatisfy(trial -> {
            assertThat(trial.epochs()).hasSizeLessThan(200);
            assertThat(((TrialState.Done) trial.state()).epoch())
                    .isEqualTo(trial.epochs().size());
            assertThat(loss(trial)).isLessThan(1e-15);
        });
    }

    @Test
    void penalty_and_norms_are_measured() {
        TrialRecord trial = run(study("l2.lambda=0.5"), 1).trials().getFirst();

        assertThat(trial.epochs()).allSatisfy(epoch -> {
            double norm = epoch.metrics().get(Metric.WEIGHT_NORM);
            assertThat(epoch.metrics().get(Metric.PENALTY)).isEqualTo(0.25 * norm * norm);
            assertThat(epoch.metrics()).containsEntry(Metric.WEIGHTS_ZERO, 0.0);
        });
    }

    @Test
    void both_orders_can_be_compared_and_what_means_nothing_to_one_changes_nothing_for_it() {
        RunRecord run =
                run(study("vary={optimizer: [adam, levenbergMarquardt], batchSize: [10, 20]}", "learningRate=0.01"), 2);

        List<TrialRecord> trials = run.trials();
        assertThat(trials.get(0).state()).isNotEqualTo(trials.get(1).state());
        assertThat(trials.get(2).state()).isEqualTo(trials.get(3).state());
        assertThat(store.weights(run.id(), trials.get(0)).orElseThrow()).isInstanceOf(Weights.class);
        assertThat(store.weights(run.id(), trials.get(2)).orElseThrow()).isInstanceOf(Float64Weights.class);
    }

    @Test
    void damaged_weights_are_named_whatever_the_damage() throws Exception {
        RunRecord run = run(study(), 2);
        TrialRecord trial = run.trials().getFirst();
        Path file = store.folderOf(run.id()).resolve("weights").resolve("1.bin");
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 0x10;
            refused(run, trial, file, damaged);
            refused(run, trial, file, Arrays.copyOf(whole, i));
        }
    }

    private void refused(RunRecord run, TrialRecord trial, Path file, byte[] content) throws Exception {
        Files.write(file, content);
        assertThatThrownBy(() -> store.weights(run.id(), trial))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith(file + ": these weights cannot be used (");
    }

    @Test
    void a_network_too_large_for_levenberg_marquardt_is_said_before_anything_runs() {
        assertThatThrownBy(() -> run(study("hidden=[100, 100]", "data.train=5000"), 1))
                .isInstanceOf(StudyException.class)
                .hasMessage(
                        "study bump, optimizer levenbergMarquardt: training.optimizer is levenbergMarquardt for 10501 "
                                + "parameters and 5000 residuals, whose JᵀJ would take 842 MiB and J 401 MiB, expected "
                                + "at most 4096 parameters or residuals and 1024 MiB for J; a smaller network, or "
                                + "lbfgs, which needs a few numbers for each parameter");
        assertThat(store.runs()).isEmpty();
    }

    @Test
    void classes_are_not_for_levenberg_marquardt_but_for_lbfgs() {
        Study damped = Tiny.study("vary={}", "optimizer=levenbergMarquardt");
        assertThatThrownBy(() -> new Runner(store, Tiny::data, new Silence(), 1, Tiny.environment()).run(damped))
                .isInstanceOf(StudyException.class)
                .hasMessage("study tiny: training.optimizer is levenbergMarquardt for a loss that is not a sum of "
                        + "squares, expected lbfgs, or numbers to learn instead of classes");
        assertThat(store.runs()).isEmpty();

        RunRecord run = new Runner(store, Tiny::data, new Silence(), 1, Tiny.environment())
                .run(Tiny.study("vary={}", "optimizer=lbfgs", "hidden=[10]", "activation=tanh", "epochs=60"));
        assertThat(run.trials())
                .allSatisfy(trial -> assertThat(
                                trial.result().orElseThrow().metrics().get(Metric.TRAIN_ACCURACY))
                        .isEqualTo(1));
    }
}
