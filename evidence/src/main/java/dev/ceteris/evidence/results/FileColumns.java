// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.results;

import dev.ceteris.base.DataException;
import dev.ceteris.evidence.claim.Measure;
import dev.ceteris.evidence.format.ResultFile;
import dev.ceteris.evidence.format.Row;
import dev.ceteris.evidence.text.ResultColumns;
import dev.ceteris.evidence.tool.Column;
import dev.ceteris.evidence.tool.Role;
import dev.ceteris.evidence.tool.TableLayout;
import dev.ceteris.evidence.tool.TableLayouts;
import dev.ceteris.spec.StudyException;
import dev.ceteris.spec.Word;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;

/** The columns of one file: what the claims state of them, and what their names and the file's own name say. */
final class FileColumns {
    private static final String SEED = "seed";
    private static final String EPOCH = "epoch";
    private static final String METRIC = "metric";

    private final ResultFile file;
    private final ResultColumns stated;
    private final TableLayout layout;
    private final SequencedMap<String, String> fromName;
    private final SequencedMap<String, Column> columns = new LinkedHashMap<>();

    private final SequencedMap<String, String> factors = new LinkedHashMap<>();
    private final List<String> seed;
    private final List<String> replicate;
    private final Optional<String> epoch;
    private final Optional<String> order;
    private final Optional<String> trial;
    private final Optional<String> resultEpoch;
    private final Optional<String> state;
    private final Optional<String> metricName;
    private final Optional<String> value;

    /**
     * @param first row of the file
     * @throws dev.ceteris.spec.StudyException when a column that the claims state is not there
     */
    FileColumns(ResultFile file, Row first, ResultColumns stated) {
        this.file = file;
        this.stated = stated;
        layout = TableLayouts.of(first.columns());
        fromName = stated.from().map(pattern -> pattern.of(file.name())).orElseGet(LinkedHashMap::new);
        layout.columns(new LinkedHashSet<>(first.columns())).forEach(column -> columns.put(column.name(), column));
        fromName.keySet().forEach(name -> columns.put(name, new Column(name, role(name))));
        stated.factors().forEach((factor, column) -> factors.put(factor, factor(column)));
        fromName.keySet().stream()
                .filter(name -> role(name) == Role.FACTOR)
                .forEach(name -> factors.putIfAbsent(name, name));
        replicate = several(stated.replicate(), "columns.replicate", Role.REPLICATE);
        seed = several(stated.seed(), "columns.seed", Role.SEED).stream()
                .filter(name -> !stated.seed().isEmpty() || !replicate.contains(name))
                .toList();
        refuseFactors(stated.seed(), "columns.seed");
        refuseFactors(stated.replicate(), "columns.replicate");
        stated.epoch().ifPresent(column -> refuseFactors(List.of(column), "columns.epoch"));
        requireSeedOfReplicates();
        epoch = one(stated.epoch(), "columns.epoch", Role.EPOCH);
        order = free(Role.ORDER).stream().findFirst().or(this::finerThanEpoch);
        trial = free(Role.TRIAL).stream().findFirst();
        resultEpoch = free(Role.RESULT_EPOCH).stream().findFirst();
        state = one(stated.state().map(ResultColumns.State::column), "columns.state", Role.STATE);
        metricName = stated.longForm()
                .map(form -> named(form.metric(), "columns.metric"))
                .or(() -> Optional.of(METRIC).filter(fromName::containsKey));
        value = stated.longForm()
                .map(form -> named(form.value(), "columns.value"))
                .or(() -> metricName.map(_ -> onlyValue()));
        stated.where().values().forEach(accepted -> named(accepted.column(), "where"));
    }

    private static Role role(String field) {
        return switch (field) {
            case SEED -> Role.SEED;
            case EPOCH -> Role.EPOCH;
            case METRIC -> Role.SKIPPED;
            default -> Role.FACTOR;
        };
    }

