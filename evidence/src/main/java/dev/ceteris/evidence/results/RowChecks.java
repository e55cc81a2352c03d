// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.results;

import dev.ceteris.base.DataException;
import dev.ceteris.evidence.claim.Level;
import dev.ceteris.evidence.format.Cell;
import dev.ceteris.evidence.format.ResultFile;
import dev.ceteris.evidence.format.Row;
import dev.ceteris.evidence.text.ResultColumns;
import dev.ceteris.evidence.tool.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Refuses rows that would be taken for what they are not, with the columns that would make them clear. */
final class RowChecks {
    private static final int FEWEST_COUNTED = 3;
    private static final Set<String> STEPS =
            Set.of("epoch", "step", "global_step", "iteration", "iter", "round", "training_iteration", "batch");

    private final ResultColumns stated;
    private final FileColumns columns;
    private final List<String> factors;
    private final SequencedMap<String, Integer> metrics;
    private final Collection<ResultTrial> trials;

    /** @param metrics every column that may be one, to its place in the values of an epoch */
    RowChecks(
            ResultColumns stated,
            FileColumns columns,
            List<String> factors,
            SequencedMap<String, Integer> metrics,
            Collection<ResultTrial> trials) {
        this.stated = stated;
        this.columns = columns;
        this.factors = factors;
        this.metrics = metrics;
        this.trials = trials;
    }

    /** Whether a column that is called an epoch is a result, such as the best epoch, because no trial has two rows. */
    boolean areEpochsNone() {
        return columns.epoch().isPresent()
                && !columns.isEpochStated()
                && !(columns.seed().isEmpty() && columns.trial().isEmpty())
                && trials.stream().allMatch(trial -> trial.epochs().size() == 1);
    }

    void refuseEpochsWithoutSeed() {
        if (columns.epoch().isPresent()
                && columns.seed().isEmpty()
                && columns.trial().isEmpty()
                && stated.from().isEmpty()) {
            throw new DataException(trials.iterator().next().first().file().name() + " has epochs in the column '"
                    + columns.epoch().get() + "' but no column 'seed' that says which rows are one trial; name it with "
                    + "columns: {seed: …}, or give each trial a file and state from: \"{optimizer}-s{seed}.csv\"");
        }
    }

    /**
     * Rows that a column counts within every condition are epochs of one trial, or repetitions: only the user knows.
     */
    void refuseCountedRows() {
        if (!columns.seed().isEmpty() || columns.epoch().isPresent()) {
            return;
        }
        Map<List<Level>, List<ResultTrial>> conditions = new LinkedHashMap<>();
        trials.forEach(trial -> conditions
                .computeIfAbsent(trial.levels(), _ -> new ArrayList<>())
                .add(trial));
        metrics.forEach((name, index) -> {
            boolean mayBe = !stated.metrics().containsKey(name);
            if (mayBe && conditions.values().stream().allMatch(rows -> isCounted(rows, index))) {
                throw new DataException(trials.iterator().next().first().file().name() + ": column '" + name
                        + "' counts up within each condition; name it"
                        + " as columns: {seed: " + name + "} if each row is a trial, or as columns: {epoch: " + name
                        + ", seed: …} if the rows are epochs");
            }
        });
    }

    /** Whether rows have 0, 1, 2, … or 1, 2, 3, … or another sequence with equal steps, of whole numbers. */
    private static boolean isCounted(List<ResultTrial> rows, int metric) {
        if (rows.size() < FEWEST_COUNTED) {
            return false;
        }
        double[] values = rows.stream()
                .mapToDouble(row -> row.first().value(metric).orElse(Double.NaN))
                .toArray();
        double step = values[1] - values[0];
        for (int i = 1; i < values.length; i++) {
            if (values[i] != Math.rint(values[i]) || !(step > 0) || values[i] - values[i - 1] != step) {
                return false;
            }
        }
        return values[0] == Math.rint(values[0]);
    }

    /**
     * A factor whose levels share no epoch of a trial, and have the same sequence of epochs together in every trial,
     * changes within it, as a learning rate with a schedule does.
     */
    void refuseScheduledFactors() {
        if (columns.epoch().isEmpty()) {
            return;
        }
        for (int factor = 0; factor < factors.size() && factors.size() > 1; factor++) {
            Map<List<Object>, List<ResultTrial>> groups = new LinkedHashMap<>();
            for (ResultTrial trial : trials) {
                List<Object> others = new ArrayList<>(trial.levels());
                others.remove(factor);
                others.add(trial.seed());
                others.add(trial.replicate());
                groups.computeIfAbsent(others, _ -> new ArrayList<>()).add(trial);
            }
            List<List<ResultTrial>> changing =
                    groups.values().stream().filter(group -> group.size() > 1).toList();
            Set<Set<Double>> sequences =
                    changing.stream().map(RowChecks::epochsIfUnshared).collect(Collectors.toSet());
            if (sequences.size() == 1 && isSequence(sequences.iterator().next())) {
                throw scheduled(factor, changing.getFirst());
            }
        }
    }

    /** The epochs of some trials; none where two of them have the same. */
    private static Set<Double> epochsIfUnshared(List<ResultTrial> group) {
        Set<Double> epochs = new TreeSet<>();
        for (ResultTrial trial : group) {
            Set<Double> own =
                    trial.epochs().stream().map(ResultTrial.Epoch::epoch).collect(Collectors.toSet());
            if (own.stream().anyMatch(epochs::contains)) {
                return Set.of();
            }
            epochs.addAll(own);
        }
        return epochs;
    }

    private static boolean isSequence(Set<Double> ascending) {
        double[] epochs = ascending.stream().mapToDouble(Double::doubleValue).toArray();
        for (int i = 2; i < epochs.length; i++) {
            if (epochs[i] - epochs[i - 1] != epochs[1] - epochs[0]) {
                return false;
            }
        }
        return epochs.length > 1;
    }

