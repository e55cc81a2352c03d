// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journeys: among a user's runs is one that a newer version has made, with a claim that this one does not know. */
class UnreadableRunsJourneys {
    private static final String CLAIM = """
            hypotheses:
              - threshold: {metric: test.accuracy, above: -1}
            """;

    private final Shell shell;

    UnreadableRunsJourneys(@TempDir Path folder) {
        shell = new Shell(folder);
    }

    private Shell.Outcome run(String... more) {
        return shell.ceteris(Stream.concat(Stream.of("run", shell.study(CLAIM), "--no-report"), Stream.of(more))
                .toArray(String[]::new));
    }

    private String onlyRun() {
        return shell.ceteris("list")
                .out()
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow()
                .split(" ", 2)[0];
    }

    /** A run's study with a form of claim that a later version adds. */
    private String unreadable(String run) throws SQLException {
        Path file = shell.folder.resolve("runs").resolve("store.sqlite");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                PreparedStatement change = connection.prepareStatement(
                        "UPDATE run SET text = replace(text, 'threshold', 'prophecy') WHERE id = ?")) {
            change.setString(1, run);
            assertThat(change.executeUpdate()).isEqualTo(1);
        }
        return run;
    }

    private static void assertThatItNames(String run, Shell.Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err())
                .containsOnlyOnce("left out: run " + run + " has a study that this Ceteris cannot read")
                .contains("prophecy")
                .contains("; show it with the version that ran it, ");
    }

    @Test
    void it_is_named_and_the_others_are_judged_and_compared() throws Exception {
        run("--seeds", "8");
        String newer = unreadable(onlyRun());
        run("--seeds", "9", "--set", "looks=[9]");
        run("--set", "study=other");

        Shell.Outcome verdict = shell.ceteris("verdict", "sides");
        assertThatItNames(newer, verdict);
        assertThat(verdict.out()).startsWith("sides-").doesNotContain(newer);
        Shell.Outcome json = shell.ceteris("verdict", "sides", "--json");
        assertThatItNames(newer, json);
        assertThat(json.out()).startsWith("{");
        Shell.Outcome byFile = shell.ceteris("verdict", shell.study(CLAIM));
        assertThatItNames(newer, byFile);
        Shell.Outcome compared = shell.ceteris("compare", "other", "sides");
        assertThatItNames(newer, compared);
        assertThat(compared.out()).contains("compared with other-");
    }

    @Test
    void asked_for_alone_it_is_refused_and_it_can_be_removed() throws Exception {
        run();
        String newer = unreadable(onlyRun());

        Shell.Outcome verdict = shell.ceteris("verdict", "sides");
        assertThat(verdict.exitCode()).isEqualTo(2);
        assertThat(verdict.err())
                .isEqualTo(shell.ceteris("show", newer).err())
                .startsWith("ceteris: run " + newer + " has a study that this Ceteris cannot read");
        assertThat(shell.ceteris("remove", newer, "--yes").err()).isEqualTo("removed " + newer + "\n");
    }

    @Test
    void its_trials_are_trained_anew_and_its_results_count_as_seen() throws Exception {
        run("--seeds", "8");
        String newer = unreadable(onlyRun());

        Shell.Outcome more = run("--seeds", "12");

        assertThatItNames(newer, more);
        assertThat(shell.ceteris("verdict", "sides", "--details").out().replaceAll("\\s+", " "))
                .contains("interim analysis 2, α = 0.004 of 0.05")
                .doesNotContain("exploratory");
        Shell.Outcome some = run("--seeds", "7");
        assertThat(some.exitCode()).isZero();
        assertThat(shell.ceteris("list").out()).contains(" 14/14 ");
        assertThat(run("--seeds", "7").err())
                .as("a run that goes on takes nothing over")
                .doesNotContain("cannot read");
    }
}