    private List<String> several(List<Word> words, String key, Role role) {
        return words.isEmpty()
                ? free(role)
                : words.stream().map(column -> named(column, key)).toList();
    }

    /** What was varied does not number the trials of a condition, or its epochs. */
    private void refuseFactors(List<Word> words, String key) {
        for (Word column : words) {
            if (factors.containsValue(named(column, key))) {
                throw column.place()
                        .error("'" + key + "' is '" + column.text()
                                + "', which is a factor in 'columns.factors'; expected a column that was not varied");
            }
        }
    }

    private void requireSeedOfReplicates() {
        for (Word column : stated.replicate()) {
            if (seed.isEmpty()) {
                throw column.place()
                        .error("'columns.replicate' is '" + column.text() + "', and " + file.name()
                                + " has no column 'seed'; name the column that the replicates have in common with"
                                + " columns: {seed: …}");
            }
            if (seed.contains(named(column, "columns.replicate"))) {
                throw column.place()
                        .error("'columns.replicate' and 'columns.seed' are both '" + column.text()
                                + "'; expected a column that numbers the trials of one seed");
            }
        }
    }

    private Optional<String> one(Optional<Word> word, String key, Role role) {
        return word.map(column -> named(column, key))
                .or(() -> free(role).stream().findFirst());
    }

    /** The step of a table whose epochs the claims state. */
    private Optional<String> finerThanEpoch() {
        return free(Role.EPOCH).stream()
                .filter(name -> epoch.isPresent() && !epoch.get().equals(name))
                .findFirst();
    }

    /** Columns of a role that are not stated to be something else. */
    private List<String> free(Role role) {
        return columns.values().stream()
                .filter(column -> column.role() == role)
                .map(Column::name)
                .filter(name -> !factors.containsValue(name) && !isMetric(name))
                .toList();
    }

    private boolean isMetric(String name) {
        return stated.metrics().values().stream()
                .anyMatch(column -> column.text().equals(name));
    }

    /** The column of a factor; where there is none, the factor may be in the names of the files. */
    private String factor(Word word) {
        try {
            return named(word, "columns.factors");
        } catch (StudyException unknown) {
            String text = unknown.getMessage();
            if (stated.from().isPresent() || text.contains("did you mean")) {
                throw unknown;
            }
            throw new StudyException(text + "\n  if the names of files say it, state it as in from: \"{" + word.text()
                    + "}-s{seed}/*\" instead");
        }
    }

    /** The name in the file of a column that the claims name: as it is, or by its short name. */
    private String named(Word word, String key) {
        List<Column> varied = columns.values().stream()
                .filter(column -> column.role() != Role.METRIC)
                .toList();
        return find(word.text())
                .or(() -> find(word.text(), varied))
                .orElseThrow(() -> word.unknown(
                        "column '" + word.text() + "' in '" + key + "', of " + file.name(), columns.keySet()));
    }

    /** The column of a name or short name, if there is exactly one. */
    Optional<String> find(String name) {
        return find(name, columns.values());
    }

    /** The same of a metric; a hyperparameter may have the same short name. */
    private Optional<String> findMetric(String name) {
        List<Column> measured = columns.values().stream()
                .filter(column -> column.role() == Role.METRIC)
                .toList();
        return find(name, measured).or(() -> find(name));
    }

