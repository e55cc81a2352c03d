// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.app.command.data.DataCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Journey: a user asks what data there is. */
class DataCommandTest {
    private static final int BRAILLE_BLANK = 0x2800;

    private final StringWriter results = new StringWriter();
    private final StringWriter messages = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void the_list_names_every_set_and_where_it_is() {
        run("list");
        assertThat(results.toString())
                .containsSubsequence("mnist", "handwritten digits", "comes with Ceteris", "fashion-mnist", "clothing");
        assertThat(messages.toString()).isEmpty();
    }

    @Test
    void mnist_is_described_in_lines_that_fit_a_terminal_with_a_picture_of_each_class() {
        run("describe", "mnist");
        assertThat(results.toString())
                .contains("60,000 training samples", "10,000 test samples", "784 inputs", "19.1 % of them not 0")
                .contains("train-images-idx3-ubyte  ba891046e6505d7a");
        assertThat(results.toString().lines().filter(line -> !line.contains("idx")))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(results.toString().chars().filter(c -> c > BRAILLE_BLANK && c < BRAILLE_BLANK + 256))
                .hasSizeGreaterThan(10 * 10);
    }

    @Test
    void json_holds_the_same_facts() {
        run("describe", "mnist", "--json");
        JsonNode described = JsonMapper.builder().build().readTree(results.toString());
        assertThat(described.at("/source/presence").asString()).isEqualTo("SHIPPED");
        assertThat(described.at("/data/trainSamples").asInt()).isEqualTo(60_000);
        assertThat(described.at("/data/classes/1/train").asInt()).isEqualTo(6742);
        assertThat(described.at("/data/files")).hasSize(4);
    }

    @Test
    void a_users_file_is_described_without_more_than_its_place() throws IOException {
        Path file = Files.writeString(folder.resolve("flowers.csv"), "length,kind\n" + "1,a\n2,b\n".repeat(10));
        run("describe", file.toString(), "--class", "kind", "--test", "0.5");
        assertThat(results.toString())
                .startsWith("flowers.csv: CSV file, class column kind")
                .contains("found in " + file, "10 training samples", "10 test samples", "1 input, numbers from 1 to 2");
    }

    @Test
    void a_mistaken_class_column_does_not_flood_the_screen() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < 100; row++) {
            text.append("c").append(row % 50).append(',').append(row).append('\n');
        }
        Path file = Files.writeString(folder.resolve("numbers.csv"), text);
        run("describe", file.toString(), "--no-header", "--class", "1", "--test", "0.5");
        assertThat(results.toString()).contains("… and 20 more; --json lists them all");
    }

    /** Extremes are ±exp(-1/2)/√2 = ±0.42888 at x1 = ±1/√2, x2 = 0. */
    @Test
    void a_function_is_described_by_its_inputs_bounds_and_values() {
        run("describe", "x1*exp(-x1^2-x2^2)", "--from", "-2", "--to", "2,2.5");

        assertThat(results.toString())
                .startsWith("x1*exp(-x1^2-x2^2): a function of 2 inputs\ncalculated\n")
                .contains("1,000,000 test samples, 1,000 points of each input in every combination")
                .contains("no samples of the diagonal", "no noise")
                .containsPattern("x1 +-2 +2\n")
                .containsPattern("x2 +-2 +2.5\n")
                .containsPattern("values on the grid +-0.4289 +0.4289 +0 +0.\\d+\n");
        assertThat(results.toString().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    /** Nearly π/128 = 0.02454: the integral of the square over the plane is π/8, and the box has 16 units of area. */
    @Test
    void what_a_study_learns_from_is_described_by_the_studys_name() {
        run("describe", "regression");

        assertThat(results.toString())
                .contains("x1*exp(-x1^2-x2^2): a function of 2 inputs", "1,000 samples of the diagonal")
                .containsPattern("a test loss of 0.02447\\.\n");
    }

    @Test
    void json_of_a_function_holds_the_same_facts() {
        run("describe", "x1 + x2", "--to", "3", "--json");
        JsonNode described = JsonMapper.builder().build().readTree(results.toString());

        assertThat(described.at("/source/presence").asString()).isEqualTo("CALCULATED");
        assertThat(described.at("/function/inputs/1/to").asDouble()).isEqualTo(3);
        assertThat(described.at("/function/onGrid/least").asDouble()).isEqualTo(-2);
        assertThat(described.at("/function/onGrid/greatest").asDouble()).isEqualTo(6);
        assertThat(described.at("/function/onDiagonal/samples").asInt()).isZero();
    }

    @Test
    void a_function_that_cannot_be_meant_gets_the_sentence_of_a_study() {
        assertThat(fail("describe", "x1*ex(x1)"))
                .startsWith("'x1*ex(x1)', column 4: unknown function 'ex'; did you mean 'exp'?\n  known here: abs");
        assertThat(fail("describe", "--", "-x1 /"))
                .isEqualTo("'-x1 /', column 6: found the end, expected a number, a variable, a function or '('");
        assertThat(fail("describe", "log(x1)"))
                .startsWith("the function log(x1) is NaN at x1 = -1.0, expected a finite number");
        assertThat(fail("describe", "x1+x2", "--from", "0,0", "--to", "1,2,3"))
                .isEqualTo("the function x1+x2 cannot be described so: to is [1.0, 2.0, 3.0], expected as many numbers"
                        + " as 'from' has, 2");
        assertThat(results.toString()).isEmpty();
    }

    @Test
    void what_cannot_be_described_is_said_in_one_sentence() {
        assertThat(fail("describe", "mnits"))
                .isEqualTo("unknown data set 'mnits'; did you mean 'mnist'? known here: fashion-mnist, mnist");
        Path absent = folder.resolve("absent");
        assertThat(fail("describe", "mnist", "--data-dir", absent.toString()))
                .isEqualTo("the data folder " + absent + " does not exist or is no folder");
        assertThat(fail("describe", absent + ".csv"))
                .isEqualTo(absent + ".csv does not exist or is no file; expected a CSV file");
        assertThat(fail("describe", "some.csv", "--test", "2"))
                .isEqualTo("some.csv cannot be described so: test is 2.0, expected a share above 0 and below 1");
        assertThat(results.toString()).isEmpty();
    }

    private void run(String... arguments) {
        assertThat(line().execute(arguments)).isZero();
    }

    private String fail(String... arguments) {
        StringWriter sentence = new StringWriter();
        CommandLine line = line().setExecutionExceptionHandler((failure, _, _) -> {
            sentence.append(failure.getMessage());
            return 2;
        });
        assertThat(line.execute(arguments)).isEqualTo(2);
        return sentence.toString();
    }

    private CommandLine line() {
        Map<String, String> environment =
                Map.of("CETERIS_CACHE", folder.resolve("cache").toString());
        return new CommandLine(new DataCommand(environment))
                .setOut(new PrintWriter(results, true))
                .setErr(new PrintWriter(messages, true));
    }
}
