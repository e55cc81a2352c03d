// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.bench;

import dev.ceteris.app.process.ExitCode;
import dev.ceteris.app.process.FusedMultiplyAdd;
import dev.ceteris.app.process.Surroundings;
import dev.ceteris.app.process.Version;
import dev.ceteris.bench.Bench;
import dev.ceteris.bench.BenchTask;
import dev.ceteris.data.source.DataPlaces;
import dev.ceteris.data.source.Dataset;
import dev.ceteris.data.source.mnist.Mnist;
import dev.ceteris.engine.training.WarmUp;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What {@code ceteris bench} does: prints a line for each task and number of threads. Each is measured in a process of
 * its own, as for a user who trains a network: with code that no other task has warmed up, or has taught the compiler
 * other habits. A single one is measured in this process.
 *
 * @param data opens what is learned
 * @param elsewhere measures in another process
 */
public record BenchRun(Surroundings surroundings, Function<Surroundings, Dataset> data, Elsewhere elsewhere) {
    /** A process that measures one thing, prints its line where this one prints, and ends. */
    @FunctionalInterface
    public interface Elsewhere {
        /**
         * Waits for it.
         *
         * @param words that a user would type after {@code ceteris} to measure it
         * @return its exit code
         */
        int ceteris(Surroundings surroundings, List<String> words);
    }

    private record Measurement(BenchTask task, int threads) {
        List<String> words() {
            return List.of("bench", "--tasks", task.name(), "--threads", String.valueOf(threads));
        }
    }

    /** The data of all tasks. */
    static Dataset mnist(Surroundings surroundings) {
        return new Mnist()
                .open(DataPlaces.of(
                        List.of(),
                        surroundings.environment(),
                        Path.of(System.getProperty("user.home")),
                        surroundings.messages()::println));
    }

    /** Measures every task with every number of threads; the exit code. */
    public int run(List<BenchTask> tasks, List<Integer> threads) {
        List<Measurement> measurements = new ArrayList<>();
        for (BenchTask task : tasks) {
            switch (task) {
                case BenchTask.OneNetwork one ->
                    threads.forEach(count -> measurements.add(new Measurement(one, count)));
                case BenchTask.ManyNetworks many -> measurements.add(new Measurement(many, threads.getFirst()));
            }
        }
        if (measurements.size() == 1) {
            return here(measurements.getFirst());
        }
        for (Measurement measurement : measurements) {
            int exitCode = elsewhere.ceteris(surroundings, measurement.words());
            if (exitCode != ExitCode.FINE) {
                return exitCode;
            }
        }
        return ExitCode.FINE;
    }

    private int here(Measurement measurement) {
        FusedMultiplyAdd.warning().ifPresent(surroundings.messages()::println);
        Bench bench = new Bench(
                data.apply(surroundings),
                surroundings.nanoTime(),
                new WarmUp(surroundings.nanoTime(), () -> true),
                surroundings.messages()::println);
        surroundings
                .results()
                .println(bench.time(measurement.task(), measurement.threads()).line(Version.text()));
        return ExitCode.FINE;
    }
}
