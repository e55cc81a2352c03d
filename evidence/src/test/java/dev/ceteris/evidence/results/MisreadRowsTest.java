// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.base.InputException;
import dev.ceteris.evidence.claim.Direction;
import dev.ceteris.evidence.claim.Observation;
import dev.ceteris.evidence.verdict.Decision;
import dev.ceteris.evidence.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts: rows that are easily taken for what they are not. */
class MisreadRowsTest {
    private static final String ACC = "columns: {factors: [m]}\n" + greater("acc");

    private ResultFolder folder;

    @BeforeEach
    void open(@TempDir Path path) {
        folder = new ResultFolder(path);
    }

    private static String greater(String metric) {
        return "hypotheses: [{greater: {metric: " + metric + ", of: {m: b}, than: {m: a}}}]\n";
    }

    /** Lines of six seeds under a header. */
    private static String csv(String header, IntFunction<String> linesOfSeed) {
        return header + "\n"
                + IntStream.rangeClosed(1, 6).mapToObj(linesOfSeed).collect(Collectors.joining("\n"))
                + "\n";
    }

    private FileResults read(String claims, String csv) {
        return folder.with("r.csv", csv).read(claims, "r.csv");
    }

    private static Verdict first(FileResults results) {
        return results.verdicts().verdicts().getFirst();
    }

    private void assertRefused(String claims, String csv, String... parts) {
        folder.with("r.csv", csv);
        assertThatThrownBy(() -> folder.read(claims, "r.csv"))
                .isInstanceOf(InputException.class)
                .message()
                .contains(parts);
    }

    @Test
    void sparse_rows_of_an_epoch_are_one_row() {
        String csv = csv(
                "m,seed,epoch,loss,acc",
                seed -> "a,%1$d,1,0.%1$d,\na,%1$d,1,,0.8%1$d\nb,%1$d,1,0.%1$d,\nb,%1$d,1,,0.9%1$d".formatted(seed));
        FileResults results = read(ACC, csv);
        assertThat(results.observations().trials()).hasSize(12);
        assertThat(first(results).decision()).isEqualTo(Decision.SUPPORTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"epoch", "Epoch", "step"})
    void a_row_may_be_split_by_any_name_of_an_epoch(String epoch) {
        String csv = csv(
                "m,seed," + epoch + ",loss,acc",
                seed -> "a,%1$d,1,0.5,\na,%1$d,1,,0.8%1$d\nb,%1$d,1,,0.9%1$d\nb,%1$d,2,,0.9%1$d\na,%1$d,2,,0.8%1$d"
                        .formatted(seed));
        assertThat(first(read(ACC, csv)).deciding().count()).isEqualTo(6);
    }

    @Test
    void a_column_that_names_the_metric_makes_a_table_of_values() {
        String csv = csv(
                "m,seed,tag,value",
                seed -> "a,%1$d,acc,0.8%1$d\na,%1$d,loss,0.3\nb,%1$d,acc,0.9%1$d\nb,%1$d,loss,0.2".formatted(seed));
        assertRefused(ACC.replace("]}", "], metrics: {acc: value}}"), csv, "columns: {metric: tag, value: value}");
        assertRefused(
                "columns: {factors: [m, tag], metrics: {acc: value}}\n" + greater("acc"),
                csv,
                "'acc' and 'loss' of the factor 'tag' are names of metrics");

        FileResults results = read("columns: {factors: [m], metric: tag, value: value}\n" + greater("acc"), csv);
        assertThat(first(results).decision()).isEqualTo(Decision.SUPPORTED);
        assertThat(results.directions()).containsEntry("acc", Direction.HIGHER);
    }

    @Test
    void where_chooses_rows() {
        String csv = csv(
                "m,seed,split,acc",
                seed -> "a,%1$d,train,0.9\na,%1$d,test,0.8%1$d\nb,%1$d,train,0.99\nb,%1$d,test,0.9%1$d"
                        .formatted(seed));
        FileResults results = read("where: {split: test}\n" + ACC, csv);
        assertThat(first(results).decision()).isEqualTo(Decision.SUPPORTED);
        assertThat(results.notes()).contains("12 rows left out by 'where'");
        assertRefused("where: {spilt: test}\n" + ACC, csv, "unknown column 'spilt' in 'where'", "'split'");
    }

