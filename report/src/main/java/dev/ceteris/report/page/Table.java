// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.page;

import dev.ceteris.report.summary.Look;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table as readers see it and as its CSV file holds it, which has every digit and one number per field.
 *
 * @param id names its file, unique
 * @param caption what it shows
 * @param columns the first one heads the rows
 * @param rows as many cells as columns, each with as many fields as its column
 */
public record Table(String id, String caption, List<Column> columns, List<Row> rows) {
    /** Longer tables are folded, or scroll. */
    private static final int LONG = 20;

    private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",\r\n]|^\\s|\\s$");

    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * One column of a table.
     *
     * @param name as readers see it
     * @param align how its cells are set
     * @param fields names of its fields in the CSV file
     */
    public record Column(String name, Align align, List<String> fields) {
        public static Column text(String name) {
            return new Column(name, Align.TEXT, List.of(name));
        }

        public static Column number(String name, String... fields) {
            return new Column(name, Align.NUMBER, List.of(fields));
        }

        boolean numeric() {
            return align == Align.NUMBER;
        }
    }

    public enum Align {
        TEXT,
        NUMBER
    }

    public record Row(Cell head, List<Cell> cells) {
        public static Row of(Cell head, Cell... cells) {
            return new Row(head, List.of(cells));
        }

        private List<String> texts() {
            return Stream.concat(Stream.of(head), cells.stream())
                    .map(Cell::text)
                    .toList();
        }

        private List<String> fields() {
            return Stream.concat(Stream.of(head), cells.stream())
                    .flatMap(cell -> cell.fields().stream())
                    .toList();
        }
    }

    /** One cell: its text, and its fields in the CSV file. */
    public sealed interface Cell {
        public String text();

        List<String> fields();

        record Plain(String text) implements Cell {
            @Override
            public List<String> fields() {
                return List.of(text);
            }
        }

        /** A condition, with its colour and marker; its fields are the label and the levels. */
        record Named(Look look, String text, List<String> fields) implements Cell {}

        /** A row beside the conditions that is not one; its fields are those of its column. */
        record Reference(String text, List<String> fields) implements Cell {}

        record Measured(String text, List<String> fields) implements Cell {
            boolean numeric() {
                return true;
            }
        }

        /** A digest, shown by its first digits; the page gives the full one on hovering and copies it on a click. */
        record Digest(String full) implements Cell {
            @Override
            public String text() {
                return full.substring(0, Math.min(12, full.length()));
            }

            @Override
            public List<String> fields() {
                return List.of(full);
            }
        }
    }

    /** The same table under another id, for a page that shows several of its kind. */
    public Table named(String id) {
        return new Table(id, caption, columns, rows);
    }

    /** The same table under another caption. */
    public Table captioned(String caption) {
        return new Table(id, caption, columns, rows);
    }

    /** Whether readers should not have to pass all of it on their way. */
    boolean tall() {
        return rows.size() > LONG;
    }

    /** What readers see, row by row, the names of the columns first. */
    public List<List<String>> texts() {
        Stream<List<String>> header =
                Stream.of(columns.stream().map(Column::name).toList());
        return Stream.concat(header, rows.stream().map(Row::texts)).toList();
    }

    /** The whole table in CSV (RFC 4180), with a header. */
    public String csv() {
        Stream<List<String>> header = Stream.of(
                columns.stream().flatMap(column -> column.fields().stream()).toList());
        return Stream.concat(header, rows.stream().map(Row::fields))
                .map(fields -> fields.stream().map(Table::quoted).collect(Collectors.joining(",", "", "\r\n")))
                .collect(Collectors.joining());
    }

    private static String quoted(String field) {
        return NEEDS_QUOTES.matcher(field).find() ? '"' + field.replace("\"", "\"\"") + '"' : field;
    }
}
