// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.engine.optimizer.LevenbergMarquardt;
import dev.ceteris.engine.optimizer.Sgd;
import dev.ceteris.engine.training.Update;
import dev.ceteris.lab.trial.Factor;
import dev.ceteris.lab.tuning.Round;
import dev.ceteris.spec.StudyException;
import dev.ceteris.spec.StudyText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Journeys: finding a study by its name or its file. */
class StudiesTest {
    private static final Path FOLDER = Path.of("..", "studies");

    @Test
    void every_study_of_the_folder_is_shipped_unchanged() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> studies =
                    files.filter(file -> file.toString().endsWith(".yaml")).toList();
            assertThat(studies).hasSize(Studies.shipped().size());
            for (Path file : studies) {
                assertThat(Studies.shipped())
                        .contains(new StudyText("studies/" + file.getFileName(), Files.readString(file)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.ceteris.lab.study.Studies#shipped")
    void a_shipped_study_can_be_read_and_is_named_like_its_file(StudyText text) {
        Study study = StudyReader.read(text, List.of());
        assertThat(text.place()).isEqualTo("studies/" + study.name() + ".yaml");
        assertThat(Studies.find(study.name())).isEqualTo(text);
    }

    @Test
    void batch_size_compares_three_sizes_with_ten_seeds_over_twenty_epochs() {
        Study study = StudyReader.read(Studies.find("batch-size"), List.of());
        assertThat(study.factors())
                .containsExactly(new Factor("batchSize", "training.batchSize", List.of(128, 1024, 60000)));
        assertThat(study.trials())
                .hasSize(30)
                .allMatch(trial -> trial.training().epochs() == 20
                        && trial.training().learningRate() == 0.4
                        && trial.training().update() == Update.BATCH);
    }

    @Test
    void batch_size_as_reported_updates_once_per_epoch_for_two_hundred_epochs() {
        Study study = StudyReader.read(Studies.find("batch-size-as-reported"), List.of());
        assertThat(study.trials())
                .hasSize(3)
                .allMatch(trial -> trial.training().epochs() == 200
                        && trial.training().learningRate() == 0.4
                        && trial.training().update() == Update.EPOCH);
    }

    @Test
    void regularization_compares_four_kinds_of_five_strengths_with_none() {
        Study study = StudyReader.read(Studies.find("regularization"), List.of());
        assertThat(study.factors().getFirst().levels()).hasSize(1 + 4 * 5).contains("none");
        assertThat(study.trials())
                .allMatch(trial -> trial.data().validation() == 10_000
                        && trial.training().learningRate() == 0.2
                        && trial.training().update() == Update.BATCH);
    }

    @Test
    void regularization_as_reported_adds_the_penalty_for_each_of_59_batches_of_one_update() {
        Study study = StudyReader.read(Studies.find("regularization-as-reported"), List.of());
        assertThat(study.factors().getFirst().texts())
                .containsExactly(
                        "none",
                        "l1 lambda 5e-5, form subgradient, per batch",
                        "l1 lambda 0.0005, form subgradient, per batch",
                        "l1 lambda 0.005, form subgradient, per batch",
                        "l2 lambda 5e-5, per batch",
                        "l2 lambda 0.0005, per batch",
                        "l2 lambda 0.005, per batch",
                        "l2 lambda 0.01, per batch");
        assertThat(study.trials())
                .allMatch(trial -> trial.training().epochs() == 200
                        && trial.training().batchSize() == 1024
                        && trial.training().learningRate() == 0.2
                        && trial.training().update() == Update.EPOCH);
    }

    @Test
    void batch_size_tuned_offers_fourteen_sizes_the_same_eight_learning_rates() {
        Study study = StudyReader.read(Studies.find("batch-size-tuned"), List.of());
        assertThat(study.trials()).hasSize(14 * 3);
        assertThat(study.tuning().tuningRuns())
                .hasSize(14)
                .allSatisfy(tuningRun -> assertThat(tuningRun.candidates())
                        .extracting(candidate -> candidate.values().levels().get("learningRate"))
                        .containsExactly(0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56));
    }

    @Test
    void batch_size_rules_are_the_same_training_at_128_images() {
        Study study = StudyReader.read(Studies.find("batch-size-rules"), List.of());
        assertThat(study.trials()).hasSize(3 * 14 * 3);
        assertThat(study.trials())
                .filteredOn(trial -> trial.training().batchSize() == 128)
                .allMatch(trial -> trial.training().rateScaling().factor(128) == 1);
    }

    @Test
    void both_architecture_studies_compare_the_nine_networks_of_the_report() {
        Study reported = StudyReader.read(Studies.find("architecture-as-reported"), List.of());
        Study nine = StudyReader.read(Studies.find("architecture-nine"), List.of());
        assertThat(reported.factors()).isEqualTo(nine.factors());
        assertThat(nine.factors().getFirst().texts())
                .containsExactly(
                        "[128]",
                        "[254]",
                        "[512]",
                        "[128, 96]",
                        "[254, 190]",
                        "[512, 384]",
                        "[128, 96, 72]",
                        "[254, 190, 142]",
                        "[512, 384, 288]");
        assertThat(reported.trials())
                .hasSize(9)
                .allMatch(trial ->
                        trial.training().epochs() == 200 && trial.training().update() == Update.EPOCH);
        assertThat(nine.trials())
                .hasSize(90)
                .allMatch(trial -> trial.training().optimizer().equals(new Sgd())
                        && trial.training().update() == Update.BATCH);
    }

    @Test
    void random_labels_range_from_none_to_all_and_learning_curves_from_500_to_60000_images() {
        Study labels = StudyReader.read(Studies.find("random-labels"), List.of());
        assertThat(labels.trials())
                .extracting(trial -> trial.data().randomLabels())
                .contains(0.0, 0.5, 1.0);
        Study curve = StudyReader.read(Studies.find("learning-curve"), List.of());
        assertThat(curve.trials()).extracting(trial -> trial.data().train()).contains(500, 60_000);
    }

    @Test
    void architecture_hands_486_epochs_out_to_81_networks_with_two_seeds() {
        Study study = StudyReader.read(Studies.find("architecture"), List.of());
        assertThat(study.search().tuningRuns().getFirst().rounds())
                .containsExactly(new Round(81, 1), new Round(27, 3), new Round(9, 9), new Round(3, 27));
        assertThat(study.trials()).hasSize(162);
        assertThat(study.epochs()).isEqualTo(486);
    }

    @Test
    void regression_is_one_function_for_two_ways_to_learn_it() {
        Study answer = StudyReader.read(Studies.find("regression"), List.of());
        Study reported = StudyReader.read(Studies.find("regression-as-reported"), List.of());
        assertThat(answer.trials())
                .hasSize(2 * 10)
                .allMatch(trial -> trial.training().optimizer().equals(new LevenbergMarquardt(1e-3, 4)));
        assertThat(reported.trials())
                .hasSize(2 * 5)
                .allMatch(trial -> trial.training().optimizer().equals(new Sgd())
                        && trial.training().update() == Update.EPOCH);
        for (String key : List.of("function", "from", "to", "grid", "diagonal", "noise")) {
            String path = "data.source." + key;
            assertThat(reported.held().get(path)).isEqualTo(answer.held().get(path));
        }
    }

    @Test
    void a_file_is_named_as_the_user_named_it(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("my.yaml"), ExampleStudy.TEXT);
        assertThat(Studies.find(file.toString())).isEqualTo(new StudyText(file.toString(), ExampleStudy.TEXT));
    }

    @Test
    void an_unknown_name_is_answered_with_the_nearest_and_all_others() {
        assertThatThrownBy(() -> Studies.find("bach-size"))
                .isInstanceOf(StudyException.class)
                .hasMessage("unknown study 'bach-size' and no such file; did you mean 'batch-size'?\n"
                        + "  known here: architecture, architecture-as-reported, architecture-nine, batch-size, "
                        + "batch-size-as-reported, batch-size-rules, batch-size-steps, batch-size-tuned, "
                        + "best-mnist, dropout, learning-curve, random-labels, regression, regression-as-reported, "
                        + "regression-samples, "
                        + "regularization, regularization-as-reported, regularization-small");
    }

    @Test
    void a_missing_file_is_answered_with_the_study_of_that_name() {
        assertThatThrownBy(() -> Studies.find("nowhere/batch-size.yaml"))
                .isInstanceOf(StudyException.class)
                .hasMessage("unknown study 'nowhere/batch-size.yaml' and no such file; did you mean 'batch-size'?\n"
                        + "  known here: architecture, architecture-as-reported, architecture-nine, batch-size, "
                        + "batch-size-as-reported, batch-size-rules, batch-size-steps, batch-size-tuned, "
                        + "best-mnist, dropout, learning-curve, random-labels, regression, regression-as-reported, "
                        + "regression-samples, "
                        + "regularization, regularization-as-reported, regularization-small");
    }

    @Test
    void a_folder_is_not_a_study(@TempDir Path folder) {
        assertThatThrownBy(() -> Studies.find(folder.toString()))
                .isInstanceOf(StudyException.class)
                .hasMessage(folder + ": this is a folder, expected a study in YAML");
    }

    @Test
    void a_file_of_bytes_is_not_a_study(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("weights.bin"), new byte[] {(byte) 0xff, 0, 1});
        assertThatThrownBy(() -> Studies.find(file.toString()))
                .isInstanceOf(StudyException.class)
                .hasMessage(file + ": this file is not UTF-8 text, expected a study in YAML");
    }
}