    @Test
    void a_blank_in_one_metric_says_nothing_about_another() {
        String csv = csv(
                "m,seed,acc,auc",
                seed -> "a,%1$d,0.8%1$d,0.9\nb,%1$d,0.9%1$d,%2$s".formatted(seed, seed % 2 == 0 ? "" : "1"));
        FileResults results = read(ACC, csv);
        assertThat(first(results).deciding().count()).isEqualTo(6);
        assertThat(results.observations().diverged()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RUNNING", "killed", "TrialState.PRUNED", "Failed", "crashed"})
    void unfinished_trials_are_left_out_and_named(String state) {
        String csv = csv(
                "m,seed,status,acc",
                seed -> "a,%1$d,FINISHED,0.8%1$d\nb,%1$d,%2$s,%3$s"
                        .formatted(seed, seed == 1 ? "FINISHED" : state, seed == 1 ? "0.9" : ""));
        for (String claims : List.of(ACC, ACC.replace("]}", "], diverged: status=DIVERGED}"))) {
            FileResults results = read(claims, csv);
            assertThat(results.observations().trials()).hasSize(7);
            assertThat(first(results).decision()).isEqualTo(Decision.UNDETERMINED);
            assertThat(results.notes()).anyMatch(note -> note.contains("5 " + state + " (m b, seed 2; m b, seed 3;"));
        }
    }

    @Test
    void a_state_that_is_not_known_is_asked_for_beside_one_that_is() {
        String csv = csv("m,seed,status,acc", seed -> "a,%1$d,RUNNING,\nb,%1$d,good,0.9".formatted(seed));
        assertRefused(ACC, csv, "the state 'good' is not known; found: RUNNING (6 trials), good (6 trials)", "[…]");
        FileResults results = read(ACC.replace("]}", "], state: {column: status, finished: [good]}}"), csv);
        assertThat(results.observations().trials()).hasSize(6);
    }

    @Test
    void a_column_of_states_that_knows_none_of_the_words_is_not_one() {
        String csv = csv("m,seed,state,acc", seed -> "a,%1$d,solid,0.8%1$d\nb,%1$d,gas,0.9%1$d".formatted(seed));
        assertThat(first(read(ACC, csv)).decision()).isEqualTo(Decision.SUPPORTED);
    }

    private static String lengths(int ofA, int ofB) {
        return csv("m,seed,epoch,acc", seed -> epochs("a", seed, ofA) + "\n" + epochs("b", seed, ofB));
    }

    private static String epochs(String method, int seed, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(epoch -> method + "," + seed + "," + epoch + ",0." + epoch + seed)
                .collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"acc", "best acc", "area under acc", "mean of last 2 acc"})
    void trials_of_unequal_length_are_no_evidence_unless_the_claims_allow_it(String measure) {
        String claims = "columns: {factors: [m]}\n" + greater(measure);
        Verdict unequal = first(read(claims, lengths(3, 6)));
        assertThat(unequal.decision()).isEqualTo(Decision.UNDETERMINED);
        assertThat(unequal.notes()).anyMatch(note -> note.startsWith("trials end at different epochs, from 3 to 6"));

        assertThat(first(read("lengths: any\n" + claims, lengths(3, 6))).decision())
                .isEqualTo(Decision.SUPPORTED);
        Verdict common = first(read("lengths: common\n" + claims, lengths(3, 6)));
        assertThat(common.deciding().count()).isEqualTo(6);
        assertThat(common.deciding().estimate()).isZero();
    }

    @Test
    void the_first_epoch_at_a_goal_needs_no_equal_lengths() {
        String claims = """
                columns: {factors: [m]}
                hypotheses: [{less: {metric: epochs to reach 0.4 acc, of: {m: b}, than: {m: a}}}]
                """;
        Verdict verdict = first(read(claims, lengths(3, 6)));
        assertThat(verdict.notes()).isEmpty();
        assertThat(verdict.deciding().count()).isEqualTo(6);
    }

    @Test
    void a_trial_that_was_interrupted_is_left_out_and_the_others_are_compared() {
        String csv =
                csv("m,seed,epoch,acc", seed -> epochs("a", seed, 4) + "\n" + epochs("b", seed, seed == 2 ? 2 : 4));
        Verdict verdict = first(read(ACC, csv));
        assertThat(verdict.deciding().count()).isEqualTo(5);
        assertThat(verdict.notes()).anyMatch(note -> note.contains("1 shorter trial is left out of final acc"));
    }

    @Test
    void a_number_of_epochs_that_a_trial_needed_is_a_result() {
        String csv = csv("m,seed,epoch,acc", seed -> "a,%1$d,1%1$d,0.8%1$d\nb,%1$d,2%1$d,0.9%1$d".formatted(seed));
        Verdict verdict = first(read(ACC, csv));
        assertThat(verdict.decision()).isEqualTo(Decision.SUPPORTED);
        assertThat(verdict.notes()).isEmpty();
        assertThat(first(read("columns: {factors: [m]}\n" + greater("epoch"), csv))
                        .decision())
                .isEqualTo(Decision.SUPPORTED);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 6})
    void a_factor_that_changes_within_a_trial_is_named(int seeds) {
        String csv = "m,seed,epoch,lr,acc\n"
                + IntStream.rangeClosed(1, seeds)
                        .mapToObj(seed -> "a,%1$d,1,0.1,0.8\na,%1$d,2,0.05,0.9\nb,%1$d,1,0.1,0.6\nb,%1$d,2,0.05,0.9\n"
                                .formatted(seed))
                        .collect(Collectors.joining());
        assertRefused(
                ACC.replace("[m]", "[m, lr]"),
                csv,
                "the factor 'lr' changes within a trial: it is 0.1 at epoch 1 and 0.05 at epoch 2 of seed 1",
                "Leave 'lr' out of columns.factors");
    }

