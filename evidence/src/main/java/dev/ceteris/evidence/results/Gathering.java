// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.results;

import dev.ceteris.base.DataException;
import dev.ceteris.evidence.claim.Level;
import dev.ceteris.evidence.text.ResultColumns;
import dev.ceteris.spec.StudyException;
import dev.ceteris.spec.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Gathers the rows of all files into trials. */
final class Gathering {
    private static final String SEED = "seed";
    private static final String EPOCH = "epoch";

    private final ResultColumns columns;
    private final SequencedMap<Key, ResultTrial> trials = new LinkedHashMap<>();
    private final SequencedSet<String> seen = new LinkedHashSet<>();
    private final SequencedMap<String, Metric> metrics = new LinkedHashMap<>();
    private final Map<Object, Level> levels = new HashMap<>();
    private final Set<ResultFile> begun = new HashSet<>();
    private Optional<String> seed = Optional.empty();
    private Optional<String> epoch = Optional.empty();
    private int rows;

    /** What a row belongs to. */
    private record Key(List<Level> levels, String seed) {}

    /** A column that may be a metric. */
    private static final class Metric {
        final String name;
        final int index;
        boolean stated;
        boolean isMeasured;
        Optional<DataException> flaw = Optional.empty();

        Metric(String name, int index) {
            this.name = name;
            this.index = index;
        }
    }

    Gathering(ResultColumns columns) {
        this.columns = columns;
        columns.metrics().forEach((name, column) -> {
            Metric metric = new Metric(name, metrics.size());
            metric.stated = true;
            if (metrics.putIfAbsent(column.text(), metric) != null) {
                throw column.place().error("column '" + column.text() + "' is two metrics; keep one of them");
            }
        });
    }

    /**
     * Adds the rows of a file.
     *
     * @throws DataException when one of them lacks what tells trials apart, or has something else than a number
     * @throws StudyException when a column that was named does not exist
     */
    void add(ResultFile file) {
        int before = rows;
        file.read(row -> add(file, row));
        if (rows == before) {
            throw new DataException(
                    file.name() + " has no rows; expected one for each trial, or for each of its epochs");
        }
    }

    private void add(ResultFile file, Row row) {
        if (begun.add(file)) {
            begin(file, row.columns());
        }
        notice(row.columns());
        rows++;
        List<Level> condition = new ArrayList<>(columns.factors().size());
        columns.factors().forEach((factor, column) -> condition.add(level(file, row, factor, column.text())));
        String pair = seed.map(column -> seed(file, row, column)).orElseGet(() -> file.place(row.number()));
        ResultTrial trial =
                trials.computeIfAbsent(new Key(condition, pair), key -> new ResultTrial(key.levels(), key.seed()));
        columns.diverged()
                .filter(mark -> row.cell(mark.column().text()).word().equalsIgnoreCase(mark.value()))
                .ifPresent(_ -> trial.mark());
        trial.add(epoch(file, row));
    }

    /** Checks at a file's first row that it has the columns without which no row can be understood. */
    private void begin(ResultFile file, Collection<String> names) {
        columns.factors().forEach((factor, column) -> require(column, "factors", file, names));
        columns.seed().ifPresent(column -> require(column, SEED, file, names));
        columns.epoch().ifPresent(column -> require(column, EPOCH, file, names));
        if (begun.size() == 1) {
            seed = columns.seed().map(Word::text).or(() -> usual(SEED, names));
            epoch = columns.epoch().map(Word::text).or(() -> usual(EPOCH, names));
            if (epoch.isPresent() && seed.isEmpty()) {
                throw new DataException(file.name() + " has epochs in the column '" + epoch.get()
                        + "' but no column 'seed' that says which rows are one trial; name it with columns: {seed: …}");
            }
        }
    }

    private Optional<String> usual(String name, Collection<String> names) {
        boolean isFactor = columns.factors().values().stream()
                .anyMatch(column -> column.text().equals(name));
        return names.contains(name) && !isFactor && !metrics.containsKey(name) ? Optional.of(name) : Optional.empty();
    }

    private static void require(Word column, String key, ResultFile file, Collection<String> names) {
        if (!names.contains(column.text())) {
            throw column.unknown("column '" + column.text() + "' in 'columns." + key + "', of " + file.name(), names);
        }
    }

    /** Takes up columns that were not there before; where no metrics are stated, any of them may be one. */
    private void notice(Collection<String> names) {
        if (seen.size() == names.size() && seen.containsAll(names)) {
            return;
        }
        for (String name : names) {
            if (seen.add(name) && columns.metrics().isEmpty() && !isTaken(name)) {
                metrics.put(name, new Metric(name, metrics.size()));
            }
        }
    }

    /** Also where a blank keeps a claim from naming it. */
    private boolean isTaken(String name) {
        return seed.filter(name::equals).isPresent()
                || epoch.filter(name::equals).isPresent()
                || columns.factors().values().stream()
                        .anyMatch(column -> column.text().equals(name))
                || columns.diverged()
                        .filter(mark -> mark.column().text().equals(name))
                        .isPresent()
                || name.chars().anyMatch(Character::isWhitespace);
    }

