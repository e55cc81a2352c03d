// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.app.command.Shell.Outcome;
import dev.ceteris.app.command.bench.BenchProcess;
import dev.ceteris.app.command.bench.BenchRun;
import dev.ceteris.app.process.Surroundings;
import dev.ceteris.app.process.Version;
import dev.ceteris.bench.BenchTask;
import dev.ceteris.data.source.Dataset;
import dev.ceteris.engine.optimizer.Sgd;
import dev.ceteris.engine.sample.ByteFeatures;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.training.Training;
import dev.ceteris.engine.training.Update;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Journeys: a user wants to know how fast this machine is. Trains tasks of the same kind as A to F, at 40 points on a
 * line.
 */
class BenchJourneys {
    private static final BenchTask ONE =
            new BenchTask.OneNetwork("C", List.of(4), new Training(new Sgd(), 0.4, 40, Update.EPOCH, 3));
    private static final BenchTask MANY = new BenchTask.ManyNetworks(
            "F", List.of(List.of(8), List.of(4)), new Training(new Sgd(), 0.1, 8, Update.BATCH, 1));

    private final Shell shell;
    private final List<List<String>> elsewhere = new ArrayList<>();

    BenchJourneys(@TempDir Path folder) {
        shell = new Shell(folder);
    }

    @Test
    void one_task_is_one_line_with_exactly_the_keys_of_the_peers() {
        Outcome outcome = shell.in(surroundings -> bench(surroundings).run(List.of(ONE), List.of(2)));

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out().lines()).hasSize(1);
        JsonNode line = JsonMapper.shared().readTree(outcome.out());
        assertThat(line.propertyNames())
                .containsExactly(
                        "peer", "version", "task", "threads", "sec_per_epoch", "first_epoch_sec", "test_accuracy");
        assertThat(line.at("/peer").asString()).isEqualTo("ceteris");
        assertThat(line.at("/version").asString()).isEqualTo(Version.text());
        assertThat(line.at("/task").asString()).isEqualTo("C");
        assertThat(line.at("/threads").asInt()).isEqualTo(2);
        // The shell's clock moves by a millisecond when it is read.
        assertThat(line.at("/sec_per_epoch").asDouble()).isEqualTo(0.001);
        assertThat(line.at("/first_epoch_sec").asDouble()).isEqualTo(0.001);
        assertThat(line.at("/test_accuracy").asDouble()).isBetween(0.0, 1.0);
        assertThat(outcome.err()).startsWith("C, threads 2: epoch 1 of 3, 0.001 s\n");
        assertThat(elsewhere).isEmpty();
    }

    @Test
    void of_several_each_is_measured_in_a_process_of_its_own() {
        Outcome outcome = shell.in(surroundings -> bench(surroundings).run(List.of(ONE, MANY), List.of(1, 2)));

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).isEmpty();
        assertThat(elsewhere)
                .extracting(words -> String.join(" ", words))
                .containsExactly(
                        "bench --tasks C --threads 1", "bench --tasks C --threads 2", "bench --tasks F --threads 1");
    }

    @Test
    void a_process_that_fails_is_the_last() {
        BenchRun.Elsewhere failing = (_, words) -> {
            elsewhere.add(words);
            return 1;
        };

        Outcome outcome = shell.in(surroundings ->
                new BenchRun(surroundings, _ -> points(), failing).run(List.of(ONE, MANY), List.of(1, 2)));

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(elsewhere).hasSize(1);
    }

    @Test
    void a_process_of_its_own_passes_on_its_lines_and_its_exit_code() {
        Outcome outcome = shell.in(surroundings -> BenchProcess.of(surroundings, List.of("bench", "--tasks", "Z")));

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).startsWith("ceteris: unknown task 'Z', expected some of A, B, C, D, E, F\n");
    }

    @Test
    void the_roofline_is_a_table() {
        Outcome outcome = shell.ceteris("bench", "--roofline");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .containsPattern("^at best +one core +\\d+ cores?\n")
                .containsPattern("\nmultiply-add, 128 bits +[0-9.]+ GFLOP/s +[0-9.]+ GFLOP/s\n")
                .containsPattern("\nread from memory, \\d+ MB +[0-9.]+ GB/s +[0-9.]+ GB/s\n$");
        assertThat(outcome.err()).isEqualTo("measuring the roofline, about ten seconds …\n");
    }

    @Test
    void the_roofline_for_a_program_is_one_line() {
        Outcome outcome = shell.ceteris("bench", "--roofline", "--json");

        assertThat(outcome.out().lines()).hasSize(1);
        JsonNode roofline = JsonMapper.shared().readTree(outcome.out());
        assertThat(roofline.at("/peaks/0/bits").asInt()).isEqualTo(128);
        assertThat(roofline.at("/peaks/0/oneCore").asDouble()).isPositive();
        assertThat(roofline.at("/bandwidths/2/from").asString()).isEqualTo("memory");
    }

    private BenchRun bench(Surroundings surroundings) {
        return new BenchRun(surroundings, _ -> points(), (_, words) -> {
            elsewhere.add(words);
            return 0;
        });
    }

    private static Dataset points() {
        byte[] places = new byte[40];
        int[] sides = new int[places.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = (byte) (i * 5);
            sides[i] = i < 20 ? 0 : 1;
        }
        Samples samples = new Samples(new ByteFeatures(places, 1, 1 / 255f), new Labels(sides, 2));
        return new Dataset("points", samples, samples, List.of("left", "right"), List.of());
    }
}
