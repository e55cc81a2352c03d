// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Journeys: a user has a function learned. */
class RegressionJourneys {
    private final Shell shell;

    RegressionJourneys(@TempDir Path folder) {
        shell = new Shell(folder);
    }

    private String study() {
        return shell.write("plane.yaml", """
                study: plane
                question: Do more points make for a better plane?
                data:
                  source: {function: x1 - 0.5*x2, from: -1, to: 1, grid: 20, diagonal: 10, judged: 3}
                network: {hidden: [6], activation: tanh, initialization: glorot}
                training: {learningRate: 0.1, batchSize: 5, epochs: 9}
                vary: {train: [10, 40]}
                seeds: 2
                """);
    }

    /** A smaller loss of another kind is no better result. */
    @Test
    void recipes_with_losses_of_their_own_are_listed_by_an_error_that_has_one_meaning() throws IOException {
        String varied = Files.readString(Path.of(study()))
                .replace("vary: {train: [10, 40]}", "vary: {recipe: {plain: {}, huber: {loss: huber}}}")
                .replace("judged: 3}", "judged: 3}\n  train: 40");

        assertThat(shell.ceteris("run", shell.write("losses.yaml", varied)).exitCode())
                .isZero();
        assertThat(shell.ceteris("list").out()).contains(" test.mae, recipe ").doesNotContain("test.loss");
    }

    @Test
    void a_function_is_learned_and_compared_by_its_losses() throws IOException {
        Shell.Outcome outcome = shell.ceteris("run", study());

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).matches("""
                        plane-[0-9a-f]{6}: 4 trials: 4 done
                          data +x1 - 0.5\\*x2: 10 training, 400 test samples; always the training mean has \
                        test.mse\\s+0.4\\d+,\\s+test.mae\\s+0.\\d+,\\s+test.r2\\s+−\\S+
                         +x1 - 0.5\\*x2: 40 training, 400 test samples; always the training mean has \
                        test.mse\\s+0.4\\d+,\\s+test.mae\\s+0.\\d+,\\s+test.r2\\s+−\\S+

                        condition +n +test.loss +train.loss +epoch.seconds in s
                        train 10 +2 .*
                        train 40 +2 .*
                        predicting the mean +0.48\\d+ *

                        report: .*/runs/plane-[0-9a-f]{6}/report.html
                        """);
        assertThat(outcome.err()).contains(", test loss ").doesNotContain("accuracy");
        Path page = Path.of(outcome.out().lines().toList().getLast().replace("report: ", ""));
        assertThat(Files.readString(page.resolveSibling("report.md")))
                .contains("![Line plot of loss against ")
                .doesNotContainIgnoringCase("accuracy")
                .doesNotContain("NaN");
        assertThat(Files.readString(page))
                .contains("What the networks learned", "functions-truth", "functions-network-0", "functions-network-1");
        assertThat(page.resolveSibling("report.svg")).content().contains("mean squared error");
    }

    @Test
    void what_is_not_measured_is_absent_from_the_json() {
        JsonNode run = new JsonMapper()
                .readTree(shell.ceteris("run", study(), "--json").out());
        JsonNode epochs = run.at("/trials/0/epochs");

        assertThat(epochs.size()).isEqualTo(9);
        assertThat(epochs.get(0).has("train.accuracy")).isFalse();
        assertThat(epochs.get(0).has("test.loss")).isFalse();
        assertThat(epochs.get(0).get("diagonal.loss").asDouble()).isPositive();
        assertThat(epochs.get(8).get("test.loss").asDouble()).isPositive();
        assertThat(run.at("/held").get("data.source.function").asString()).isEqualTo("x1 - 0.5*x2");
        assertThat(run.at("/provenance/files").size()).isZero();
    }

    @Test
    void a_run_is_shown_again_without_accuracies() {
        shell.ceteris("run", study());

        assertThat(shell.ceteris("show", "latest").out())
                .contains("data.source.function x1 - 0.5*x2")
                .doesNotContain("accuracy");
    }

    @Test
    void a_mistake_in_the_function_is_shown_at_its_place() {
        String study = shell.write("typo.yaml", """
                study: typo
                question: What is sine?
                data:
                  source: {function: sinn(x1), from: 0, to: 1}
                  train: 10
                network: {hidden: [4]}
                training: {learningRate: 0.1, batchSize: 5, epochs: 1}
                """);
        Shell.Outcome outcome = shell.ceteris("run", study);

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err())
                .contains("typo.yaml:4:22: 'data.source.function' is 'sinn(x1)', column 1: unknown function 'sinn'; did"
                        + " you mean 'sin'?")
                .doesNotContain("Exception");
    }

    @Test
    void a_value_that_is_not_finite_is_reported_with_its_point_before_anything_is_trained() {
        String study = study();
        Shell.Outcome outcome = shell.ceteris(
                "run", study, "--set", "data.source={function: 'sqrt(x1)', from: [-1, 0], to: 1, grid: 3}");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err())
                .contains("the function sqrt(x1) is NaN at x1 = -1.0, x2 = 0.0, expected a finite number")
                .doesNotContain("Exception");
        assertThat(shell.ceteris("list").out()).doesNotContain("plane-");
    }

    @Test
    void a_key_of_the_function_is_set_like_a_knob_and_reported_with_the_run() {
        String study = study();
        Shell.Outcome outcome = shell.ceteris("run", study, "--set", "data.source.noise=0.5", "--seeds", "1");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).contains("data.source.noise 0.5", "data.source.noise=0.5");
        assertThat(shell.ceteris("run", study, "--set", "data.source.function=x1 -")
                        .err())
                .startsWith(
                        "ceteris: --set data.source.function: 'data.source.function' is 'x1 -', column 5: found the "
                                + "end");
    }

    @Test
    void a_point_of_the_diagonal_that_is_not_finite_is_named() {
        Shell.Outcome outcome = shell.ceteris(
                "run", study(), "--set", "data.source.function=1/(x1-x2+x1)", "--set", "data.source.diagonal=3");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err())
                .contains("the function 1/(x1-x2+x1) is Infinity at x1 = 0.0, x2 = 0.0")
                .doesNotContain("Exception");
    }

    @Test
    void a_network_too_large_for_levenberg_marquardt_is_reported_with_what_to_use_instead() {
        Shell.Outcome outcome = shell.ceteris(
                "run",
                study(),
                "--set",
                "optimizer=levenbergMarquardt",
                "--set",
                "hidden=[100, 100]",
                "--set",
                "vary.train=[5000]");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err())
                .contains(
                        "training.optimizer is levenbergMarquardt for 10501 parameters and 5000 residuals", "or lbfgs")
                .doesNotContain("Exception");
    }
}
