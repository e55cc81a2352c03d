// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Journey: a user of another machine unpacks an archive. It is made anew, which takes a minute or two, so the test runs
 * on request alone; docs/install.md has the line.
 */
@Tag("exhaustive")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PackageJourneys {
    /** What an archive may weigh. */
    private static final long MOST_BYTES = 90_000_000;

    private final Path folder;
    private final Path home;
    private Path unpacked;

    PackageJourneys(@TempDir Path folder) throws IOException {
        this.folder = folder;
        home = Files.createDirectories(folder.resolve("a user"));
    }

    @BeforeAll
    void make_an_archive_and_unpack_it_elsewhere_read_only() throws IOException {
        Path made = Files.createDirectories(folder.resolve("made"));
        say(
                folder,
                System.getenv(),
                Path.of("..", "bin", "package").toAbsolutePath().normalize(),
                made);
        Path archive = only(made);
        assertThat(archive.getFileName().toString()).matches("ceteris-.*-[a-z]+-[a-z0-9_]+\\.tar\\.gz");
        assertThat(archive).satisfies(file -> assertThat(Files.size(file)).isLessThan(MOST_BYTES));
        Path apart = Files.createDirectories(folder.resolve("un packed"));
        say(apart, System.getenv(), "tar", "-xzf", archive);
        unpacked = only(apart);
        say(apart, System.getenv(), "chmod", "-R", "a-w", unpacked);
    }

    @AfterAll
    void let_it_be_removed() {
        say(folder, System.getenv(), "chmod", "-R", "u+w", unpacked);
    }

    @Test
    void it_runs_without_jdk_and_maven_wherever_it_is() throws IOException {
        List<Path> before = files();
        String version = ceteris(unpacked.resolve("ceteris"), "--version");
        assertThat(version).startsWith("ceteris ");
        assertThat(unpacked.resolve("README.md")).exists();
        assertThat(unpacked.resolve("LICENSE")).exists();
        assertThat(unpacked.resolve("NOTICE")).exists();

        assertThat(ceteris(unpacked.resolve("ceteris"), "install")).contains("~/.local/bin/ceteris: link to");
        Path link = home.resolve(".local/bin/ceteris");
        assertThat(ceteris(link, "--version")).isEqualTo(version);

        ceteris(link, "run", "batch-size", "--quick", "--set", "data.train=500", "--set", "vary.batchSize=[100,500]");
        assertThat(ceteris(link, "list")).contains("done");
        assertThat(ceteris(link, "verdict")).isNotEmpty();
        assertThat(ceteris(link, "report")).contains("report.html");
        ceteris(link, "export", "latest", "--trial", "1", "model.onnx");
        assertThat(ceteris(link, "evaluate", "model.onnx", "mnist")).contains("accuracy");
        assertThat(ceteris(link, "judge", example("claims.yaml"), example("runs.csv"), "--report", "claims.html"))
                .contains("claims.html");
        ceteris(link, "install", "--remove");
        assertThat(link).doesNotExist();
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void its_aot_cache_is_valid_after_it_was_moved() {
        Map<String, String> strict = Map.of("JAVA_TOOL_OPTIONS", "-XX:AOTMode=on");

        assertThat(say(home, environment(strict), unpacked.resolve("ceteris"), "--version"))
                .contains("ceteris ");
    }

    /** What the archive has; that it stays so is checked here as well, because root may write everywhere. */
    private List<Path> files() throws IOException {
        try (var files = Files.walk(unpacked)) {
            return files.sorted().toList();
        }
    }

    private static String example(String name) {
        return Path.of("..", "docs", "judge", name).toAbsolutePath().normalize().toString();
    }

    private String ceteris(Path program, String... words) {
        List<Object> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(words));
        return say(home, environment(Map.of()), command.toArray());
    }

    /** Nothing of the machine but the usual tools. */
    private Map<String, String> environment(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("HOME", home.toString());
        environment.put("PATH", "/usr/bin:/bin");
        environment.put("JAVA_HOME", folder.resolve("no-jdk").toString());
        return environment;
    }

    private static Path only(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            List<Path> found = files.toList();
            assertThat(found).hasSize(1);
            return found.getFirst();
        }
    }

    /** What a command that succeeds says, errors included. */
    private static String say(Path folder, Map<String, String> environment, Object... words) {
        ProcessBuilder builder = new ProcessBuilder(
                        Arrays.stream(words).map(Object::toString).toList())
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(text).isZero();
            return text;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException failure) {
            throw new IllegalStateException("interrupted while " + words[0] + " ran", failure);
        }
    }
}
