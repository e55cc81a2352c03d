// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command;

import dev.ceteris.app.process.Surroundings;
import dev.ceteris.app.terminal.ScreenSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToIntFunction;

/** A user at a prompt, in a folder of their own. Time passes by a millisecond whenever the clock is read. */
public final class Shell {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z"));

    public final Path folder;
    final Map<String, String> environment = new HashMap<>();
    public Optional<ScreenSize> screen = Optional.empty();
    Optional<String> answer = Optional.empty();
    public Surroundings.CtrlC ctrlC = _ -> () -> {};

    private final AtomicLong nanos = new AtomicLong();

    /**
     * What a command left behind.
     *
     * @param exitCode of the process
     * @param out what it wrote to standard output
     * @param err what it wrote to standard error
     */
    public record Outcome(int exitCode, String out, String err) {}

    public Shell(Path folder) {
        this.folder = folder;
    }

    /** Types {@code ceteris} and these words. */
    public Outcome ceteris(String... words) {
        return in(surroundings -> Ceteris.execute(surroundings, words));
    }

    /** Has something done that says and answers what a command does; its exit code. */
    public Outcome in(ToIntFunction<Surroundings> command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = command.applyAsInt(surroundings(out, err));
        return new Outcome(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** What the commands get from outside in these tests, without a listener. */
    Surroundings surroundings() {
        return surroundings(OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
    }

    private Surroundings surroundings(OutputStream out, OutputStream err) {
        return new Surroundings(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                () -> screen,
                () -> answer,
                ctrlC,
                folder,
                environment,
                CLOCK,
                () -> nanos.addAndGet(1_000_000));
    }

    /** Writes a file into the folder; its path. */
    public String write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text).toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Writes a study of 40 points on a line, small enough that a trial takes milliseconds; its path.
     *
     * @param changes lines of YAML that are added at the end
     */
    public String study(String changes) {
        StringBuilder points = new StringBuilder("x,y,side\n");
        for (int i = 0; i < 40; i++) {
            points.append(i).append(',').append(40 - i).append(i < 20 ? ",left\n" : ",right\n");
        }
        String csv = write("points.csv", points.toString());
        return write("sides.yaml", """
                study: sides
                question: Does a larger batch tell the sides apart as well?
                data: {source: {csv: '%s', class: side}}
                network: {hidden: [4], activation: relu, initialization: he}
                training: {optimizer: sgd, learningRate: 0.1, update: batch, epochs: 3}
                vary: {batchSize: [4, 16]}
                seeds: 2
                metrics: [test.accuracy, train.loss]
                """.formatted(csv) + changes);
    }
}
