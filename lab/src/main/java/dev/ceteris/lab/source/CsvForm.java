// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.source;

import dev.ceteris.base.SpecException;
import dev.ceteris.data.format.csv.CsvLayout;
import dev.ceteris.data.format.csv.FirstRow;
import dev.ceteris.data.format.csv.Separator;
import dev.ceteris.data.format.table.DecimalMark;
import dev.ceteris.data.source.CsvSource;
import dev.ceteris.data.source.Scaling;
import dev.ceteris.data.source.table.Answer;
import dev.ceteris.data.source.table.ColumnChoice;
import dev.ceteris.data.source.table.Drawing;
import dev.ceteris.data.source.table.MissingValues;
import dev.ceteris.data.source.table.TestPart;
import dev.ceteris.spec.Binder;
import dev.ceteris.spec.Node;
import dev.ceteris.spec.SectionKey;
import dev.ceteris.spec.Shapes;
import dev.ceteris.spec.ValueKind;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * How a study writes a table as its data. What has not always been a key is written only where it differs from what is
 * usual, so that the digests of older studies stay what they are.
 */
final class CsvForm implements SourceForm<CsvSource> {
    private static final ValueKind COLUMN = ValueKind.Either.of(new ValueKind.Text(), new ValueKind.Whole(""));
    private static final ValueKind COLUMNS = new ValueKind.Phrased(
            "a column, or a list of columns",
            ValueKind.Either.of(new ValueKind.Text(), new ValueKind.Whole(""), ValueKind.Items.distinct(COLUMN)));

    private static final SectionKey CSV = SectionKey.required(
            "csv",
            new ValueKind.Text(),
            "path of the file, CSV or Parquet; a relative one starts at the folder in which `ceteris` is called, like"
                    + " every other path on its command line");
    private static final SectionKey CLASS = SectionKey.free(
            "class", COLUMN, "`target`", "the column of classes to predict: its name, or its number from 1");
    private static final SectionKey TARGET = SectionKey.free(
            "target",
            COLUMNS,
            "`class`",
            "the column of numbers to predict, or a list of columns; they are learned standardized, and errors are"
                    + " reported in their own unit");
    private static final SectionKey HEADER = SectionKey.unsaid(
            "header", new ValueKind.Truth(), "true", "whether the first row holds the columns' names");
    private static final SectionKey TEST = SectionKey.unsaid(
            "test",
            new ValueKind.Phrased(
                    "number, above 0 and below 1; or the path of a file",
                    ValueKind.Either.of(new ValueKind.Real("above 0 and below 1"), new ValueKind.Text())),
            "0.2",
            "the share of each class (of all rows, for numbers) that becomes the test set, or a file with its rows");
    private static final SectionKey SCALING = SectionKey.unsaid(
            "scaling",
            new ValueKind.Choice(Scaling.class),
            "standardized",
            "what is done to the numbers: mean 0 and variance 1, or inputs from 0 to 1, fitted to the training set; or"
                    + " nothing");
    private static final SectionKey INPUTS =
            SectionKey.free("inputs", COLUMNS, "all other columns", "the columns that the network sees, in this order");
    private static final SectionKey IGNORE =
            SectionKey.free("ignore", COLUMNS, "none", "columns that the network does not see");
    private static final SectionKey CATEGORICAL = SectionKey.free(
            "categorical",
            COLUMNS,
            "columns of words",
            "columns whose values are names, also where they look like numbers; each value in the training set becomes"
                    + " an input that is 1 or 0");
    private static final SectionKey MISSING = SectionKey.unsaid(
            "missing",
            new ValueKind.Choice(MissingValues.class),
            "refuse",
            "what is done about a missing value: refuse the file, drop the row, or take the mean of the training set");
    private static final SectionKey SPLIT = SectionKey.free(
            "split", COLUMN, "`test`", "a column that says `train` or `test` of each row, instead of `test`");
    private static final SectionKey GROUP = SectionKey.free(
            "group",
            COLUMN,
            "nothing",
            "a column whose equal values are never divided between two sets, such as a patient");
    private static final SectionKey DRAWING = SectionKey.unsaid(
            "drawing",
            new ValueKind.Choice(Drawing.class),
            "random",
            "how a seed draws the validation set, a limited training set and folds: each row by itself, or with the"
                    + " same share of every class");
    private static final SectionKey SEPARATOR =
            SectionKey.unsaid("separator", new ValueKind.Choice(Separator.class), "recognized", "what separates cells");
    private static final SectionKey DECIMAL = SectionKey.unsaid(
            "decimal", new ValueKind.Choice(DecimalMark.class), "recognized", "the decimal mark of numbers");

    @Override
    public Class<CsvSource> kind() {
        return CsvSource.class;
    }

    @Override
    public List<SectionKey> keys() {
        return List.of(
                CSV,
                CLASS,
                TARGET,
                HEADER,
                TEST,
                SCALING,
                INPUTS,
                IGNORE,
                CATEGORICAL,
                MISSING,
                SPLIT,
                GROUP,
                DRAWING,
                SEPARATOR,
                DECIMAL);
    }

