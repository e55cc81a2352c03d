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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @CsvSource({"breast_cancer, breast-cancer", "My Data (2), my-data-2", "Verkäufe, verkaufe", "1, 1", "__, table"})
    void a_file_of_any_name_becomes_a_study_with_a_name_that_is_allowed(String file, String name) throws Exception {
        String path = shell.write(file + ".csv", table("a,kind\n", i -> i % 7 + "," + "uv".charAt(i % 2)));
        Shell.Outcome init = shell.ceteris("init", path);
        assertThat(init.exitCode()).as(init.err()).isZero();
        String study = folder.resolve(file + ".yaml").toString();
        assertThat(Path.of(study)).content().contains("study: \"" + name + "\"");
        Shell.Outcome run = shell.ceteris("run", study, "--dry-run");
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    @Test
    void a_name_that_is_too_long_is_cut() throws Exception {
        String path = shell.write("a".repeat(63) + "_b.csv", table("a,kind\n", i -> i % 7 + "," + "uv".charAt(i % 2)));
        assertThat(shell.ceteris("init", path).exitCode()).isZero();
        String study = folder.resolve("a".repeat(63) + "_b.yaml").toString();
        assertThat(Path.of(study)).content().contains("study: \"" + "a".repeat(63) + "\"");
        assertThat(shell.ceteris("run", study, "--dry-run").exitCode()).isZero();
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

    @ParameterizedTest
    @ValueSource(strings = {"first.csv", "first", "first.json"})
    void a_study_is_not_written_into_a_file_of_another_kind(String name) {
        String path = shell.write("mine.csv", table("a,b,kind\n", i -> i + "," + i % 7 + "," + "uv".charAt(i % 2)));
        Shell.Outcome init = shell.ceteris("init", path, "-o", name);
        assertThat(init.exitCode()).isEqualTo(2);
        assertThat(init.err()).contains(name + " would be a study, which is YAML; expected a name that ends in .yaml");
        assertThat(folder.resolve(name)).doesNotExist();
    }

    private String refused(String csv) {
        Shell.Outcome init = shell.ceteris("init", shell.write("mine.csv", csv));
        assertThat(init.exitCode()).as(csv).isEqualTo(2);
        assertThat(folder.resolve("mine.yaml")).doesNotExist();
        return init.err();
    }

    @ParameterizedTest
    @ValueSource(strings = {"k. A.", "inf", "1.73%", "twelve"})
    void a_few_bad_cells_do_not_make_words_of_numbers(String cell) throws Exception {
        String study =
                started(table("a,b,kind\n", i -> i + "," + (i == 4 ? cell : i + 0.5) + "," + "uv".charAt(i % 2)));
        assertThat(study).doesNotContain("hardly ever repeat").contains(" (row 6)", "then remove this line");
        // What the comment says helps: the cell is emptied, missing: mean is said, and the line is removed.
        String path = shell.write(
                "mine.csv", table("a,b,kind\n", i -> i + "," + (i == 4 ? "" : i + 0.5) + "," + "uv".charAt(i % 2)));
        String mended = study.replaceFirst("    ignore:\n.*\n", "    missing: mean\n");
        assertThat(mended).isNotEqualTo(study).contains(path.substring(path.lastIndexOf('/')));
        Shell.Outcome run = shell.ceteris("run", shell.write("again.yaml", mended), "--quick", "--no-report");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("data.source.missing mean").doesNotContain("ignored");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "~",
            value = {
                "563.%03d,33 ~ thousands separators, such as '563.000,33' (row 2), which has to be written 563000.33",
                "$276,%03d ~ a currency sign and thousands separators, such as '$276,000' (row 2)",
                "12.%03d%% ~ a percent sign, such as '12.000%' (row 2), which has to be written 12.000"
            })
    void numbers_that_are_written_for_people_are_named_as_such(String price, String said) {
        String csv = table("a;b;price\n", i -> i + ";" + i % 7 + ";" + price.formatted(i));
        assertThat(refused(csv)).contains("the last column, 'price'", "has numbers with " + said);
    }

    @Test
    void ids_in_the_last_column_are_not_what_is_predicted() throws Exception {
        String words = started(table("a,kind,id\n", i -> i + "," + "uv".charAt(i % 2) + ",x" + i));
        assertThat(words).contains("class: \"kind\"  # the last column that can be predicted", "hardly ever repeat");
        Files.delete(folder.resolve("mine.yaml"));
        String numbers = started(table("a,kind,id\n", i -> i * 7 % 40 + "," + "uv".charAt(i % 2) + "," + (i + 1)));
        assertThat(numbers).contains("class: \"kind\"");
        Files.delete(folder.resolve("mine.yaml"));
        assertThat(refused("a,b\nx,y\nz,u\nv,w\n")).contains("has no column to predict");
    }

    @Test
    void a_nameless_empty_column_behind_the_last_separator_is_left_out() throws Exception {
        assertThat(started(table("a,b,kind,\n", i -> i + "," + i % 7 + "," + "uv".charAt(i % 2) + ",")))
                .contains("class: \"kind\"", "# is empty in every row");
    }

    @Test
    void a_table_with_too_few_rows_is_refused_as_that() {
        assertThat(refused("a,b\n")).contains("has a header and no rows, expected at least two");
        assertThat(refused("a,b\n1,2\n")).contains("one row");
    }

    @Test
    void the_number_of_seeds_below_which_nothing_is_decided_is_that_of_the_plan() throws Exception {
        String study = started(table("a,b,kind\n", i -> i + "," + i % 7 + "," + (i % 2 == 0 ? "u" : "v")));
        assertThat(study).contains("with fewer than 5 no verdict can come out");
        String path = folder.resolve("mine.yaml").toString();
        assertThat(shell.ceteris("run", path, "--seeds", "4", "--set", "epochs=1", "--no-report")
                        .err())
                .containsIgnoringWhitespaces("no verdict can come out; 5 seeds could");
        assertThat(shell.ceteris("run", path, "--seeds", "5", "--set", "epochs=1", "--no-report")
                        .err())
                .contains("5 seeds")
                .doesNotContain("no verdict can come");
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
