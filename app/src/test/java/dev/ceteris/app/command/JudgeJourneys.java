// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Journeys: a user has claims judged from results of another tool. */
class JudgeJourneys {
    private static final String CLAIMS = """
            claims: optimizer-comparison
            question: Does Adam beat SGD here?
            columns:
              factors: [optimizer, batch_size]
              metrics: {test.accuracy: test_acc}
            hypotheses:
              - greater: {metric: test.accuracy, of: {optimizer: adam}, than: {optimizer: sgd}}
                expected: supported
              - equivalent: {metric: test.accuracy, across: batch_size, within: 0.005}
            """;

    private final Shell shell;

    JudgeJourneys(@TempDir Path folder) {
        shell = new Shell(folder);
        shell.write("claims.yaml", CLAIMS);
        shell.write("runs.csv", csv());
    }

    private static String csv() {
        Random random = new Random(7);
        StringBuilder csv = new StringBuilder("optimizer,batch_size,seed,epoch,test_acc\n");
        for (int seed = 1; seed <= 10; seed++) {
            double luck = random.nextGaussian() / 100;
            for (String optimizer : List.of("sgd", "adam")) {
                for (int batch : List.of(32, 128)) {
                    for (int epoch = 1; epoch <= 2; epoch++) {
                        double accuracy =
                                0.9 + luck + random.nextGaussian() / 500 + (optimizer.equals("adam") ? 0.02 : 0);
                        csv.append("%s,%d,%d,%d,%.4f%n".formatted(optimizer, batch, seed, epoch, accuracy));
                    }
                }
            }
        }
        return csv.toString();
    }

    @Test
    void each_claim_is_reported_with_its_verdict() {
        Shell.Outcome outcome = shell.ceteris("judge", "claims.yaml", "runs.csv");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .startsWith("""
                        optimizer-comparison: Does Adam beat SGD here?
                          80 rows in 1 file, 40 trials of 4 conditions, paired by seed. Files do not\
                        """)
                .contains("""

                        supported     final test.accuracy of optimizer adam is greater than that of optimizer sgd
                          check    as expected
                          found    The evidence supports this: over 10 seeds, the mean difference optimizer\
                        """)
                .contains("""

                        supported     final test.accuracy differs by less than 0.005 between any two levels\
                        """)
                .contains("Nothing is claimed beyond the data that these results were measured on;");
        assertThat(outcome.out().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void the_head_says_how_many_files_of_which_folder_were_read() throws IOException {
        shell.write("claims.yaml", "from: '{dataset}.csv'\n" + CLAIMS);
        Files.createDirectories(shell.folder.resolve("logs"));
        for (String part : List.of("logs/a", "logs/b", "logs/c", "d")) {
            shell.write(part + ".csv", csv());
        }

        Shell.Outcome outcome = shell.ceteris("judge", "claims.yaml", "logs/", "d.csv");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out().replaceAll("\\s+", " "))
                .contains("320 rows in 1 file and 3 files of the folder logs, 160 trials of 16 conditions");
    }

    @Test
    void the_page_says_of_registration_what_the_terminal_says() throws IOException {
        String unknown = "Files do not show whether the claims were written before these results.";
        Shell.Outcome outcome = shell.ceteris("judge", "claims.yaml", "runs.csv", "--report", "verdicts.html");

        assertThat(outcome.out().replaceAll("\\s+", " ")).contains(unknown);
        assertThat(Files.readString(shell.folder.resolve("verdicts.html")))
                .contains(unknown)
                .doesNotContain("written down before the first trial");
    }

    @Test
    void check_fails_when_a_verdict_is_not_what_was_expected() {
        assertThat(shell.ceteris("judge", "claims.yaml", "runs.csv", "--check").exitCode())
                .isZero();
        shell.write("wrong.yaml", CLAIMS.replace("expected: supported", "expected: refuted"));

        assertThat(shell.ceteris("judge", "wrong.yaml", "runs.csv").exitCode()).isZero();
        Shell.Outcome outcome = shell.ceteris("judge", "wrong.yaml", "runs.csv", "--check");
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).contains("\nsupported ");
        assertThat(outcome.err())
                .isEqualTo(
                        "ceteris: expected refuted, found supported: final test.accuracy of optimizer adam is greater"
                                + " than that of optimizer sgd\n");
    }

