// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import dev.ceteris.spec.Sentences;
import dev.ceteris.spec.StudyException;
import dev.ceteris.spec.StudyText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** The studies that come with Ceteris, and those in files. */
public final class Studies {
    /** Files of the folder {@code studies/}, which is packaged beside this class. */
    private static final List<String> SHIPPED = List.of(
            "batch-size",
            "batch-size-as-reported",
            "batch-size-rules",
            "batch-size-tuned",
            "batch-size-steps",
            "regularization",
            "regularization-small",
            "regularization-as-reported",
            "dropout",
            "best-mnist",
            "architecture",
            "architecture-as-reported",
            "architecture-nine",
            "random-labels",
            "learning-curve",
            "regression",
            "regression-as-reported",
            "regression-samples");

    private Studies() {}

    /** The studies that come with Ceteris, in the order in which they are best read. */
    public static List<StudyText> shipped() {
        return SHIPPED.stream().map(Studies::shipped).toList();
    }

    /** The names of the studies that come with Ceteris, in the order of {@link #shipped}. */
    public static List<String> names() {
        return SHIPPED;
    }

    /** Whether a study of this name comes with Ceteris. */
    public static boolean isShipped(String name) {
        return SHIPPED.contains(name);
    }

    /**
     * The study a user names: one that comes with Ceteris, else a file. A file that is called like a study that comes
     * with Ceteris is reached by {@code ./batch-size}.
     *
     * @throws StudyException when there is neither, or the file cannot be read
     */
    public static StudyText find(String nameOrFile) {
        return isShipped(nameOrFile) ? shipped(nameOrFile) : file(nameOrFile);
    }

    /** The JSON schema of studies. */
    public static String schema() {
        return packaged("study.schema.json");
    }

    private static StudyText shipped(String name) {
        String file = name + ".yaml";
        return new StudyText("studies/" + file, packaged(file));
    }

    private static String packaged(String file) {
        try (InputStream resource = Studies.class.getResourceAsStream("/dev/ceteris/lab/studies/" + file)) {
            if (resource == null) {
                throw new IllegalStateException("the file " + file + " was not packaged");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static StudyText file(String name) {
        if (name.matches("(?i).+\\.(csv|tsv|parquet|jsonl)(\\.gz)?")) {
            throw new StudyException(name + " is a table, expected a study in YAML; a study names it as its data:"
                    + " source: {csv: " + name + ", class: COLUMN}. 'ceteris data describe " + name
                    + "' says what is in it");
        }
        try {
            return new StudyText(name, Files.readString(Path.of(name)));
        } catch (NoSuchFileException | InvalidPathException absent) {
            throw new StudyException(Sentences.unknown("study '" + name + "' and no such file", stem(name), SHIPPED));
        } catch (CharacterCodingException binary) {
            throw new StudyException(name + ": this file is not UTF-8 text, expected a study in YAML");
        } catch (IOException unreadable) {
            String found = Files.isDirectory(Path.of(name))
                    ? "is a folder"
                    : "cannot be read (" + unreadable.getMessage() + ")";
            throw new StudyException(name + ": this " + found + ", expected a study in YAML");
        }
    }

    /** What a name of a file has in common with a name of a study. */
    private static String stem(String file) {
        return file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.ya?ml$", "");
    }
}
