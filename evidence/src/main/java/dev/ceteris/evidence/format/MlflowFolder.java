// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.format;

import dev.ceteris.base.DataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The runs in a folder of MLflow, such as {@code mlruns}, one of its experiments, or one run: {@code meta.yaml}, a file
 * for each parameter and tag, and for each metric a file with lines of time, value and step. A row is a step of a run.
 * Runs that were deleted are left out.
 */
record MlflowFolder(String name, Path path, List<Path> runs) implements ResultFile {
    private static final String META = "meta.yaml";
    private static final String METRICS = "metrics";
    private static final int DEPTH = 3;
    private static final Pattern ENTRY = Pattern.compile("([a-z_]+): *['\"]?(.*?)['\"]?");

    /** The words of the numbers by which older versions keep the status of a run. */
    private static final Map<String, String> STATES =
            Map.of("1", "RUNNING", "2", "SCHEDULED", "3", "FINISHED", "4", "FAILED", "5", "KILLED");

    /**
     * The runs in a folder.
     *
     * @throws DataException when there are none
     */
    static MlflowFolder of(String name, Path path) {
        List<Path> runs = runs(path);
        if (runs.isEmpty()) {
            throw new DataException(name + " is a folder without runs of MLflow; name its files, or state in the"
                    + " claims which of them to read, as in from: \"{optimizer}-s{seed}/metrics.csv\"");
        }
        return new MlflowFolder(name, path, runs);
    }

    /** Whether there are any. */
    static boolean hasRuns(Path path) {
        return !runs(path).isEmpty();
    }

    private static List<Path> runs(Path path) {
        try (Stream<Path> folders = Files.walk(path, DEPTH)) {
            return folders.filter(MlflowFolder::isRun).sorted().toList();
        } catch (IOException | UncheckedIOException failure) {
            throw new DataException(path + " cannot be read: " + failure.getMessage(), failure);
        }
    }

    private static boolean isRun(Path folder) {
        return Files.isRegularFile(folder.resolve(META)) && Files.isDirectory(folder.resolve(METRICS));
    }

    @Override
    public void read(Consumer<Row> rows) {
        try {
            int number = 0;
            for (Path run : runs) {
                number = read(run, number, rows);
            }
        } catch (IOException | UncheckedIOException failure) {
            throw new DataException(name + " cannot be read: " + failure.getMessage(), failure);
        }
    }

    private int read(Path run, int before, Consumer<Row> rows) throws IOException {
        Map<String, String> meta = meta(run);
        if (meta.getOrDefault("lifecycle_stage", "active").equals("deleted")) {
            return before;
        }
        SequencedMap<String, Cell> common = new LinkedHashMap<>();
        common.put(
                "run_id", new Cell(meta.getOrDefault("run_id", run.getFileName().toString())));
        common.put("experiment_id", new Cell(meta.getOrDefault("experiment_id", "")));
        String status = meta.getOrDefault("status", "");
        common.put("status", new Cell(STATES.getOrDefault(status, status)));
        for (String kind : List.of("params", "tags")) {
            for (Map.Entry<String, Path> file : files(run.resolve(kind)).entrySet()) {
                common.put(
                        kind + "." + file.getKey(),
                        new Cell(Files.readString(file.getValue()).strip()));
            }
        }
        TreeMap<Long, SequencedMap<String, Cell>> steps = steps(run);
        if (steps.isEmpty()) {
            steps.put(0L, new LinkedHashMap<>());
        }
        int number = before;
        for (Map.Entry<Long, SequencedMap<String, Cell>> step : steps.entrySet()) {
            SequencedMap<String, Cell> cells = new LinkedHashMap<>(common);
            cells.put("step", new Cell(step.getKey()));
            cells.putAll(step.getValue());
            rows.accept(new NamedCells(cells, ++number));
        }
        return number;
    }

    private static Map<String, String> meta(Path run) throws IOException {
        Map<String, String> meta = new LinkedHashMap<>();
        for (String line : Files.readAllLines(run.resolve(META))) {
            Matcher entry = ENTRY.matcher(line.strip());
            if (entry.matches()) {
                meta.put(entry.group(1), entry.group(2));
            }
        }
        return meta;
    }

    /** The metrics of each step; where a step was logged twice, the later value. */
    private TreeMap<Long, SequencedMap<String, Cell>> steps(Path run) throws IOException {
        TreeMap<Long, SequencedMap<String, Cell>> steps = new TreeMap<>();
        for (Map.Entry<String, Path> file : files(run.resolve(METRICS)).entrySet()) {
            List<String> lines = Files.readAllLines(file.getValue());
            for (int i = 0; i < lines.size(); i++) {
                String[] parts = lines.get(i).strip().split(" +", -1);
                Optional<Long> step = parts.length < 2 ? Optional.empty() : step(parts);
                if (step.isEmpty()) {
                    throw new DataException(name + "/" + path.relativize(file.getValue()) + ":" + (i + 1) + ": found '"
                            + lines.get(i).strip() + "', expected a time, a value and a step");
                }
                steps.computeIfAbsent(step.get(), _ -> new LinkedHashMap<>())
                        .put(METRICS + "." + file.getKey(), new Cell(parts[1]));
            }
        }
        return steps;
    }

    private static Optional<Long> step(String[] parts) {
        try {
            return Optional.of(parts.length < 3 ? 0L : Long.parseLong(parts[2]));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** The files below a folder, by their names with slashes; none where there is no such folder. */
    private static SequencedMap<String, Path> files(Path folder) throws IOException {
        SequencedMap<String, Path> files = new LinkedHashMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> found = Files.walk(folder)) {
                found.filter(Files::isRegularFile)
                        .sorted()
                        .forEach(file ->
                                files.put(folder.relativize(file).toString().replace('\\', '/'), file));
            }
        }
        return files;
    }

    @Override
    public String place(int number) {
        return name + ", step " + number + " of its runs";
    }
}
