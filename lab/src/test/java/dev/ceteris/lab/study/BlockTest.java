// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.ceteris.data.source.Task;
import dev.ceteris.lab.trial.EvaluationSets;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.tuning.Candidate;
import dev.ceteris.lab.tuning.Round;
import dev.ceteris.lab.tuning.TuningRun;
import dev.ceteris.spec.StudyException;
import dev.ceteris.spec.StudyText;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is tuned or searched, and what its candidates are. */
class BlockTest {
    private static final String CHOOSING = "validation.loss, validation.accuracy, validation.balancedAccuracy,"
            + " validation.precisionMacro, validation.recallMacro, validation.lowestRecall, validation.f1Macro,"
            + " validation.f1Micro, validation.auc, validation.logLoss, validation.calibrationError, validation.mse,"
            + " validation.rmse, validation.mae, validation.r2";

    private static final String TUNED = """
            study: tuned
            question: Does it learn?
            data: {source: mnist, validation: 1000}
            network: {hidden: [128]}
            training: {batchSize: 128, epochs: 20}
            vary:
              batchSize: [128, 1024]
            tune:
              learningRate: {from: 0.01, to: 2, scale: log}
              budget: {trials: 12}
              seeds: 2
            seeds: 1
            """;

    private static final String SEARCHED = """
            study: searched
            question: How wide, how deep?
            data: {source: mnist, validation: 1000}
            network: {}
            training: {learningRate: 0.4, batchSize: 128, epochs: 9}
            search:
              hidden: {depth: [1, 2, 3], width: [128, 254, 512], taper: 3/4}
              search: grid
            seeds: 2
            """;

    @Test
    void every_condition_has_a_tuning_run_of_the_same_candidates_with_numbers_and_seeds_of_their_own() {
        Study study = ExampleStudy.read(TUNED);

        assertThat(study.trials()).hasSize(2);
        assertThat(study.held()).doesNotContainKey("training.learningRate");
        assertThat(study.tuning().tuningRuns())
                .extracting(tuningRun -> tuningRun.condition().label())
                .containsExactly("batchSize 128", "batchSize 1024");
        TuningRun first = study.tuning().tuningRuns().getFirst();
        assertThat(first.rounds()).containsExactly(new Round(6, 20));
        assertThat(first.candidates()).hasSize(6).allSatisfy(candidate -> {
            assertThat(candidate.trials())
                    .extracting(trial -> trial.seeds().split())
                    .containsExactly(1_000_001L, 1_000_002L);
            assertThat(candidate.trials())
                    .extracting(trial -> trial.training().learningRate())
                    .containsOnly((Double) candidate.values().levels().get("learningRate"));
            assertThat(candidate.trials())
                    .extracting(TrialSpec::evaluatedOn)
                    .containsOnly(new EvaluationSets.OnlyValidation());
        });
        assertThat(study.tuning().tuningRuns().getLast().candidates())
                .extracting(Candidate::values)
                .containsExactlyElementsOf(
                        first.candidates().stream().map(Candidate::values).toList());
        assertThat(study.allTrials())
                .extracting(TrialSpec::number)
                .doesNotHaveDuplicates()
                .hasSize(2 + 2 * 12);
        Set<Long> seeds = new HashSet<>(
                study.trials().stream().map(trial -> trial.seeds().split()).toList());
        assertThat(study.tuning().trials())
                .extracting(trial -> trial.seeds().split())
                .doesNotContainAnyElementsOf(seeds);
    }

    @Test
    void what_is_written_back_is_the_same_study() {
        for (String text : List.of(
                TUNED,
                SEARCHED,
                SEARCHED.replace("search: grid", "search: halving\n  budget: {epochs: 100}\n  reduction: 2"),
                TUNED.replace("validation: 1000", "validation: 0").replace("seeds: 2", "seeds: [7]\n  folds: 3"),
                TUNED.replace("{trials: 12}", "{minutes: 0.5}"))) {
            Study study = ExampleStudy.read(text);
            Study again = ExampleStudy.read(study.text());
            assertThat(again).as(text).isEqualTo(study);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tune.learningRate={from: 0.01, to: 3, scale: log}",
                "tune.training.learningRate=[0.1, 0.2]",
                "tune.by=validation.accuracy",
                "tune.search=sobol",
                "tune.budget={trials: 14}",
                "tune.budget={epochs: 999}",
                "tune.seeds=3"
            })
    void whatever_the_section_says_is_part_of_the_digest(String setting) {
        assertThat(ExampleStudy.read(TUNED, setting).digest())
                .isNotEqualTo(ExampleStudy.read(TUNED).digest());
    }

