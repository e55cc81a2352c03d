// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.app.Main;
import dev.ceteris.base.Numbers;
import dev.ceteris.evidence.verdict.Verdicts;
import dev.ceteris.report.verdict.VerdictReport;
import dev.ceteris.spec.StudyText;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journey: a user judges claims with a program that has neither engine nor store on its class path. */
class JudgeAloneJourneys {
    /** One class of each room that the judge needs. */
    private static final List<Class<?>> ROOMS =
            List.of(Numbers.class, StudyText.class, Verdicts.class, VerdictReport.class, Main.class);

    /** Libraries that only the store needs, and the jars of our own rooms. */
    private static final Pattern NOT_NEEDED = Pattern.compile(".*/(sqlite|jdbi|flyway|ceteris)[^/]*\\.jar");

    @TempDir
    private Path folder;

    @Test
    void verdicts_and_their_page_are_those_of_the_whole_program() throws IOException, InterruptedException {
        Path example = Path.of("..", "docs", "judge").toAbsolutePath();
        String claims = example.resolve("claims.yaml").toString();
        String results = example.resolve("runs.csv").toString();
        Shell whole = new Shell(Files.createDirectory(folder.resolve("whole")));
        Path alone = Files.createDirectory(folder.resolve("alone"));

        Shell.Outcome expected = whole.ceteris("judge", claims, results, "--json", "--report", "page.html");
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        int exitCode = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath(),
                        Main.class.getName(),
                        "judge",
                        claims,
                        results,
                        "--json",
                        "--report",
                        "page.html")
                .directory(alone.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();

        assertThat(exitCode).as(Files.readString(err)).isZero();
        assertThat(Files.readString(out)).isEqualTo(expected.out());
        assertThat(alone.resolve("page.html")).hasSameBinaryContentAs(whole.folder.resolve("page.html"));
    }

    /** The rooms that the judge needs, copied out of what the tests run with, and the libraries. */
    private String classPath() throws IOException {
        Path rooms = Files.createDirectory(folder.resolve("rooms"));
        for (Class<?> type : ROOMS) {
            copyRoom(type, rooms);
        }
        Stream<String> libraries = Stream.of(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry ->
                        entry.endsWith(".jar") && !NOT_NEEDED.matcher(entry).matches());
        return String.join(
                File.pathSeparator,
                Stream.concat(Stream.of(rooms.toString()), libraries).toList());
    }

    private static void copyRoom(Class<?> type, Path target) throws IOException {
        Path source = source(type);
        if (Files.isDirectory(source)) {
            copyRoom(type, source, target);
        } else {
            try (FileSystem jar = FileSystems.newFileSystem(source)) {
                copyRoom(type, jar.getPath("/"), target);
            }
        }
    }

    private static Path source(Class<?> type) {
        try {
            URI place = type.getProtectionDomain().getCodeSource().getLocation().toURI();
            return Path.of(place);
        } catch (URISyntaxException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void copyRoom(Class<?> type, Path root, Path target) throws IOException {
        String room = type.getName().split("\\.", -1)[2];
        try (Stream<Path> files = Files.walk(root.resolve("dev/ceteris/" + room))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = target.resolve(root.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
