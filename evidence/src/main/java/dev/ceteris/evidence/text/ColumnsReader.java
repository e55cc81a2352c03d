// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.text;

import dev.ceteris.spec.Binder;
import dev.ceteris.spec.Node;
import dev.ceteris.spec.StudyException;
import dev.ceteris.spec.Word;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/** Reads which columns of results are what: the sections {@code columns}, {@code where} and {@code from}. */
final class ColumnsReader {
    static final String COLUMNS = "columns";
    static final String WHERE = "where";
    static final String FROM = "from";

    private static final String FACTORS = "factors";
    private static final String SEED = "seed";
    private static final String REPLICATE = "replicate";
    private static final String EPOCH = "epoch";
    private static final String METRICS = "metrics";
    private static final String METRIC = "metric";
    private static final String VALUE = "value";
    private static final String STATE = "state";
    private static final String DIVERGED = "diverged";
    private static final List<String> KEYS =
            List.of(FACTORS, SEED, REPLICATE, EPOCH, METRICS, METRIC, VALUE, STATE, DIVERGED);

    private static final String COLUMN = "column";
    private static final String FINISHED = "finished";

    /** Claims state the form of a metric before its name, so the name is one word. */
    private static final Pattern ONE_WORD = Pattern.compile("\\S+");

    private final Node.Fields tree;

    ColumnsReader(Node.Fields tree) {
        this.tree = tree;
    }

    /** @throws StudyException when no factor is named, or a key or a value is not known */
    ResultColumns read() {
        Optional<FilePattern> from =
                tree.value(FROM).map(node -> new FilePattern(word(node, "'from'", "a name such as {seed}/log.csv")));
        Node.Fields section = section(from.isPresent());
        SequencedMap<String, Word> factors =
                section.value(FACTORS).map(node -> named(node, FACTORS)).orElseGet(LinkedHashMap::new);
        boolean inName =
                from.stream().flatMap(pattern -> pattern.fields().stream()).anyMatch(ColumnsReader::isFactor);
        if (factors.isEmpty() && !inName) {
            throw noFactors(section);
        }
        return new ResultColumns(
                factors,
                section.value(SEED).map(node -> words(node, SEED)).orElse(List.of()),
                section.value(REPLICATE).map(node -> words(node, REPLICATE)).orElse(List.of()),
                section.value(EPOCH).map(node -> word(node, "'columns.epoch'")),
                metrics(section),
                longForm(section),
                section.value(DIVERGED).map(ColumnsReader::mark),
                section.value(STATE).map(ColumnsReader::state),
                where(),
                from);
    }

    /** Whether a name in the pattern of file names is that of a factor. */
    static boolean isFactor(String field) {
        return !field.equals(SEED) && !field.equals(EPOCH) && !field.equals(METRIC);
    }

    private Node.Fields section(boolean mayBeLeftOut) {
        String expected = "a section with the keys " + String.join(", ", KEYS);
        Optional<Node> node = tree.value(COLUMNS);
        if (node.isEmpty() && mayBeLeftOut) {
            return new Node.Fields(tree.place(), new LinkedHashMap<>());
        }
        if (!(node.orElseThrow(() -> tree.place()
                        .error("the file has no 'columns', expected " + expected + ", such as {factors: [optimizer]}"))
                instanceof Node.Fields section)) {
            throw Binder.mismatch(node.get(), "'columns'", expected);
        }
        Binder.checkKeys(section, KEYS, COLUMNS);
        return section;
    }

    private StudyException noFactors(Node.Fields section) {
        Optional<Node> written = section.value(FACTORS);
        if (written.isPresent()) {
            return Binder.mismatch(written.get(), "'columns.factors'", "at least one column");
        }
        return Optional.ofNullable(tree.fields().get(COLUMNS))
                .map(Node.Field::key)
                .orElse(tree.place())
                .error("'columns' has no 'factors', expected a list of the columns that say what was varied");
    }

    private static SequencedMap<String, Word> metrics(Node.Fields section) {
        SequencedMap<String, Word> metrics =
                section.value(METRICS).map(list -> named(list, METRICS)).orElseGet(LinkedHashMap::new);
        metrics.forEach((metric, column) -> {
            if (!ONE_WORD.matcher(metric).matches()) {
                throw column.place()
                        .error("the metric '" + metric
                                + "' in 'columns.metrics' has a blank in its name; give it another one, as in {"
                                + metric.replaceAll("\\s+", ".") + ": " + metric + "}");
            }
        });
        return metrics;
    }

