// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Journeys: a user takes the epochs of a run to another tool, and back to judge. */
class ExportJourneys {
    private static final String CLAIMS = """
            columns: {factors: [earlyStopping]}
            hypotheses:
              - less:
                  metric: validation.loss
                  of: {earlyStopping: {patience: {epochs: 3}}}
                  than: {earlyStopping: never}
            """;

    private final Path folder;
    private final Shell shell;

    ExportJourneys(@TempDir Path folder) {
        this.folder = folder;
        shell = new Shell(folder);
    }

    @BeforeEach
    void run() {
        write("claims.yaml", CLAIMS);
        shell.study("");
        write("stop.yaml", """
                study: stop
                question: Does early stopping help?
                data: {source: {csv: '%s', class: side}, validation: 10}
                network: {hidden: [4]}
                training: {learningRate: 0.1, batchSize: 4, epochs: 5}
                vary: {earlyStopping: [never, {patience: {epochs: 3}}]}
                seeds: 6
                hypotheses:
                  - less:
                      metric: validation.loss
                      of: {earlyStopping: {patience: {epochs: 3}}}
                      than: {earlyStopping: never}
                """.formatted(folder.resolve("points.csv")));
        assertThat(shell.ceteris("run", folder.resolve("stop.yaml").toString(), "--no-report")
                        .exitCode())
                .isZero();
    }

    @Test
    void the_table_has_a_row_for_each_epoch() {
        Shell.Outcome export = shell.ceteris("export");

        assertThat(export.exitCode()).isZero();
        List<String> lines = export.out().lines().toList();
        assertThat(lines.getFirst())
                .startsWith("run,trial,condition.earlyStopping,seed,state,resultEpoch,epoch,overlap.validation.loss,");
        assertThat(lines).hasSizeBetween(40, 61);
        assertThat(lines.get(1)).matches("stop-[0-9a-f]{6},1,never,1,done,\\d,1,.*");
    }

    /** The whole of a verdict, as both commands print it. */
    private static JsonNode comparison(String json) {
        return JsonMapper.shared().readTree(json).get("verdicts").get(0).get("deciding");
    }

    @Test
    void judge_finds_in_every_export_what_verdict_finds_in_the_run() {
        JsonNode verdict = comparison(shell.ceteris("verdict", "--json").out());
        assertThat(verdict.get("count").asInt()).isEqualTo(6);

        shell.ceteris("export", "--output", "run.csv");
        shell.ceteris("export", "--output", "run.jsonl");
        write("show.json", shell.ceteris("show", "--json").out());

        for (String file : List.of("run.csv", "run.jsonl", "show.json")) {
            Shell.Outcome judged = shell.ceteris("judge", "claims.yaml", file, "--json");
            assertThat(judged.err()).as(file).isEmpty();
            assertThat(comparison(judged.out())).as(file).isEqualTo(verdict);
        }
    }

    private void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"run.xlsx", "run.parquet", "run.json"})
    void a_file_of_another_kind_is_not_written_as_csv(String name) {
        Shell.Outcome export = shell.ceteris("export", "-o", name);
        assertThat(export.exitCode()).isEqualTo(2);
        assertThat(export.err()).contains(name + ": export writes no file with this ending, expected .csv");
        assertThat(folder.resolve(name)).doesNotExist();
        assertThat(shell.ceteris("export", "--format", "jsonl", "-o", name).exitCode())
                .isZero();
        assertThat(folder.resolve(name)).content().startsWith("{");
    }

    @Test
    void an_existing_file_is_kept() {
        write("mine.csv", "precious");
        Shell.Outcome export = shell.ceteris("export", "-o", "mine.csv");
        assertThat(export.exitCode()).isEqualTo(2);
        assertThat(export.err()).contains("mine.csv exists already; choose another name, or remove it first");
        assertThat(folder.resolve("mine.csv")).hasContent("precious");
    }

    @Test
    void a_run_that_is_not_there_is_a_sentence() {
        Shell.Outcome export = shell.ceteris("export", "nothing");
        assertThat(export.exitCode()).isEqualTo(2);
        assertThat(export.err()).contains("nothing").doesNotContain("Exception");
    }
}
