// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.situation;

import static dev.ceteris.app.situation.Situation.called;
import static dev.ceteris.app.situation.Situation.greater;
import static dev.ceteris.app.situation.Situation.table;

import java.util.List;

/** Logs of other tools, as the tools write them. */
final class LogSituations {
    private static final String LOGS = "judge claims.yaml logs";
    private static final String TABLE = "judge claims.yaml r.csv";
    private static final String FACTOR = "columns: {factors: [m]}\n";
    private static final int SEEDS = 6;

    private LogSituations() {}

    static List<Situation> all() {
        return List.of(
                lightning(),
                trainAndValidation(),
                namesOfFiles(),
                crossValidation(),
                optuna(),
                mlflow(),
                longTable(),
                folds(),
                ownResults());
    }

    /** A file for each trial. */
    private static Situation logs(Situation situation, String name, String textOfA, String textOfB) {
        for (int seed = 1; seed <= SEEDS; seed++) {
            situation.file("logs/a-s" + seed + name, textOfA.replace("?", "" + seed));
            situation.file("logs/b-s" + seed + name, textOfB.replace("?", "" + seed));
        }
        return situation;
    }

    private static Situation lightning() {
        String log = """
                epoch,step,train_loss,val_acc
                0,9,0.7,
                0,19,,0.6
                1,29,0.5,
                1,39,,0.X?
                """;
        return logs(
                        called("Lightning's rows with some of the metrics"),
                        "/metrics.csv",
                        log.replace("X", "7"),
                        log.replace("X", "8"))
                .claims("from: '{m}-s{seed}/metrics.csv'\n" + greater("val_acc"))
                .answers(
                        LOGS,
                        "supported",
                        "48 rows in 12 files of the folder logs, 12 trials of 2 conditions, paired by seed",
                        "recognised as metrics.csv of Lightning")
                .without("diverged", "no value of");
    }

    private static Situation trainAndValidation() {
        String curve = "Wall time,Step,Value\n1.5,0,0.5\n2.5,1,0.";
        Situation situation = logs(
                called("TensorBoard's training and validation folders"),
                "/validation/acc.csv",
                curve + "7?\n",
                curve + "8?\n");
        return logs(situation, "/train/acc.csv", curve + "99\n", curve + "98\n")
                .claims("from: '{m}-s{seed}/*/{metric}.csv'\n" + greater("acc"))
                .refuses(
                        LOGS,
                        "their names differ in 'train' and 'validation'",
                        "state from: \"{m}-s{seed}/validation/{metric}.csv\"")
                .file("right.yaml", "from: '{m}-s{seed}/validation/{metric}.csv'\n" + greater("acc"))
                .answers("judge right.yaml logs", "supported", "24 rows in 12 files of the folder logs");
    }

    private static Situation namesOfFiles() {
        return logs(
                        called("Condition and seed in the names of files"),
                        ".csv",
                        "epoch,accuracy,val_accuracy\n0,0.6,0.5\n1,0.7,0.7?\n",
                        "epoch,accuracy,val_accuracy\n0,0.6,0.5\n1,0.7,0.8?\n")
                .claims(FACTOR + greater("val_accuracy"))
                .refuses(
                        "judge claims.yaml logs/a-s1.csv",
                        "if the names of files say it, state it as in from: \"{m}-s{seed}/*\"")
                .file("right.yaml", "from: '{m}-s{seed}.csv'\n" + greater("val_accuracy"))
                .answers("judge right.yaml logs", "supported", "12 trials of 2 conditions, paired by seed");
    }

    private static Situation crossValidation() {
        return called("scikit-learn's table of splits")
                .file("r.csv", """
                        ,mean_fit_time,param_m,params,split0_test_score,split1_test_score,split2_test_score,\
                        mean_test_score,rank_test_score
                        0,0.1,a,{'m': 'a'},0.81,0.82,0.80,0.81,2
                        1,0.1,b,{'m': 'b'},0.91,0.92,0.90,0.91,1
                        """)
                .claims("better: {test_score: higher}\nresampled: {train: 100, test: 50}\n" + FACTOR
                        + greater("test_score"))
                .answers(TABLE, "6 trials of 2 conditions, paired by seed", "cv_results_ of scikit-learn");
    }

