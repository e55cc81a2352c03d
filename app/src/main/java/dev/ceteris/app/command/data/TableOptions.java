// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.data;

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
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** What the command line says of a table; the meanings are those of the keys of a study. */
final class TableOptions {
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9.]+([eE][+-]?[0-9]+)?");

    @Option(
            names = "--class",
            paramLabel = "COLUMN",
            description = "table: name or number (from 1) of the class column (default: the last)")
    String classColumn;

    @Option(
            names = "--target",
            paramLabel = "COLUMN,…",
            split = ",",
            description = "table: columns of numbers to predict, instead of a class")
    List<String> targets;

    @Option(names = "--no-header", description = "CSV: the first row is a sample, not the columns' names")
    boolean headless;

    @Option(
            names = "--test",
            paramLabel = "SHARE|FILE",
            defaultValue = "0.2",
            description = "share of the rows or images that are the test set; table: or a file with its rows"
                    + " (default: ${DEFAULT-VALUE})")
    String test;

    @Option(names = "--split", paramLabel = "COLUMN", description = "table: column that says train or test of each row")
    String split;

    @Option(
            names = "--inputs",
            paramLabel = "COLUMN,…",
            split = ",",
            description = "table: the columns that a network sees (default: all others)")
    List<String> inputs = List.of();

    @Option(
            names = "--ignore",
            paramLabel = "COLUMN,…",
            split = ",",
            description = "table: columns that a network does not see")
    List<String> ignored = List.of();

    @Option(
            names = "--categorical",
            paramLabel = "COLUMN,…",
            split = ",",
            description = "table: columns whose values are names, not numbers")
    List<String> categorical = List.of();

    @Option(names = "--group", paramLabel = "COLUMN", description = "table: column whose equal values stay together")
    String group = "";

    @Option(
            names = "--missing",
            paramLabel = "refuse|drop|mean",
            description = "table: what is done about missing values (default: refuse)")
    MissingValues missing = MissingValues.REFUSE;

    @Option(
            names = "--separator",
            paramLabel = "comma|semicolon|tab|bar",
            description = "CSV: what separates the columns (default: recognized)")
    Separator separator = Separator.RECOGNIZED;

    @Option(
            names = "--decimal",
            paramLabel = "point|comma",
            description = "CSV: the decimal mark (default: recognized)")
    DecimalMark decimal = DecimalMark.RECOGNIZED;

    /** The table that a file is, with what the options say about it. */
    CsvSource of(Path file) {
        return new CsvSource(
                file,
                new CsvLayout(headless ? FirstRow.SAMPLE : FirstRow.NAMES, separator, decimal),
                targets == null
                        ? new Answer.ClassColumn(classColumn == null ? "last" : classColumn)
                        : new Answer.TargetColumns(targets),
                new ColumnChoice(inputs, ignored, categorical, group),
                missing,
                part(),
                Drawing.RANDOM,
                Scaling.AS_IS);
    }

    /** Which part is the test set. */
    TestPart part() {
        if (split != null) {
            return new TestPart.SplitColumn(split);
        }
        return NUMBER.matcher(test).matches()
                ? new TestPart.Share(Double.parseDouble(test))
                : new TestPart.OtherFile(Path.of(test));
    }
}
