// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.evidence.claim.Observation;
import dev.ceteris.evidence.results.FileResults;
import dev.ceteris.evidence.results.ResultFolder;
import dev.ceteris.evidence.verdict.Decision;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Laws: a table with a row for each trial is read as its tool wrote it, and its trials decide a claim. */
class ToolTablesTest {
    private static final int SEEDS = 12;

    private final ResultFolder folder;

    ToolTablesTest(@TempDir Path folder) {
        this.folder = new ResultFolder(folder);
    }

    /** Of a metric that adam makes better by about 0.1. */
    private static double accuracy(String optimizer, int seed) {
        return (optimizer.equals("adam") ? 0.9 : 0.8)
                + seed % 5 * 0.004
                + (optimizer.equals("adam") ? seed % 3 : 0) * 0.003;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    /** Lines with the seed for %1, the optimizer for %2, the accuracy for %3 and the number of the line for %4. */
    private static String table(String header, String line) {
        StringBuilder table = new StringBuilder(header).append('\n');
        int number = 0;
        for (String optimizer : List.of("sgd", "adam")) {
            for (int seed = 1; seed <= SEEDS; seed++) {
                table.append(line.replace("%1", String.valueOf(seed))
                                .replace("%2", optimizer)
                                .replace("%3", number(accuracy(optimizer, seed)))
                                .replace("%4", String.valueOf(number++)))
                        .append('\n');
            }
        }
        return table.toString();
    }

    private static String claims(String metric) {
        return """
                columns: {factors: [optimizer]}
                hypotheses:
                  - greater: {metric: %s, of: {optimizer: adam}, than: {optimizer: sgd}}
                """.formatted(metric);
    }

    private static double last(FileResults results, int trial, String metric) {
        double[] values =
                results.observations().trials().get(trial).metrics().get(metric).values();
        return values[values.length - 1];
    }

    private static void assertDecided(FileResults results, FileResults.Pairing pairing) {
        assertThat(results.pairing()).isEqualTo(pairing);
        assertThat(results.verdicts().verdicts().getFirst().decision()).isEqualTo(Decision.SUPPORTED);
    }

    private static String searchResults(String scorer) {
        StringBuilder table = new StringBuilder(",mean_fit_time,std_fit_time,param_clf__C,param_optimizer,params");
        for (String kind : List.of("test", "train")) {
            for (int split = 0; split < SEEDS; split++) {
                table.append(",split")
                        .append(split)
                        .append('_')
                        .append(kind)
                        .append('_')
                        .append(scorer);
            }
            table.append(",mean_%1$s_%2$s,std_%1$s_%2$s".formatted(kind, scorer));
            table.append(kind.equals("test") ? ",rank_test_" + scorer : "");
        }
        int row = 0;
        for (String optimizer : List.of("sgd", "adam")) {
            table.append("\n%d,0.1,0.01,1.0,%2$s,\"{'clf__C': 1.0, 'optimizer': '%2$s'}\"".formatted(row++, optimizer));
            for (int part = 0; part < 2; part++) {
                for (int split = 0; split < SEEDS; split++) {
                    table.append(',').append(part == 0 ? number(accuracy(optimizer, split)) : "1.0");
                }
                table.append(part == 0 ? ",0.9,0.01,1" : ",1.0,0.0");
            }
        }
        return table.append('\n').toString();
    }

    @Test
    void each_split_of_a_search_of_scikit_learn_is_a_trial() {
        for (String scorer : List.of("score", "accuracy")) {
            FileResults results = folder.with("cv.csv", searchResults(scorer))
                    .read(claims("test_" + scorer).replace("[optimizer]", "[optimizer, clf__C]"), "cv.csv");
            assertThat(results.observations().trials()).hasSize(2 * SEEDS);
            assertThat(results.observations().trials().get(3).seed()).isEqualTo("3");
            assertThat(results.observations().trials().get(3).metrics())
                    .containsOnlyKeys("test_" + scorer, "train_" + scorer);
            assertThat(last(results, 3, "test_" + scorer)).isEqualTo(0.812);
            assertThat(last(results, SEEDS, "train_" + scorer)).isEqualTo(1);
            assertThat(results.notes())
                    .contains("recognised as cv_results_ of scikit-learn")
                    .anyMatch(note -> note.startsWith("the splits of a cross-validation share training samples"));
            assertDecided(results, FileResults.Pairing.BY_SEED);
        }
    }

    @Test
    void a_score_of_scikit_learn_has_no_direction_by_its_name() {
        folder.with("cv.csv", searchResults("score").replaceFirst("0\\.8120", "nan"));
        assertThatThrownBy(() -> folder.read(claims("test_score"), "cv.csv"))
                .hasMessageContaining("1 trial diverged, and the name 'test_score' does not say");
    }

    @Test
    void a_hyperparameter_that_the_claims_leave_out_is_named() {
        String csv = searchResults("score");
        String row = csv.split("\n", -1)[1].replace(",1.0,sgd", ",2.0,sgd").replace("0.8", "0.7");
        folder.with("cv.csv", csv + row + "\n");
        assertThatThrownBy(() -> folder.read(claims("test_score"), "cv.csv"))
                .hasMessage("cv.csv:2 and cv.csv:4 are both of optimizer sgd, seed 0; the hyperparameter 'param_clf__C'"
                        + " tells them apart ('1.0', '2.0'); add it to columns.factors");
    }

    @Test
    void trials_of_optuna_have_their_parameters_and_no_pairs() {
        String header = ",number,value,datetime_start,datetime_complete,duration,params_lr,params_optimizer,"
                + "user_attrs_accuracy,system_attrs_grid_id,state";
        String line = "%4,%4,%3,2024-05-01 10:00:0%4.1,2024-05-01 10:00:09.2,0 days 00:00:08.1,0.1,%2,0.5,0,COMPLETE";
        FileResults results = folder.with(
                        "trials.csv",
                        table(header, line)
                                + "24,24,,2024-05-01 10:00:01.1,,,0.1,adam,,0,RUNNING\n"
                                + "25,25,0.1,2024-05-01 10:00:01.1,,,0.1,sgd,,0,PRUNED\n")
                .read(claims("value").replace("[optimizer]", "[optimizer, lr]"), "trials.csv");
        assertThat(results.observations().trials()).hasSize(2 * SEEDS);
        assertThat(results.observations().trials().getFirst().metrics()).containsOnlyKeys("value", "accuracy");
        assertThat(last(results, 1, "value")).isEqualTo(0.808);
        assertThat(results.notes())
                .anyMatch(note -> note.startsWith("2 trials left out as unfinished: 1 RUNNING (optimizer adam, lr 0.1"))
                .contains("recognised as trials of Optuna");
        assertDecided(results, FileResults.Pairing.NONE);
    }

    @Test
    void trials_of_optuna_with_two_objectives_and_a_seed_are_paired_by_it() {
        String header = "number,values_0,values_accuracy,datetime_start,params_optimizer,params_seed,state";
        FileResults results = folder.with(
                        "trials.csv", table(header, "%4,5,%3,2024-05-01 10:00:01.1,%2,%1,TrialState.COMPLETE"))
                .read(claims("accuracy"), "trials.csv");
        assertThat(results.observations().trials().getFirst().metrics()).containsOnlyKeys("values_0", "accuracy");
        assertDecided(results, FileResults.Pairing.BY_SEED);
    }

    @Test
    void runs_of_mlflow_have_short_names_and_states() {
        String header = "run_id,experiment_id,status,artifact_uri,start_time,end_time,metrics.accuracy,metrics.loss,"
                + "params.optimizer,params.seed,params.loss,tags.mlflow.user,tags.mlflow.runName";
        String line = "a%4,1,FINISHED,file:///tmp/a,2024-05-01 10:00:00+00:00,2024-05-01 10:01:00+00:00,%3,0.5,%2,%1,"
                + "hinge,me,nice-cat-%4";
        FileResults results = folder.with(
                        "runs.csv",
                        table(header, line)
                                + "b1,1,FAILED,file:///tmp/a,2024-05-01 10:00:00+00:00,,,,adam,13,hinge,me,x\n")
                .read(claims("accuracy"), "runs.csv");
        assertThat(results.observations().trials()).hasSize(2 * SEEDS);
        assertThat(results.observations().trials().getFirst().metrics()).containsOnlyKeys("accuracy", "loss");
        assertThat(last(results, 0, "accuracy")).isEqualTo(0.804);
        assertThat(results.notes()).contains("1 trial left out as unfinished: 1 FAILED (optimizer adam, seed 13)");
        assertDecided(results, FileResults.Pairing.BY_SEED);
    }

    @Test
    void a_metric_and_a_parameter_of_one_short_name_are_told_apart() {
        String header = "run_id,experiment_id,status,metrics.loss,params.loss,params.seed";
        String claims = """
                columns: {factors: [loss], metrics: [loss]}
                hypotheses: [{greater: {metric: loss, of: {loss: adam}, than: {loss: sgd}}}]
                """;
        FileResults results = folder.with("runs.csv", table(header, "a%4,1,FINISHED,%3,%2,%1"))
                .read(claims, "runs.csv");
        assertThat(last(results, 0, "loss")).isEqualTo(0.804);
        assertDecided(results, FileResults.Pairing.BY_SEED);
    }

    @Test
    void runs_of_weights_and_biases_are_read_from_their_table() {
        String header = "\"Name\",\"State\",\"Notes\",\"User\",\"Tags\",\"Created\",\"Runtime\",\"Sweep\",\"ID\","
                + "\"optimizer\",\"seed\",\"_runtime\",\"_step\",\"epoch\",\"val_acc\"";
        String line =
                "\"brisk-dew-%4\",\"finished\",\"-\",\"me\",\"\",\"2024-05-01T10:00:00.000Z\",\"61\",\"\",\"x%4\","
                        + "\"%2\",\"%1\",\"60.5\",\"99\",\"9\",\"%3\"";
        FileResults results = folder.with(
                        "wandb.csv",
                        table(header, line) + "x,crashed,-,me,,2024-05-01T10:00:00.000Z,3,,y,adam,13,2,3,0,0.1\n")
                .read(claims("val_acc"), "wandb.csv");
        assertThat(results.observations().trials()).hasSize(2 * SEEDS);
        assertThat(results.observations().trials().getFirst().metrics()).containsOnlyKeys("epoch", "val_acc");
        assertThat(results.notes()).anyMatch(note -> note.startsWith("1 trial left out as unfinished: 1 crashed"));
        assertDecided(results, FileResults.Pairing.BY_SEED);
    }

    @Test
    void experiments_of_dvc_are_read_without_the_workspace_and_commits() {
        String header = "Experiment,rev,typ,Created,parent,State,Executor,accuracy,eval.json:loss,train.optimizer,"
                + "params.yaml:seed,data.csv";
        String line = "exp-%4,ae3b2d%4,branch_commit,2024-05-01T10:00:00,,,,%3,0.5,%2,%1,22a1a29";
        String csv = table(header, line)
                + ",workspace,baseline,,,,,0.9,0.5,adam,1,22a1a29\n"
                + "main,b05eecc,baseline,2024-05-01T10:00:00,,,,0.7,0.5,,,22a1a29\n"
                + "exp-x,c05eecc,branch_commit,2024-05-01T10:00:00,,Failed,,,,adam,13,22a1a29\n";
        FileResults results = folder.with("dvc.csv", csv)
                .read(claims("accuracy").replace("[optimizer]", "{optimizer: train.optimizer}"), "dvc.csv");
        assertThat(results.observations().trials()).hasSize(2 * SEEDS);
        assertThat(results.observations().trials().getFirst().metrics()).containsOnlyKeys("accuracy", "loss");
        assertThat(results.notes())
                .contains("1 trial left out as unfinished: 1 Failed (optimizer adam, seed 13)")
                .contains("the rows of the workspace and of commits (typ baseline) are not counted");
        assertDecided(results, FileResults.Pairing.BY_SEED);
    }

    @Test
    void a_fold_of_a_run_of_weka_is_a_trial() {
        StringBuilder csv = new StringBuilder("Key_Dataset,Key_Run,Key_Fold,Key_Scheme,Key_Scheme_options,"
                + "Key_Scheme_version_ID,Date_time,Number_of_training_instances,Percent_correct,Area,"
                + "Summary\n");
        for (String scheme : List.of("weka.classifiers.rules.ZeroR", "weka.classifiers.trees.J48")) {
            for (int run = 1; run <= 2; run++) {
                for (int fold = 1; fold <= 10; fold++) {
                    csv.append("iris,%d,%d,%s,'-C 0.25 -M 2',-217733168393644444,2.0240501E7,135.0,%s,?,'text'\n"
                            .formatted(
                                    run,
                                    fold,
                                    scheme,
                                    number(100 * accuracy(scheme.endsWith("J48") ? "adam" : "sgd", run + fold))));
                }
            }
        }
        String claims = """
                columns: {factors: [Dataset, Scheme]}
                resampled: {train: 135, test: 15}
                hypotheses:
                  - greater:
                      metric: Percent_correct
                      of: {Scheme: weka.classifiers.trees.J48}
                      than: {Scheme: weka.classifiers.rules.ZeroR}
                """;
        FileResults results = folder.with("weka.csv", csv.toString()).read(claims, "weka.csv");
        assertThat(results.observations().trials())
                .hasSize(40)
                .extracting(Observation::seed)
                .startsWith("1/1", "1/2");
        assertThat(results.observations().trials().getFirst().metrics())
                .containsOnlyKeys("Number_of_training_instances", "Percent_correct");
        assertThat(last(results, 0, "Percent_correct")).isEqualTo(80.8);
        assertDecided(results, FileResults.Pairing.BY_SEED);
    }
}