    private static Situation optuna() {
        return called("Optuna's pruned trials")
                .file(
                        "r.csv",
                        table(
                                "number,value,params_m,state",
                                8,
                                seed -> "%d,0.7%d,a,COMPLETE\n%d,%s"
                                        .formatted(
                                                seed,
                                                seed,
                                                seed + 8,
                                                seed < 7 ? "0.8" + seed + ",b,COMPLETE" : "0.1,b,PRUNED")))
                .claims("better: {value: higher}\n" + FACTOR + greater("value"))
                .answers(TABLE, "supported", "2 trials left out as unfinished: 2 PRUNED", "not paired");
    }

    private static Situation mlflow() {
        return called("MLflow's table of runs")
                .file(
                        "r.csv",
                        table(
                                "run_id,experiment_id,status,artifact_uri,metrics.acc,params.m,params.seed",
                                SEEDS,
                                seed -> "x%1$d,1,FINISHED,file:a,0.7%1$d,a,%1$d\ny%1$d,1,FINISHED,file:b,0.8%1$d,b,%1$d"
                                        .formatted(seed)))
                .claims(FACTOR + greater("acc"))
                .answers(TABLE, "supported", "paired by seed", "runs of MLflow");
    }

    private static Situation longTable() {
        return called("A row for each value")
                .file(
                        "r.csv",
                        table(
                                "m,seed,tag,value",
                                SEEDS,
                                seed -> ("a,%1$d,acc,0.7%1$d\na,%1$d,loss,0.3\nb,%1$d,acc,0.8%1$d\n"
                                                + "b,%1$d,loss,0.4")
                                        .formatted(seed)))
                .claims("columns: {factors: [m], metrics: {acc: value}}\n" + greater("acc"))
                .refuses(TABLE, "state columns: {metric: tag, value: value}")
                .file("right.yaml", "columns: {factors: [m], metric: tag, value: value}\n" + greater("acc"))
                .answers("judge right.yaml r.csv", "supported", "12 trials of 2 conditions");
    }

    private static Situation folds() {
        return called("Folds of several repetitions")
                .file(
                        "r.csv",
                        table(
                                "m,seed,fold,acc",
                                4,
                                seed -> ("a,%1$d,0,0.71%1$d\na,%1$d,1,0.72%1$d\nb,%1$d,0,0.81%1$d\n"
                                                + "b,%1$d,1,0.82%1$d")
                                        .formatted(seed)))
                .claims(FACTOR + greater("acc"))
                .refuses(TABLE, "columns: {seed: [seed, fold]}")
                .file("right.yaml", "columns: {factors: [m], seed: [seed, fold]}\n" + greater("acc"))
                .answers("judge right.yaml r.csv", "supported", "n 8", "16 trials of 2 conditions");
    }

    private static Situation ownResults() {
        return called("Results of Ceteris itself, stopped early")
                .file("t.csv", table("x,y,k", 40, i -> "%d,%d,%s".formatted(i, i * 7 % 40, i % 2 == 0 ? "u" : "v")))
                .file("mine.yaml", """
                        study: mine
                        question: Does patience help?
                        data: {source: {csv: '$PWD/t.csv', class: k}, validation: 10}
                        network: {hidden: [4]}
                        training: {learningRate: 0.5, batchSize: 4, epochs: 8}
                        vary: {earlyStopping: [never, {patience: {epochs: 2}}]}
                        seeds: 6
                        """)
                .answers("run mine.yaml --no-report", "12 of 12 trials done")
                .answers("export -o run.csv", "wrote run.csv")
                .claims("""
                        columns: {factors: [earlyStopping]}
                        hypotheses:
                          - less:
                              metric: validation.loss
                              of: {earlyStopping: {patience: {epochs: 2}}}
                              than: {earlyStopping: never}
                        """)
                .answers("judge claims.yaml run.csv", "recognised as a run of Ceteris", "paired by seed", "n 6")
                .without("trials end at different epochs");
    }
}
