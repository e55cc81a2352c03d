// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Journeys: a user makes a comparison fair, or searches for a network. */
class TuneJourneys {
    private static final String TUNE = """
            tune:
              learningRate: {from: 0.0001, to: 0.1, scale: log}
              budget: {trials: 6}
            """;

    private static final String SEARCH = """
            search:
              hidden: {depth: [1, 2], width: {from: 4, to: 40}, taper: [1/2, 1]}
              by: validation.accuracy
              search: halving
              budget: {trials: 12}
            """;

    private final Shell shell;

    TuneJourneys(@TempDir Path folder) {
        shell = new Shell(folder);
    }

    private String tuned() throws IOException {
        return withValidation(TUNE);
    }

    private String searched() throws IOException {
        String study = withValidation(SEARCH);
        Path file = Path.of(study);
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("vary: {batchSize: [4, 16]}\n", "")
                        .replace("hidden: [4], ", "")
                        .replace("update: batch", "update: batch, batchSize: 4"));
        return study;
    }

    private String withValidation(String section) throws IOException {
        String study = shell.study(section);
        Path file = Path.of(study);
        Files.writeString(file, Files.readString(file).replace("class: side}}", "class: side}, validation: 8}"));
        return study;
    }

    private static JsonNode json(Shell.Outcome outcome) {
        return JsonMapper.builder().build().readTree(outcome.out());
    }

    @Test
    void a_run_that_tunes_says_what_it_chose_and_what_that_cost() throws IOException {
        String study = tuned();
        Shell.Outcome outcome = shell.ceteris("run", study);

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err())
                .contains("  trials   4 trials = 2 conditions × 2 seeds, 3 epochs each; ")
                .contains("  tuning   first, 12 trials that choose for each condition\n")
                .contains("  tunes    learningRate 0.0001 to 0.1 (log); random, 6 trials, by validation.loss, seed "
                        + "1000001,")
                .contains("16 of 16 trials done");
        assertThat(outcome.out())
                .contains(": 4 trials: 4 done\n")
                .containsPattern("Tuned for batchSize 4: learningRate 0.\\d+ \\(validation.loss [\\d.]+\\)\\.")
                .containsPattern("Tuned for batchSize 16: learningRate 0.\\d+ \\(validation.loss [\\d.]+\\)\\.")
                .containsPattern("Tuning cost 12 trials with 36 epochs in .+ of training, summed over the trials\\.");
        assertThat(shell.ceteris("show").out()).contains("Tuned for batchSize 4: ", "tunes ");
        assertThat(shell.ceteris("list").out()).contains(" 4/4 ");

        Shell.Outcome again = shell.ceteris("run", study);
        assertThat(again.out()).isEqualTo(outcome.out());
        assertThat(again.err()).contains("16 trials are done already and are not trained again");
    }

    @Test
    void the_report_and_the_json_have_every_candidate() throws IOException {
        JsonNode run = json(shell.ceteris("run", tuned(), "--json"));

        assertThat(run.at("/tuning")).hasSize(2);
        JsonNode tuningRun = run.at("/tuning/0");
        assertThat(tuningRun.at("/candidates")).hasSize(6);
        assertThat(tuningRun.at("/chosen/learningRate").asDouble()).isBetween(0.0001, 0.1);
        assertThat(tuningRun.at("/cost/epochs").asInt()).isEqualTo(18);
        assertThat(run.at("/trials")).hasSize(4);
        Path page = Path.of(run.at("/report/1").asString());
        assertThat(Files.readString(page))
                .contains("## What was chosen", "Tuning runs have seeds of their own and do not evaluate the test set")
                .contains("| training.learningRate | tuned | 0.0001 to 0.1 (log) |");
        assertThat(Files.readString(Path.of(run.at("/report/0").asString()))).contains("What was chosen");
    }

    @Test
    void a_run_that_tunes_and_is_interrupted_chooses_the_same_when_it_goes_on() throws IOException {
        String study = tuned();
        shell.ctrlC = action -> {
            action.run();
            return () -> {};
        };
        assertThat(shell.ceteris("run", study, "--no-report").exitCode()).isEqualTo(130);
        shell.ctrlC = _ -> () -> {};

        JsonNode finished = json(shell.ceteris("run", study, "--no-report", "--json"));
        JsonNode undisturbed = json(shell.ceteris("run", study, "--no-report", "--json", "--runs", "elsewhere"));
        assertThat(finished.at("/tuning/1/chosen")).isEqualTo(undisturbed.at("/tuning/1/chosen"));
        for (int trial = 0; trial < 4; trial++) {
            String digest = "/trials/" + trial + "/weightsSha256";
            assertThat(finished.at(digest).asString())
                    .isEqualTo(undisturbed.at(digest).asString());
        }
    }

    @Test
    void a_search_trains_the_promising_networks_longest_and_names_the_best() throws IOException {
        String study = searched();
        Shell.Outcome outcome = shell.ceteris("run", study);

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err())
                .contains("  search   hidden depth 1 · 2, width 4 to 40 (linear), taper 1/2 · 1; successive halving,"
                        + " one in 3 remains,")
                .contains("12 of 12 trials done");
        assertThat(outcome.out()).containsPattern("Chosen: hidden \\[[\\d, ]+] \\(validation.accuracy [\\d.]+\\)\\.");
        JsonNode run = json(shell.ceteris("show", "--json"));
        assertThat(run.at("/search/rounds").toString())
                .isEqualTo("[{\"candidates\":6,\"epochs\":1},{\"candidates\":2,\"epochs\":3}]");
        assertThat(run.at("/trials")).hasSize(12);
        long whole = 0;
        for (JsonNode trial : run.at("/trials")) {
            whole += trial.at("/epochs").size() == 3 ? 1 : 0;
            assertThat(trial.at("/epochs/0").get("parameters").asInt()).isPositive();
        }
        assertThat(whole).isEqualTo(4);
    }

    @Test
    void a_taper_that_leaves_no_unit_is_said_with_its_place_and_nothing_is_run() throws IOException {
        String study = searched();
        Files.writeString(Path.of(study), Files.readString(Path.of(study)).replace("taper: [1/2, 1]", "taper: 1/50"));

        Shell.Outcome outcome = shell.ceteris("run", study);

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .startsWith("ceteris: " + study + ":")
                .contains("'network.hidden' has a width below 1 in layer 2: ")
                .doesNotContain("\tat ");
        assertThat(shell.folder.resolve("runs")).doesNotExist();
    }
}
