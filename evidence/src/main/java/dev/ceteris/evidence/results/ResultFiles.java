// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.results;

import dev.ceteris.base.DataException;
import dev.ceteris.evidence.format.ResultFile;
import dev.ceteris.evidence.text.FilePattern;
import dev.ceteris.evidence.text.ResultColumns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** The files that a user names, and those in a folder whose names match {@code from}. */
final class ResultFiles {
    private ResultFiles() {}

    /**
     * The files to read, in order; those of a folder by their names.
     *
     * @throws DataException when there is none, one is of no known kind, or one would be read twice
     */
    static List<ResultFile> of(ResultColumns stated, SequencedMap<String, Path> named) {
        SequencedMap<Path, String> known = new LinkedHashMap<>();
        List<ResultFile> files = new ArrayList<>();
        all(stated.from(), named).forEach((name, path) -> {
            String before = known.putIfAbsent(path.toAbsolutePath().normalize(), name);
            if (before != null) {
                throw new DataException(name + " is read twice, also as " + before + "; its rows would count twice");
            }
            files.add(ResultFile.of(name, path));
        });
        return files;
    }

    /** How many files were read of what was named. */
    static FilesRead read(SequencedMap<String, Path> named, List<ResultFile> files) {
        SequencedMap<String, Integer> below = new LinkedHashMap<>();
        named.forEach((name, path) -> {
            if (Files.isDirectory(path)) {
                String start = start(name) + "/";
                below.put(start(name), (int) files.stream()
                        .filter(file -> file.name().startsWith(start))
                        .count());
            }
        });
        return new FilesRead(named.size() - below.size(), below);
    }

    /** A folder as names of files in it begin. */
    private static String start(String name) {
        return name.replaceFirst("[/\\\\]+$", "");
    }

    private static SequencedMap<String, Path> all(Optional<FilePattern> from, SequencedMap<String, Path> named) {
        SequencedMap<String, Path> all = new LinkedHashMap<>();
        for (Map.Entry<String, Path> entry : named.entrySet()) {
            if (from.isPresent() && Files.isDirectory(entry.getValue())) {
                below(entry.getKey(), entry.getValue(), from.get()).forEach((name, path) -> add(name, path, all));
            } else {
                add(entry.getKey(), entry.getValue(), all);
            }
        }
        return all;
    }

    private static void add(String name, Path path, SequencedMap<String, Path> all) {
        if (all.putIfAbsent(name, path) != null) {
            throw new DataException(name + " is named twice; its rows would count twice");
        }
    }

    private static SequencedMap<String, Path> below(String name, Path folder, FilePattern from) {
        SequencedMap<String, Path> found = new LinkedHashMap<>();
        String start = start(name);
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).sorted().forEach(file -> {
                String whole = start + "/" + folder.relativize(file).toString().replace('\\', '/');
                if (from.matches(whole)) {
                    found.put(whole, file);
                }
            });
        } catch (IOException | UncheckedIOException failure) {
            throw new DataException(name + " cannot be read: " + failure.getMessage(), failure);
        }
        if (found.isEmpty()) {
            throw new DataException("the folder " + name + " has no file whose name matches 'from', expected one such"
                    + " as " + from.text());
        }
        return found;
    }
}
