// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.app.terminal.ScreenSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Journeys: a user runs a study. */
class RunJourneys {
    private final Shell shell;

    RunJourneys(@TempDir Path folder) {
        shell = new Shell(folder);
    }

    @Test
    void networks_that_learned_nothing_are_marked_and_so_is_the_verdict_between_them() throws IOException {
        String study = shell.study("""
                hypotheses:
                  - equivalent: {metric: test.accuracy, across: batchSize, within: 0.02}
                """);
        Files.writeString(Path.of(study), Files.readString(Path.of(study)).replace("seeds: 2", "seeds: 10"));
        // Neither number says anything of the side.
        StringBuilder points = new StringBuilder("x,y,side\n");
        for (int i = 0; i < 40; i++) {
            points.append(i % 2).append(',').append(i / 2 % 2).append(i < 20 ? ",left\n" : ",right\n");
        }
        shell.write("points.csv", points.toString());
        Shell.Outcome run = shell.ceteris("run", study, "--no-report");
        Shell.Outcome verdict = shell.ceteris("verdict");

        assertThat(run.out())
                .contains("batchSize 4 (at chance)", "batchSize 16 (at chance)")
                .contains("guessing the commonest class", "levels of batchSize (at chance)");
        assertThat(verdict.out().replaceAll("\\s+", " "))
                .contains("(at chance)")
                .contains("neither of the two conditions beats guessing the commonest class (test.accuracy 0.5000), so"
                        + " there is nothing to compare");
    }

    @Test
    void the_plan_shows_what_is_judged_below_what_the_author_says() {
        Shell.Outcome plan = shell.ceteris("run", shell.study("""
                hypotheses:
                  - equivalent: {metric: test.accuracy, across: batchSize, within: 0.5}
                    says: The batch size hardly matters
                  - equivalent: {metric: train.loss, across: batchSize, within: 7}
                """), "--dry-run");

        assertThat(plan.exitCode()).isZero();
        assertThat((plan.out() + plan.err()).replaceAll("\\s+", " "))
                .contains("claims 1. The batch size hardly matters that is: final test.accuracy differs by less than"
                        + " 0.5 between any two levels of batchSize 2. final train.loss differs by"
                        + " less than 7 between")
                .doesNotContain("that is: final train.loss");
    }

