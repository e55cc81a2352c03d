// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.evidence.claim.Direction;
import dev.ceteris.evidence.claim.Level;
import dev.ceteris.evidence.claim.Observation;
import dev.ceteris.evidence.claim.Observations;
import dev.ceteris.evidence.claim.Series;
import dev.ceteris.evidence.claim.Varied;
import dev.ceteris.evidence.verdict.Decision;
import dev.ceteris.evidence.verdict.InterimAnalyses;
import dev.ceteris.evidence.verdict.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Laws: the same results are the same evidence however they were saved. */
class FileResultsTest {
    private final ResultFolder folder;

    FileResultsTest(@TempDir Path folder) {
        this.folder = new ResultFolder(folder);
    }

    private static final String CSV = """
            optimizer,seed,epoch,accuracy,epoch.seconds
            adam,1,1,0.90,1.5
            adam,1,2,0.95,1.25
            sgd,1,1,0.80,1
            sgd,1,2,0.85,1
            """;

    private static final String JSON = """
            {"optimizer": "adam", "seed": 1, "epoch": 1, "accuracy": 0.9, "epoch.seconds": 1.5}
            {"optimizer": "adam", "seed": 1, "epoch": 2, "accuracy": 0.95, "epoch.seconds": 1.25}
            {"optimizer": "sgd", "seed": 1, "epoch": 1, "accuracy": 0.8, "epoch.seconds": 1}
            {"optimizer": "sgd", "seed": 1, "epoch": 2, "accuracy": 0.85, "epoch.seconds": 1}
            """;

    /** Observations as text: arrays have no equality of their own. */
    private static String told(FileResults results) {
        StringBuilder told = new StringBuilder();
        for (Observation trial : results.observations().trials()) {
            told.append(trial.levels()).append(trial.seed()).append(trial.ending());
            trial.metrics().keySet().stream().sorted().forEach(name -> {
                Series series = trial.metrics().get(name);
                told.append(name)
                        .append(List.of(series.epochs()[0], series.values()[0]))
                        .append(series.values()[series.values().length - 1]);
            });
        }
        return told.toString();
    }

    private String told(String name, String text) {
        return told(folder.with(name, text).read(ResultFolder.CLAIMS, name));
    }

    @Test
    void csv_tsv_json_lines_and_a_list_of_objects_are_the_same() {
        String csv = told("runs.csv", CSV);
        assertThat(csv).contains("adam", "accuracy[1.0, 0.9]0.95", "epoch.seconds[1.0, 1.5]1.25", "FINISHED");
        assertThat(told("runs.tsv", CSV.replace(',', '\t'))).isEqualTo(csv);
        assertThat(told("runs.jsonl", JSON)).isEqualTo(csv);
        assertThat(told("runs.json", "[" + JSON.strip().replace("}\n", "},\n") + "]"))
                .isEqualTo(csv);
    }

