// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Facts: a store that an earlier version wrote is shown, judged and reported as expected, to the last byte.
 *
 * <p>The folder {@code stored-run} beside this class holds a study, its data and the store that commit 6c97c25 wrote
 * with the commands
 *
 * <pre>{@code
 * cd app/src/test/resources/dev/ceteris/app/command/stored-run
 * JDK_JAVA_OPTIONS=-Dos.version=6.12 ./ceteris run sides.yaml --no-report --runs runs
 * cp runs/store.sqlite .
 * }</pre>
 *
 * <p>The expected texts are what {@code show --json}, {@code verdict --json} and {@code report} make of it. None of
 * them depends on the date, the machine or the place of the store, so nothing is masked. Weights and checkpoints are
 * left out, because these commands do not read them. The store stays as it is when tables change: that it can still be
 * read is what the test shows.
 *
 * <p>When a command prints something else on purpose, write the texts again and read what changed:
 *
 * <pre>{@code
 * mvn -B -q -pl app -am test -Dtest=StoredRunFacts -Dsurefire.failIfNoSpecifiedTests=false -Dstored.run=write
 * git diff app/src/test/resources
 * }</pre>
 */
class StoredRunFacts {
    private static final Path FIXTURE =
            Path.of("src", "test", "resources", "dev", "ceteris", "app", "command", "stored-run");

    private final Path folder;
    private final Shell shell;

    StoredRunFacts(@TempDir Path folder) {
        this.folder = folder;
        shell = new Shell(folder);
    }

    @BeforeEach
    void copyTheStore() throws IOException {
        Path store = Files.createDirectories(folder.resolve("earlier"));
        Files.copy(FIXTURE.resolve("store.sqlite"), store.resolve("store.sqlite"));
    }

    @Test
    void show_prints_the_stored_run_as_before() throws IOException {
        assertSame("show.json", printed("show", "sides", "--json", "--runs", "earlier"));
    }

    @Test
    void verdict_judges_the_stored_run_as_before() throws IOException {
        assertSame("verdict.json", printed("verdict", "sides", "--json", "--runs", "earlier"));
    }

    @Test
    void report_describes_the_stored_run_as_before() throws IOException {
        printed("report", "sides", "--output", "pages", "--runs", "earlier");

        assertSame("report.txt", Files.readString(folder.resolve("pages").resolve("report.md")));
    }

    private String printed(String... words) {
        Shell.Outcome outcome = shell.ceteris(words);
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        return outcome.out();
    }

    private static void assertSame(String name, String found) throws IOException {
        Path expected = FIXTURE.resolve(name);
        if (System.getProperty("stored.run", "").equals("write")) {
            Files.writeString(expected, found);
        }
        assertThat(found).isEqualTo(Files.readString(expected));
    }
}
