// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.page;

import java.util.ArrayList;
import java.util.List;

/**
 * What the original report says, row by row, beside what is measured under its conditions.
 *
 * @param id names the table, unique on its page
 */
public record ReportedValues(String id, List<Row> rows) {
    /**
     * One number, as it was reported and as it is measured.
     *
     * @param what is reported
     * @param reported by the original report
     * @param measured by Ceteris
     */
    public record Row(String what, String reported, String measured) {}

    /** The rows as a table. */
    public Element.Tabled table() {
        List<Table.Row> cells = new ArrayList<>();
        for (Row row : rows) {
            cells.add(Table.Row.of(
                    new Table.Cell.Plain(row.what),
                    new Table.Cell.Plain(row.reported),
                    new Table.Cell.Plain(row.measured)));
        }
        return new Element.Tabled(new Table(
                id,
                "Reported, and measured under the reported conditions",
                List.of(Table.Column.text("what"), Table.Column.text("reported"), Table.Column.text("measured")),
                cells));
    }
}
