// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.training.Trainer;
import dev.ceteris.engine.training.Weights;
import dev.ceteris.lab.Silence;
import dev.ceteris.lab.Tiny;
import dev.ceteris.lab.run.Datasets;
import dev.ceteris.lab.run.Runner;
import dev.ceteris.lab.run.Splits;
import dev.ceteris.lab.run.Trial;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.store.Store;
import dev.ceteris.lab.store.StoreException;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.theory.ComplexityMeasure;
import dev.ceteris.theory.FrobeniusNorm;
import dev.ceteris.theory.Measures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The measures of trained networks belong to the weights that the store keeps, and to the draw that these began with.
 */
class LearningTheoryTest {
    private static final Measures.Effort EFFORT = new Measures.Effort(20, 2, 1);

    @TempDir
    private Path folder;

    private static RunRecord run(Store store, Study study) {
        return new Runner(store, Tiny::data, new Silence(), 2, Tiny.environment()).run(study);
    }

    private static List<MeasuredTrial> measured(Store store, RunRecord run, int cores) {
        return measured(store, run, cores, (_, _, _) -> {});
    }

    private static List<MeasuredTrial> measured(Store store, RunRecord run, int cores, MeasuringListener listener) {
        return new LearningTheory(store, Tiny::data, cores, EFFORT, listener).measure(run);
    }

    @Test
    void every_network_is_reported_once_in_ascending_order() {
        try (Store store = Store.open(folder)) {
            List<String> progress = new ArrayList<>();
            measured(store, run(store, Tiny.study()), 3, (_, done, of) -> progress.add(done + " of " + of));
            assertThat(progress).containsExactly("0 of 4", "1 of 4", "2 of 4", "3 of 4", "4 of 4");
        }
    }

    @Test
    void every_trial_is_measured_in_its_order_with_any_number_of_cores() {
        try (Store store = Store.open(folder)) {
            RunRecord run = run(store, Tiny.study());
            List<MeasuredTrial> measured = measured(store, run, 1);
            assertThat(measured).extracting(MeasuredTrial::trial).isEqualTo(run.trials());
            assertThat(measured(store, run, 3)).isEqualTo(measured);
        }
    }

    @Test
    void a_network_of_5_inputs_4_units_and_3_classes_is_measured_as_such() {
        try (Store store = Store.open(folder)) {
            for (MeasuredTrial trial : measured(store, run(store, Tiny.study()), 2)) {
                assertThat(trial.multiplyAdds()).isEqualTo(5 * 4 + 4 * 3);
                assertThat(trial.measures())
                        .containsOnlyKeys(ComplexityMeasure.values())
                        .containsEntry(ComplexityMeasure.PARAMETERS, 5.0 * 4 + 4 + 4 * 3 + 3)
                        .containsEntry(ComplexityMeasure.PARAMETERS_PER_SAMPLE, 39 / 60.0);
            }
        }
    }

    @Test
    void the_distance_is_that_of_the_kept_weights_from_the_ones_the_trial_began_with() {
        try (Store store = Store.open(folder)) {
            Study study = Tiny.study("data.validation=12", "data.randomLabels=0.5");
            RunRecord run = run(store, study);
            List<MeasuredTrial> measured = measured(store, run, 2);
            Datasets datasets = Datasets.load(study, Tiny::data);
            Splits splits = new Splits(datasets);
            for (int i = 0; i < measured.size(); i++) {
                TrialSpec spec = study.trials().get(i);
                TrialRecord trial = measured.get(i).trial();
                Network network = Trial.network(spec, datasets.of(spec.data()));
                Weights start = new Trainer(
                                network,
                                spec.training(),
                                splits.of(spec).train(),
                                spec.seeds().split())
                        .weights();
                Weights end = (Weights) store.weights(run.id(), trial).orElseThrow();
                assertThat(measured.get(i).measures())
                        .containsEntry(ComplexityMeasure.DISTANCE, FrobeniusNorm.distance(end, start))
                        .containsEntry(ComplexityMeasure.PARAMETERS_PER_SAMPLE, 39 / 48.0);
            }
        }
    }

    @Test
    void the_gaps_are_those_of_the_trials_result() {
        try (Store store = Store.open(folder)) {
            for (MeasuredTrial trial : measured(store, run(store, Tiny.study()), 2)) {
                Map<Metric, Double> last = trial.trial().epochs().getLast().metrics();
                assertThat(trial.lossGap()).isEqualTo(last.get(Metric.GENERALIZATION_GAP));
                assertThat(trial.errorGap())
                        .isCloseTo(last.get(Metric.TRAIN_ACCURACY) - last.get(Metric.TEST_ACCURACY), within(0.0));
            }
        }
    }

    @Test
    void a_trial_without_kept_weights_is_left_out_and_damaged_ones_are_named() throws Exception {
        try (Store store = Store.open(folder)) {
            RunRecord run = run(store, Tiny.study());
            Path weights = store.folderOf(run.id()).resolve("weights");
            Files.delete(weights.resolve("2.bin"));
            assertThat(measured(store, run, 2))
                    .extracting(trial -> trial.trial().number())
                    .containsExactly(1, 3, 4);

            Files.writeString(weights.resolve("3.bin"), "?");
            assertThatThrownBy(() -> measured(store, run, 2))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("3.bin: these weights cannot be used");
        }
    }
}
