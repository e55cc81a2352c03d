// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * A checkout as the launcher sees it, in a folder of its own: the real {@code ceteris} and what it reads, one source,
 * and beside it a Maven and a JDK of a few lines of shell that write down what they were asked for. So a start takes
 * milliseconds and a build can be made to fail.
 */
final class Checkout {
    /** What a process left behind. */
    record Outcome(int exitCode, String out, String err) {}

    private static final Path REPOSITORY = Path.of("").toAbsolutePath().getParent();

    /** All that the launcher may rely on; on PATH there is nothing else. */
    private static final List<String> TOOLS = List.of(
            "bash",
            "cat",
            "cp",
            "date",
            "dirname",
            "find",
            "grep",
            "ln",
            "mkdir",
            "mv",
            "readlink",
            "rm",
            "sleep",
            "touch",
            "uname");

    private final Path beside;
    private final Path home;
    private final Path jdk;

    Checkout(Path beside) {
        this.beside = beside;
        home = beside.resolve("a checkout");
        jdk = beside.resolve("jdk");
        copy("ceteris");
        copy("bin/build");
        copy("bin/jdk");
        copy("bin/jvm");
        write(home.resolve("pom.xml"), "<project/>");
        write(home.resolve("app/src/main/java/Main.java"), "class Main {}");
        TOOLS.forEach(this::offer);
        long before = Instant.now().minusSeconds(60).toEpochMilli();
        try (var files = Files.walk(home)) {
            files.forEach(file -> file.toFile().setLastModified(before));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        script(tools().resolve("mvn"), """
                echo "$*" >>"%1$s/builds"
                echo '[INFO] Scanning for projects...'
                echo '[INFO] Building Ceteris 1.0                    [1/3]'
                echo '[INFO] Building Ceteris base 1.0               [2/3]'
                if [ -e "%1$s/broken" ]; then echo '[ERROR] Main.java:1: it is broken'; exit 1; fi
                echo '[INFO] Building Ceteris app 1.0                [3/3]'
                mkdir -p app/target/lib
                echo program >app/target/ceteris.jar
                echo library >app/target/lib/library.jar
                """.formatted(beside));
        jdk(25);
    }

    Path home() {
        return home;
    }

    /**
     * Puts a JDK of this version where JAVA_HOME points. Its java reports what it was given and ends with EXIT_CODE; a
     * rehearsal says that the commands {@code brief} and {@code show} are over at once.
     */
    void jdk(int version) {
        write(jdk.resolve("release"), """
                JAVA_VERSION="%d.0.1"
                MODULES="java.base jdk.compiler jdk.incubator.vector"
                """.formatted(version));
        script(jdk.resolve("bin/javac"), "");
        script(jdk.resolve("bin/java"), """
                for argument in "$@"; do
                    case $argument in
                        -XX:AOTCacheOutput=*) echo cache >"${argument#*=}" ;;
                        dev.ceteris.app.start.Rehearsal | */bin/Renewal.java)
                            echo "$*" >>"%1$s/rehearsals"
                            while [ "$1" != "$argument" ]; do shift; done
                            if [ "$1" = dev.ceteris.app.start.Rehearsal ]; then echo 'brief show' >"$2"; fi
                            if [ -e "%1$s/unready" ]; then exit 1; else exit 0; fi
                            ;;
                    esac
                    last=$argument
                done
                echo 'WARNING: Using incubator modules: jdk.incubator.vector' >&2
                echo "before the program" >&2
                printf '%%s\\n' "$*"
                echo "from the program: $last" >&3
                exit "${EXIT_CODE:-0}"
                """.formatted(beside));
    }

    /**
     * Lays out what an archive of {@code bin/package} holds, with the reporting java as its own; its folder.
     */
    Path unpacked() {
        Path folder = beside.resolve("an archive");
        copy("ceteris", folder);
        copy("bin/jvm", folder);
        try {
            script(folder.resolve("runtime/bin/java"), Files.readString(jdk.resolve("bin/java")));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        write(folder.resolve("app/ceteris.jar"), "program");
        write(folder.resolve("app/ceteris.aot"), "cache");
        write(folder.resolve("app/at-once"), "brief show\n");
        return folder;
    }

    /** Takes the JDK away that JAVA_HOME points to. */
    void withoutJdk() {
        try {
            Files.delete(jdk.resolve("release"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Asks for a JDK that no machine has. */
    void wantJdk(int version) {
        Path finder = home.resolve("bin/jdk");
        try {
            write(finder, Files.readString(finder).replace("wanted=25", "wanted=" + version));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Takes Maven away. */
    void withoutMaven() {
        try {
            Files.delete(tools().resolve("mvn"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void failRehearsals() {
        write(beside.resolve("unready"), "");
    }

    void breakSource() {
        write(beside.resolve("broken"), "");
    }

    /** Makes the source newer than every build so far. */
    void editSource() {
        Path source = home.resolve("app/src/main/java/Main.java");
        try {
            Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Maven's arguments, one line per build. */
    List<String> builds() {
        return lines("builds");
    }

    /** The JVM's arguments, one line for each start that prepares later ones. */
    List<String> rehearsals() {
        return lines("rehearsals");
    }

    /** The folder of the last build. */
    Path builtProgram() {
        Path work = home.resolve("target/launcher");
        try {
            return work.resolve(Files.readString(work.resolve("current")).strip());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private List<String> lines(String name) {
        try {
            Path file = beside.resolve(name);
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Outcome start(String... arguments) {
        return start(home, home.resolve("ceteris"), Map.of(), arguments);
    }

    /** Runs the launcher and waits for its end. The environment holds nothing but what is needed and what is given. */
    Outcome start(Path folder, Path launcher, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", tools().toString());
        builder.environment().put("HOME", beside.toString());
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
            String out = text(process.getInputStream());
            return new Outcome(process.waitFor(), out, err.join());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException failure) {
            throw new IllegalStateException("interrupted while the launcher ran", failure);
        }
    }

    private Path tools() {
        return beside.resolve("tools");
    }

    /** Puts a tool on PATH, by its own name and nothing else of its folder. */
    private void offer(String tool) {
        script(tools().resolve(tool), "#!%s\nexec %s \"$@\"\n".formatted(installed("bash"), installed(tool)));
    }

    private static Path installed(String tool) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + tool + " on PATH"));
    }

    private static String text(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void copy(String file) {
        copy(file, home);
    }

    private static void copy(String file, Path folder) {
        try {
            script(folder.resolve(file), Files.readString(REPOSITORY.resolve(file)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void script(Path file, String text) {
        write(file, text.startsWith("#!") ? text : "#!/usr/bin/env bash\n" + text);
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
