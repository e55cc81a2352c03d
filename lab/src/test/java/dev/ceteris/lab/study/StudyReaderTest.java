// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.ceteris.data.format.csv.FirstRow;
import dev.ceteris.data.source.CsvSource;
import dev.ceteris.data.source.DataCatalog;
import dev.ceteris.data.source.Scaling;
import dev.ceteris.engine.network.Initialization;
import dev.ceteris.engine.network.activation.Relu;
import dev.ceteris.engine.optimizer.Sgd;
import dev.ceteris.engine.training.Training;
import dev.ceteris.engine.training.Update;
import dev.ceteris.lab.trial.Condition;
import dev.ceteris.lab.trial.DataSpec;
import dev.ceteris.lab.trial.NetworkSpec;
import dev.ceteris.lab.trial.TrialSeeds;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.spec.StudyException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Facts: what a study's text is, by the words of docs/studies.md. */
class StudyReaderTest {
    @Test
    void every_key_ends_in_the_record_that_it_names() {
        TrialSpec trial = ExampleStudy.read(ExampleStudy.TEXT).trials().getFirst();
        assertThat(trial)
                .isEqualTo(new TrialSpec(
                        1,
                        new Condition(Map.of("batchSize", 128)),
                        TrialSeeds.of(1),
                        new DataSpec(DataCatalog.named("mnist"), 0, 0, 0),
                        new NetworkSpec(List.of(128), new Relu(), Initialization.HE),
                        new Training(new Sgd(), 0.4, 128, Update.BATCH, 20)));
    }

    @Test
    void trials_are_all_conditions_of_one_seed_after_the_other_with_the_last_factor_fastest() {
        Study study = ExampleStudy.read(
                ExampleStudy.with("seeds: 2", "seeds: [5, 3]").replace("[128, 1024]", "[128, 1024]\n  epochs: [1, 2]"));
        assertThat(study.trials())
                .extracting(trial -> trial.number() + ": " + trial.seeds().split() + ", "
                        + trial.condition().label())
                .containsExactly(
                        "1: 5, batchSize 128, epochs 1",
                        "2: 5, batchSize 128, epochs 2",
                        "3: 5, batchSize 1024, epochs 1",
                        "4: 5, batchSize 1024, epochs 2",
                        "5: 3, batchSize 128, epochs 1",
                        "6: 3, batchSize 128, epochs 2",
                        "7: 3, batchSize 1024, epochs 1",
                        "8: 3, batchSize 1024, epochs 2");
        assertThat(study.trials().get(2).training().batchSize()).isEqualTo(1024);
        assertThat(study.trials().get(3).training().epochs()).isEqualTo(2);
    }

    @Test
    void no_limit_of_training_samples_reads_as_all_of_them() {
        assertThat(ExampleStudy.read(ExampleStudy.TEXT).heldInWords())
                .containsEntry("data.train", "all")
                .containsEntry("data.validation", "0")
                .hasSameSizeAs(ExampleStudy.read(ExampleStudy.TEXT).held());
        assertThat(ExampleStudy.read(ExampleStudy.TEXT, "train=7").heldInWords())
                .containsEntry("data.train", "7");
        assertThat(ExampleStudy.read(ExampleStudy.TEXT, "vary.train=[0, 7]").heldInWords())
                .doesNotContainKey("data.train");
    }

    @Test
    void what_is_not_varied_is_held_defaults_included() {
        assertThat(ExampleStudy.read(ExampleStudy.TEXT).held())
                .containsExactly(
                        entry("data.source", "mnist"),
                        entry("data.train", "0"),
                        entry("data.validation", "0"),
                        entry("data.randomLabels", "0"),
                        entry("network.hidden", "[128]"),
                        entry("network.activation", "relu"),
                        entry("network.initialization", "he"),
                        entry("training.optimizer", "sgd"),
                        entry("training.learningRate", "0.4"),
                        entry("training.rateScaling", "fixed"),
                        entry("training.schedule", "constant"),
                        entry("training.update", "batch"),
                        entry("training.regularization", "none"),
                        entry("training.epochs", "20"),
                        entry("training.earlyStopping", "never"));
    }

    @Test
    void a_study_may_vary_nothing() {
        Study study = ExampleStudy.read(ExampleStudy.with("vary:\n  batchSize: [128, 1024]\nseeds: 2\n", ""));
        assertThat(study.factors()).isEmpty();
        assertThat(study.trials())
                .extracting(trial -> trial.seeds().split())
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
        assertThat(study.trials())
                .allSatisfy(trial -> assertThat(trial.condition().label()).isEqualTo("the one condition"));
    }