    @ParameterizedTest
    @ValueSource(strings = {"t", "k", "measurement"})
    void rows_that_count_up_within_a_condition_are_asked_about(String column) {
        String csv = "m," + column + ",acc\na,1,0.1\na,2,0.2\na,3,0.3\nb,1,0.2\nb,2,0.3\nb,3,0.4\n";
        assertRefused(ACC, csv, "column '" + column + "' counts up within each condition", "columns: {seed: " + column);
    }

    @Test
    void folds_and_repetitions_pair_trials_and_are_said() {
        String csv = csv("m,fold,acc", fold -> "a,%1$d,0.8%1$d\nb,%1$d,0.9%1$d".formatted(fold));
        FileResults results = read(ACC, csv);
        assertThat(results.pairing()).isEqualTo(FileResults.Pairing.BY_SEED);
        assertThat(results.notes()).contains("column fold taken as the seed, which pairs trials");
    }

    @Test
    void a_seed_may_be_two_columns() {
        String csv = csv(
                "m,seed,fold,acc",
                seed -> IntStream.rangeClosed(1, 2)
                        .mapToObj(fold -> "a,%1$d,%2$d,0.8%1$d%2$d\nb,%1$d,%2$d,0.9%1$d%2$d".formatted(seed, fold))
                        .collect(Collectors.joining("\n")));
        assertRefused(ACC, csv, "columns: {seed: [seed, fold]}");
        FileResults results = read(ACC.replace("]}", "], seed: [seed, fold]}"), csv);
        assertThat(first(results).deciding().count()).isEqualTo(12);
        assertThat(results.observations().trials().getFirst().seed()).isEqualTo("1/1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"neg_mean_squared_error", "negative_loss", "mean_test_score"})
    void a_failed_fit_never_wins_where_the_name_leaves_the_direction_open(String metric) {
        String csv = csv("m,seed," + metric, seed -> "a,%1$d,-0.2%1$d\nb,%1$d,nan".formatted(seed));
        String claims = "columns: {factors: [m]}\n" + greater(metric);
        assertRefused(claims, csv, "add better: {" + metric + ": higher}");
        FileResults results = read(claims + "better: {" + metric + ": higher}\n", csv);
        assertThat(first(results).decision()).isEqualTo(Decision.REFUTED);
        assertThat(results.notes()).contains("6 trials diverged: their last " + metric + " is not a finite number");
    }

    @Test
    void an_error_below_zero_has_been_negated() {
        String csv = csv("m,seed,mse", seed -> "a,%1$d,-0.3%1$d\nb,%1$d,-0.2%1$d".formatted(seed));
        assertRefused(
                "columns: {factors: [m]}\nhypotheses: [{best: {metric: mse, is: {m: b}}}]",
                csv,
                "better: {mse: higher}");
    }

    @Test
    void a_difference_of_rounding_is_none() {
        String csv = csv("m,seed,acc", seed -> "a,%1$d,0.30000000000000004\nb,%1$d,0.3".formatted(seed));
        Verdict verdict = first(read(ACC, csv));
        assertThat(verdict.deciding().values()).containsOnly(0.0);
        assertThat(verdict.decision()).isNotEqualTo(Decision.SUPPORTED);
        String decimal = csv("m,seed,acc", seed -> "a,%1$d,0.8%1$d\nb,%1$d,0.9%1$d".formatted(seed));
        assertThat(first(read(ACC, decimal)).deciding().values()).containsOnly(0.1);
    }

    @Test
    void trials_are_paired_only_where_seeds_are_shared() {
        String csv = csv("m,seed,acc", seed -> "a,%1$d,0.8%1$d\nb,1%1$d,0.9%1$d".formatted(seed));
        FileResults results = read(ACC, csv);
        assertThat(results.pairing()).isEqualTo(FileResults.Pairing.NO_COMMON_SEED);
        assertThat(first(results).decision()).isEqualTo(Decision.SUPPORTED);
    }

    @Test
    void names_of_files_give_factors_and_seeds() {
        for (int seed = 1; seed <= 6; seed++) {
            folder.with("a-s" + seed + ".csv", "epoch,acc\n0,0.5\n1,0.8" + seed + "\n")
                    .with("b-s" + seed + ".csv", "epoch,acc\n0,0.5\n1,0.9" + seed + "\n");
        }
        String claims = "from: \"{m}-s{seed}.csv\"\n" + greater("acc");
        String[] names = IntStream.rangeClosed(1, 6)
                .boxed()
                .flatMap(seed -> List.of("a-s" + seed + ".csv", "b-s" + seed + ".csv").stream())
                .toArray(String[]::new);
        FileResults results = folder.read(claims, names);
        assertThat(first(results).decision()).isEqualTo(Decision.SUPPORTED);
        assertThat(results.pairing()).isEqualTo(FileResults.Pairing.BY_SEED);
        folder.with("c.csv", "epoch,acc\n1,0.5\n");
        assertThatThrownBy(() -> folder.read(claims, "c.csv"))
                .hasMessage("c.csv does not match 'from', expected a name such as {m}-s{seed}.csv (claims.yaml:1:7)");
    }

    @Test
    void a_stored_run_is_read_as_it_is() {
        String run = """
                {"run": "r-1", "trials": [
                  {"trial": 1, "condition": {"m": "a"}, "seed": 1, "state": "done", "resultEpoch": 1,
                   "epochs": [{"epoch": 1, "loss": 0.5}, {"epoch": 2, "loss": 0.7}]},
                  {"trial": 2, "condition": {"m": {"b": {"c": 3}}}, "seed": 1, "state": "done", "resultEpoch": 1,
                   "epochs": [{"epoch": 1, "loss": 0.4}]}]}
                """;
        String claims = """
                columns: {factors: [m]}
                hypotheses: [{less: {metric: loss, of: {m: {b: {c: 3}}}, than: {m: a}}}]
                """;
        FileResults results = folder.with("run.json", run).read(claims, "run.json");
        assertThat(results.notes()).contains("recognised as a run of Ceteris");
        assertThat(first(results).deciding().values()).containsExactly(-0.1);
        assertThat(results.observations().trials())
                .extracting(Observation::ending)
                .containsOnly(Observation.Ending.FINISHED);
    }
}
