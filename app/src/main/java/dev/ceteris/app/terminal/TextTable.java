// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows of cells, in columns.
 *
 * @param columns how each column is set; a row may have fewer cells, not more
 */
public record TextTable(List<Align> columns) {
    private static final String GAP = "  ";

    /** Towards which side a cell is pushed. */
    public enum Align {
        LEFT,
        RIGHT
    }

    public TextTable {
        columns = List.copyOf(columns);
    }

    public static TextTable of(Align... columns) {
        return new TextTable(List.of(columns));
    }

    /** The rows with every column as wide as its widest cell; no blanks at a line's end. */
    public String text(List<List<String>> rows) {
        int[] widths = new int[columns.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], Paragraph.width(row.get(i)));
            }
        }
        return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
    }

    private String line(List<String> row, int[] widths) {
        List<String> cells = new ArrayList<>();
        IntStream.range(0, row.size()).forEach(i -> {
            String padding = " ".repeat(widths[i] - Paragraph.width(row.get(i)));
            cells.add(columns.get(i) == Align.LEFT ? row.get(i) + padding : padding + row.get(i));
        });
        return String.join(GAP, cells).stripTrailing();
    }
}