    private DataException scheduled(int factor, List<ResultTrial> group) {
        ResultTrial first = group.getFirst();
        ResultTrial second = group.get(1);
        return new DataException(second.first().place() + ": the factor '" + factors.get(factor)
                + "' changes within a trial: it is "
                + first.levels().get(factor).text() + " at epoch "
                + new Cell(first.first().epoch()).word() + " and "
                + second.levels().get(factor).text() + " at epoch "
                + new Cell(second.first().epoch()).word()
                + " of seed " + first.seed() + "; expected factors that stay the same in a trial. Leave '"
                + factors.get(factor) + "' out of columns.factors");
    }

    /** Two rows of one trial and epoch that contradict each other, with the columns that tell them apart. */
    DataException contradiction(ResultTrial trial, ResultTrial.Epoch first, ResultTrial.Epoch second) {
        List<String> what = new ArrayList<>();
        for (int i = 0; i < factors.size(); i++) {
            what.add(factors.get(i) + " " + trial.levels().get(i).text());
        }
        what.add("seed " + trial.seed());
        if (!trial.replicate().isEmpty()) {
            what.add("replicate " + trial.replicate());
        }
        columns.epoch()
                .filter(_ -> !areEpochsNone() && first.epoch() == second.epoch())
                .ifPresent(_ -> what.add("epoch " + new Cell(first.epoch()).word()));
        Optional<String> files = first.file().log().equals(second.file().log())
                ? Optional.empty()
                : FilesApart.advice(
                        stated.from(), first.file().name(), second.file().name());
        return new DataException(first.place() + " and " + second.place() + " are both of " + String.join(", ", what)
                + "; " + files.orElseGet(() -> advice(cells(first), cells(second))));
    }

    /** Of the columns in which two rows differ, the one that most probably says why, and what to do about it. */
    private String advice(Map<String, Cell> first, Map<String, Cell> second) {
        List<String> different = first.keySet().stream()
                .filter(name -> !first.get(name)
                        .word()
                        .equals(second.getOrDefault(name, Cell.NOTHING).word()))
                .filter(name -> !isUsed(name) && !has(name, Role.SKIPPED))
                .toList();
        Optional<String> factor =
                different.stream().filter(name -> has(name, Role.FACTOR)).findFirst();
        if (factor.isPresent()) {
            return "the hyperparameter '" + factor.get() + "' tells them apart ("
                    + first.get(factor.get()).found() + ", "
                    + second.getOrDefault(factor.get(), Cell.NOTHING).found() + "); add it to columns.factors";
        }
        Optional<String> text = different.stream()
                .filter(name ->
                        first.get(name).number().isEmpty() && !first.get(name).isBlank())
                .findFirst();
        if (text.isPresent()) {
            return named(
                    text.get(),
                    first.get(text.get()).word(),
                    second.get(text.get()).word(),
                    different);
        }
        return advice(first, second, different);
    }

    /** Of columns with numbers, the one that most probably tells two rows apart. */
    private String advice(Map<String, Cell> first, Map<String, Cell> second, List<String> different) {
        Optional<String> step = different.stream()
                .filter(name -> STEPS.contains(name.toLowerCase(Locale.ROOT)))
                .findFirst();
        if (step.isPresent() && columns.epoch().isEmpty()) {
            return "expected one row for each trial. If the column '" + step.get()
                    + "' counts epochs, state columns: {epoch: " + step.get() + "}";
        }
        Optional<String> whole = different.stream()
                .filter(name -> first.get(name).isWhole() && second.get(name).isWhole())
                .findFirst();
        String repetition = whole.map(name -> "If the column '" + name
                        + "' numbers repetitions, such as folds, state columns: {seed: ["
                        + String.join(", ", columns.seed()) + ", " + name
                        + "]}, or {replicate: " + name + "} if they share what the seed draws, such as the split; if it"
                        + " was varied, add it to columns.factors; if it"
                        + " counts epochs, state columns: {epoch: " + name + "}")
                .orElse("Remove one of them, or add the column that tells them apart to columns.factors");
        return "expected one row for each trial" + (columns.epoch().isPresent() ? " and epoch" : "") + ". "
                + repetition;
    }

    private boolean has(String name, Role role) {
        return columns.columns().stream().anyMatch(column -> column.name().equals(name) && column.role() == role);
    }

    private String named(String column, String first, String second, List<String> different) {
        String value = different.stream()
                .filter(name -> !name.equals(column))
                .findFirst()
                .orElse("value");
        return "the column '" + column + "' tells them apart ('" + first + "', '" + second
                + "'). If it names what was measured,"
                + " state columns: {metric: " + column + ", value: " + value
                + "}; if only some of its rows count, where: {"
                + column + ": " + first + "}; if it was varied, add it to columns.factors";
    }

    private boolean isUsed(String name) {
        return columns.factors().containsValue(name)
                || columns.seed().contains(name)
                || columns.replicate().contains(name)
                || columns.epoch().filter(name::equals).isPresent();
    }

    /** The cells of a row, read again. */
    private static Map<String, Cell> cells(ResultTrial.Epoch epoch) {
        Map<String, Cell> cells = new LinkedHashMap<>();
        ResultFile file = epoch.file();
        file.read(row -> {
            if (row.number() == epoch.number() && cells.isEmpty()) {
                copy(row, cells);
            }
        });
        return cells;
    }

    private static void copy(Row row, Map<String, Cell> cells) {
        SequencedSet<String> names = new LinkedHashSet<>(row.columns());
        names.forEach(name -> cells.put(name, row.cell(name)));
    }
}
