// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.bench;

import dev.ceteris.app.Main;
import dev.ceteris.app.process.ExitCode;
import dev.ceteris.app.process.Surroundings;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Ceteris in a process of its own, started as this one was. */
public final class BenchProcess {
    private static final String INCUBATOR_LINE = "WARNING: Using incubator modules: ";

    private BenchProcess() {}

    /** Types {@code ceteris} and these words; its lines go where this process's go. It does not outlive Ctrl-C. */
    public static int of(Surroundings surroundings, List<String> words) {
        try {
            Process process = new ProcessBuilder(command(words)).start();
            try (Surroundings.Registration _ = surroundings.ctrlC().register(process::destroyForcibly)) {
                process.getOutputStream().close();
                CompletableFuture<Void> messages = CompletableFuture.runAsync(
                        () -> pass(process.errorReader(StandardCharsets.UTF_8).lines(), surroundings.messages()));
                pass(process.inputReader(StandardCharsets.UTF_8).lines(), surroundings.results());
                messages.join();
                return process.waitFor();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
    }

    private static List<String> command(List<String> words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Without the descriptor that the launcher opened for this process alone.
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> !argument.startsWith("-Dceteris.stderr="))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(words);
        return command;
    }

    private static void pass(Stream<String> lines, PrintStream to) {
        lines.filter(line -> !line.startsWith(INCUBATOR_LINE)).forEach(to::println);
    }
}