    private Level level(ResultFile file, Row row, String factor, String column) {
        Cell cell = row.cell(column);
        if (cell.isBlank()) {
            throw bad(file, row, column, cell, "a level of '" + factor + "'; a word such as none where it has none");
        }
        return levels.computeIfAbsent(cell.plain(), plain -> new Cell(plain).level());
    }

    private static String seed(ResultFile file, Row row, String column) {
        Cell cell = row.cell(column);
        if (cell.isBlank()) {
            throw bad(file, row, column, cell, "a seed");
        }
        return cell.word();
    }

    private ResultTrial.Epoch epoch(ResultFile file, Row row) {
        double place = epoch.map(column -> number(file, row, column)).orElse(ResultTrial.ONLY);
        double[] values = new double[metrics.size()];
        boolean[] measured = new boolean[metrics.size()];
        Arrays.fill(values, Double.NaN);
        metrics.forEach((column, metric) -> {
            if (metric.flaw.isEmpty()) {
                value(file, row, column, metric).ifPresent(value -> {
                    values[metric.index] = value;
                    measured[metric.index] = true;
                    metric.isMeasured = true;
                });
            }
        });
        return new ResultTrial.Epoch(place, file, row.number(), values, measured);
    }

    private static double number(ResultFile file, Row row, String column) {
        Cell cell = row.cell(column);
        OptionalDouble number = cell.number();
        if (cell.isBlank() || number.isEmpty() || !Double.isFinite(number.getAsDouble())) {
            throw bad(file, row, column, cell, "the number of an epoch");
        }
        return number.getAsDouble();
    }

    /** What a metric measured; a column with something else than numbers is none, unless somebody said that it is. */
    private static OptionalDouble value(ResultFile file, Row row, String column, Metric metric) {
        Cell cell = row.cell(column);
        if (cell.isMissing()) {
            return OptionalDouble.empty();
        }
        OptionalDouble number = cell.number();
        if (number.isEmpty()) {
            metric.flaw = Optional.of(bad(file, row, column, cell, "a number"));
            if (metric.stated) {
                throw metric.flaw.get();
            }
        }
        return number;
    }

    private static DataException bad(ResultFile file, Row row, String column, Cell cell, String expected) {
        return new DataException(file.place(row.number()) + ": column '" + column + "': found " + cell.found()
                + ", expected " + expected);
    }

    /**
     * The trials, each with its epochs in order.
     *
     * @throws DataException when two rows are of the same trial and epoch
     * @throws StudyException when there is no column that was named
     */
    Collection<ResultTrial> trials() {
        columns.metrics().values().forEach(this::requireSeen);
        columns.diverged().ifPresent(mark -> requireSeen(mark.column()));
        for (ResultTrial trial : trials.values()) {
            trial.sort().ifPresent(same -> {
                throw twice(trial, same[0], same[1]);
            });
        }
        return trials.values();
    }

    private void requireSeen(Word column) {
        if (!seen.contains(column.text())) {
            throw column.unknown("column '" + column.text() + "' in 'columns'", seen);
        }
    }

    private DataException twice(ResultTrial trial, ResultTrial.Epoch first, ResultTrial.Epoch second) {
        List<String> factors = List.copyOf(columns.factors().sequencedKeySet());
        List<String> what = new ArrayList<>();
        for (int i = 0; i < factors.size(); i++) {
            what.add(factors.get(i) + " " + trial.levels().get(i).text());
        }
        what.add("seed " + trial.seed());
        epoch.ifPresent(_ -> what.add("epoch " + new Cell(first.epoch()).word()));
        return new DataException(first.place() + " and " + second.place() + " are both of "
                + what.stream().collect(Collectors.joining(", ")) + "; expected one row, or another column in"
                + " 'columns.factors' that tells them apart"
                + (epoch.isPresent() ? "" : ", or the column of the epoch as 'columns.epoch'"));
    }

    /** Names of the metrics that have numbers, to their places in the values of an epoch. */
    SequencedMap<String, Integer> metrics() {
        SequencedMap<String, Integer> named = new LinkedHashMap<>();
        metrics.values().stream()
                .filter(metric -> metric.stated || (metric.flaw.isEmpty() && metric.isMeasured))
                .forEach(metric -> named.put(metric.name, metric.index));
        return named;
    }

    /** Columns that are no metrics because something else than a number stands in them, and where. */
    SequencedMap<String, DataException> flaws() {
        SequencedMap<String, DataException> flaws = new LinkedHashMap<>();
        metrics.values().forEach(metric -> metric.flaw.ifPresent(flaw -> flaws.put(metric.name, flaw)));
        return flaws;
    }

    /** Whether trials of different conditions belong together. */
    boolean isPaired() {
        return seed.isPresent();
    }

    int rows() {
        return rows;
    }
}
