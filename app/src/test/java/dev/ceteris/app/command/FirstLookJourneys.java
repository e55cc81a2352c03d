// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Journeys: a user wants to know what a study would be, before it takes its time. */
class FirstLookJourneys {
    private static final String CLAIM = """
            hypotheses:
              - greater: {metric: test.accuracy, of: {batchSize: 4}, than: {batchSize: 16}}
            """;

    private final Path folder;
    private final Shell shell;

    FirstLookJourneys(@TempDir Path folder) {
        this.folder = folder;
        shell = new Shell(folder);
    }

    @Test
    void a_quick_run_ends_with_the_table_and_what_is_left_open() {
        Shell.Outcome run = shell.ceteris("run", shell.study(CLAIM), "--no-report", "--quick");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("condition", "batchSize")
                .containsPattern("one seed: no verdicts; \\d+ networks without --quick")
                .doesNotContain("undetermined");
    }

    @Test
    void a_dry_run_prints_the_plan_and_leaves_nothing_behind() {
        Shell.Outcome run = shell.ceteris("run", shell.study(CLAIM), "--dry-run", "--seeds", "10");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("trials   20 trials = 2 conditions × 10 seeds")
                .contains("time     about")
                .containsPattern(
                        "seeds    10 seeds tell differences of about 1\\.\\d standard deviations of a trial apart")
                .contains("a dry run: nothing is stored");
        assertThat(folder.resolve("runs")).doesNotExist();
        assertThat(Files.exists(folder.resolve("report.html"))).isFalse();
    }

    @Test
    void a_dry_run_says_when_seeds_are_too_few() {
        assertThat(shell.ceteris("run", shell.study(CLAIM), "--dry-run", "--seeds", "3")
                        .out())
                .contains("with 3 seeds no verdict can come out; 5 seeds could");
    }

    @Test
    void a_dry_run_refuses_what_a_run_refuses() {
        Shell.Outcome run = shell.ceteris("run", shell.study(""), "--dry-run", "--set", "data.train=100000");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("data.train").doesNotContain("Exception");
    }

    @Test
    void the_studies_are_listed_as_json() {
        JsonNode studies =
                JsonMapper.shared().readTree(shell.ceteris("studies", "--json").out());
        assertThat(studies.size()).isGreaterThan(5);
        assertThat(studies.get(0).propertyNames())
                .contains("study", "question", "trials", "epochs", "varied", "seeds", "hypotheses");
        assertThat(shell.ceteris("studies", "batch-size", "--json").exitCode()).isEqualTo(2);
    }
}