    @Test
    void a_run_prints_its_table_and_where_the_report_is() {
        Shell.Outcome outcome = shell.ceteris("run", shell.study(""));

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).matches("""
                        sides-[0-9a-f]{6}: 4 trials: 4 done
                          data +points.csv: 32 training, 8 test samples; always the commonest class has test.accuracy 0.5, test.loss 0.693

                        condition +n +test.accuracy +train.loss in nats
                        batchSize 4 +2 .*
                        batchSize 16 +2 .*
                        guessing the commonest class +0.5000 *

                        report: .*/runs/sides-[0-9a-f]{6}/report.html
                        """);
        assertThat(Path.of(outcome.out().lines().toList().getLast().replace("report: ", "")))
                .exists();
        assertThat(outcome.err())
                .startsWith("sides · Does a larger batch tell the sides apart as well?\n"
                        + "  trials   4 trials = 2 conditions × 2 seeds, 3 epochs each; ")
                .contains("  varies   batchSize 4 · 16\n", "batchSize 16, seed 2: loss ")
                .doesNotContain("\u001b");
    }

    @Test
    void the_same_run_again_trains_nothing() {
        String study = shell.study("");
        Shell.Outcome first = shell.ceteris("run", study);
        Shell.Outcome second = shell.ceteris("run", study);

        assertThat(second.out()).isEqualTo(first.out());
        assertThat(second.err()).contains("  before   4 trials are done already and are not trained again\n");
    }

    @Test
    void what_was_overridden_is_recorded() {
        JsonNode run =
                json(shell.ceteris("run", shell.study(""), "--seeds", "3", "--set", "training.epochs=2", "--json"));

        assertThat(texts(run.at("/overrides"))).containsExactlyInAnyOrder("seeds=3", "training.epochs=2");
        assertThat(run.at("/trials"))
                .hasSize(6)
                .allSatisfy(trial -> assertThat(trial.at("/epochs")).hasSize(2));
        assertThat(run.at("/provenance/command").asString())
                .startsWith("ceteris run ")
                .contains(" --set seeds=3", " --set training.epochs=2");
    }

    @Test
    void json_has_every_trial_with_every_epoch_and_its_digest() {
        Shell.Outcome outcome = shell.ceteris("run", shell.study(""), "--json", "--no-report");
        JsonNode run = json(outcome);

        assertThat(run.at("/study").asString()).isEqualTo("sides");
        assertThat(run.at("/varied/0/levels").toString()).isEqualTo("[4,16]");
        assertThat(run.at("/report")).isEmpty();
        JsonNode trial = run.at("/trials/1");
        assertThat(trial.at("/condition/batchSize").asInt()).isEqualTo(16);
        assertThat(trial.at("/seed").asLong()).isEqualTo(1);
        assertThat(trial.at("/state").asString()).isEqualTo("done");
        assertThat(trial.at("/weightsSha256").asString()).matches("[0-9a-f]{64}");
        assertThat(trial.at("/epochs/2/epoch").asInt()).isEqualTo(3);
        assertThat(trial.at("/epochs/2").get("test.accuracy").asDouble()).isBetween(0.0, 1.0);
        assertThat(json(shell.ceteris("show", "--json")).at("/trials")).isEqualTo(run.at("/trials"));
    }

    @Test
    void quick_is_at_most_three_epochs_of_one_seed() {
        String study = shell.study("").replace("sides.yaml", "long.yaml");
        shell.write("long.yaml", read("sides.yaml").replace("epochs: 3", "epochs: 50"));

        JsonNode run = json(shell.ceteris("run", study, "--quick", "--json", "--no-report"));

        assertThat(run.at("/trials"))
                .hasSize(2)
                .allSatisfy(trial -> assertThat(trial.at("/epochs")).hasSize(3));
    }

    @Test
    void without_a_report_there_is_none() {
        Shell.Outcome outcome = shell.ceteris("run", shell.study(""), "--no-report");

        assertThat(outcome.out()).doesNotContain("report");
        assertThat(shell.folder.resolve("runs"))
                .isDirectoryRecursivelyContaining(path -> !path.endsWith("report.html"));
        assertThat(shell.folder.resolve("runs")).isDirectoryNotContaining("glob:**/report.html");
    }

    @Test
    void a_trial_that_diverges_is_said_in_a_line_and_the_others_go_on() {
        Shell.Outcome outcome = shell.ceteris(
                "run",
                shell.study(""),
                "--seeds",
                "1",
                "--set",
                "vary={learningRate: [0.1, 1e30]}",
                "--set",
                "training.batchSize=4");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).contains("2 trials: 1 done, 1 diverged\n");
        assertThat(outcome.err()).containsPattern("  learningRate 1\\S*30, seed 1: diverged at epoch \\d\n");
        JsonNode diverged = json(shell.ceteris("show", "--json")).at("/trials/1");
        assertThat(diverged.at("/state").asString()).isEqualTo("diverged");
        assertThat(diverged.at("/divergedAtEpoch").asInt()).isPositive();
    }

    @Test
    void a_trial_that_fails_is_said_in_a_line_and_by_the_exit_code() {
        Shell.Outcome outcome = shell.ceteris(
                "run",
                shell.study(""),
                "--seeds",
                "1",
                "--set",
                "vary={hidden: [[4], [46000, 46000]]}",
                "--set",
                "training.batchSize=4");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).contains("2 trials: 1 done, 1 failed\n");
        assertThat(outcome.err()).containsPattern("  hidden \\[46000, 46000], seed 1: failed: .+\n");
    }

    @Test
    void a_terminal_is_left_as_it_was_found() {
        shell.screen = Optional.of(new ScreenSize(100, 30));

        Shell.Outcome outcome = shell.ceteris("run", shell.study(""));

        assertThat(outcome.out()).doesNotContain("\u001b");
        assertThat(outcome.err()).contains("\u001b[?25l").endsWith("\u001b[?25h");
    }

    @Test
    void an_interrupted_run_says_how_to_go_on_and_then_ends_with_the_same_weights() {
        String study = shell.study("");
        shell.ctrlC = action -> {
            action.run();
            return () -> {};
        };

        Shell.Outcome interrupted = shell.ceteris("run", study, "--no-report");
        assertThat(interrupted.exitCode()).isEqualTo(130);
        assertThat(interrupted.out()).isEmpty();
        assertThat(interrupted.err())
                .containsOnlyOnce(
                        "interrupted; finished epochs are kept, go on with:  ceteris run " + study + " --no-report\n");

        shell.ctrlC = _ -> () -> {};
        JsonNode finished = json(shell.ceteris("run", study, "--no-report", "--json"));
        JsonNode undisturbed = json(shell.ceteris("run", study, "--no-report", "--json", "--runs", "elsewhere"));
        assertThat(digests(finished)).hasSize(4).isEqualTo(digests(undisturbed));
    }

    @Test
    void runs_are_kept_where_the_option_or_the_environment_says() {
        String study = shell.study("");
        shell.environment.put("CETERIS_RUNS", "from-environment");
        shell.ceteris("run", study, "--no-report");
        shell.ceteris("run", study, "--no-report", "--runs", "from-option");

        assertThat(shell.folder.resolve("from-environment")).isNotEmptyDirectory();
        assertThat(shell.folder.resolve("from-option")).isNotEmptyDirectory();
        assertThat(shell.folder.resolve("runs")).doesNotExist();
    }

    private String read(String name) {
        try {
            return Files.readString(shell.folder.resolve(name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static JsonNode json(Shell.Outcome outcome) {
        return JsonMapper.builder().build().readTree(outcome.out());
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    private static List<String> digests(JsonNode run) {
        return StreamSupport.stream(run.at("/trials").spliterator(), false)
                .map(trial -> trial.at("/weightsSha256").asString())
                .toList();
    }
}