    @Override
    public CsvSource read(Node.Fields section, String path) {
        Path file = file((String) CSV.read(section, path), section, "csv", path);
        try {
            return new CsvSource(
                    file,
                    new CsvLayout(
                            (boolean) HEADER.read(section, path) ? FirstRow.NAMES : FirstRow.SAMPLE,
                            (Separator) SEPARATOR.read(section, path),
                            (DecimalMark) DECIMAL.read(section, path)),
                    answer(section, path),
                    new ColumnChoice(
                            columns(INPUTS, section, path),
                            columns(IGNORE, section, path),
                            columns(CATEGORICAL, section, path),
                            column(GROUP, section, path)),
                    (MissingValues) MISSING.read(section, path),
                    test(section, path),
                    (Drawing) DRAWING.read(section, path),
                    (Scaling) SCALING.read(section, path));
        } catch (SpecException refused) {
            throw Binder.impossible(refused, section, section.place(), path);
        }
    }

    private static Answer answer(Node.Fields section, String path) {
        if (section.has(CLASS.name()) == section.has(TARGET.name())) {
            boolean both = section.has(CLASS.name());
            throw section.place()
                    .error("'" + path + "' has " + (both ? "'class' and 'target'" : "no 'class' and no 'target'")
                            + ", expected one of them: 'class' for a column of classes, 'target' for a column of"
                            + " numbers");
        }
        return section.has(TARGET.name())
                ? new Answer.TargetColumns(columns(TARGET, section, path))
                : new Answer.ClassColumn(column(CLASS, section, path));
    }

    private static TestPart test(Node.Fields section, String path) {
        if (section.has(SPLIT.name())) {
            return new TestPart.SplitColumn(column(SPLIT, section, path));
        }
        return section.value(TEST.name()).orElse(null) instanceof Node.Text text
                ? new TestPart.OtherFile(file(text.value(), section, "test", path))
                : new TestPart.Share((double) TEST.read(section, path));
    }

    private static Path file(String written, Node.Fields section, String key, String path) {
        try {
            if (!written.isBlank()) {
                return Path.of(written);
            }
        } catch (InvalidPathException refused) {
            // Answered below, like no path at all.
        }
        throw Binder.mismatch(section.fields().get(key).value(), "'" + path + "." + key + "'", "the path of a file");
    }

    /** A column may be given by its number, which needs no quotes. */
    private static String column(SectionKey key, Node.Fields section, String path) {
        return section.value(key.name())
                .map(node -> column(node, "'" + path + "." + key.name() + "'"))
                .orElse("");
    }

    private static String column(Node node, String subject) {
        return node instanceof Node.Whole number ? number.value().toString() : Binder.text(node, subject);
    }

    private static List<String> columns(SectionKey key, Node.Fields section, String path) {
        String subject = "'" + path + "." + key.name() + "'";
        return section.value(key.name())
                .map(node -> node instanceof Node.Items items
                        ? items.values().stream()
                                .map(item -> column(item, "an item of " + subject))
                                .toList()
                        : List.of(column(node, subject)))
                .orElse(List.of());
    }

    @Override
    public SequencedMap<String, Object> plain(CsvSource csv) {
        SequencedMap<String, Object> section = new LinkedHashMap<>();
        section.put(CSV.name(), plain(csv.file()));
        switch (csv.answer()) {
            case Answer.ClassColumn(String column) -> section.put(CLASS.name(), column);
            case Answer.TargetColumns(List<String> columns) ->
                section.put(TARGET.name(), columns.size() == 1 ? columns.getFirst() : columns);
        }
        section.put(HEADER.name(), csv.layout().firstRow() == FirstRow.NAMES);
        switch (csv.test()) {
            case TestPart.Share(double share) -> section.put(TEST.name(), share);
            case TestPart.OtherFile(Path file) -> section.put(TEST.name(), plain(file));
            case TestPart.SplitColumn(String column) -> section.put(SPLIT.name(), column);
        }
        section.put(SCALING.name(), Shapes.wordOf(csv.scaling()));
        said(section, INPUTS, csv.columns().inputs());
        said(section, IGNORE, csv.columns().ignored());
        said(section, CATEGORICAL, csv.columns().categorical());
        said(section, MISSING, Shapes.wordOf(csv.missing()));
        if (!csv.columns().group().isEmpty()) {
            section.put(GROUP.name(), csv.columns().group());
        }
        said(section, DRAWING, Shapes.wordOf(csv.drawing()));
        said(section, SEPARATOR, Shapes.wordOf(csv.layout().separator()));
        said(section, DECIMAL, Shapes.wordOf(csv.layout().decimal()));
        return section;
    }

    private static String plain(Path file) {
        return file.toString().replace('\\', '/');
    }

    private static void said(SequencedMap<String, Object> section, SectionKey key, List<String> columns) {
        if (!columns.isEmpty()) {
            section.put(key.name(), columns);
        }
    }

    private static void said(SequencedMap<String, Object> section, SectionKey key, String word) {
        if (!key.value().orElseThrow().equals(word)) {
            section.put(key.name(), word);
        }
    }
}
