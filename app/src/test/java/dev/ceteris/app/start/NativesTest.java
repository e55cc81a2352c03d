// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journey: an archive keeps the native libraries of its own system. */
class NativesTest {
    @TempDir
    private Path folder;

    @Test
    void libraries_of_other_systems_and_processors_leave_and_everything_else_stays()
            throws IOException, InterruptedException {
        Path jar = jar(
                "a/Some.class",
                "native/Linux/x86_64/lib.so",
                "native/Linux-Musl/x86_64/lib.so",
                "native/Linux/aarch64/lib.so",
                "native/Mac/x86_64/lib.dylib",
                "native/Windows/x86_64/lib.dll",
                "native/Linux/ppc64/lib.a",
                "readme.so.txt");

        keep("Linux", "amd64");

        assertThat(names(jar))
                .containsExactly(
                        "a/Some.class",
                        "native/Linux/x86_64/lib.so",
                        "native/Linux-Musl/x86_64/lib.so",
                        "readme.so.txt");
    }

    @Test
    void names_that_libraries_use_for_a_system_and_a_processor_are_one() throws IOException, InterruptedException {
        Path jar = jar(
                "darwin/arm64/a.dylib",
                "org/Mac/aarch64/a.jnilib",
                "darwin/x86_64/a.dylib",
                "win/aarch64/a.dll",
                "linux/arm/a.so");

        keep("Mac OS X", "aarch64");

        assertThat(names(jar)).containsExactly("darwin/arm64/a.dylib", "org/Mac/aarch64/a.jnilib");
    }

    @Test
    void a_jar_whose_names_the_rule_does_not_know_stays_as_it_is() throws IOException, InterruptedException {
        Path jar = jar("lib/penguin64.so", "lib/apple64.dylib");
        byte[] before = Files.readAllBytes(jar);

        keep("Linux", "amd64");

        assertThat(jar).hasBinaryContent(before);
    }

    private Path jar(String... names) throws IOException {
        Path jar = folder.resolve("some.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (String name : names) {
                out.putNextEntry(new ZipEntry(name));
                out.write(name.getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    /** As {@code bin/package} does it, on a machine of another kind. */
    private void keep(String system, String processor) throws IOException, InterruptedException {
        int exitCode = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dos.name=" + system,
                        "-Dos.arch=" + processor,
                        Path.of("..", "bin", "Natives.java").toString(),
                        folder.toString())
                .inheritIO()
                .start()
                .waitFor();
        assertThat(exitCode).isZero();
    }

    private static List<String> names(Path jar) throws IOException {
        try (ZipFile file = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : file.stream().toList()) {
                assertThat(file.getInputStream(entry)).hasContent(entry.getName());
            }
            return file.stream().map(ZipEntry::getName).toList();
        }
    }
}