    @Test
    void marks_quotes_blanks_ends_of_lines_numbered_rows_and_gzip_change_nothing() throws IOException {
        String csv = told("runs.csv", CSV);
        assertThat(told("bom.csv", "\ufeff" + CSV)).isEqualTo(csv);
        assertThat(told("windows.csv", CSV.replace("\n", "\r\n"))).isEqualTo(csv);
        assertThat(told("no-end.csv", CSV.strip())).isEqualTo(csv);
        assertThat(told("blank-lines.csv", CSV.replace("\n", "\n\n"))).isEqualTo(csv);
        assertThat(told("blanks.csv", CSV.replace(",", " , "))).isEqualTo(csv);
        assertThat(told("quoted.csv", CSV.replaceAll("([^,\n]+)", "\"$1\""))).isEqualTo(csv);
        assertThat(told("numbered.csv", CSV.replaceAll("(?m)^(?=a|s)", "7,").replaceAll("(?m)^(?=o)", ",")))
                .isEqualTo(csv);
        assertThat(told("bom.jsonl", "\ufeff" + JSON)).isEqualTo(csv);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(CSV.getBytes(StandardCharsets.UTF_8));
        }
        folder.with("runs.csv.gz", packed.toByteArray());
        assertThat(told(folder.read(ResultFolder.CLAIMS, "runs.csv.gz"))).isEqualTo(csv);
    }

    @Test
    void the_line_of_a_row_is_that_of_the_file_whatever_stands_before_it() {
        folder.with("runs.csv", "optimizer,seed,note,accuracy\r\n\r\nadam,1,\"two\r\nlines\",1\r\nadam,1,,2\r\n");
        assertThatThrownBy(() -> folder.read(ResultFolder.CLAIMS, "runs.csv"))
                .hasMessageStartingWith("runs.csv:3 and runs.csv:5 are both of");
    }

    @Test
    void several_files_are_read_as_one_and_rows_in_any_order() {
        String[] lines = CSV.split("\n", -1);
        folder.with("a.csv", lines[0] + "\n" + lines[2] + "\n" + lines[3] + "\n")
                .with("b.csv", lines[0] + "\n" + lines[4] + "\n" + lines[1] + "\n");
        assertThat(told(folder.read(ResultFolder.CLAIMS, "a.csv", "b.csv"))).isEqualTo(told("runs.csv", CSV));
    }

    /** The file was made by pandas 3.0.6 with pyarrow 25.0.1, d.to_parquet("pandas.parquet") of 48 rows:
     * test_acc = np.float32(round(0.8 + 0.02*(o=="adam") + 0.01*e + 0.001*s, 4)), NaN in the last one. */
    @Test
    void parquet_of_pandas_is_read() {
        String claims = """
                columns: {factors: [optimizer, batch_size], metrics: {test.accuracy: test_acc, epoch.seconds: secs}}
                hypotheses:
                  - {greater: {metric: test.accuracy, of: {optimizer: adam}, than: {optimizer: sgd}}}
                """;
        FileResults results = folder.with("pandas.parquet").read(claims, "pandas.parquet");

        Observations found = results.observations();
        assertThat(results.rows()).isEqualTo(48);
        assertThat(found.factors())
                .containsExactly(
                        new Varied("optimizer", List.of(Level.of("sgd"), Level.of("adam"))),
                        new Varied("batch_size", List.of(Level.of("32", 32), Level.of("128", 128))));
        assertThat(found.trials()).hasSize(24);
        assertThat(found.trials().getFirst().metrics().get("test.accuracy").values())
                .containsExactly(0.811, 0.821);
        assertThat(found.trials().getFirst().seed()).isEqualTo("1");
        assertThat(found.diverged()).isZero();
        assertThat(found.trials().getLast().metrics().get("test.accuracy").values())
                .hasSize(1);
    }

    /**
     * Made by pyarrow 25.0.1: pq.write_table(pa.table({"hidden": [[512, 384], [512, 384], [64], [64]], "seed": int32
     * [1, 2, 1, 2], "loss": [0.5, inf, 0.7, nan], "ok": [True, False, True, False], "meta": [{"a": 1}] * 4}),
     * compression="zstd").
     */
    @Test
    void parquet_with_zstandard_lists_truths_and_structures_is_read() {
        String claims = """
                columns: {factors: [hidden], diverged: ok=false}
                hypotheses:
                  - {less: {metric: loss, of: {hidden: [512, 384]}, than: {hidden: [64]}}}
                """;
        Observations found = folder.with("pyarrow-zstd.parquet")
                .read(claims, "pyarrow-zstd.parquet")
                .observations();

        assertThat(found.factors().getFirst().levels()).extracting(Level::text).containsExactly("[512, 384]", "[64]");
        assertThat(found.diverged()).isEqualTo(2);
        assertThat(found.trials().getFirst().metrics()).containsOnlyKeys("loss");
    }

    @Test
    void numbers_and_truths_are_the_same_level_however_they_are_written() {
        folder.with("a.csv", "lr,amp,id,seed,loss\n0.10,True,007,1,1\n1e-1,TRUE,007,2,1\n")
                .with("b.jsonl", "{\"lr\": 0.1, \"amp\": true, \"id\": \"007\", \"seed\": 3.0, \"loss\": 1}");
        String claims = """
                columns: {factors: [lr, amp, id]}
                hypotheses: [{threshold: {metric: loss, below: 2, where: {lr: 0.1, amp: true, id: '007'}}}]
                """;
        FileResults results = folder.read(claims, "a.csv", "b.jsonl");
        assertThat(results.observations().factors())
                .extracting(factor -> factor.levels().size())
                .containsExactly(1, 1, 1);
        assertThat(results.observations().seeds()).containsExactly("1", "2", "3");
    }

    @Test
    void semicolons_and_decimal_commas_are_recognized() {
        folder.with("a.csv", "lr;seed;loss\n0,1;1;1,500\n0,01;1;2,5e-1\n")
                .with("b.csv", "lr,seed,loss\n0.1,2,3\n0.01,2,4\n");
        String claims = """
                columns: {factors: [lr]}
                hypotheses: [{less: {metric: loss, of: {lr: 0.01}, than: {lr: 0.1}}}]
                """;
        FileResults results = folder.read(claims, "a.csv", "b.csv");
        assertThat(results.observations().factors().getFirst().levels())
                .extracting(Level::text)
                .containsExactlyInAnyOrder("0.1", "0.01");
        assertThat(results.observations().trials())
                .extracting(trial -> trial.metrics().get("loss").values()[0])
                .containsExactlyInAnyOrder(1.5, 0.25, 3.0, 4.0);
        assertThat(results.notes().toString()).contains("a comma in a number is the decimal mark: 0,5 is 0.5");
    }

    @Test
    void commas_that_may_divide_thousands_are_no_decimal_marks() {
        String claims = """
                columns: {factors: [m], metrics: [loss]}
                hypotheses: [{less: {metric: loss, of: {m: a}, than: {m: b}}}]
                """;
        for (String cell : List.of("1,234", "1,234;0.5", "12,5;0.5")) {
            String rest = cell.contains(";") ? "m;seed;loss;x\n" : "m;seed;loss\n";
            folder.with("a.csv", rest + "a;1;" + cell + "\nb;1;" + cell + "\n");
            assertThatThrownBy(() -> folder.read(claims, "a.csv"))
                    .hasMessageContaining("column 'loss': found '1")
                    .hasMessageContaining("expected a number");
        }
    }

    @Test
    void a_level_with_leading_zeros_is_found_without_quotes_where_only_it_can_be_meant() {
        String claims = """
                columns: {factors: [id]}
                hypotheses: [{less: {metric: loss, of: {id: 007}, than: {id: 7}}}]
                """;
        folder.with("a.csv", "id,seed,loss\n007,1,1\n008,1,2\n");
        assertThat(folder.read(claims.replace("id: 7}", "id: 008}"), "a.csv")
                        .hypotheses()
                        .getFirst()
                        .claim()
                        .sentence())
                .isEqualTo("final loss of id 007 is less than that of id 008");
        folder.with("a.csv", "id,seed,loss\n007,1,1\n7,1,2\n");
        assertThatThrownBy(() -> folder.read(claims, "a.csv"))
                .hasMessage("claims.yaml:2:57: 'less' compares id 7 with itself; expected two different selections in"
                        + " 'of' and 'than'. A level with a leading zero needs quotes, as in '01'");
    }

    @Test
    void a_level_is_found_by_its_number_as_well_as_by_its_text() {
        folder.with("a.csv", "n,seed,loss\n10000000,1,1\n128,1,2\n");
        String claims = """
                columns: {factors: [n]}
                hypotheses: [{less: {metric: loss, of: {n: 1e7}, than: {n: 128.0}}}]
                """;
        assertThat(folder.read(claims, "a.csv").hypotheses().getFirst().claim().sentence())
                .isEqualTo("final loss of n 10000000 is less than that of n 128");
    }

    @Test
    void objects_inside_of_json_are_columns_with_both_names() {
        folder.with("a.jsonl", """
                {"config": {"optimizer": "adam", "hidden": [4, 4]}, "seed": 1, "summary": {"accuracy": 0.9}}
                {"config": {"optimizer": "sgd", "hidden": [4, 4]}, "seed": 1, "summary": {"accuracy": NaN}}
                """);
        String claims = """
                columns: {factors: {optimizer: config.optimizer}, metrics: {accuracy: summary.accuracy}}
                hypotheses: [{greater: {metric: accuracy, of: {optimizer: adam}, than: {config.optimizer: sgd}}}]
                """;
        Observations found = folder.read(claims, "a.jsonl").observations();
        assertThat(found.trials())
                .extracting(Observation::ending)
                .containsExactly(Observation.Ending.FINISHED, Observation.Ending.DIVERGED);
    }

    private Observations read(String csv) {
        String claims = """
                columns: {factors: [c]}
                hypotheses: [{threshold: {metric: loss, below: 2}}]
                """;
        return folder.with("a.csv", csv).read(claims, "a.csv").observations();
    }

    @Test
    void a_trial_that_ends_without_a_number_of_its_loss_diverged() {
        for (String last : List.of("nan", "NaN", "inf", "-Infinity")) {
            Observations found = read("c,seed,epoch,loss\na,1,1,0.5\na,1,2,0.4\na,2,1,0.5\na,2,2," + last + "\n");
            assertThat(found.trials())
                    .as(last)
                    .extracting(Observation::ending)
                    .containsExactly(Observation.Ending.FINISHED, Observation.Ending.DIVERGED);
        }
    }

    @Test
    void a_blank_is_a_missing_value_and_not_a_divergence() {
        for (String blank : List.of("", "NA", "null")) {
            FileResults found = folder.with(
                            "a.csv", "c,seed,loss,auc\na,1,0.5,0.9\na,2,0.4," + blank + "\nb,1," + blank + ",1\n")
                    .read("columns: {factors: [c]}\nhypotheses: [{threshold: {metric: loss, below: 2}}]", "a.csv");
            assertThat(found.observations().diverged()).as(blank).isZero();
            assertThat(found.notes())
                    .singleElement()
                    .asString()
                    .startsWith("1 trial has no value of loss (first: a.csv:4); a blank cell is a missing value");
        }
    }

    @Test
    void a_metric_that_is_measured_now_and_then_is_no_divergence() {
        Observations found = read("""
                c,seed,epoch,loss,val_loss
                a,1,1,0.5,
                a,1,2,0.4,0.6
                a,1,3,0.3,
                a,2,1,0.5,
                a,2,2,0.4,nan
                a,2,3,0.3,
                b,1,1,0.5,
                b,1,3,0.3,
                """);
        assertThat(found.diverged()).isZero();
        assertThat(found.trials().getFirst().metrics().get("val_loss").epochs()).containsExactly(2);
        assertThat(found.trials().getLast().metrics()).containsOnlyKeys("loss");
    }

    @Test
    void a_metric_that_tells_nothing_about_quality_is_no_divergence() {
        Observations found = read("""
                c,seed,loss,stopped_at,seconds_to_goal
                a,1,0.5,nan,
                a,2,0.5,12,3
                """);
        assertThat(found.diverged()).isZero();
        assertThat(found.trials().getFirst().metrics()).containsOnlyKeys("loss", "stopped_at");
    }

    @Test
    void a_condition_of_which_every_trial_diverged_diverged() {
        Observations found = read("c,seed,loss\na,1,nan\na,2,nan\nb,1,0.5\nb,2,0.4\n");
        assertThat(found.diverged()).isEqualTo(2);
    }

    @Test
    void missing_pairs_are_counted_and_no_error() {
        StringBuilder csv = new StringBuilder("optimizer,seed,accuracy\n");
        for (int seed = 1; seed <= 12; seed++) {
            csv.append("adam,").append(seed).append(",0.9").append(seed % 7).append('\n');
            if (seed != 3) {
                csv.append("sgd,").append(seed).append(",0.8").append(seed % 5).append('\n');
            }
        }
        Verdict verdict = folder.with("a.csv", csv.toString())
                .read(ResultFolder.CLAIMS, "a.csv")
                .verdicts()
                .verdicts()
                .getFirst();
        assertThat(verdict.decision()).isEqualTo(Decision.SUPPORTED);
        assertThat(verdict.deciding().count()).isEqualTo(11);
        assertThat(verdict.notes()).containsExactly("1 of 12 seeds is missing in the deciding comparison");
    }

    @Test
    void without_a_seed_trials_are_not_paired() {
        StringBuilder csv = new StringBuilder("optimizer,accuracy\n");
        for (int i = 0; i < 12; i++) {
            csv.append("adam,0.9")
                    .append(i % 7)
                    .append("\nsgd,0.8")
                    .append(i % 5)
                    .append('\n');
        }
        FileResults results = folder.with("a.csv", csv.toString()).read(ResultFolder.CLAIMS, "a.csv");
        assertThat(results.pairing()).isEqualTo(FileResults.Pairing.NONE);
        assertThat(results.looks()).isEqualTo(InterimAnalyses.once(12));
        Verdict verdict = results.verdicts().verdicts().getFirst();
        assertThat(verdict.decision()).isEqualTo(Decision.SUPPORTED);
        assertThat(verdict.deciding().count()).isEqualTo(12);
        String threshold = """
                columns: {factors: [optimizer]}
                hypotheses: [{threshold: {metric: accuracy, above: 0.7}}]
                """;
        assertThat(folder.read(threshold, "a.csv")
                        .verdicts()
                        .verdicts()
                        .getFirst()
                        .notes())
                .isEmpty();
    }

    @Test
    void directions_overlaps_and_looks_are_taken_from_the_claims() {
        folder.with("a.csv", "optimizer,seed,accuracy,x\nadam,1,1,1\nsgd,1,2,1\nadam,2,1,1\nsgd,2,2,1\n");
        FileResults results = folder.read(
                ResultFolder.CLAIMS + "better: {x: lower}\nresampled: {train: 900, test: 100}\nlooks: [1, 2]\n",
                "a.csv");
        assertThat(results.observations().directions()).containsEntry("x", Direction.LOWER);
        assertThat(results.observations().overlaps()).containsEntry("accuracy", 100.0 / 900);
        assertThat(results.looks()).isEqualTo(new InterimAnalyses(List.of(1, 2), InterimAnalyses.Plan.OPEN));
    }

    @Test
    void a_million_rows_are_read() {
        StringBuilder csv = new StringBuilder("optimizer,seed,epoch,loss,accuracy\n");
        Random random = new Random(1);
        for (int seed = 1; seed <= 500; seed++) {
            for (String optimizer : List.of("adam", "sgd")) {
                for (int epoch = 1; epoch <= 1000; epoch++) {
                    csv.append(optimizer)
                            .append(',')
                            .append(seed)
                            .append(',')
                            .append(epoch)
                            .append(",0.5,0.");
                    csv.append(100 + random.nextInt(900)).append('\n');
                }
            }
        }
        FileResults results = folder.with("big.csv", csv.toString()).read(ResultFolder.CLAIMS, "big.csv");
        assertThat(results.rows()).isEqualTo(1_000_000);
        assertThat(results.observations().trials()).hasSize(1000);
        assertThat(results.verdicts().verdicts()).hasSize(1);
    }
}
