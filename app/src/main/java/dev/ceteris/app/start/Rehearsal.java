// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.start;

import dev.ceteris.app.command.Ceteris;
import dev.ceteris.app.command.Commands;
import dev.ceteris.app.command.ListedCommand;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the launcher's JVM goes through once after a build, so that its AOT cache holds what later starts need: the
 * classes of every command, and profiles of the code that trains. Nothing is shown.
 */
public final class Rehearsal {
    /** What commands find in their folder. */
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

    /**
     * Writes the names of the commands that are over at once into the file {@code arguments[0]}, separated by blanks,
     * for the launcher; then plays in the folder {@code arguments[1]}. The exit code is that of the first command that
     * fails, or 0.
     */
    public static void main(String[] arguments) {
        write(Path.of(arguments[0]), atOnce() + "\n");
        System.exit(play(Path.of(arguments[1])));
    }

    static String atOnce() {
        return Commands.ALL.stream()
                .filter(command -> command.ends() == ListedCommand.Ends.AT_ONCE)
                .map(ListedCommand::name)
                .collect(Collectors.joining(" "));
    }

    private static List<List<String>> lines() {
        List<List<String>> lines = new ArrayList<>(List.of(List.of("--help"), List.of("--version")));
        for (ListedCommand command : Commands.ALL) {
            lines.add(List.of("help", command.name()));
            command.rehearsed()
                    .forEach(words -> lines.add(
                            List.of((command.name() + " " + words).strip().split(" ", -1))));
        }
        return lines;
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
        return lines().stream()
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
