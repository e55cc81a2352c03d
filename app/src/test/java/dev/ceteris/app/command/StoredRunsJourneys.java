// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.app.terminal.ScreenSize;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Journeys: a user comes back to runs that have ended. */
class StoredRunsJourneys {
    private final Shell shell;

    StoredRunsJourneys(@TempDir Path folder) {
        shell = new Shell(folder);
    }

    @BeforeEach
    void run() {
        shell.ceteris("run", shell.study(""), "--no-report");
    }

    @Test
    void the_list_has_a_line_for_each_run() {
        shell.screen = Optional.of(new ScreenSize(160, 24));
        shell.ceteris("run", shell.study(""), "--no-report", "--seeds", "1");

        Shell.Outcome list = shell.ceteris("list");

        assertThat(list.exitCode()).isZero();
        assertThat(list.err()).isEmpty();
        assertThat(list.out()).matches("""
                        run +study +question +done +state +started +best mean
                        sides-[0-9a-f]{6} +sides +Does a larger batch tell the sides apart as well\\? +\\d/\\d +done +2026-03-01 ..:.. +\\d\\.\\d{4} test.accuracy, batchSize \\d+
                        sides-[0-9a-f]{6} +sides +Does a larger batch tell the sides apart as well\\? +\\d/\\d +done +2026-03-01 ..:.. +\\d\\.\\d{4} test.accuracy, batchSize \\d+
                        """);
        assertThat(list.out()).contains("  2/2  ", "  4/4  ");
    }

    @Test
    void the_list_is_filtered_sorted_and_printed_as_json() {
        shell.ceteris("run", shell.study(""), "--no-report", "--set", "training.epochs=1", "--set", "study=short");

        assertThat(shell.ceteris("list", "--study", "short").out().lines()).hasSize(2);
        assertThat(shell.ceteris("list", "--study", "none").err())
                .isEqualToIgnoringNewLines("none of 2 runs is of the study 'none'");
        assertThat(shell.ceteris("list", "--state", "running").out()).isEmpty();
        assertThat(shell.ceteris("list", "--sort", "study")
                        .out()
                        .lines()
                        .skip(1)
                        .map(line -> line.split("-", 2)[0]))
                .containsExactly("short", "sides");
        JsonNode runs = JsonMapper.shared()
                .readTree(shell.ceteris("list", "--json", "--sort", "result").out());
        assertThat(runs.size()).isEqualTo(2);
        assertThat(runs.get(0).get("best").get("mean").asDouble())
                .isGreaterThanOrEqualTo(runs.get(1).get("best").get("mean").asDouble());
        assertThat(shell.ceteris("list", "--sort", "size").err()).contains("size", "created, study, result");
    }

    @Test
    void the_list_cuts_questions_to_fit_the_terminal() {
        shell.screen = Optional.of(new ScreenSize(90, 24));

        assertThat(shell.ceteris("list").out().lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(90));
        assertThat(shell.ceteris("list").out()).containsPattern("Does a larger.*…");
    }

    @Test
    void show_reports_the_study_the_table_and_every_trial() {
        Shell.Outcome show = shell.ceteris("show");

        assertThat(show.exitCode()).isZero();
        assertThat(show.out())
                .containsSubsequence(
                        "sides-",
                        "Does a larger batch tell the sides apart as well?",
                        "trials   4 trials: 4 done",
                        "varies   batchSize 4 · 16",
                        "equal    ",
                        "training.learningRate 0.1",
                        "started  2026-03-01 ",
                        "made by  Ceteris ",
                        "again    ceteris run ",
                        "condition",
                        "test.accuracy",
                        "batchSize 4",
                        "batchSize 16",
                        "trial  condition     seed  epochs  state  weights (SHA-256)\n")
                .containsPattern("    1  batchSize 4      1       3  done   [0-9a-f]{16}\n");
    }

    @Test
    void a_run_is_known_by_the_beginning_of_its_name() {
        assertThat(shell.ceteris("show", "side").out())
                .isEqualTo(shell.ceteris("show", "latest").out());
    }

    @Test
    void the_report_is_written_where_it_is_wanted() {
        Shell.Outcome report = shell.ceteris("report", "-o", "pages");

        assertThat(report.exitCode()).isZero();
        assertThat(report.out().lines().map(Path::of))
                .allSatisfy(file -> assertThat(file).exists().hasParent(shell.folder.resolve("pages")))
                .anySatisfy(file -> assertThat(file).hasFileName("report.html"));
    }

    @Test
    void nothing_is_removed_without_a_yes() {
        shell.answer = Optional.of("n");
        Shell.Outcome kept = shell.ceteris("remove", "sides");
        assertThat(kept.exitCode()).isZero();
        assertThat(kept.err()).matches("remove sides-[0-9a-f]{6}\\? \\[y/N] nothing was removed\n");
        assertThat(shell.ceteris("list").out()).contains("sides-");

        shell.answer = Optional.of("y");
        assertThat(shell.ceteris("remove", "sides").err()).containsPattern("removed sides-[0-9a-f]{6}\n");
        assertThat(shell.ceteris("list").out()).isEmpty();
    }

    @Test
    void a_script_removes_with_the_option() {
        Shell.Outcome asked = shell.ceteris("remove", "sides");
        assertThat(asked.exitCode()).isEqualTo(2);
        assertThat(asked.err())
                .contains("ceteris: there is no answer on standard input; use --yes to remove without being asked\n");

        assertThat(shell.ceteris("remove", "sides", "--yes").exitCode()).isZero();
        assertThat(shell.ceteris("list").out()).isEmpty();
    }
}
