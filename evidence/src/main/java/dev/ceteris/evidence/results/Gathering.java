// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.results;

import dev.ceteris.base.DataException;
import dev.ceteris.evidence.claim.Level;
import dev.ceteris.evidence.format.Cell;
import dev.ceteris.evidence.format.ResultFile;
import dev.ceteris.evidence.format.Row;
import dev.ceteris.evidence.text.ResultColumns;
import dev.ceteris.spec.StudyException;
import dev.ceteris.spec.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/** Gathers the rows of all files into trials. */
final class Gathering {
    /** Sums and differences of larger values would soon be no numbers. */
    private static final double LARGEST = 1e300;

    private static final String NOT_TOO_LARGE =
            "a size of at most 1e300; state the metric in a larger unit, or 'inf' where a trial diverged";

    private final ResultColumns stated;
    private final SequencedMap<Key, ResultTrial> trials = new LinkedHashMap<>();
    private final SequencedMap<String, Metric> metrics = new LinkedHashMap<>();
    private final SequencedSet<String> seen = new LinkedHashSet<>();
    private final SequencedSet<String> assumed = new LinkedHashSet<>();
    private final Map<String, Double> overlaps = new HashMap<>();
    private final Map<Object, Level> levels = new HashMap<>();
    private final CurvesInFiles curves = new CurvesInFiles();
    private final Optional<DivergedMark> diverged;
    private List<String> factors = List.of();
    private Optional<FileColumns> firstFile = Optional.empty();
    private boolean hasSeeds;
    private boolean hasEpochs = true;
    private int rows;
    private int filtered;

    /** What a row belongs to. */
    private record Key(List<Level> levels, String seed, String replicate) {}

    /** A column that may be a metric. */
    private static final class Metric {
        final int index;
        final boolean stated;
        boolean isMeasured;
        Optional<DataException> flaw = Optional.empty();

        Metric(int index, boolean stated) {
            this.index = index;
            this.stated = stated;
        }
    }

    Gathering(ResultColumns stated) {
        this.stated = stated;
        diverged = stated.diverged().map(DivergedMark::new);
        SequencedMap<String, String> taken = new LinkedHashMap<>();
        stated.metrics().forEach((name, column) -> {
            metrics.put(name, new Metric(metrics.size(), /* stated= */ true));
            if (taken.putIfAbsent(column.text(), name) != null) {
                throw column.place().error("column '" + column.text() + "' is two metrics; keep one of them");
            }
        });
    }

    /**
     * Adds the rows of a file.
     *
     * @throws DataException when a row lacks a factor or a seed, or has something else than a number
     * @throws StudyException when a column that was named does not exist
     */
    void add(ResultFile file) {
        int before = rows;
        FileReading reading = new FileReading(file);
        file.read(reading::add);
        assumed.addAll(file.notes());
        if (rows == before) {
            throw new DataException(
                    file.name() + " has no rows; expected one for each trial, or for each of its epochs");
        }
    }

    /** The rows of one file on their way to the trials. */
    private final class FileReading {
        private final ResultFile file;
        private FileColumns columns;
        private SequencedMap<String, String> metricColumns;
        private SequencedSet<String> known = new LinkedHashSet<>();

        FileReading(ResultFile file) {
            this.file = file;
        }

        void add(Row row) {
            rows++;
            if (columns == null || !known.containsAll(row.columns())) {
                begin(row);
            }
            columns.layout().rows(row).forEach(one -> {
                Row whole = columns.fromName().isEmpty() ? one : new NamedRow(one, columns.fromName());
                if (counts(whole)) {
                    gather(whole);
                } else {
                    filtered++;
                    diverged.ifPresent(mark -> mark.passOver(markCell(whole)));
                }
            });
        }

        /** At a file's first row, and where a later row has columns that were not there before. */
        private void begin(Row row) {
            known.addAll(row.columns());
            columns = new FileColumns(file, new RowOf(known, row), stated);
            metricColumns = columns.metrics();
            columns.columns().forEach(column -> {
                seen.add(column.name());
                seen.add(column.shortName());
            });
            metricColumns
                    .keySet()
                    .forEach(name ->
                            metrics.computeIfAbsent(name, _ -> new Metric(metrics.size(), /* stated= */ false)));
            assumed.addAll(columns.assumed());
            if (firstFile.isEmpty()) {
                firstFile = Optional.of(columns);
                factors = List.copyOf(columns.factors().sequencedKeySet());
                hasSeeds = !columns.seed().isEmpty();
            }
        }

        private boolean counts(Row row) {
            return stated.where().isEmpty()
                    || stated.where().values().stream().allMatch(accepted -> {
                        String word = row.cell(
                                        columns.find(accepted.column().text()).orElseThrow())
                                .word();
                        return accepted.values().stream()
                                .anyMatch(value -> new Cell(value).word().equals(word));
                    });
        }