    @Test
    void a_setting_of_a_space_replaces_it_by_either_of_its_names() {
        for (String name : List.of("learningRate", "training.learningRate")) {
            Study study = ExampleStudy.read(TUNED, "tune." + name + "=[0.1, 0.2]");
            assertThat(study.tuning().spaces()).containsExactly(Map.entry("training.learningRate", "0.1 · 0.2"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{depth: 3, width: 512, taper: 3/4} | [512, 384, 288]",
                "{depth: 3, width: 254, taper: 3/4} | [254, 190, 142]",
                "{depth: 3, width: 128, taper: 0.75} | [128, 96, 72]",
                "{depth: 2, width: 512, taper: 3/4} | [512, 384]",
                "{depth: 2, width: 254, taper: 1/2} | [254, 127]",
                "{depth: 3, width: 40} | [40, 40, 40]",
                "{depth: 1, width: 128, taper: 1} | [128]"
            })
    void a_taper_gives_the_widths_of_the_report(String section, String widths) {
        assertThat(ExampleStudy.read(ExampleStudy.with("hidden: [128]", "hidden: " + section))
                        .held())
                .containsEntry("network.hidden", widths);
    }

    @Test
    void a_grid_of_depth_and_width_is_the_nine_networks_of_the_report() {
        Study study = ExampleStudy.read(SEARCHED);

        assertThat(study.factors().getFirst().texts())
                .containsExactlyInAnyOrder(
                        "[128]",
                        "[254]",
                        "[512]",
                        "[128, 96]",
                        "[254, 190]",
                        "[512, 384]",
                        "[128, 96, 72]",
                        "[254, 190, 142]",
                        "[512, 384, 288]");
        assertThat(study.trials()).hasSize(18);
        assertThat(study.search().tuningRuns().getFirst().candidates())
                .hasSize(9)
                .allSatisfy(candidate -> assertThat(candidate.trials()).hasSize(2));
    }

    @Test
    void networks_that_different_tapers_make_alike_are_tried_once() {
        Study study = ExampleStudy.read(SEARCHED.replace("taper: 3/4", "taper: [1/2, 3/4, 1]"));

        // Depth 1 has no taper: 3 networks instead of 9; depths 2 and 3 have 9 each.
        assertThat(study.trials()).hasSize(2 * (3 + 9 + 9));
    }

    @Test
    void an_epoch_budget_buys_what_it_says() {
        Study study = ExampleStudy.read(SEARCHED.replace("search: grid", "search: halving\n  budget: {epochs: 100}")
                .replace("width: [128, 254, 512]", "width: {from: 16, to: 512, scale: log}"));

        assertThat(study.epochs()).isBetween(80L, 100L);
        assertThat(ExampleStudy.read(TUNED, "tune.budget={epochs: 170}")
                        .tuning()
                        .tuningRuns()
                        .getFirst()
                        .epochs())
                .isEqualTo(160);
    }

    @Test
    void quick_tries_at_most_four_candidates_with_one_seed() {
        Study tuned = StudyReader.quick(new StudyText("my.yaml", TUNED), List.of());
        assertThat(tuned.tuning().trials())
                .hasSize(2 * 4)
                .allSatisfy(trial -> assertThat(trial.epochs()).isEqualTo(3));
        Study searched = StudyReader.quick(new StudyText("my.yaml", SEARCHED), List.of());
        assertThat(searched.trials()).hasSize(4);
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource
    void a_section_that_cannot_be_is_said_with_its_place(String piece, String replacement, String message) {
        String text = TUNED.replace(piece, replacement);
        assertThat(text).isNotEqualTo(TUNED);
        assertThatThrownBy(() -> ExampleStudy.read(text))
                .isInstanceOf(StudyException.class)
                .hasMessageStartingWith("my.yaml:" + message);
    }

    static Stream<Arguments> a_section_that_cannot_be_is_said_with_its_place() {
        return Stream.of(
                arguments(
                        "learningRate: {from: 0.01, to: 2, scale: log}",
                        "",
                        "8:1: 'tune' names no knob, expected at least one, such as learningRate: {from: 0.01, "
                                + "to: 1, scale: log}"),
                arguments(
                        "{from: 0.01, to: 2, scale: log}",
                        "[]",
                        "9:17: 'tune.learningRate' is empty, expected at least one value"),
                arguments(
                        "{from: 0.01, to: 2, scale: log}",
                        "[0.1, 0.1]",
                        "9:23: 'tune.learningRate' has 0.1 twice; keep one of them"),
                arguments(
                        "{from: 0.01, to: 2, scale: log}",
                        "[0.1, -1]",
                        "9:23: 'training.learningRate' is -1, expected a finite number above 0"),
                arguments(
                        "{from: 0.01, to: 2, scale: log}",
                        "0.1",
                        "9:17: 'tune.learningRate' is 0.1, expected a list of values or a range such as {from: "
                                + "0.01, to: 1, scale: log}"),
                arguments(
                        "from: 0.01",
                        "from: 0",
                        "9:24: 'tune.learningRate.from' is 0, expected a number above 0 on a log scale"),
                arguments(
                        "to: 2",
                        "to: 0.001",
                        "9:34: 'tune.learningRate.to' is 0.001, expected a finite number above 0.01"),
                arguments(
                        "scale: log",
                        "scale: lag",
                        "9:44: unknown scale 'lag'; did you mean 'log'?\n  known here: linear, log"),
                arguments(
                        "to: 2",
                        "tu: 2",
                        "9:30: unknown key 'tu' in 'tune.learningRate'\n  known here: from, " + "scale, steps, to"),
                arguments(
                        "learningRate: {from",
                        "learningRat: {from",
                        "9:3: unknown key 'learningRat' in 'tune'; did you mean 'learningRate'?"),
                arguments(
                        "learningRate: {from: 0.01, to: 2, scale: log}",
                        "batchSize: [1, 2]",
                        "9:3: 'batchSize' is tuned and varied, expected one role for each knob"),
                arguments(
                        "learningRate: {from: 0.01, to: 2, scale: log}",
                        "epochs: [1, 2]",
                        "9:3: 'training.epochs' cannot be chosen by 'tune': epochs are what a candidate is "
                                + "given; hold it or vary it"),
                arguments(
                        "learningRate: {from: 0.01, to: 2, scale: log}",
                        "activation: {from: 1, to: 2}",
                        "9:15: 'tune.activation' is a section with the keys from, to, expected a list of values, "
                                + "as it is not a number"),
                arguments(
                        "budget: {trials: 12}",
                        "by: test.accuracy",
                        "10:7: 'tune.by' is the text 'test.accuracy', expected a metric of the validation set, one of "
                                + CHOOSING + "; tuning on the test set would leave nothing to test on"),
                arguments(
                        "budget: {trials: 12}",
                        "by: validation.recal(3)",
                        "10:7: unknown metric 'validation.recal(3)' in 'tune.by'; did you mean"
                                + " 'validation.recall(3)'?\n  known here: train.pinball(QUANTILE),"
                                + " validation.precision(CLASS), validation.recall(CLASS), validation.f1(CLASS),"
                                + " validation.pinball(QUANTILE), test.precision(CLASS), test.recall(CLASS),"
                                + " test.f1(CLASS), test.pinball(QUANTILE)"),
                arguments(
                        "budget: {trials: 12}",
                        "by: validation.pinball(0.9)\n  budget: {trials: 12}",
                        "8:1: 'tune' chooses by validation.pinball(0.9), which is not measured when classes are"
                                + " learned, expected one of validation.precision(CLASS), validation.recall(CLASS),"
                                + " validation.f1(CLASS)"),
                arguments(
                        "budget: {trials: 12}",
                        "by: validation.mae\n  budget: {trials: 12}",
                        "8:1: 'tune' chooses by validation.mae, which is not measured when classes are learned, "
                                + "expected one of " + String.join(", ", Metric.choosing(Task.CLASSIFICATION))),
                arguments(
                        "  budget: {trials: 12}\n",
                        "",
                        "8:1: 'tune' has no 'budget', expected one of {trials: 12}, {epochs: 500} and {minutes: "
                                + "10}"),
                arguments(
                        "{trials: 12}",
                        "{trials: 1}",
                        "10:11: 'tune.budget' does not pay for one candidate, expected at least 2 trials of up "
                                + "to 20 epochs"),
                arguments("{trials: 12}", "{trials: 0}", "10:20: 'tune.budget.trials' is 0, expected at least 1"),
                arguments(
                        "{trials: 12}",
                        "12",
                        "10:11: 'tune.budget' is 12, expected one of {trials: 12}, {epochs: 500} and {minutes: "
                                + "10}"),
                arguments(
                        "{trials: 12}",
                        "{trails: 12}",
                        "10:12: unknown key 'trails' in 'tune.budget'; did you mean 'trials'?"),
                arguments(
                        "budget: {trials: 12}",
                        "search: grid",
                        "9:3: 'tune.learningRate' is a range without 'steps', expected how many values of it a "
                                + "grid visits"),
                arguments(
                        "budget: {trials: 12}", "search: sobl", "10:11: unknown search 'sobl'; did you mean 'sobol'?"),
                arguments(
                        "{trials: 12}",
                        "{minutes: 1}\n  search: halving",
                        "10:21: 'tune.budget.minutes' cannot be the budget of search: halving, whose rounds are "
                                + "planned beforehand; expected trials or epochs"),
                arguments(
                        "seeds: 2",
                        "seeds: [1]",
                        "11:10: 'tune.seeds' has 1, which is a seed of the study as well; expected seeds of its "
                                + "own"),
                arguments("seeds: 2", "seeds: 0", "11:10: 'tune.seeds' is 0, expected at least 1"),
                arguments("seeds: 2", "folds: 1", "11:10: 'tune.folds' is 1, expected at least 2"),
                arguments(
                        "seeds: 2",
                        "folds: 5",
                        "8:1: 'tune' has folds, and 'data.validation' is 1000; expected one of them: folds use "
                                + "every training sample for validation in turn"),
                arguments(
                        "seeds: 2",
                        "reduction: 2",
                        "11:14: 'tune.reduction' is only for search: halving; leave it out"),
                arguments(
                        ", validation: 1000",
                        "",
                        "8:1: 'tune' chooses by validation.loss, which is not measured when 'data.validation' is "
                                + "0; set some samples aside, or cross-validate with folds: 5"));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource
    void a_search_that_cannot_be_is_said_with_its_place(String piece, String replacement, String message) {
        String text = SEARCHED.replace(piece, replacement);
        assertThat(text).isNotEqualTo(SEARCHED);
        assertThatThrownBy(() -> ExampleStudy.read(text))
                .isInstanceOf(StudyException.class)
                .hasMessageStartingWith("my.yaml:" + message);
    }

    static Stream<Arguments> a_search_that_cannot_be_is_said_with_its_place() {
        return Stream.of(
                arguments("width: [128, 254, 512],", "", "7:11: 'search.hidden' has no 'width'"),
                arguments(
                        "width: [128, 254, 512]",
                        "width: []",
                        "7:37: 'search.hidden.width' is empty, expected at least one value"),
                arguments(
                        "taper: 3/4",
                        "taper: 1/200",
                        "7:3: 'network.hidden' has a width below 1 in layer 2: 128 units, each layer 1/200 of "
                                + "the one before; expected widths of at least 1: fewer layers, a wider first one or a "
                                + "larger taper"),
                arguments(
                        "taper: 3/4",
                        "taper: 4/3",
                        "7:61: 'network.hidden.taper' is the text '4/3', expected a share above 0 and at most 1, "
                                + "such as 3/4"),
                arguments(
                        "seeds: 2",
                        "vary: {batchSize: [1, 2]}",
                        "6:1: a study cannot have both 'search' and 'vary'; what is varied can be a list in "
                                + "'search', with search: grid"),
                arguments(
                        ", validation: 1000",
                        "",
                        "6:1: 'search' chooses by validation.loss, which is not measured when 'data.validation' "
                                + "is 0; set some samples aside"),
                arguments("search: grid", "folds: 3", "8:3: 'data.folds' cannot be chosen by 'search'"));
    }

    @Test
    void a_tuned_knob_cannot_be_set_to_one_value() {
        assertThatThrownBy(() -> ExampleStudy.read(TUNED, "learningRate=0.1"))
                .hasMessage(
                        "--set learningRate: 'learningRate' is chosen by 'tune', so it cannot be set to one value; set "
                                + "its space, such as --set tune.learningRate=[0.1]");
    }

    @Test
    void a_tapered_width_below_one_is_said_where_it_is_held() {
        assertThatThrownBy(() -> ExampleStudy.read(
                        ExampleStudy.with("hidden: [128]", "hidden: {depth: 9, width: 128, taper: 1/2}")))
                .hasMessageStartingWith("my.yaml:6:11: 'network.hidden' has a width below 1 in layer 9: 128 units");
    }
}
