// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Journeys: a user wants to know what there is. */
class HelpJourneys {
    private final Shell shell;

    HelpJourneys(@TempDir Path folder) {
        shell = new Shell(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--help", "-h", "help"})
    void every_command_is_named(String word) {
        Shell.Outcome outcome = word.isEmpty() ? shell.ceteris() : shell.ceteris(word);

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out())
                .contains(
                        "  run ",
                        "  reproduce ",
                        "  studies ",
                        "  list ",
                        "  show ",
                        "  remove ",
                        "  report ",
                        "  data ",
                        "  judge ",
                        "  bench ",
                        "  help ")
                .doesNotContain("\u001b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"run", "reproduce", "studies", "list", "show", "remove", "report", "data", "judge", "bench"})
    void help_for_a_command_is_the_commands_own(String command) {
        Shell.Outcome outcome = shell.ceteris("help", command);

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).startsWith("Usage: ceteris " + command + " ");
        assertThat(outcome.out()).isEqualTo(shell.ceteris(command, "--help").out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "run --version", "data list --version"})
    void the_version_is_one_line(String words) {
        assertThat(shell.ceteris(words.split(" ", -1)).out()).matches("ceteris \\S+( \\(\\S+\\))?\n");
    }

    @Test
    void the_studies_that_come_with_ceteris_are_listed_and_printed() {
        Shell.Outcome list = shell.ceteris("studies");
        assertThat(list.exitCode()).isZero();
        assertThat(list.out()).startsWith("study ").containsPattern("\nbatch-size +30 +600 +Does the batch size ");

        Shell.Outcome yaml = shell.ceteris("studies", "batch-size");
        assertThat(yaml.out()).contains("\nstudy: batch-size\n");
        String copy = shell.write("copy.yaml", yaml.out());
        assertThat(shell.ceteris("studies", copy).out()).isEqualTo(yaml.out());
    }
}