        private void gather(Row row) {
            List<Level> condition = new ArrayList<>(factors.size());
            factors.forEach(factor -> condition.add(level(row, factor)));
            ResultTrial trial = trials.computeIfAbsent(
                    new Key(
                            condition,
                            columns.seed().isEmpty() ? alone(row) : joined(row, columns.seed(), "a seed"),
                            joined(row, columns.replicate(), "the number of a replicate")),
                    key -> new ResultTrial(key.levels(), key.seed(), key.replicate()));
            diverged.filter(mark -> mark.marks(markCell(row))).ifPresent(_ -> trial.mark());
            columns.overlaps()
                    .forEach((metric, column) ->
                            row.cell(column).number().ifPresent(overlap -> overlaps.merge(metric, overlap, Math::max)));
            columns.state().ifPresent(column -> trial.state(row.cell(column).word()));
            columns.resultEpoch()
                    .map(column -> row.cell(column).number())
                    .ifPresent(number -> number.ifPresent(trial::resultEpoch));
            trial.add(epoch(row));
        }

        /** The cell that may mark its trial as diverged; a file may lack the column. */
        private Cell markCell(Row row) {
            return stated.diverged()
                    .flatMap(mark -> columns.find(mark.column().text()))
                    .map(row::cell)
                    .orElse(Cell.NOTHING);
        }

        private Level level(Row row, String factor) {
            String column = columns.factors().get(factor);
            if (column == null) {
                throw new DataException(file.name() + " has no column of the factor '" + factor
                        + "', expected one as in " + "the files before");
            }
            Cell cell = row.cell(column);
            if (cell.isBlank()) {
                throw bad(row, column, cell, "a level of '" + factor + "'; a word such as none where it has none");
            }
            return levels.computeIfAbsent(cell.plain(), plain -> new Cell(plain).level());
        }

        /** What stands for the seed of a trial that is paired with no other one. */
        private String alone(Row row) {
            if (columns.trial().isPresent()) {
                return file.name() + ", " + row.cell(columns.trial().get()).word();
            }
            boolean isWhole = columns.epoch().isPresent() && stated.from().isPresent();
            return isWhole ? file.log() : file.place(row.number());
        }

        /** The words of some columns, one after the other; empty where there are none. */
        private String joined(Row row, List<String> names, String expected) {
            return names.stream().map(column -> word(row, column, expected)).collect(Collectors.joining("/"));
        }

        private String word(Row row, String column, String expected) {
            Cell cell = row.cell(column);
            if (cell.isBlank()) {
                throw bad(row, column, cell, expected);
            }
            return cell.word();
        }

        private ResultTrial.Epoch epoch(Row row) {
            double place = columns.epoch().map(column -> number(row, column)).orElse(ResultTrial.ONLY);
            double order = columns.order()
                    .map(column -> row.cell(column).number().orElse(Double.NaN))
                    .orElse(Double.NaN);
            Optional<String> named =
                    columns.metricName().map(column -> row.cell(column).word());
            named.ifPresent(
                    name -> metrics.computeIfAbsent(name, _ -> new Metric(metrics.size(), /* stated= */ false)));
            double[] values = new double[metrics.size()];
            boolean[] measured = new boolean[metrics.size()];
            Arrays.fill(values, Double.NaN);
            if (named.isPresent()) {
                measure(row, columns.value().orElseThrow(), metrics.get(named.get()), values, measured);
            }
            metricColumns.forEach((name, column) -> measure(row, column, metrics.get(name), values, measured));
            return new ResultTrial.Epoch(place, order, file, row.number(), values, measured);
        }

        private void measure(Row row, String column, Metric metric, double[] values, boolean[] measured) {
            if (metric.flaw.isEmpty()) {
                value(row, column, metric).ifPresent(value -> {
                    values[metric.index] = value;
                    measured[metric.index] = true;
                    metric.isMeasured = true;
                });
            }
        }

        private double number(Row row, String column) {
            Cell cell = row.cell(column);
            OptionalDouble number = cell.number();
            if (cell.isBlank() || number.isEmpty() || !Double.isFinite(number.getAsDouble())) {
                throw bad(row, column, cell, "the number of an epoch");
            }
            return number.getAsDouble();
        }

        /** The value of a metric; a column with something else than numbers is not one, unless the claims state it. */
        private OptionalDouble value(Row row, String column, Metric metric) {
            Cell cell = row.cell(column);
            if (cell.isMissing()) {
                return OptionalDouble.empty();
            }
            OptionalDouble number = cell.number();
            boolean tooLarge = number.isPresent() && isTooLarge(number.getAsDouble(), cell);
            if (number.isEmpty() || tooLarge) {
                metric.flaw = Optional.of(bad(row, column, cell, tooLarge ? NOT_TOO_LARGE : "a number"));
                if (metric.stated) {
                    throw metric.flaw.get();
                }
            }
            return number;
        }

