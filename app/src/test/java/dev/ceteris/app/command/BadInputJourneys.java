// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Journeys: a user types something that cannot be. Each message in full, exit code 2, nothing on standard output. */
class BadInputJourneys {
    private final Shell shell;

    BadInputJourneys(@TempDir Path folder) {
        shell = new Shell(folder);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
                    rum batch-size          ~ unknown command 'rum'; did you mean 'run'?                     ~ ceteris
                    --vesrion               ~ unknown option '--vesrion' of 'ceteris'; did you mean '--version'? ~ ceteris
                    run                     ~ missing required parameter: 'NAME|FILE'                        ~ ceteris run
                    run x --sets a=b        ~ unknown option '--sets' of 'ceteris run'; did you mean '--set'? ~ ceteris run
                    run x y                 ~ unexpected 'y' after 'ceteris run'                             ~ ceteris run
                    run x --seeds ten       ~ invalid value for option '--seeds': 'ten' is not a whole number ~ ceteris run
                    run x --seeds 0         ~ --seeds is 0, expected a whole number of at least 1            ~ ceteris run
                    run x --cores -1        ~ --cores is -1, expected a whole number of at least 1           ~ ceteris run
                    help rnu                ~ unknown command 'rnu'; did you mean 'run'?                     ~ ceteris
                    remove                  ~ missing required parameter: 'RUN'                              ~ ceteris remove
                    bench --tasks A,G       ~ unknown task 'G', expected some of A, B, C, D, E, F            ~ ceteris bench
                    bench --tasks a         ~ unknown task 'a', expected some of A, B, C, D, E, F; did you mean 'A'? ~ ceteris bench
                    bench --threads 0       ~ --threads is 0, expected a whole number of at least 1          ~ ceteris bench
                    bench --threads 1,two   ~ invalid value for option '--threads' (1,2): 'two' is not a whole number ~ ceteris bench
                    bench --roofline --tasks A ~ --roofline trains nothing, so it cannot be combined with --tasks or --threads ~ ceteris bench
                    bench --json            ~ --json is for --roofline; what tasks print is JSON anyway      ~ ceteris bench
                    data lst                ~ unknown command 'lst'; did you mean 'list'?                    ~ ceteris data
                    """)
    void a_word_that_does_not_exist_is_named_with_the_nearest_that_does(String words, String message, String command) {
        Shell.Outcome outcome = shell.ceteris(words.split(" ", -1));

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).isEqualTo("ceteris: " + message + "\n  see '" + command + " --help'\n");
    }

    @Test
    void more_threads_than_anybody_wants_are_refused() {
        int most = 8 * Runtime.getRuntime().availableProcessors();

        Shell.Outcome outcome = shell.ceteris("bench", "--threads", "1," + (most + 1));

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .startsWith("ceteris: --threads is " + (most + 1) + ", expected at most " + most
                        + ", eight for each core of this machine\n");
    }

    @Test
    void a_study_that_does_not_exist_is_answered_with_the_nearest() {
        Shell.Outcome outcome = shell.ceteris("run", "batchsize");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err())
                .startsWith("ceteris: unknown study 'batchsize' and no such file; did you mean 'batch-size'?");
    }

    @Test
    void a_wrong_word_in_a_study_is_named_with_its_place() {
        String study = shell.study("").replace("sides.yaml", "wrong.yaml");
        shell.write("wrong.yaml", """
                study: wrong
                question: Why?
                data: {source: mnist}
                network: {hidden: [4]}
                training: {batchsiz: 4}
                """);

        Shell.Outcome outcome = shell.ceteris("run", study);

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .startsWith(
                        "ceteris: " + study + ":5:12: unknown key 'batchsiz' in 'training'; did you mean 'batchSize'?")
                .doesNotContain("\tat ");
    }

    @Test
    void a_setting_that_is_none_is_refused() {
        Shell.Outcome outcome = shell.ceteris("run", shell.study(""), "--set", "epochs");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).isEqualTo("ceteris: --set epochs: expected path=value, such as training.epochs=20\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
                    data.validation=31 ~ a validation set of 31 of 32 samples takes every sample of class
                    search={}          ~ --set search: 'search' names no knob, expected at least one
                    search.hidden=[]   ~ --set search.hidden: 'search.hidden' is empty, expected at least one value
                    search.hidden={}   ~ --set search.hidden: 'search.hidden' has no 'width'
                    search.hidden={depth: 3, width: 2, taper: 1/2}; validation=8; search.search=grid ~ --set search.hidden: 'network.hidden' has a width below 1 in layer 3: 2 units, each layer 1/2
                    hidden={depth: 2, width: 1, taper: 3/4} ~ --set hidden: 'network.hidden' has a width below 1 in layer 2: 1 unit, each layer 3/4
                    """)
    void what_cannot_be_trained_is_said_before_anything_is(String settings, String message) {
        List<String> words =
                new ArrayList<>(List.of("run", shell.study(""), "--set", "vary={}", "--set", "batchSize=1"));
        for (String setting : settings.split("; ", -1)) {
            words.addAll(List.of("--set", setting));
        }
        Shell.Outcome outcome = shell.ceteris(words.toArray(new String[0]));

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).startsWith("ceteris: " + message).doesNotContain("\tat ", "Exception");
        assertThat(shell.ceteris("list").out()).doesNotContain("sides-");
    }

    @Test
    void missing_data_is_named_by_its_file() {
        String study = shell.study("");
        assertThat(shell.folder.resolve("points.csv").toFile().delete()).isTrue();

        Shell.Outcome outcome = shell.ceteris("run", study);

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("ceteris: " + shell.folder.resolve("points.csv"));
    }

    @Test
    void searching_for_runs_where_there_are_none_leaves_nothing_behind() {
        Path runs = shell.folder.resolve("runs");
        for (String command : new String[] {"show", "report"}) {
            Shell.Outcome outcome = shell.ceteris(command);
            assertThat(outcome.exitCode()).isEqualTo(2);
            assertThat(outcome.err())
                    .isEqualTo("ceteris: no runs in '" + runs + "' yet; make one with:  ceteris run batch-size\n");
        }
        assertThat(shell.ceteris("list").exitCode()).isZero();
        assertThat(runs).doesNotExist();
    }

    @Test
    void a_run_that_does_not_exist_is_answered_with_the_nearest() {
        shell.ceteris("run", shell.study(""), "--no-report");

        Shell.Outcome outcome = shell.ceteris("show", "sidse");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("no run 'sidse', did you mean 'sides'?");
    }

    @Test
    void a_folder_that_is_a_file_is_named() {
        shell.write("runs", "not a folder");

        Shell.Outcome outcome = shell.ceteris("run", shell.study(""));

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("ceteris: " + shell.folder.resolve("runs"));
    }

    @Test
    void a_mistake_inside_ceteris_is_one_sentence_with_a_file() {
        shell.ctrlC = _ -> {
            throw new IllegalStateException("the hook is loose");
        };

        Shell.Outcome outcome = shell.ceteris("run", shell.study(""));

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .matches("ceteris: something is wrong inside: java.lang.IllegalStateException: the hook is loose;"
                        + " please report it with \\S+\\.txt\n");
        assertThat(shell.ceteris("run", shell.study(""), "--verbose").err())
                .contains("\tat dev.ceteris.app.command.run.StudyRun");
    }
}
