// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.data.split.Parts;
import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.random.RandomStreams;
import dev.ceteris.engine.stopping.BestEpoch;
import dev.ceteris.engine.training.Evaluation;
import dev.ceteris.engine.training.Float32Checkpoint;
import dev.ceteris.engine.training.Trainer;
import dev.ceteris.engine.training.Weights;
import dev.ceteris.lab.Silence;
import dev.ceteris.lab.Tiny;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.store.Store;
import dev.ceteris.lab.store.StoreException;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.trial.TrialState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a trial comes to: which epoch is its result, and whose weights are kept. */
class ResultTest {
    /** Learns so fast that the validation loss rises after a few epochs. */
    private static final Study STOPPING = Tiny.study(
            "data.validation=15",
            "epochs=60",
            "learningRate=0.05",
            "optimizer=adam",
            "l1.lambda=1e-3",
            "hidden=[30]",
            "earlyStopping={patience: {epochs: 3}}");

    private static final Study BY_AREA = Tiny.study(
            "data.validation=12", "epochs=60", "earlyStopping={patience: {epochs: 4, metric: validation.auc}}");

    @TempDir
    private Path folder;

    private static RunRecord run(Store store, Study study) {
        return new Runner(store, Tiny::data, new Silence(), 2, Tiny.environment()).run(study);
    }

    @Test
    void any_metric_of_the_validation_set_can_be_watched() {
        try (Store store = Store.open(folder)) {
            RunRecord run = run(store, BY_AREA);
            assertThat(run.trials()).hasSize(4).allSatisfy(trial -> {
                int best = ((TrialState.Done) trial.state()).epoch();
                List<Double> areas = trial.epochs().stream()
                        .map(epoch -> epoch.metrics().get(Metric.VALIDATION_AUC))
                        .toList();
                assertThat(areas.indexOf(areas.stream().max(Double::compare).orElseThrow()))
                        .isEqualTo(best - 1);
                assertThat(trial.epochs()).hasSize(best + 4).hasSizeLessThan(60);
            });
        }
    }

    @Test
    void a_trial_stops_after_epochs_without_improvement_and_its_result_is_the_best_epoch() {
        try (Store store = Store.open(folder)) {
            RunRecord run = run(store, STOPPING);
            assertThat(run).isEqualTo(store.run(run.id()));
            assertThat(run.trials()).hasSize(4).allSatisfy(trial -> {
                int best = ((TrialState.Done) trial.state()).epoch();
                List<Double> losses = trial.epochs().stream()
                        .map(epoch -> epoch.metrics().get(Metric.VALIDATION_LOSS))
                        .toList();
                assertThat(losses.get(best - 1))
                        .isEqualTo(losses.stream().min(Double::compare).orElseThrow());
                assertThat(trial.result()).contains(trial.epochs().get(best - 1));
                assertThat(trial.epochs()).hasSize(best + 3).hasSizeLessThan(60);
            });
        }
    }

    @Test
    void the_kept_weights_measure_what_the_result_measured() {
        try (Store store = Store.open(folder)) {
            for (Study study : List.of(STOPPING, Tiny.study())) {
                RunRecord run = run(store, study);
                for (TrialRecord trial : run.trials()) {
                    TrialSpec spec = study.trials().get(trial.number() - 1);
                    Weights weights = (Weights) store.weights(run.id(), trial).orElseThrow();
                    assertThat(trial.state())
                            .isEqualTo(new TrialState.Done(
                                    weights.sha256(),
                                    trial.result().orElseThrow().epoch()));
                    Map<Metric, Double> metrics = trial.result().orElseThrow().metrics();
                    Evaluation found = evaluation(spec, weights);
                    assertThat(metrics)
                            .containsEntry(Metric.TEST_LOSS, found.loss())
                            .containsEntry(Metric.TEST_ACCURACY, found.accuracy());
                }
            }
        }
    }

    private static Evaluation evaluation(TrialSpec spec, Weights weights) {
        var data = Tiny.data(spec.data());
        Network network = Trial.network(spec, data);
        Parts parts = new Splits(Datasets.load(STOPPING, Tiny::data))
                .of(STOPPING.trials().getFirst());
        Float32Checkpoint checkpoint = new Trainer(network, spec.training(), parts.train(), 1).checkpoint();
        Float32Checkpoint there =
                new Float32Checkpoint(1, 1, weights, checkpoint.memory(), Weights.NONE, BestEpoch.none(Weights.NONE));
        try (ThreadTeam alone = ThreadTeam.of(1)) {
            return Trainer.resume(network, spec.training(), parts.train(), new RandomStreams(1), there)
                    .evaluate(data.test(), alone);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, true", "5, true", "9, true", "14, true", "20, true", "6, false", "15, false"})
    void a_stopped_run_goes_on_to_the_same_result(int epochs, boolean byLoss, @TempDir Path elsewhere) {
        Study study = byLoss ? STOPPING : BY_AREA;
        RunRecord undisturbed;
        try (Store store = Store.open(elsewhere)) {
            undisturbed = run(store, study);
        }
        try (Store store = Store.open(folder)) {
            RunRecord stopped = StoppedRun.after(epochs, store, study, 2);
            assertThat(stopped.trials()).anyMatch(trial -> trial.state() instanceof TrialState.Interrupted);
            assertThat(run(store, study).trials()).isEqualTo(undisturbed.trials());
        }
    }

    @Test
    void what_is_not_done_has_no_weights_and_a_removed_run_leaves_none() throws Exception {
        try (Store store = Store.open(folder)) {
            RunRecord run = run(store, Tiny.study("vary.training.learningRate=[0.1, 1e30]", "seeds=1"));
            for (TrialRecord trial : run.trials()) {
                assertThat(store.weights(run.id(), trial).isPresent())
                        .isEqualTo(trial.state() instanceof TrialState.Done);
            }
            Path weights = store.folderOf(run.id()).resolve("weights");
            assertThat(weights).isDirectoryContaining(file -> file.endsWith("1.bin"));
            Files.delete(weights.resolve("1.bin"));
            assertThat(store.weights(run.id(), run.trials().getFirst())).isEmpty();
            store.remove(run.id());
            assertThat(weights).doesNotExist();
        }
    }

    @Test
    void damaged_weights_are_named_whatever_the_damage() throws Exception {
        try (Store store = Store.open(folder)) {
            RunRecord run = run(store, Tiny.study());
            TrialRecord trial = run.trials().getFirst();
            Path file = store.folderOf(run.id()).resolve("weights").resolve("1.bin");
            byte[] whole = Files.readAllBytes(file);
            for (int i = 0; i < whole.length; i++) {
                byte[] damaged = whole.clone();
                damaged[i] ^= 0x10;
                Files.write(file, damaged);
                refused(store, run, trial, file);
            }
            for (int length = 0; length < whole.length; length++) {
                Files.write(file, Arrays.copyOf(whole, length));
                refused(store, run, trial, file);
            }
            Files.write(file, whole);
            assertThat(store.weights(run.id(), trial)).isPresent();
        }
    }

    private static void refused(Store store, RunRecord run, TrialRecord trial, Path file) {
        assertThatThrownBy(() -> store.weights(run.id(), trial))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith(file + ": these weights cannot be used (")
                .hasMessageEndingWith("; remove the run and train it again to have them");
    }
}