        /** Also of digits that are infinite as a number, such as 1e999; the word for infinity says what it means. */
        private static boolean isTooLarge(double number, Cell cell) {
            return Math.abs(number) > LARGEST
                    && (Double.isFinite(number) || cell.word().chars().anyMatch(Character::isDigit));
        }

        private DataException bad(Row row, String column, Cell cell, String expected) {
            return new DataException(file.place(row.number()) + ": column '" + column + "': found " + cell.found()
                    + ", expected " + expected);
        }
    }

    /** A row with the columns of all rows before it. */
    private record RowOf(SequencedSet<String> columns, Row row) implements Row {
        @Override
        public Cell cell(String column) {
            return row.cell(column);
        }

        @Override
        public int number() {
            return row.number();
        }
    }

    /** A row with what the name of its file says. */
    private record NamedRow(Row row, Map<String, String> fromName) implements Row {
        @Override
        public Collection<String> columns() {
            return row.columns();
        }

        @Override
        public Cell cell(String column) {
            String text = fromName.get(column);
            return text == null ? row.cell(column) : new Cell(text);
        }

        @Override
        public int number() {
            return row.number();
        }
    }

    /**
     * The trials, each with its epochs in order.
     *
     * @throws DataException when rows of a trial contradict each other, or look like epochs and are not named so
     * @throws StudyException when there is no column that was named
     */
    Collection<ResultTrial> trials() {
        stated.metrics().values().forEach(this::requireSeen);
        stated.diverged().ifPresent(mark -> requireSeen(mark.column()));
        diverged.ifPresent(
                mark -> mark.check(isState(stated.diverged().orElseThrow().column())));
        if (trials.isEmpty()) {
            throw new DataException("none of the " + rows + " rows is one of a trial"
                    + (filtered == 0 ? "" : "; 'where' leaves out " + filtered + " of them"));
        }
        RowChecks checks = new RowChecks(stated, firstFile.orElseThrow(), factors, metricIndexes(), trials.values());
        checks.refuseEpochsWithoutSeed();
        checks.refuseCountedRows();
        checks.refuseScheduledFactors();
        hasEpochs = !checks.areEpochsNone();
        if (!hasEpochs) {
            trials.values().forEach(ResultTrial::forgetEpochs);
        }
        for (ResultTrial trial : trials.values()) {
            trial.sort();
            curves.contradiction(trial).or(trial::merge).ifPresent(two -> {
                throw checks.contradiction(trial, two[0], two[1]);
            });
        }
        assumed.addAll(curves.notes());
        return trials.values();
    }

    private boolean isState(Word column) {
        return firstFile
                .filter(file ->
                        file.state().isPresent() && file.find(column.text()).equals(file.state()))
                .isPresent();
    }

    private void requireSeen(Word column) {
        if (!seen.contains(column.text())) {
            throw column.unknown("column '" + column.text() + "' in 'columns'", seen);
        }
    }

    private SequencedMap<String, Integer> metricIndexes() {
        SequencedMap<String, Integer> indexes = new LinkedHashMap<>();
        metrics.forEach((name, metric) -> indexes.put(name, metric.index));
        return indexes;
    }

    /** Names of the metrics that have numbers, to their places in the values of an epoch. */
    SequencedMap<String, Integer> metrics() {
        SequencedMap<String, Integer> named = new LinkedHashMap<>();
        metrics.forEach((name, metric) -> {
            boolean isEpoch =
                    hasEpochs && columns().epoch().filter(name::equals).isPresent();
            if (metric.stated || (metric.flaw.isEmpty() && metric.isMeasured && !isEpoch)) {
                named.put(name, metric.index);
            }
        });
        return named;
    }

    /** Columns that are not metrics because something else than a number is in them, with its place. */
    SequencedMap<String, DataException> flaws() {
        SequencedMap<String, DataException> flaws = new LinkedHashMap<>();
        metrics.forEach((name, metric) -> metric.flaw.ifPresent(flaw -> flaws.put(name, flaw)));
        return flaws;
    }

    List<String> factors() {
        return factors;
    }

    /** The columns of the first file. */
    FileColumns columns() {
        return firstFile.orElseThrow();
    }

    /** The overlaps of training sets that the files state, by metric. */
    Map<String, Double> overlaps() {
        return overlaps;
    }

    /** What was recognised without being stated, as sentences. */
    List<String> assumed() {
        return List.copyOf(assumed);
    }

    /** Whether a column numbers the trials of a condition. */
    boolean hasSeeds() {
        return hasSeeds;
    }

    int rows() {
        return rows;
    }

    /** How many rows {@code where} leaves out. */
    int filtered() {
        return filtered;
    }
}