    private static Optional<ResultColumns.LongForm> longForm(Node.Fields section) {
        Optional<Node> metric = section.value(METRIC);
        Optional<Node> value = section.value(VALUE);
        if (metric.isEmpty() && value.isEmpty()) {
            return Optional.empty();
        }
        if (metric.isEmpty() || value.isEmpty()) {
            throw section.place()
                    .error("'columns' has only one of 'metric' and 'value'; expected both: the column with the name of"
                            + " the metric, and the column with its value");
        }
        return Optional.of(new ResultColumns.LongForm(
                word(metric.get(), "'columns.metric'"), word(value.get(), "'columns.value'")));
    }

    private static List<Word> words(Node node, String key) {
        String subject = "'columns." + key + "'";
        return node instanceof Node.Items items
                ? items.values().stream()
                        .map(item -> word(item, "an item of " + subject))
                        .toList()
                : List.of(word(node, subject));
    }

    /** Columns by their names in claims: a list where both are the same, a section where they are not. */
    private static SequencedMap<String, Word> named(Node node, String key) {
        String subject = "'columns." + key + "'";
        SequencedMap<String, Word> named = new LinkedHashMap<>();
        switch (node) {
            case Node.Text one -> named.put(one.value(), word(one, subject));
            case Node.Items items ->
                items.values().forEach(item -> {
                    Word column = word(item, "an item of " + subject);
                    if (named.putIfAbsent(column.text(), column) != null) {
                        throw item.place().error(subject + " has '" + column.text() + "' twice; keep one of them");
                    }
                });
            case Node.Fields section ->
                section.fields()
                        .forEach((name, field) ->
                                named.put(name, word(field.value(), "'columns." + key + "." + name + "'")));
            default -> throw Binder.mismatch(node, subject, "a list of columns, or a section such as {name: column}");
        }
        return named;
    }

    private static Word word(Node node, String subject) {
        return word(node, subject, "the name of a column");
    }

    private static Word word(Node node, String subject, String expected) {
        return switch (node) {
            case Node.Text text -> new Word(text.value(), text.place());
            case Node.Whole number -> new Word(number.written(), number.place());
            default -> throw Binder.mismatch(node, subject, expected);
        };
    }

    private static ResultColumns.Mark mark(Node node) {
        String text = word(node, "'columns.diverged'").text();
        int equals = text.indexOf('=');
        return equals < 0
                ? new ResultColumns.Mark(new Word(text.strip(), node.place()), Optional.empty())
                : new ResultColumns.Mark(
                        new Word(text.substring(0, equals).strip(), node.place()),
                        Optional.of(text.substring(equals + 1).strip()));
    }

    private static ResultColumns.State state(Node node) {
        if (!(node instanceof Node.Fields section)) {
            return new ResultColumns.State(word(node, "'columns.state'"), List.of());
        }
        Binder.checkKeys(section, List.of(COLUMN, FINISHED), COLUMNS + "." + STATE);
        Node column = section.value(COLUMN)
                .orElseThrow(() -> section.place()
                        .error("'columns.state' has no 'column', expected one, such as {column: "
                                + "status, finished: [OK]}"));
        return new ResultColumns.State(
                word(column, "'columns.state.column'"),
                section.value(FINISHED)
                        .map(list -> texts(list, "'columns.state.finished'"))
                        .orElse(List.of()));
    }

    private SequencedMap<String, ResultColumns.Accepted> where() {
        SequencedMap<String, ResultColumns.Accepted> where = new LinkedHashMap<>();
        Optional<Node> node = tree.value(WHERE);
        if (node.isEmpty()) {
            return where;
        }
        if (!(node.get() instanceof Node.Fields section)) {
            throw Binder.mismatch(
                    node.get(), "'where'", "a section such as {split: test}, of columns and their values");
        }
        section.fields()
                .forEach((column, field) -> where.put(
                        column,
                        new ResultColumns.Accepted(
                                new Word(column, field.key()), texts(field.value(), "'where." + column + "'"))));
        return where;
    }

    private static List<String> texts(Node node, String subject) {
        if (node instanceof Node.Items items) {
            return items.values().stream()
                    .map(item -> text(item, "an item of " + subject))
                    .toList();
        }
        return List.of(text(node, subject));
    }

    private static String text(Node node, String subject) {
        return switch (node) {
            case Node.Text _, Node.Whole _, Node.Decimal _, Node.Truth _ -> node.written();
            default -> throw Binder.mismatch(node, subject, "a value, or a list of values");
        };
    }
}
