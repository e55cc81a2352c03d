// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Journeys: a user with a small table estimates training and its tuning together. */
class NestedCrossValidationJourneys {
    private static final String TUNE = """
            tune:
              learningRate: [0.0001, 0.01, 0.3]
              search: grid
              folds: 2
            """;

    private final Shell shell;

    NestedCrossValidationJourneys(@TempDir Path folder) {
        shell = new Shell(folder);
    }

    private String study(String tune) throws IOException {
        String study = shell.study(tune);
        Path file = Path.of(study);
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("class: side}}", "class: side}, folds: 4}")
                        .replace("seeds: 2\n", "seeds: 4\n")
                        .replace("[4, 16]", "[4, 8]"));
        return study;
    }

    private static JsonNode json(Shell.Outcome outcome) {
        return JsonMapper.builder().build().readTree(outcome.out());
    }

    @Test
    void a_run_says_how_often_each_candidate_was_chosen_and_the_report_has_every_outer_fold() throws IOException {
        String study = study(TUNE);
        Shell.Outcome dry = shell.ceteris("run", study, "--dry-run");
        assertThat(dry.err() + dry.out())
                .contains("  trials   8 trials = 2 conditions × 4 seeds, 3 epochs each; ")
                .contains("  tuning   first, 48 trials that choose for each condition inside of each outer fold\n")
                .contains("  data     points.csv: 24 training, 8 test samples; ");

        Shell.Outcome run = shell.ceteris("run", study);

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("56 of 56 trials done");
        assertThat(run.out())
                .contains("8 trials: 8 done\n")
                .containsPattern("Tuned for batchSize 4 inside of 4 outer folds: learningRate [\\d.]+ in \\d")
                .containsPattern("Tuned for batchSize 8 inside of 4 outer folds: learningRate [\\d.]+ in \\d")
                .containsPattern("Mean inner validation.loss of the chosen: [\\d.]+\\.")
                .contains("Tuning cost 48 trials with 144 epochs in ");
        assertThat(shell.ceteris("show").out()).contains("Tuned for batchSize 4 inside of 4 outer folds: ");
        Path report;
        try (Stream<Path> files = Files.walk(shell.folder.resolve("runs"))) {
            report =
                    files.filter(file -> file.endsWith("report.md")).findFirst().orElseThrow();
        }
        assertThat(Files.readString(report))
                .contains("| batchSize 4 | 3 | 3 of 4, repetition 1 | learningRate ")
                .contains("| for | candidate | outer folds | inner validation.loss | chosen | with seeds |")
                .contains("| batchSize 8 | learningRate 0.0001 | 4 | ")
                .contains(
                        "Inside of each outer fold the choice was made by cross-validation, without the samples that");
    }

    @Test
    void another_repetition_an_interruption_and_another_number_of_cores_change_no_choice() throws IOException {
        String study = study(TUNE);
        shell.ctrlC = action -> {
            action.run();
            return () -> {};
        };
        assertThat(shell.ceteris("run", study).exitCode()).isEqualTo(130);
        shell.ctrlC = _ -> () -> {};

        JsonNode resumed = json(shell.ceteris("run", study, "--json", "--cores", "1"));
        JsonNode more = json(shell.ceteris("run", study, "--json", "--seeds", "8"));
        JsonNode elsewhere = json(shell.ceteris("run", study, "--json", "--seeds", "8", "--runs", "elsewhere"));

        assertThat(resumed.at("/tuning")).hasSize(8);
        assertThat(resumed.at("/tuning/2/seed").asInt()).isEqualTo(2);
        assertThat(resumed.at("/tuning/2/condition/batchSize").asInt()).isEqualTo(4);
        assertThat(more.at("/tuning")).hasSize(16);
        assertThat(chosen(more))
                .isEqualTo(chosen(elsewhere))
                .startsWith(chosen(resumed).toArray(String[]::new));
        assertThat(weights(more))
                .isEqualTo(weights(elsewhere))
                .startsWith(weights(resumed).toArray(String[]::new));
    }

    private static List<String> chosen(JsonNode run) {
        List<String> chosen = new ArrayList<>();
        run.at("/tuning").forEach(tuning -> chosen.add(tuning.at("/chosen").toString()));
        return chosen;
    }

    private static List<String> weights(JsonNode run) {
        List<String> weights = new ArrayList<>();
        run.at("/trials")
                .forEach(trial -> weights.add(trial.at("/weightsSha256").asString()));
        return weights;
    }

    @Test
    void outer_folds_can_be_set_beside_inner_folds_and_a_choice_that_saw_every_fold_is_refused() throws IOException {
        String study = study(TUNE);

        assertThat(shell.ceteris("run", study, "--no-report", "--set", "data.folds=2")
                        .out())
                .contains("Tuned for batchSize 4 inside of 4 outer folds: ");
        assertThat(shell.ceteris("run", study, "--quick").out())
                .contains("Tuned for batchSize 4 inside of 1 outer fold: ");
        assertThat(shell.ceteris("run", study, "--set", "vary.batchSize=[4, 13]")
                        .err())
                .contains("training.batchSize is 13, expected at most the 12 training samples that tune.folds leave");
        Shell.Outcome refused = shell.ceteris("run", study, "--set", "tune.folds=0");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains("--set tune.folds: 'tune' has no folds and 'data.folds' is 4, expected inner folds, so that"
                        + " each outer fold is held out of the choice; add folds: 5 to 'tune', and leave"
                        + " data.validation out");
    }
}
