// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.run;

import dev.ceteris.app.process.Surroundings;
import dev.ceteris.app.progress.Progress;
import dev.ceteris.app.terminal.Labelled;
import dev.ceteris.app.terminal.Times;
import dev.ceteris.base.Plural;
import dev.ceteris.lab.run.Environment;
import dev.ceteris.lab.run.Runner;
import dev.ceteris.lab.store.Store;
import dev.ceteris.lab.study.Study;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a run would do, without doing it: its plan, how long it would take by some seconds of training in a folder that
 * is removed afterwards, and what its seeds can decide.
 */
final class DryRun {
    private static final double MEASURED_SECONDS = 3;
    private static final double LONGEST_SECONDS = 60;
    private static final int STEP_MILLIS = 50;

    private final Surroundings surroundings;
    private final StudyTraining training;
    private final Study study;
    private final Environment environment;
    private final OptionalInt statedSeeds;
    private final int columns;

    /**
     * @param statedSeeds how many seeds the study has without the command line; empty where that does not change them
     * @param columns of the screen
     */
    DryRun(
            Surroundings surroundings,
            StudyTraining training,
            Study study,
            Environment environment,
            OptionalInt statedSeeds,
            int columns) {
        this.surroundings = surroundings;
        this.training = training;
        this.study = study;
        this.environment = environment;
        this.statedSeeds = statedSeeds;
        this.columns = columns;
    }

    /** The plan as text. */
    String text() {
        Progress progress = new Progress(surroundings.nanoTime(), statedSeeds);
        String time = inTemporaryFolder(folder -> time(folder, progress));
        List<String> lines = new ArrayList<>(progress.plan(columns));
        lines.addAll(Labelled.item("time", time, columns));
        lines.addAll(Labelled.item("note", "a dry run: nothing is stored", columns));
        return String.join("\n", lines);
    }

    /** Trains for some seconds and extrapolates. */
    private String time(Path folder, Progress progress) {
        long start = surroundings.nanoTime().getAsLong();
        try (Store store = Store.open(folder)) {
            Runner runner = new Runner(store, training::open, progress, training.cores(), environment);
            CompletableFuture<?> run = CompletableFuture.runAsync(() -> runner.run(study));
            while (!isOver(run) && !isMeasured(start, progress)) {
                if (seconds(start) > LONGEST_SECONDS) {
                    break;
                }
            }
            OptionalDouble left = progress.secondsLeft();
            double measured = seconds(start);
            boolean ended = run.isDone();
            runner.stop();
            join(run);
            if (ended) {
                return "about " + Times.time(measured) + ", as measured";
            }
            return left.isEmpty()
                    ? "more than " + Times.time(measured) + " for the first epoch"
                    : "about " + Times.time(measured + left.getAsDouble()) + " with "
                            + Plural.of(training.cores(), "core") + ", by " + Times.time(measured) + " of training";
        }
    }

    private boolean isMeasured(long start, Progress progress) {
        return seconds(start) > MEASURED_SECONDS && progress.secondsLeft().isPresent();
    }

    private double seconds(long start) {
        return (surroundings.nanoTime().getAsLong() - start) / 1e9;
    }

    private static boolean isOver(CompletableFuture<?> run) {
        try {
            run.get(STEP_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException _) {
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Rethrows what the run refused. */
    private static void join(CompletableFuture<?> run) {
        try {
            run.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw failure;
        }
    }

    private static <R> R inTemporaryFolder(Function<Path, R> work) {
        try {
            Path folder = Files.createTempDirectory("ceteris-dry-run");
            try {
                return work.apply(folder);
            } finally {
                remove(folder);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
