// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.tool;

import dev.ceteris.evidence.format.Cell;
import dev.ceteris.evidence.format.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code cv_results_} of scikit-learn's searches: a row for each candidate, with the scores of all splits side by side.
 * A split becomes a row, and its number the seed, because all candidates are scored on the same splits.
 */
public final class CrossValidationTable implements TableLayout {
    private static final String PARAMETER = "param_";
    private static final String SPLIT = "split";
    private static final Pattern SCORE = Pattern.compile("split(\\d+)_((?:test|train)_.+)");

    @Override
    public String tool() {
        return "cv_results_ of scikit-learn";
    }

    @Override
    public boolean fits(SequencedSet<String> names) {
        return names.stream().anyMatch(name -> SCORE.matcher(name).matches())
                && names.stream().anyMatch(name -> name.startsWith("mean_test_") || name.startsWith(PARAMETER));
    }

    @Override
    public List<Column> columns(SequencedSet<String> names) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(SPLIT, Role.SEED));
        SequencedSet<String> metrics = new LinkedHashSet<>();
        for (String name : names) {
            Matcher score = SCORE.matcher(name);
            if (score.matches()) {
                metrics.add(score.group(2));
            } else if (name.startsWith(PARAMETER)) {
                columns.add(new Column(name, name.substring(PARAMETER.length()), Role.FACTOR));
            } else {
                columns.add(new Column(name, Role.SKIPPED));
            }
        }
        metrics.forEach(metric -> columns.add(new Column(metric, Role.METRIC)));
        return columns;
    }

    @Override
    public List<Row> rows(Row row) {
        SequencedSet<String> splits = new LinkedHashSet<>();
        row.columns().forEach(name -> {
            Matcher score = SCORE.matcher(name);
            if (score.matches()) {
                splits.add(score.group(1));
            }
        });
        return splits.stream().<Row>map(split -> new Split(row, split)).toList();
    }

    @Override
    public List<String> notes() {
        return List.of("the splits of a cross-validation share training samples, so their scores are not independent;"
                + " state resampled: {train: …, test: …} with the sizes of a split to correct the tests for it");
    }

    /** One split of a candidate. */
    private record Split(Row row, String split) implements Row {
        @Override
        public Collection<String> columns() {
            return Stream.concat(Stream.of(SPLIT), row.columns().stream()).toList();
        }

        @Override
        public Cell cell(String column) {
            if (column.equals(SPLIT)) {
                return new Cell(split);
            }
            boolean isScore = column.startsWith("test_") || column.startsWith("train_");
            return row.cell(isScore ? SPLIT + split + "_" + column : column);
        }

        @Override
        public int number() {
            return row.number();
        }
    }
}
