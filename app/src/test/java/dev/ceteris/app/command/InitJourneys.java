// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journeys: a user comes with a table of their own and no study. */
class InitJourneys {
    private final Path folder;
    private final Shell shell;

    InitJourneys(@TempDir Path folder) {
        this.folder = folder;
        shell = new Shell(folder);
    }

    private static String table(String header, IntFunction<String> row) {
        return header + IntStream.range(0, 40).mapToObj(row).collect(Collectors.joining("\n")) + "\n";
    }

    /** Writes the table, a study for it, and runs the study as it is; the study's text. */
    private String started(String csv) throws Exception {
        // A study names its table from the folder in which it is run, which a test cannot change.
        String path = shell.write("mine.csv", csv);
        Shell.Outcome init = shell.ceteris("init", path);
        assertThat(init.exitCode()).as(init.err()).isZero();
        assertThat(init.out()).startsWith("wrote mine.yaml; a first look:  ceteris run mine.yaml --quick");
        Path study = folder.resolve("mine.yaml");
        Shell.Outcome run = shell.ceteris("run", study.toString(), "--quick", "--no-report");
        assertThat(run.exitCode()).as(run.err()).isZero();
        return Files.readString(study);
    }

    @Test
    void a_table_with_classes_becomes_a_study_that_runs() throws Exception {
        String study = started(table("a,b,kind\n", i -> i + "," + i % 7 + "," + (i % 2 == 0 ? "u" : "v")));
        assertThat(study).contains("class: \"kind\"", "hypotheses:", "seeds: 10");
    }

    @Test
    void a_column_of_many_numbers_is_a_target() throws Exception {
        assertThat(started(table("a,b,price\n", i -> i + "," + i % 7 + "," + (100.5 + 3 * i))))
                .contains("target: \"price\"");
    }

    @Test
    void semicolons_decimal_commas_and_missing_cells_are_no_obstacle() throws Exception {
        String study = started(
                table("a;b;kind\n", i -> i + ",5;" + (i == 3 ? "" : i % 7 + ",25") + ";" + (i % 2 == 0 ? "u" : "v")));
        assertThat(study).contains("missing: ", "semicolons");
    }

    @Test
    void a_table_without_a_header_keeps_its_first_row() throws Exception {
        assertThat(started(table("", i -> i + "," + i % 7 + "," + (i % 2 == 0 ? "u" : "v"))))
                .contains("header: false");
    }

    @Test
    void a_study_that_is_there_is_kept() throws Exception {
        shell.write("mine.yaml", "precious");
        Shell.Outcome init = shell.ceteris("init", shell.write("mine.csv", "a,kind\n1,u\n2,v\n3,u\n4,v\n"));
        assertThat(init.exitCode()).isEqualTo(2);
        assertThat(init.err()).contains("mine.yaml exists and is left as it is; choose another name with --output");
        assertThat(folder.resolve("mine.yaml")).hasContent("precious");
    }

    @Test
    void what_is_no_table_is_refused_with_a_sentence() {
        for (String csv : new String[] {"one\n1\n2\n", "", "a,b\n1\n"}) {
            Shell.Outcome init = shell.ceteris("init", shell.write("mine.csv", csv));
            assertThat(init.exitCode()).as(csv).isEqualTo(2);
            assertThat(init.err()).as(csv).startsWith("ceteris: ").doesNotContain("Exception");
            assertThat(folder.resolve("mine.yaml")).doesNotExist();
        }
    }

    @Test
    void the_schema_is_printed_and_a_study_says_how_to_get_it() {
        assertThat(shell.ceteris("studies", "--schema").out()).startsWith("{").contains("A study of Ceteris");
        assertThat(shell.ceteris("studies", "batch-size").out()).startsWith("""
                        # yaml-language-server: $schema=study.schema.json
                        # The schema for editors: ceteris studies --schema >study.schema.json
                        """);
    }
}
