// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.base.DataException;
import dev.ceteris.spec.StudyException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws: results and claims that do not fit are named with file, place, what was found and what was expected. */
class BadResultsTest {
    private static final String GOOD = """
            optimizer,seed,accuracy
            adam,1,0.9
            sgd,1,0.8
            """;

    private final ResultFolder folder;

    BadResultsTest(@TempDir Path folder) {
        this.folder = new ResultFolder(folder);
    }

    private void assertRefused(String claims, String csv, String message) {
        folder.with("runs.csv", csv);
        assertThatThrownBy(() -> folder.read(claims, "runs.csv"))
                .isInstanceOfAny(DataException.class, StudyException.class)
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            {factors: [optimiser]}             ~ claims.yaml:1:21: unknown column 'optimiser' in 'columns.factors', of runs.csv; did you mean 'optimizer'?
            {factors: {optimizer: opt}}        ~ claims.yaml:1:32: unknown column 'opt' in 'columns.factors', of runs.csv
            {factors: [optimizer], seed: sed}  ~ claims.yaml:1:39: unknown column 'sed' in 'columns.seed', of runs.csv; did you mean 'seed'?
            {factors: [optimizer], epoch: step} ~ claims.yaml:1:40: unknown column 'step' in 'columns.epoch', of runs.csv
            {factors: [optimizer], metrics: [acuracy]} ~ claims.yaml:1:43: unknown column 'acuracy' in 'columns'; did you mean 'accuracy'?
            {factors: [optimizer], diverged: state=nan} ~ claims.yaml:1:43: unknown column 'state' in 'columns'
            {factors: [optimizer], metrics: [test acc]} ~ claims.yaml:1:43: the metric 'test acc' in 'columns.metrics' has a blank in its name; give it another one, as in {test.acc: test acc}
            {factors: [optimizer], metric: accuracy}    ~ claims.yaml:1:10: 'columns' has only one of 'metric' and 'value'; expected both
            {factors: []}                      ~ claims.yaml:1:20: 'columns.factors' is [], expected at least one column
            {seed: seed}                       ~ claims.yaml:1:1: 'columns' has no 'factors', expected a list of the columns that say what was varied
            {factors: [optimizer, optimizer]}  ~ claims.yaml:1:32: 'columns.factors' has 'optimizer' twice; keep one of them
            """)
    void a_column_that_is_not_there_is_named_where_it_was_written(String columns, String message) {
        assertRefused(ResultFolder.CLAIMS.replace("{factors: [optimizer]}", columns), GOOD, message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            `- greater: {metric: acc, of: {optimizer: adam}, than: {optimizer: sgd}}` ~ claims.yaml:3:23: unknown metric 'acc' in 'greater.metric'
            `- greater: {metric: accuracy, of: {optimizer: adm}, than: {optimizer: sgd}}` ~ claims.yaml:3:49: unknown level 'adm' of 'optimizer' in 'greater.of'; did you mean 'adam'?
            `- greater: {metric: accuracy, of: {optimiser: adam}, than: {optimizer: sgd}}` ~ claims.yaml:3:38: unknown factor 'optimiser' in 'greater.of'; did you mean 'optimizer'?
            `- greater: {metric: accuracy, of: {optimizer: sgd}, than: {optimizer: sgd}}` ~ claims.yaml:3:61: 'greater' compares optimizer sgd with itself; expected two different selections in 'of' and 'than'
            `- less: {metric: accuracy, of: {optimizer: sgd}, than: {optimizer: sgd}}` ~ claims.yaml:3:58: 'less' compares optimizer sgd with itself
            `- equivalent: {metric: accuracy, of: {optimizer: sgd}, to: {optimizer: sgd}, within: 0.1}` ~ claims.yaml:3:62: 'equivalent' compares optimizer sgd with itself; expected two different selections in 'of' and 'to'
            `- {greater: {metric: accuracy, of: {optimizer: adam}, than: {optimizer: sgd}}, expcted: supported}` ~ claims.yaml:3:82: unknown key 'expcted' in 'hypotheses'; did you mean 'expected'?
            """)
    void a_word_of_a_claim_that_the_results_lack_is_named_with_the_nearest_that_they_have(
            String claim, String message) {
        assertRefused("columns: {factors: [optimizer]}\nhypotheses:\n  " + claim, GOOD, message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            `better: {acuracy: higher}`  ~ claims.yaml:4:10: unknown metric 'acuracy' in 'better'; did you mean 'accuracy'?
            `better: {accuracy: up}`     ~ claims.yaml:4:20: 'better.accuracy' is the text 'up', expected higher or lower
            `resampled: {train: 900}`    ~ claims.yaml:4:12: 'resampled' has no 'test', expected a number of samples
            `resampled: {train: 0, test: 1}` ~ claims.yaml:4:20: 'resampled.train' is 0, expected at least 1
            `looks: [10]`                ~ claims.yaml:4:8: 'looks' ends with 10, expected the 1 seeds of the results
            `look: [10]`                 ~ claims.yaml:4:1: unknown key 'look'; did you mean 'looks'?
            """)
    void what_else_the_claims_say_is_checked(String line, String message) {
        assertRefused(ResultFolder.CLAIMS + line, GOOD, message);
    }

    @Test
    void claims_without_claims_are_refused() {
        assertRefused(
                "columns: {factors: [a]}", GOOD, "claims.yaml:1:1: the file has no 'hypotheses', expected a list");
        assertRefused(
                "columns: {factors: [optimizer]}\nhypotheses: []",
                GOOD,
                "claims.yaml:2:1: 'hypotheses' is empty, expected at least one claim");
        assertRefused("hypotheses: []", GOOD, "claims.yaml:1:1: the file has no 'columns', expected a section with");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            `optimizer,seed,accuracy\nadam,1,0.9\nsgd,1` ~ runs.csv:3: found 2 cells, expected 3 as in the line with the names of the columns
            `optimizer,seed,accuracy\nadam,1,0.9\n,1,0.8` ~ runs.csv:3: column 'optimizer': found nothing, expected a level of 'optimizer'; a word such as none where it has none
            `optimizer,seed,accuracy\nadam,,0.9` ~ runs.csv:2: column 'seed': found nothing, expected a seed
            `optimizer,seed,epoch,accuracy\nadam,1,one,0.9` ~ runs.csv:2: column 'epoch': found 'one', expected the number of an epoch
            `optimizer,epoch,accuracy\nadam,1,0.9` ~ runs.csv has epochs in the column 'epoch' but no column 'seed' that says which rows are one trial
            `optimizer;seed;accuracy\nadam;1` ~ runs.csv:2: found 2 cells, expected 3
            `optimizer;seed;accuracy` ~ runs.csv has no rows; expected one for each trial
            `optimizer,seed,seed\nadam,1,1` ~ runs.csv:1: found two columns 'seed', expected a name of its own for each
            `optimizer,seed,accuracy` ~ runs.csv has no rows; expected one for each trial
            `` ~ runs.csv has no rows
            `optimizer,seed,accuracy\n"adam"x,1,0.9` ~ runs.csv is no CSV file:
            """)
    void a_bad_cell_is_named_by_file_line_and_column(String csv, String message) {
        assertRefused(ResultFolder.CLAIMS, csv.replace("\\n", "\n"), message);
    }

    @Test
    void text_in_a_metric_that_was_named_is_refused() {
        assertRefused(
                ResultFolder.CLAIMS.replace("]}", "], metrics: [accuracy]}"),
                GOOD.replace("0.8", "good"),
                "runs.csv:3: column 'accuracy': found 'good', expected a number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1e300", "-1e308", "1e999"})
    void a_number_too_large_to_calculate_with_is_refused(String large) {
        assertRefused(
                ResultFolder.CLAIMS,
                GOOD.replace("0.8", large),
                "runs.csv:3: column 'accuracy': found '" + large + "', expected a size of at most 1e300");
        folder.with("runs.csv", GOOD.replace("seed,", "seed,norm,").replace(",1,", ",1," + large + ","));
        assertThat(folder.read(ResultFolder.CLAIMS, "runs.csv").hypotheses()).hasSize(1);
    }

    @Test
    void text_in_any_other_column_matters_only_to_who_claims_something_of_it() {
        String text = "optimizer,seed,note,accuracy\nadam,1,1,0.9\nsgd,1,good,0.8\n";
        folder.with("runs.csv", text);
        assertThat(folder.read(ResultFolder.CLAIMS, "runs.csv").hypotheses()).hasSize(1);
        assertRefused(
                ResultFolder.CLAIMS.replace("accuracy", "note"),
                text,
                "runs.csv:3: column 'note': found 'good', expected a number");
    }

    @Test
    void two_rows_of_one_trial_are_both_named() {
        assertRefused(
                ResultFolder.CLAIMS,
                GOOD + "adam,1.0,0.7\n",
                "runs.csv:2 and runs.csv:4 are both of optimizer adam, seed 1; expected one row for each trial. "
                        + "Remove one of them, or add the column that tells them apart to columns.factors");
        folder.with("more.jsonl", "{\"optimizer\": \"adam\", \"seed\": 1, \"accuracy\": 0.7}");
        folder.with("runs.csv", GOOD);
        assertThatThrownBy(() -> folder.read(ResultFolder.CLAIMS, "runs.csv", "more.jsonl"))
                .hasMessageStartingWith("runs.csv:2 and more.jsonl:1 are both of optimizer adam, seed 1");
    }

    @Test
    void two_rows_of_one_epoch_are_both_named() {
        assertRefused(
                ResultFolder.CLAIMS,
                "optimizer,seed,epoch,accuracy\nadam,1,2,0.9\nadam,1,1,0.9\nadam,1,2,0.8\n",
                "runs.csv:2 and runs.csv:4 are both of optimizer adam, seed 1, epoch 2; expected one row");
    }

    @Test
    void what_is_no_utf_8_is_refused() {
        folder.with("runs.csv", "optimizer,seed\nadagräd,1".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> folder.read(ResultFolder.CLAIMS, "runs.csv"))
                .hasMessage("runs.csv is not UTF-8 text; expected a CSV file saved as UTF-8");
        folder.with("runs.csv", GOOD.getBytes(StandardCharsets.UTF_16));
        assertThatThrownBy(() -> folder.read(ResultFolder.CLAIMS, "runs.csv"))
                .hasMessage("runs.csv is not UTF-8 text; expected a CSV file saved as UTF-8");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            `{"optimizer": "adam", "seed": 1}\n[1]` ~ runs.jsonl:2: found '1', expected an object
            `{"optimizer": "adam", "seed": 1}\n7` ~ runs.jsonl:2: found '7', expected an object
            `{"optimizer": "adam", "seed": 1}\n{"optimizer": ` ~ runs.jsonl:2 is not JSON:
            `{"optimizer": "adam", "optimizer": "sgd"}` ~ runs.jsonl:1 is not JSON: Duplicate Object property
            `{"optimizer": "adam", "seed": 1}\n\n{"seed": 1}` ~ runs.jsonl:3: column 'optimizer': found nothing, expected a level of 'optimizer'
            """)
    void a_bad_line_of_json_is_named(String json, String message) {
        folder.with("runs.jsonl", json.replace("\\n", "\n"));
        assertThatThrownBy(() -> folder.read(ResultFolder.CLAIMS, "runs.jsonl"))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void what_is_no_parquet_is_refused() {
        folder.with("runs.parquet", GOOD);
        assertThatThrownBy(() -> folder.read(ResultFolder.CLAIMS, "runs.parquet"))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("runs.parquet cannot be read");
    }

    @Test
    void a_row_of_parquet_is_named() {
        folder.with("pandas.parquet");
        String claims = ResultFolder.CLAIMS.replace("accuracy", "test_acc");
        assertThatThrownBy(() -> folder.read(claims, "pandas.parquet"))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(
                        "pandas.parquet, row 1 and pandas.parquet, row 13 are both of optimizer sgd, seed 1");
        assertThatThrownBy(() -> folder.read(claims.replace("]}", "], metrics: [optimizer]}"), "pandas.parquet"))
                .hasMessageStartingWith("pandas.parquet, row 1: column 'optimizer': found 'sgd', expected a number");
    }

    @Test
    void files_of_another_kind_and_files_that_are_not_there_are_refused() {
        folder.with("runs.xlsx", "");
        assertThatThrownBy(() -> folder.read(ResultFolder.CLAIMS, "runs.xlsx"))
                .hasMessage("runs.xlsx is of no kind that is known here; expected .csv, .tsv, .jsonl, .ndjson, .json,"
                        + " .parquet, .db, or an event file of TensorBoard");
        assertThatThrownBy(() -> folder.read(ResultFolder.CLAIMS, "runs.csv"))
                .hasMessage("runs.csv does not exist or is no file; expected results as CSV, JSON lines or Parquet");
    }

    @Test
    void a_second_file_needs_the_same_columns() {
        folder.with("runs.csv", GOOD).with("more.csv", "opt,seed,accuracy\nadam,2,0.9\n");
        assertThatThrownBy(() -> folder.read(ResultFolder.CLAIMS, "runs.csv", "more.csv"))
                .isInstanceOf(StudyException.class)
                .hasMessageStartingWith(
                        "claims.yaml:1:21: unknown column 'optimizer' in 'columns.factors', of more.csv");
        assertThat(folder.read(ResultFolder.CLAIMS, "runs.csv").rows()).isEqualTo(2);
    }
}
