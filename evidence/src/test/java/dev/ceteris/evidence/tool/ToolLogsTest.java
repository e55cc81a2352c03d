// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.evidence.claim.Series;
import dev.ceteris.evidence.results.FileResults;
import dev.ceteris.evidence.results.ResultFolder;
import dev.ceteris.evidence.verdict.Decision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Laws: a log of one training is read as its tool wrote it; condition and seed come from its name or its columns. */
class ToolLogsTest {
    private static final int SEEDS = 12;

    private final Path path;
    private final ResultFolder folder;

    ToolLogsTest(@TempDir Path path) {
        this.path = path;
        this.folder = new ResultFolder(path);
    }

    /** What a log is made of: one trial. */
    private record Trial(String optimizer, int seed) {
        /** In the epochs 0, 1 and 2; adam is better by about 0.1. */
        String accuracy(int epoch) {
            double better = optimizer.equals("adam") ? 0.1 + seed % 3 * 0.003 : 0;
            return String.format(Locale.ROOT, "%.4f", 0.7 + epoch * 0.05 + better + seed % 5 * 0.004);
        }
    }

    @FunctionalInterface
    private interface Log {
        byte[] of(Trial trial) throws IOException;
    }

    /** Writes a file for each trial. */
    private void write(String pattern, Log log) {
        for (String optimizer : List.of("sgd", "adam")) {
            for (int seed = 1; seed <= SEEDS; seed++) {
                Path file =
                        path.resolve(pattern.replace("{optimizer}", optimizer).replace("{seed}", "" + seed));
                try {
                    Files.createDirectories(file.getParent());
                    Files.write(file, log.of(new Trial(optimizer, seed)));
                } catch (IOException failure) {
                    throw new IllegalStateException(failure);
                }
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String claims(String from, String metric) {
        return """
                from: "%s"
                hypotheses:
                  - greater: {metric: %s, of: {optimizer: adam}, than: {optimizer: sgd}}
                """.formatted(from, metric);
    }

    private static String claims(String metric) {
        return claims("", metric).replaceFirst("from.*", "columns: {factors: [optimizer]}");
    }

    private static double[] values(FileResults results, int trial, String metric) {
        return series(results, trial, metric).values();
    }

    private static Series series(FileResults results, int trial, String metric) {
        return results.observations().trials().get(trial).metrics().get(metric);
    }

    private static void assertDecided(FileResults results, FileResults.Pairing pairing) {
        assertThat(results.observations().trials()).hasSize(2 * SEEDS);
        assertThat(results.pairing()).isEqualTo(pairing);
        assertThat(results.verdicts().verdicts().getFirst().decision()).isEqualTo(Decision.SUPPORTED);
    }

    @Test
    void rows_of_an_epoch_of_lightning_are_merged_and_the_last_step_counts() {
        write("logs/{optimizer}-s{seed}/metrics.csv", trial -> {
            StringBuilder csv = new StringBuilder(
                    "epoch,lr-Adam,step,test_acc,train_loss_epoch,train_loss_step,val_acc,val_loss\n");
            for (int epoch = 0; epoch < 3; epoch++) {
                csv.append(",0.001,%d,,,,,\n".formatted(epoch * 20));
                csv.append("%d,,%d,,,0.%d9,,\n".formatted(epoch, epoch * 20 + 9, 7 - epoch));
                csv.append("%d,,%d,,,0.%d1,,\n".formatted(epoch, epoch * 20 + 19, 7 - epoch));
                csv.append("%d,,%d,,,,%s,0.5\n".formatted(epoch, epoch * 20 + 19, trial.accuracy(epoch)));
                csv.append("%d,,%d,,0.%d5,,,\n".formatted(epoch, epoch * 20 + 19, 7 - epoch));
            }
            return bytes(csv + "3,,60,%s,,,,\n".formatted(trial.accuracy(2)));
        });
        FileResults results = folder.read(claims("{optimizer}-s{seed}/metrics.csv", "val_acc"), "logs");
        assertThat(values(results, 0, "train_loss_step")).containsExactly(0.71, 0.61, 0.51);
        assertThat(values(results, 0, "train_loss_epoch")).containsExactly(0.75, 0.65, 0.55);
        assertThat(series(results, 0, "val_acc").epochs()).containsExactly(0, 1, 2);
        assertThat(values(results, 0, "test_acc")).hasSize(1);
        assertThat(results.notes()).contains("recognised as metrics.csv of Lightning");
        assertThat(results.observations().trials().getFirst().metrics()).doesNotContainKeys("lr-Adam", "step");
        assertDecided(results, FileResults.Pairing.BY_SEED);
    }

    @Test
    void a_table_of_several_trainings_is_no_log_of_one() {
        folder.with("runs.csv", """
                optimizer,run,epoch,step,train_loss
                adam,1,0,9,0.5
                adam,1,1,19,0.4
                adam,2,0,9,0.5
                adam,2,1,19,0.3
                """);
        FileResults results = folder.read(
                "columns: {factors: [optimizer]}\nhypotheses: [{threshold: {metric: train_loss, below: 1}}]",
                "runs.csv");
        assertThat(results.notes()).containsExactly("column run taken as the seed, which pairs trials");
        assertThat(results.observations().trials()).hasSize(2);
        assertThat(values(results, 1, "train_loss")).containsExactly(0.5, 0.3);
    }

    @Test
    void a_log_of_keras_gets_condition_and_seed_from_its_name() {
        write("logs/{optimizer}_{seed}.csv", trial -> {
            StringBuilder csv = new StringBuilder("epoch,accuracy,learning_rate,loss,val_accuracy,val_loss\n");
            for (int epoch = 0; epoch < 3; epoch++) {
                csv.append("%d,0.9,0.001,0.4,%s,0.5\n".formatted(epoch, trial.accuracy(epoch)));
            }
            return bytes(csv.toString());
        });
        FileResults results = folder.read(claims("{optimizer}_{seed}.csv", "val_accuracy"), "logs");
        assertThat(results.notes()).contains("recognised as a CSVLogger file of Keras");
        assertThat(values(results, SEEDS, "val_accuracy")).containsExactly(0.704, 0.754, 0.804);
        assertThat(results.observations().trials().getFirst().metrics())
                .containsOnlyKeys("accuracy", "loss", "val_accuracy", "val_loss");
        assertDecided(results, FileResults.Pairing.BY_SEED);
    }

    @Test
    void a_log_of_one_training_needs_the_name_of_its_file() {
        folder.with("a.csv", "epoch,accuracy,loss\n0,0.5,1\n");
        assertThatThrownBy(() -> folder.read("columns: {factors: [loss]}\nhypotheses: []", "a.csv"))
                .hasMessageContaining("give each trial a file and state from: \"{optimizer}-s{seed}.csv\"");
    }

    @Test
    void a_curve_of_tensorboard_has_its_metric_in_the_name_of_the_file() {
        for (String tag : List.of("val_acc", "val_loss")) {
            write("logs/run-{optimizer}_{seed}-tag-" + tag + ".csv", trial -> {
                StringBuilder csv = new StringBuilder("Wall time,Step,Value\n");
                csv.append("1714557600.5,20,0.1\n");
                for (int epoch = 0; epoch < 3; epoch++) {
                    csv.append("%d.25,%d,%s\n".formatted(1714557601 + epoch, epoch * 10, trial.accuracy(epoch)));
                }
                return bytes(csv.toString());
            });
        }
        FileResults results = folder.read(claims("run-{optimizer}_{seed}-tag-{metric}.csv", "val_acc"), "logs");
        assertThat(results.notes()).contains("recognised as scalars of TensorBoard");
        assertThat(results.observations().trials().getFirst().metrics()).containsOnlyKeys("val_acc", "val_loss");
        assertThat(series(results, SEEDS, "val_acc").epochs()).containsExactly(0, 10, 20);
        assertThat(values(results, SEEDS, "val_acc")).containsExactly(0.704, 0.754, 0.804);
        assertDecided(results, FileResults.Pairing.BY_SEED);
    }

    @Test
    void results_of_ray_have_their_condition_in_the_file() {
        write("ray/train_{optimizer}_{seed}/result.json", trial -> {
            StringBuilder lines = new StringBuilder();
            for (int epoch = 0; epoch < 3; epoch++) {
                lines.append(("{\"accuracy\": %s, \"timestamp\": 17145, \"done\": %s, \"training_iteration\": %d,"
                                + " \"trial_id\": \"%s_%d\", \"date\": \"2024-05-01\", \"time_this_iter_s\": 1.5,"
                                + " \"time_total_s\": %d.5, \"pid\": 7, \"config\": {\"optimizer\":"
                                + " \"%s\", \"seed\": %d, \"model\": {\"width\": 64}}}\n")
                        .formatted(
                                trial.accuracy(epoch),
                                epoch == 2,
                                epoch + 1,
                                trial.optimizer(),
                                trial.seed(),
                                epoch,
                                trial.optimizer(),
                                trial.seed()));
            }
            return bytes(lines.toString());
        });
        String claims = "from: '*/result.json'\n" + claims("accuracy");
        FileResults results = folder.read(claims, "ray");
        assertThat(results.notes()).contains("recognised as results of Ray Tune");
        assertThat(results.observations().trials().getFirst().metrics()).containsOnlyKeys("accuracy", "time_total_s");
        assertThat(values(results, SEEDS, "accuracy")).containsExactly(0.704, 0.754, 0.804);
        assertDecided(results, FileResults.Pairing.BY_SEED);
    }

    @Test
    void progress_of_ray_without_a_seed_is_not_paired() {
        write("ray/{optimizer}_{seed}/progress.csv", trial -> {
            StringBuilder csv =
                    new StringBuilder("accuracy,time_this_iter_s,done,training_iteration,trial_id,time_total_s,"
                            + "config/optimizer,config/lr\n");
            for (int epoch = 0; epoch < 3; epoch++) {
                csv.append("%s,1.5,False,%d,%s%d,3.5,%s,0.1\n"
                        .formatted(
                                trial.accuracy(epoch), epoch + 1, trial.optimizer(), trial.seed(), trial.optimizer()));
            }
            return bytes(csv.toString());
        });
        FileResults results = folder.read("from: 'progress.csv'\n" + claims("accuracy"), "ray");
        assertThat(values(results, SEEDS, "accuracy")).hasSize(3);
        assertDecided(results, FileResults.Pairing.NONE);
    }

    @Test
    void a_history_of_weights_and_biases_has_steps_and_gaps() {
        write("wandb/{optimizer}-{seed}.csv", trial -> {
            StringBuilder csv = new StringBuilder(",_step,_runtime,_timestamp,epoch,train_loss,val_acc\n");
            for (int step = 0; step < 6; step++) {
                csv.append("%d,%d,%d.5,1714557600.5,%s,0.5,%s\n"
                        .formatted(
                                step,
                                step,
                                step,
                                step % 2 == 1 ? String.valueOf(step / 2) : "",
                                step % 2 == 1 ? trial.accuracy(step / 2) : ""));
            }
            return bytes(csv.toString());
        });
        FileResults results = folder.read(claims("{optimizer}-{seed}.csv", "val_acc"), "wandb");
        assertThat(results.notes())
                .contains("recognised as a history of Weights & Biases", "column _step taken as the epoch");
        assertThat(series(results, SEEDS, "val_acc").epochs()).containsExactly(1, 3, 5);
        assertThat(results.observations().trials().getFirst().metrics()).containsOnlyKeys("train_loss", "val_acc");
        assertDecided(results, FileResults.Pairing.BY_SEED);
    }

    @Test
    void steps_of_a_history_order_the_rows_of_epochs_that_are_stated() {
        write("wandb/{optimizer}-{seed}.csv", trial -> bytes("""
                _step,_runtime,epoch,train_loss
                0,0.5,0,0.9
                2,2.5,1,0.5
                1,1.5,0,0.7
                """));
        FileResults results =
                folder.read(claims("{optimizer}-{seed}.csv", "train_loss") + "columns: {epoch: epoch}\n", "wandb");
        assertThat(values(results, 0, "train_loss")).containsExactly(0.7, 0.5);
    }

    private void mlruns() {
        write("mlruns/1/{optimizer}{seed}/meta.yaml", trial -> bytes("""
                artifact_uri: file:///tmp/mlruns/1/x/artifacts
                end_time: 1714557700000
                experiment_id: '1'
                lifecycle_stage: active
                run_id: %s%d
                run_name: nice-cat
                status: 3
                """.formatted(trial.optimizer(), trial.seed())));
        write("mlruns/1/{optimizer}{seed}/params/optimizer", trial -> bytes(trial.optimizer()));
        write("mlruns/1/{optimizer}{seed}/params/seed", trial -> bytes(trial.seed() + ""));
        write("mlruns/1/{optimizer}{seed}/tags/mlflow.user", trial -> bytes("me"));
        write("mlruns/1/{optimizer}{seed}/metrics/val/acc", trial -> {
            StringBuilder lines = new StringBuilder("1714557600000 0.1 0\n");
            for (int epoch = 0; epoch < 3; epoch++) {
                lines.append("171455760%d000 %s %d\n".formatted(epoch + 1, trial.accuracy(epoch), epoch));
            }
            return bytes(lines.toString());
        });
    }

    @Test
    void a_folder_of_mlflow_is_read_and_runs_that_did_not_finish_are_named() throws IOException {
        mlruns();
        Path running = path.resolve("mlruns/1/adam99");
        Files.createDirectories(running.resolve("metrics"));
        Files.createDirectories(running.resolve("params"));
        Files.writeString(running.resolve("meta.yaml"), "run_id: adam99\nstatus: RUNNING\nlifecycle_stage: active\n");
        Files.writeString(running.resolve("params/optimizer"), "adam");
        Files.writeString(running.resolve("params/seed"), "99");
        Path deleted = path.resolve("mlruns/1/gone");
        Files.createDirectories(deleted.resolve("metrics"));
        Files.writeString(deleted.resolve("meta.yaml"), "run_id: gone\nlifecycle_stage: deleted\n");

        for (String name : List.of("mlruns", "mlruns/1")) {
            FileResults results = folder.read(claims("val/acc"), name);
            assertThat(results.notes())
                    .contains(
                            "recognised as runs of MLflow",
                            "1 trial left out as unfinished: 1 RUNNING (optimizer adam, seed 99)");
            assertThat(results.files().text()).isEqualTo("the folder " + name);
            assertThat(values(results, 0, "val/acc")).hasSize(3);
            assertThat(values(results, 0, "val/acc")[0]).isGreaterThan(0.7);
            assertDecided(results, FileResults.Pairing.BY_SEED);
        }
        folder.with("mlruns/1/adam1/metrics/val/acc", "1714557600000 0.1 0\nnonsense\n");
        assertThatThrownBy(() -> folder.read(claims("val/acc"), "mlruns"))
                .hasMessage("mlruns/1/adam1/metrics/val/acc:2: found 'nonsense', expected a time, a value and a step");
    }

    @Test
    void a_folder_without_files_that_match_is_refused_with_what_would_do() throws IOException {
        Files.createDirectories(path.resolve("empty"));
        assertThatThrownBy(() -> folder.read(claims("{optimizer}-s{seed}.csv", "loss"), "empty"))
                .hasMessage("the folder empty has no file whose name matches 'from', expected one such as"
                        + " {optimizer}-s{seed}.csv");
        assertThatThrownBy(() -> folder.read(claims("loss"), "empty"))
                .hasMessageStartingWith("empty is a folder without runs of MLflow; name its files, or state");
    }

    @Test
    void a_file_is_read_once() {
        write("logs/{optimizer}-{seed}.csv", trial -> bytes("epoch,accuracy,loss\n0," + trial.accuracy(0) + ",1\n"));
        assertThatThrownBy(() -> folder.read(claims("{optimizer}-{seed}.csv", "accuracy"), "logs/", "logs/adam-1.csv"))
                .hasMessage("logs/adam-1.csv is named twice; its rows would count twice");
        assertThatThrownBy(() ->
                        folder.read(claims("{optimizer}-{seed}.csv", "accuracy"), "logs", "logs/../logs/adam-1.csv"))
                .hasMessage(
                        "logs/../logs/adam-1.csv is read twice, also as logs/adam-1.csv; its rows would count twice");
    }
}