    private static Optional<String> find(String name, Collection<Column> among) {
        if (among.stream().anyMatch(column -> column.name().equals(name))) {
            return Optional.of(name);
        }
        List<String> found = among.stream()
                .filter(column -> column.shortName().equals(name) && column.role() != Role.OVERLAP)
                .map(Column::name)
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** The value column of a table whose metric is named by its file. */
    private String onlyValue() {
        List<String> values = columns.values().stream()
                .filter(column -> column.role() == Role.METRIC || column.role() == Role.OTHER)
                .map(Column::name)
                .toList();
        if (values.size() != 1) {
            throw new DataException(file.name() + " has the columns " + String.join(", ", columns.keySet())
                    + "; expected one that holds the values of the metric '" + fromName.get(METRIC) + "'");
        }
        return values.getFirst();
    }

    TableLayout layout() {
        return layout;
    }

    List<Column> columns() {
        return List.copyOf(columns.values());
    }

    /** The texts that the file's name gives, by column. */
    Map<String, String> fromName() {
        return fromName;
    }

    /** The column of each factor. */
    SequencedMap<String, String> factors() {
        return factors;
    }

    List<String> seed() {
        return seed;
    }

    /** The columns that number the trials of one condition and seed. */
    List<String> replicate() {
        return replicate;
    }

    Optional<String> epoch() {
        return epoch;
    }

    /** The column that identifies trials without pairing them. */
    Optional<String> trial() {
        return trial;
    }

    Optional<String> order() {
        return order;
    }

    Optional<String> resultEpoch() {
        return resultEpoch;
    }

    Optional<String> state() {
        return state;
    }

    /** The columns of overlaps, by metric. */
    SequencedMap<String, String> overlaps() {
        SequencedMap<String, String> overlaps = new LinkedHashMap<>();
        columns.values().stream()
                .filter(column -> column.role() == Role.OVERLAP)
                .forEach(column -> overlaps.put(column.shortName(), column.name()));
        return overlaps;
    }

    /** The column with the name of the metric, of a table with a row for each value. */
    Optional<String> metricName() {
        return metricName;
    }

    /** The column with the value, of a table with a row for each value. */
    Optional<String> value() {
        return value;
    }

    /** Names of metrics to the columns that may hold them; those of the claims where they state any. */
    SequencedMap<String, String> metrics() {
        SequencedMap<String, String> metrics = new LinkedHashMap<>();
        if (value.isPresent()) {
            return metrics;
        }
        if (!stated.metrics().isEmpty()) {
            stated.metrics()
                    .forEach(
                            (metric, column) -> findMetric(column.text()).ifPresent(name -> metrics.put(metric, name)));
            return metrics;
        }
        SequencedSet<String> taken = new LinkedHashSet<>(factors.values());
        taken.addAll(seed);
        taken.addAll(replicate);
        // An epoch that is not stated may turn out to be a result, such as the best epoch.
        epoch.filter(_ -> isEpochStated()).ifPresent(taken::add);
        state.ifPresent(taken::add);
        stated.diverged().flatMap(mark -> find(mark.column().text())).ifPresent(taken::add);
        for (Column column : columns.values()) {
            boolean mayBe = column.role() == Role.METRIC || column.role() == Role.OTHER || column.role() == Role.EPOCH;
            if (mayBe
                    && !fromName.containsKey(column.name())
                    && !taken.contains(column.name())
                    && Measure.canName(column.shortName())) {
                metrics.putIfAbsent(column.shortName(), column.name());
            }
        }
        return metrics;
    }

    /** The epochs of a table that is not of a known tool may be something else: a number of epochs that were needed. */
    boolean isEpochStated() {
        return stated.epoch().isPresent();
    }

    /** What was recognised without being stated, as sentences. */
    List<String> assumed() {
        List<String> assumed = new ArrayList<>();
        if (!layout.tool().isEmpty()) {
            assumed.add("recognised as " + layout.tool());
            assumed.addAll(layout.notes());
        }
        if (stated.seed().isEmpty() && !seed.isEmpty() && !seed.equals(List.of(SEED))) {
            assumed.add((seed.size() == 1 ? "column " : "columns ") + String.join(" and ", seed)
                    + " taken as the seed, which pairs trials");
        }
        if (stated.epoch().isEmpty()
                && epoch.filter(name -> !name.equals(EPOCH)).isPresent()) {
            assumed.add("column " + epoch.get() + " taken as the epoch");
        }
        return assumed;
    }
}
