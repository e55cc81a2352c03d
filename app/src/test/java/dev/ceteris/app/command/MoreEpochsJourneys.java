// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Journeys: a user wants more epochs of trials that are trained already. */
class MoreEpochsJourneys {
    private final Shell shell;
    private final Shell other;

    MoreEpochsJourneys(@TempDir Path folder, @TempDir Path elsewhere) {
        shell = new Shell(folder);
        other = new Shell(elsewhere);
    }

    private static JsonNode trials(Shell.Outcome run) {
        assertThat(run.exitCode()).as(run.err()).isZero();
        return JsonMapper.shared().readTree(run.out()).get("trials");
    }

    private Shell.Outcome run(Shell where, int epochs, String... more) {
        String[] words = {
            "run", where.study(""), "--no-report", "--json", "--cores", "1", "--set", "training.epochs=" + epochs
        };
        String[] all = Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return where.ceteris(all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sgd", "momentum", "adam"})
    void finished_trials_go_on_to_the_same_bits_as_in_one_go(String optimizer) {
        String set = "training.optimizer=" + optimizer;
        run(shell, 3, "--set", set);
        Shell.Outcome longer = run(shell, 7, "--set", set);

        assertThat(longer.err()).contains("12 epochs are done already and are not trained again");
        JsonNode atOnce = trials(run(other, 7, "--set", set));
        JsonNode inTwo = trials(longer);
        assertThat(inTwo.size()).isEqualTo(4);
        for (int i = 0; i < inTwo.size(); i++) {
            assertThat(inTwo.get(i).get("epochs").size()).isEqualTo(7);
            assertThat(inTwo.get(i).get("weightsSha256"))
                    .isEqualTo(atOnce.get(i).get("weightsSha256"));
            assertThat(inTwo.get(i).get("epochs").get(2).get("test.loss"))
                    .isEqualTo(atOnce.get(i).get("epochs").get(2).get("test.loss"));
        }
        JsonNode shorter =
                JsonMapper.shared().readTree(shell.ceteris("list", "--json").out());
        assertThat(shorter.size()).isEqualTo(2);
    }

    @Test
    void a_schedule_that_depends_on_the_number_of_epochs_starts_anew_and_says_so() {
        run(shell, 3, "--set", "training.schedule=cosine");
        Shell.Outcome longer = run(shell, 5, "--set", "training.schedule=cosine");
        assertThat(longer.err())
                .contains(
                        "has fewer epochs of the same trials, but the schedule depends on the number of epochs, so they"
                                + " are trained anew");
        assertThat(trials(longer).get(0).get("weightsSha256"))
                .isEqualTo(trials(run(other, 5, "--set", "training.schedule=cosine"))
                        .get(0)
                        .get("weightsSha256"));
    }

    @Test
    void fewer_epochs_are_another_run() {
        run(shell, 5);
        Shell.Outcome fewer = run(shell, 3);
        assertThat(fewer.err()).doesNotContain("done already");
        assertThat(trials(fewer).get(0).get("epochs").size()).isEqualTo(3);
    }
}
