// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.start;

import dev.ceteris.app.command.Ceteris;
import dev.ceteris.app.process.Surroundings;
import dev.ceteris.app.terminal.ScreenSize;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the launcher's JVM goes through once after a build, so that its AOT cache holds what later starts need: the classes
 * of every command, and profiles of the code that trains. Nothing is shown.
 */
public final class Rehearsal {
    /** Enough batches for the kernels to be compiled, and both ways of choosing samples: a batch, and all of them. */
    private static final List<String> RUN = List.of(
            "run", "batch-size", "--quick", "--set", "data.train=12800", "--set", "vary.batchSize=[128, 12800]");

    private static final List<List<String>> COMMANDS = List.of(
            List.of("--help"),
            List.of("--version"),
            List.of("help", "run"),
            List.of("studies"),
            List.of("data", "list"),
            RUN,
            List.of("list"),
            List.of("show"),
            List.of("show", "--json"),
            List.of("report"),
            List.of("judge", "claims.yaml", "runs.csv"),
            List.of("judge", "claims.yaml", "runs.csv", "--json"),
            List.of("remove", "latest", "--yes"));

    private static final Map<String, String> FILES = Map.of("claims.yaml", """
                    columns: {factors: [optimizer]}
                    hypotheses: [{less: {metric: loss, of: {optimizer: adam}, than: {optimizer: sgd}}}]
                    """, "runs.csv", """
                    optimizer,seed,loss
                    adam,1,0.1
                    adam,2,0.2
                    sgd,1,0.3
                    sgd,2,0.5
                    """);

    private Rehearsal() {}

    /** Keeps its run in the folder {@code arguments[0]}; the exit code is that of the first command that fails, or 0. */
    public static void main(String[] arguments) {
        System.exit(play(Path.of(arguments[0])));
    }

    static int play(Path folder) {
        FILES.forEach((name, text) -> write(folder.resolve(name), text));
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Surroundings surroundings = new Surroundings(
                nowhere,
                nowhere,
                () -> Optional.of(new ScreenSize(80, 24)),
                Optional::empty,
                _ -> () -> {},
                folder.toAbsolutePath(),
                Map.of(),
                Clock.systemUTC(),
                System::nanoTime);
        return COMMANDS.stream()
                .mapToInt(words -> Ceteris.execute(surroundings, words.toArray(String[]::new)))
                .filter(exitCode -> exitCode != 0)
                .findFirst()
                .orElse(0);
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
