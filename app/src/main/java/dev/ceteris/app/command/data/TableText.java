// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.data;

import dev.ceteris.app.terminal.Paragraph;
import dev.ceteris.app.terminal.TextTable;
import dev.ceteris.app.terminal.TextTable.Align;
import dev.ceteris.base.Numbers;
import dev.ceteris.base.Plural;
import dev.ceteris.base.Visible;
import dev.ceteris.data.source.table.TableSummary;
import dev.ceteris.data.source.table.TableSummary.NumberColumn;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table in words. */
final class TableText {
    /** More columns are a matter for the JSON. */
    private static final int MOST_COLUMNS = 40;

    private static final int WIDTH = 80;

    private TableText() {}

    static String of(DataText.Entry entry, TableSummary table) {
        List<String> lines = new ArrayList<>();
        lines.add(Visible.text(entry.name()) + ": " + entry.description());
        lines.add(DataText.where(entry));
        lines.add("");
        lines.add(counted(table.trainSamples(), "training samples"));
        lines.add(counted(table.testSamples(), "test samples"));
        if (table.droppedRows() > 0) {
            lines.add(counted(table.droppedRows(), "rows left out, because a value is missing"));
        }
        lines.add(counted(table.inputs(), inputs(table)));
        if (!table.classes().isEmpty()) {
            lines.add(counted(table.classes().size(), "classes"));
            lines.add("");
            DataText.addClasses(table.classes(), table.trainSamples(), lines);
        } else {
            lines.add(counted(table.targets().size(), table.targets().size() == 1 ? "target" : "targets"));
        }
        lines.add("");
        addColumns(table, lines);
        for (NumberColumn target : table.testSamples() == 0 ? List.<NumberColumn>of() : table.targets()) {
            lines.add("");
            lines.addAll(Paragraph.wrap(
                    "",
                    "Always answering the mean of the training set, " + number(target.mean()) + ", has a mean"
                            + " squared error of " + number(target.baseline()) + " on the test set ("
                            + Visible.text(target.name()) + ").",
                    WIDTH));
        }
        if (!table.remarks().isEmpty()) {
            lines.add("");
            table.remarks().forEach(remark -> lines.addAll(Paragraph.wrap("note: ", remark, WIDTH)));
        }
        DataText.addFiles(table.files(), lines);
        return String.join("\n", lines);
    }

    private static String inputs(TableSummary table) {
        String each = table.inputs() == 1 ? "input" : "inputs each";
        boolean numbers = table.columns().stream().anyMatch(column -> column.categories() == 0);
        return numbers ? each + ", numbers from " + number(table.minimum()) + " to " + number(table.maximum()) : each;
    }

    private static void addColumns(TableSummary table, List<String> lines) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("column of the training set", "from", "to", "mean", "deviation", "missing"));
        table.targets().forEach(target -> rows.add(row("target " + target.name(), target)));
        table.columns().stream().limit(MOST_COLUMNS).forEach(column -> rows.add(row(column.name(), column)));
        TextTable.of(Align.LEFT, Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.RIGHT)
                .text(rows)
                .lines()
                .forEach(line -> lines.add("  " + line));
        int hidden = table.columns().size() - MOST_COLUMNS;
        if (hidden > 0) {
            lines.add("  … and " + hidden + " more; --json lists them all");
        }
    }

    private static List<String> row(String name, NumberColumn column) {
        String missing = column.missing() == 0 ? "" : String.valueOf(column.missing());
        return column.categories() > 0
                ? List.of(name, "", "", Plural.of(column.categories(), "category", "categories"), "", missing)
                : List.of(
                        name,
                        number(column.minimum()),
                        number(column.maximum()),
                        number(column.mean()),
                        number(column.deviation()),
                        missing);
    }

    /** Four digits; whole numbers as they are. */
    private static String number(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e7;
        return Numbers.plain(
                whole || !Double.isFinite(value)
                        ? value
                        : new BigDecimal(value).round(new MathContext(4)).doubleValue());
    }

    private static String counted(long count, String what) {
        return String.format(Locale.ROOT, "%,12d %s", count, what);
    }
}
