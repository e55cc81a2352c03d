// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
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

    private JsonNode ofStudy(Shell where, String changes, int epochs) {
        String study = where.study("").replace("sides.yaml", "other.yaml");
        String text = "study: sides\nquestion: Is it so?\n"
                + "data: {source: {csv: '" + where.folder.resolve("points.csv") + "', class: side}, validation: 10}\n"
                + "network: {hidden: [4]}\ntraining: {learningRate: 0.001, epochs: 3}\n"
                + "vary: {batchSize: [4, 16]}\nseeds: 2\nmetrics: [test.loss]\n" + changes;
        where.write("other.yaml", text);
        return trials(where.ceteris(
                "run", study, "--no-report", "--json", "--cores", "1", "--set", "training.epochs=" + epochs));
    }

    private static boolean hasCheckpoints(Shell where) throws IOException {
        try (Stream<Path> files = Files.walk(where.folder)) {
            return files.anyMatch(file -> file.getParent().endsWith("checkpoints"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"search: grid, seeds: 2", "search: halving, budget: {trials: 8}, reduction: 2"})
    void trials_with_a_chosen_value_are_no_beginning_of_others(String how) throws IOException {
        ofStudy(
                shell,
                "tune: {learningRate: {from: 0.001, to: 0.01, scale: log, steps: 2}, by: validation.loss, " + how + "}",
                3);
        assertThat(hasCheckpoints(shell)).isFalse();

        JsonNode longer = ofStudy(shell, "", 6);
        JsonNode alone = ofStudy(other, "", 6);
        for (int i = 0; i < alone.size(); i++) {
            assertThat(longer.get(i).get("weightsSha256"))
                    .isEqualTo(alone.get(i).get("weightsSha256"));
        }
        assertThat(hasCheckpoints(other)).isTrue();
    }

    @Test
    void trials_of_a_search_leave_no_checkpoint() throws IOException {
        String search = "search: {hidden: {depth: [1, 2], width: {from: 2, to: 9}}, search: halving, reduction: 2,"
                + " budget: {trials: 8}, by: validation.accuracy}";
        String study = shell.study(search);
        shell.write(
                "sides.yaml",
                Files.readString(Path.of(study))
                        .replaceFirst("vary: .*\n", "")
                        .replace("epochs: 3", "epochs: 4, batchSize: 8")
                        .replace("class: side}", "class: side}, validation: 10"));
        assertThat(shell.ceteris("run", study, "--no-report").exitCode()).isZero();
        assertThat(hasCheckpoints(shell)).isFalse();
    }

    @Test
    void trials_with_a_schedule_of_their_length_leave_no_checkpoint() throws IOException {
        run(shell, 3, "--set", "training.schedule=cosine");
        assertThat(hasCheckpoints(shell)).isFalse();
    }
}
