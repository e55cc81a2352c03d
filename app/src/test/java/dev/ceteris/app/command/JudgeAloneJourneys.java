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
import java.util.ArrayList;
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
        int exitCode = alone(alone, "judge", claims, results, "--json", "--report", "page.html");

        assertThat(exitCode).as(Files.readString(folder.resolve("err"))).isZero();
        assertThat(Files.readString(folder.resolve("out"))).isEqualTo(expected.out());
        assertThat(alone.resolve("page.html")).hasSameBinaryContentAs(whole.folder.resolve("page.html"));
    }

    @Test
    void a_database_of_optuna_is_refused_with_what_reads_it() throws IOException, InterruptedException {
        Path alone = Files.createDirectory(folder.resolve("alone"));
        Files.write(alone.resolve("study.db"), new byte[1]);
        String claims =
                Path.of("..", "docs", "judge", "claims.yaml").toAbsolutePath().toString();

        assertThat(alone(alone, "judge", claims, "study.db")).isEqualTo(2);
        assertThat(Files.readString(folder.resolve("err")))
                .contains("study.db is a database, and this program was started without the module lab")
                .contains("study.trials_dataframe().to_csv(\"trials.csv\")");
    }

    /** The exit code of the program without engine and store, which writes to the files {@code out} and {@code err}. */
    private int alone(Path current, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath(),
                Main.class.getName()));
        command.addAll(List.of(words));
        return new ProcessBuilder(command)
                .directory(current.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start()
                .waitFor();
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