    @Test
    void every_kind_of_knob_can_be_varied() {
        Study study = ExampleStudy.read(ExampleStudy.with("  batchSize: [128, 1024]", """
                  data.source: [mnist, fashion-mnist]
                  hidden: [[], [64], [64, 32]]
                  activation: [relu, identity]
                  learningRate: [1, 5e-5]
                  update: [batch, epoch]
                """));
        assertThat(study.trials()).hasSize(2 * 2 * 3 * 2 * 2 * 2);
        assertThat(study.trials().get(47).condition().label())
                .isEqualTo(
                        "source fashion-mnist, hidden [64, 32], activation identity, learningRate 5e-5, update epoch");
        assertThat(study.held()).containsKeys("training.batchSize").doesNotContainKey("network.hidden");
    }

    @Test
    void a_csv_file_needs_its_path_and_its_class_column() {
        String source = "source: {csv: data/iris.csv, class: species}";
        assertThat(dataOf(ExampleStudy.with("source: mnist", source)).source())
                .isEqualTo(
                        new CsvSource(Path.of("data/iris.csv"), FirstRow.NAMES, "species", 0.2, Scaling.STANDARDIZED));
    }

    @Test
    void a_csv_file_without_names_has_its_class_column_by_number() {
        String source = "source: {csv: iris.csv, class: 5, header: false, test: 0.5, scaling: as-is}";
        assertThat(dataOf(ExampleStudy.with("source: mnist", source)).source())
                .isEqualTo(new CsvSource(Path.of("iris.csv"), FirstRow.SAMPLE, "5", 0.5, Scaling.AS_IS));
    }

    @Test
    void validation_metrics_need_one_condition_with_validation_samples() {
        String text = ExampleStudy.with("batchSize: [128, 1024]", "validation: [0, 1000]");
        assertThat(ExampleStudy.read(text.replace("[test.accuracy]", "[validation.loss]"))
                        .metrics())
                .containsExactly("validation.loss");
    }

    /** The digest is {@code hashlib.sha256(json.dumps(study, sort_keys=True, separators=(",", ":")))} in Python 3. */
    @Test
    void the_digest_is_that_of_sorted_json() {
        assertThat(ExampleStudy.read(ExampleStudy.TEXT).digest())
                .isEqualTo("47c3658544b6b8f340563b5107a359a3e180fbc4de8f5b49142f1a3823d88b9b");
    }

    @Test
    void the_text_is_canonical_with_defaults_and_overrides_written_out() {
        assertThat(ExampleStudy.read(ExampleStudy.TEXT, "epochs=5").text()).isEqualTo("""
                        study: example
                        question: Does it learn?
                        data:
                          source: mnist
                          train: 0
                          validation: 0
                          randomLabels: 0
                        network:
                          hidden: [128]
                          activation: relu
                          initialization: he
                        training:
                          optimizer: sgd
                          learningRate: 0.4
                          rateScaling: fixed
                          schedule: constant
                          update: batch
                          regularization: none
                          epochs: 5
                          earlyStopping: never
                        vary:
                          training.batchSize: [128, 1024]
                        seeds: 2
                        metrics: [test.accuracy]
                        overridden: ["training.epochs=5"]
                        """);
    }

    private static DataSpec dataOf(String text) {
        return ExampleStudy.read(text).trials().getFirst().data();
    }

    private static final String SECOND_ORDER = ExampleStudy.with(
                    "  learningRate: 0.4\n  batchSize: 128\n  update: batch\n", "")
            .replace("  batchSize: [128, 1024]", "  hidden: [[3], [4]]");

    @Test
    void keys_that_mean_nothing_to_an_optimizer_of_the_second_order_may_be_left_out() {
        for (String said : List.of(
                SECOND_ORDER.replace("  epochs", "  optimizer: levenbergMarquardt\n  epochs"),
                SECOND_ORDER.replace("  epochs", "  optimizer: {lbfgs: {memory: 3}}\n  epochs"),
                SECOND_ORDER.replace("hidden: [[3], [4]]", "optimizer: [lbfgs, levenbergMarquardt]"),
                SECOND_ORDER.replace("hidden: [[3], [4]]", "levenbergMarquardt.damping: [1, 1e-3]"))) {
            Study study = ExampleStudy.read(said);
            Training training = study.trials().getFirst().training();
            assertThat(List.of(training.learningRate(), training.batchSize(), training.update()))
                    .isEqualTo(List.of(1.0, 1, Update.EPOCH));
            assertThat(study.held())
                    .containsEntry("training.epochs", "20")
                    .doesNotContainKeys("training.learningRate", "training.batchSize", "training.update");
            assertThat(ExampleStudy.read(study.text()).digest()).isEqualTo(study.digest());
        }
    }

    @Test
    void beside_another_optimizer_everything_is_said() {
        String both = SECOND_ORDER.replace("hidden: [[3], [4]]", "optimizer: [lbfgs, adam]");
        assertThatThrownBy(() -> ExampleStudy.read(both))
                .isInstanceOf(StudyException.class)
                .hasMessage("my.yaml:8:1: 'training' has no 'learningRate', expected a number");
        Study study = ExampleStudy.read(both, "learningRate=0.01", "batchSize=32");
        assertThat(study.held()).containsEntry("training.update", "batch");
        assertThat(study.trials().get(1).training().learningRate()).isEqualTo(0.01);
    }
}
