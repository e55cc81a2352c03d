// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.results;

import dev.ceteris.base.DataException;
import dev.ceteris.evidence.format.ResultFile;
import dev.ceteris.evidence.format.Row;
import dev.ceteris.evidence.tool.Column;
import dev.ceteris.evidence.tool.Role;
import dev.ceteris.evidence.tool.TableLayout;
import dev.ceteris.evidence.tool.TableLayouts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.stream.Stream;

/**
 * What files of results are taken for where no claims say it, and claims to begin with.
 *
 * @param files how many were read
 * @param tools that wrote them, as far as they are known
 * @param columns with their use
 * @param claims the text of a file of claims that can be judged by these files
 * @param results what these claims find
 * @param notes what is not certain in the names of columns and files, as sentences without their full stop
 */
public record Explanation(
        int files, List<String> tools, List<Meaning> columns, String claims, FileResults results, List<String> notes) {
    /**
     * What a column is taken for.
     *
     * @param column its name; {@code {name}} where the name of the file gives it
     * @param role what it is taken for
     * @param why as half a sentence
     */
    public record Meaning(String column, Role role, String why) {}

    public Explanation {
        tools = List.copyOf(tools);
        columns = List.copyOf(columns);
        notes = List.copyOf(notes);
    }

    /**
     * Reads files without claims.
     *
     * @param named what messages call each file or folder, and its path
     * @throws DataException when a file cannot be read, or no claims can be made of what is in it
     */
    public static Explanation of(SequencedMap<String, Path> named) {
        SequencedMap<String, Path> files = files(named);
        SequencedSet<String> tools = new LinkedHashSet<>();
        SequencedMap<String, ColumnProfile> profiles = new LinkedHashMap<>();
        files.forEach((name, path) -> {
            if (new Reading(tools, profiles).read(ResultFile.of(name, path)) == 0) {
                throw withoutRows(name, path);
            }
        });
        String tool = tools.isEmpty() ? "" : tools.getFirst();
        SequencedMap<ColumnProfile, ColumnProfile.Use> uses = new LinkedHashMap<>();
        profiles.values().forEach(profile -> uses.put(profile, profile.use(tool)));

        Optional<String> guess = new SeedColumns(uses).guess();
        Optional<NamesOfFiles> names = names(files, uses);
        Optional<String> from = names.map(NamesOfFiles::pattern).or(() -> anyFile(named, files));
        FirstClaims.Judged judged = new FirstClaims(named, from, uses, guess)
                .judged(files.firstEntry().getKey());
        List<Meaning> columns = new ArrayList<>();
        judged.fromName()
                .forEach(field -> columns.add(new Meaning(
                        "{" + field + "}",
                        field.equals("seed") ? Role.SEED : field.equals("metric") ? Role.METRIC : Role.FACTOR,
                        names.orElseThrow().fields().get(field))));
        uses.forEach((profile, use) -> columns.add(new Meaning(profile.column().name(), use.role(), use.why())));
        return new Explanation(
                files.size(),
                List.copyOf(tools),
                columns,
                judged.text(),
                judged.results(),
                Stream.concat(guess.stream(), names.stream().flatMap(name -> name.notes().stream()))
                        .toList());
    }

    private static DataException withoutRows(String name, Path path) {
        boolean isEmpty = path.toFile().isFile() && path.toFile().length() == 0;
        return new DataException(name + (isEmpty ? " is empty" : " has no rows")
                + "; expected one row for each trial, or for each of its epochs, below the names of the columns");
    }

    /** The files in folders that are not of a known kind themselves. */
    private static SequencedMap<String, Path> files(SequencedMap<String, Path> named) {
        SequencedMap<String, Path> files = new LinkedHashMap<>();
        named.forEach((name, path) -> {
            if (Files.isDirectory(path) && !ResultFile.isKnown(path)) {
                files.putAll(below(name, path));
            } else {
                files.put(name, path);
            }
        });
        return files;
    }

    private static SequencedMap<String, Path> below(String name, Path folder) {
        SequencedMap<String, Path> found = new LinkedHashMap<>();
        String start = name.replaceFirst("[/\\\\]+$", "");
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> Files.isRegularFile(file) && ResultFile.isKnown(file))
                    .sorted()
                    .forEach(file -> found.put(
                            start + "/" + folder.relativize(file).toString().replace('\\', '/'), file));
        } catch (IOException | UncheckedIOException failure) {
            throw new DataException(name + " cannot be read: " + failure.getMessage(), failure);
        }
        if (found.isEmpty()) {
            throw new DataException("the folder " + name + " has no file of results, expected one such as metrics.csv");
        }
        return found;
    }

    /** The parts in which names differ, where columns do not say all. */
    private static Optional<NamesOfFiles> names(
            SequencedMap<String, Path> files, SequencedMap<ColumnProfile, ColumnProfile.Use> uses) {
        boolean hasTrials = has(uses, Role.SEED) || has(uses, Role.TRIAL) || !has(uses, Role.EPOCH);
        return hasTrials && has(uses, Role.FACTOR)
                ? Optional.empty()
                : NamesOfFiles.of(
                        List.copyOf(files.sequencedKeySet()),
                        has(uses, Role.SEED)
                                ? NamesOfFiles.BareNumbers.ARE_VARIED
                                : NamesOfFiles.BareNumbers.MAY_BE_SEEDS);
    }

    /** A pattern for the names of all files in a folder; none where each was named. */
    private static Optional<String> anyFile(SequencedMap<String, Path> named, SequencedMap<String, Path> files) {
        if (named.equals(files)) {
            return Optional.empty();
        }
        List<String> names = List.copyOf(files.sequencedKeySet());
        String name = names.getFirst().substring(names.getFirst().lastIndexOf('/') + 1);
        return Optional.of(
                names.stream().allMatch(other -> other.endsWith("/" + name))
                        ? name
                        : "*" + name.substring(Math.max(0, name.lastIndexOf('.'))));
    }

    private static boolean has(SequencedMap<ColumnProfile, ColumnProfile.Use> uses, Role role) {
        return uses.values().stream().anyMatch(use -> use.role() == role);
    }

    /** The rows of one file on their way to the profiles of columns. */
    private static final class Reading {
        private final SequencedSet<String> tools;
        private final SequencedMap<String, ColumnProfile> profiles;
        private final SequencedSet<String> known = new LinkedHashSet<>();
        private Optional<TableLayout> layout = Optional.empty();
        private List<Column> columns = List.of();
        private int rows;

        Reading(SequencedSet<String> tools, SequencedMap<String, ColumnProfile> profiles) {
            this.tools = tools;
            this.profiles = profiles;
        }

        /** How many rows the file has. */
        int read(ResultFile file) {
            file.read(this::add);
            layout.map(TableLayout::tool).filter(tool -> !tool.isEmpty()).ifPresent(tools::add);
            return rows;
        }

        private void add(Row row) {
            rows++;
            if (layout.isEmpty() || !known.containsAll(row.columns())) {
                known.addAll(row.columns());
                layout = Optional.of(TableLayouts.of(known));
                columns = layout.get().columns(known);
            }
            for (Row one : layout.get().rows(row)) {
                for (Column column : columns) {
                    profiles.computeIfAbsent(column.name(), _ -> new ColumnProfile(column))
                            .see(one.cell(column.name()));
                }
            }
        }
    }
}
