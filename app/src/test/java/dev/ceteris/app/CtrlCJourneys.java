// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Journeys: a user ends a command with Ctrl-C. A process of its own, because only a process can be interrupted. */
@DisabledOnOs(OS.WINDOWS)
class CtrlCJourneys {
    /** The same number on Linux, macOS and the BSDs. */
    private static final int SIGINT = 2;

    @TempDir
    private Path folder;

    @Test
    void ctrl_c_ends_a_run_and_says_how_to_go_on() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("points.csv"), "x,side\n" + "1,left\n2,right\n".repeat(50));
        Files.writeString(folder.resolve("endless.yaml"), """
                study: endless
                question: Will it ever end?
                data: {source: {csv: points.csv, class: side}}
                network: {hidden: [4], activation: relu, initialization: he}
                training: {optimizer: sgd, learningRate: 0.01, update: batch, batchSize: 4, epochs: 100000}
                seeds: 3
                """);
        Process run = ceteris("run", "endless.yaml");
        List<String> messages = new ArrayList<>();
        try (BufferedReader reader = run.errorReader(StandardCharsets.UTF_8)) {
            String line = reader.readLine();
            while (line != null) {
                messages.add(line);
                if (line.startsWith("  trials ")) {
                    interrupt(run);
                }
                line = reader.readLine();
            }
        }

        assertThat(run.waitFor()).isEqualTo(130);
        assertThat(run.inputReader(StandardCharsets.UTF_8).lines()).isEmpty();
        assertThat(messages)
                .containsOnlyOnce("interrupted; finished epochs are kept, go on with:  ceteris run endless.yaml");

        Process list = ceteris("list");
        String listed = list.inputReader(StandardCharsets.UTF_8).lines().collect(Collectors.joining("\n"));
        assertThat(list.waitFor()).isZero();
        assertThat(listed).containsPattern("endless-[0-9a-f]{6} .* 0/3  interrupted");
    }

    @Test
    void a_nested_cross_validation_that_ctrl_c_ended_in_the_middle_of_a_choice_chooses_the_same_afterwards()
            throws IOException, InterruptedException {
        Files.writeString(folder.resolve("points.csv"), "x,y,side\n" + "1,3,left\n2,2,right\n2,4,left\n".repeat(20));
        Files.writeString(folder.resolve("nested.yaml"), """
                study: nested
                question: How good is this network, its tuning included?
                data: {source: {csv: points.csv, class: side}, folds: 2}
                network: {hidden: [4], activation: relu}
                training: {optimizer: sgd, batchSize: 4, epochs: 1500}
                tune: {learningRate: [0.0001, 0.01], search: grid, folds: 2}
                seeds: 2
                metrics: [test.accuracy, test.loss]
                """);
        Process run = ceteris("run", "nested.yaml", "--cores", "1");
        List<String> messages = new ArrayList<>();
        try (BufferedReader reader = run.errorReader(StandardCharsets.UTF_8)) {
            String line = reader.readLine();
            while (line != null) {
                messages.add(line);
                if (line.contains("tuning for seed 1: learningRate 0.01, seed 1000001, inner fold 1 of 2: ")) {
                    interrupt(run);
                }
                line = reader.readLine();
            }
        }
        assertThat(run.waitFor()).as(String.join("\n", messages)).isEqualTo(130);

        Process resumed = ceteris("run", "nested.yaml");
        String table = resumed.inputReader(StandardCharsets.UTF_8).lines().collect(Collectors.joining("\n"));
        assertThat(resumed.waitFor()).isZero();
        Process undisturbed = ceteris("run", "nested.yaml", "--runs", "elsewhere");
        String same = undisturbed.inputReader(StandardCharsets.UTF_8).lines().collect(Collectors.joining("\n"));
        assertThat(undisturbed.waitFor()).isZero();
        assertThat(table).contains("2 done", "Tuned inside of 2 outer folds: ", "report: runs/nested-");
        assertThat(withoutTimes(table)).isEqualTo(withoutTimes(same));
    }

    private static String withoutTimes(String table) {
        return table.replaceAll("in [^ ]+ m?s of training", "").replaceAll("report: .*", "");
    }

    @Test
    void ctrl_c_ends_a_benchmark_at_once_with_the_process_that_it_started() throws IOException, InterruptedException {
        Process bench = ceteris("bench", "--tasks", "A,B", "--threads", "1");
        List<ProcessHandle> started = new ArrayList<>();
        List<String> messages = new ArrayList<>();
        try (BufferedReader reader = bench.errorReader(StandardCharsets.UTF_8)) {
            String line = reader.readLine();
            while (line != null) {
                messages.add(line);
                if (line.startsWith("A, threads 1: epoch 1 of 5, ")) {
                    bench.descendants().forEach(started::add);
                    interrupt(bench);
                }
                line = reader.readLine();
            }
        }

        assertThat(bench.waitFor()).isEqualTo(130);
        assertThat(messages).noneMatch(message -> message.startsWith("B"));
        assertThat(started)
                .hasSize(1)
                .allSatisfy(child -> assertThat(child.onExit()).succeedsWithin(Duration.ofSeconds(30)));
    }

    private Process ceteris(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(words));
        // Shells start what they put into the background with this signal ignored, and every process hands that on to
        // its children. Then Ctrl-C reaches no process, so the process under test gets what a terminal would give it.
        MemorySegment inherited = signal(SIGINT, MemorySegment.NULL);
        try {
            return new ProcessBuilder(command).directory(folder.toFile()).start();
        } finally {
            signal(SIGINT, inherited);
        }
    }

    /** Sets what a signal does to this process, NULL being the default; what it did before. */
    @SuppressWarnings("restricted") // The tests run with native access.
    private static MemorySegment signal(int number, MemorySegment action) {
        Linker linker = Linker.nativeLinker();
        try {
            return (MemorySegment) linker.downcallHandle(
                            linker.defaultLookup().findOrThrow("signal"),
                            FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_INT, ValueLayout.ADDRESS))
                    .invokeExact(number, action);
        } catch (Throwable failure) {
            throw new IllegalStateException("signal was called with the wrong types", failure);
        }
    }

    private static void interrupt(Process process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }
}