    @Test
    void json_has_every_number_and_each_of_its_fields_is_documented() throws IOException {
        Shell.Outcome outcome = shell.ceteris("judge", "claims.yaml", "runs.csv", "--json");

        assertThat(outcome.exitCode()).isZero();
        JsonNode document = JsonMapper.shared().readTree(outcome.out());
        assertThat(document.get("claims").asString()).isEqualTo("optimizer-comparison");
        assertThat(document.get("trials").asInt()).isEqualTo(40);
        JsonNode verdict = document.get("verdicts").get(0);
        assertThat(verdict.get("decision").asString()).isEqualTo("supported");
        assertThat(verdict.get("expected").asString()).isEqualTo("supported");
        JsonNode deciding = verdict.get("deciding");
        assertThat(deciding.get("values").size()).isEqualTo(10);
        assertThat(deciding.get("low").asDouble()).isZero();
        assertThat(deciding.get("high").isNull()).isTrue();
        assertThat(deciding.get("interval").get(0).asDouble()).isPositive();
        String page = Files.readString(Path.of("..", "docs", "judge.md"));
        Pattern.compile("\"([a-zA-Z]+)\" :")
                .matcher(outcome.out())
                .results()
                .map(field -> field.group(1))
                .distinct()
                .forEach(field -> assertThat(page).contains("`" + field + "`"));
    }

    @Test
    void what_was_worse_than_any_number_is_a_word_in_json() {
        shell.write("runs.csv", csv().replaceAll("sgd,32,3,2,.*", "sgd,32,3,2,nan"));

        Shell.Outcome outcome = shell.ceteris("judge", "claims.yaml", "runs.csv", "--json");

        JsonNode document = JsonMapper.shared().readTree(outcome.out());
        assertThat(document.get("diverged").asInt()).isEqualTo(1);
        JsonNode verdict = document.get("verdicts").get(0);
        assertThat(verdict.get("deciding").get("values").get(2).asString()).isEqualTo("infinite");
        assertThat(verdict.get("deciding").get("interval").get(0).isNull()).isTrue();
        assertThat(verdict.get("notes").get(0).asString())
                .startsWith("1 trial diverged; it counts with the worst-rank score");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            claims.yaml             ~ missing required parameter: 'RESULTS'
            --explain               ~ --explain needs files or folders of results
            --json                  ~ missing required parameters: 'CLAIMS.yaml', 'RESULTS'
            claim.yaml runs.csv     ~ claim.yaml: there is no such file or folder
            claims.yaml run.csv     ~ run.csv does not exist or is no file; expected results as CSV, JSON lines or Parquet
            claims.yaml runs.csv runs.csv ~ runs.csv is named twice; its rows would count twice
            runs.csv runs.csv       ~ runs.csv:1:1: the file is
            runs.csv claims.yaml    ~ runs.csv holds results and claims.yaml claims; expected the claims first: ceteris judge claims.yaml runs.csv
            . claims.yaml ~ . holds results and claims.yaml claims; expected the claims first: ceteris judge claims.yaml .
            runs.csv claims.yaml b.csv ~ runs.csv holds results and claims.yaml claims; expected the claims first: ceteris judge claims.yaml runs.csv b.csv
            """)
    void bad_input_is_one_sentence_and_exit_code_2(String words, String message) {
        Shell.Outcome outcome = shell.ceteris(("judge " + words).split(" ", -1));

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err().replace(shell.folder + "/", "")).startsWith("ceteris: " + message);
    }

    @Test
    void explain_says_what_each_column_is_and_writes_claims_that_run() throws IOException {
        Files.delete(shell.folder.resolve("claims.yaml"));

        Shell.Outcome outcome = shell.ceteris("judge", "--explain", "runs.csv");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .startsWith(
                        "1 file, recognised as a table of no known tool: 80 rows, 40 trials, 10 seeds, paired by seed.")
                .contains("optimizer   factor     text; 2 different values")
                .contains("batch_size  factor     by its name; 2 different values")
                .contains("seed        seed       by its name")
                .contains("test_acc    metric     numbers; higher is better by its name")
                .endsWith("  ceteris judge claims.yaml runs.csv\n");
        assertThat(outcome.out().lines()).allMatch(line -> line.length() <= 100);
        Shell.Outcome judged = shell.ceteris("judge", "claims.yaml", "runs.csv");
        assertThat(judged.exitCode()).as(judged.err()).isZero();
        assertThat(judged.out()).contains("80 rows in 1 file, 40 trials of 4 conditions, paired by seed");
    }

    @Test
    void explain_never_replaces_claims() throws IOException {
        Shell.Outcome outcome = shell.ceteris("judge", "--explain", "runs.csv");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .contains("There is a file claims.yaml already, which stays as it is. A new one would be:")
                .contains("  factors: [optimizer, batch_size]\n");
        assertThat(Files.readString(shell.folder.resolve("claims.yaml"))).isEqualTo(CLAIMS);
    }

    @Test
    void the_example_of_the_page_is_what_comes_out() throws IOException {
        Path example = Path.of("..", "docs", "judge").toAbsolutePath();
        String page = Files.readString(Path.of("..", "docs", "judge.md"));

        Shell.Outcome outcome = shell.ceteris(
                "judge",
                example.resolve("claims.yaml").toString(),
                example.resolve("runs.csv").toString());

        assertThat(outcome.exitCode()).isZero();
        assertThat(page).contains("```\n" + outcome.out() + "```");
        assertThat(page).contains(Files.readString(example.resolve("claims.yaml")));
    }
}
