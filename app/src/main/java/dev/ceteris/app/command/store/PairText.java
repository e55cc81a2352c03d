// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.store;

import static dev.ceteris.app.terminal.TextTable.Align.LEFT;
import static dev.ceteris.app.terminal.TextTable.Align.RIGHT;

import dev.ceteris.app.terminal.Paragraph;
import dev.ceteris.app.terminal.TextTable;
import dev.ceteris.evidence.verdict.Comparison;
import dev.ceteris.evidence.verdict.ComparisonOutcome;
import dev.ceteris.lab.results.RunPair;
import dev.ceteris.lab.store.StoreException;
import dev.ceteris.report.verdict.VerdictReport;
import java.util.ArrayList;
import java.util.List;

/** Two runs beside each other, as text. */
record PairText(RunPair pair, int columns) {
    /** @throws StoreException when the two have no condition in common */
    String text() {
        List<RunPair.Row> rows = pair.rows();
        if (rows.isEmpty()) {
            throw new StoreException(pair.first().id() + " and " + pair.second().id()
                    + " have no condition with a common metric that has ended in both; expected the same levels of "
                    + "the same"
                    + " factors");
        }
        List<String> lines = new ArrayList<>(Paragraph.wrap(
                "", pair.second().id() + " compared with " + pair.first().id(), columns));
        List<String> differences = pair.differences();
        lines.addAll(Paragraph.wrap(
                "  differs  ",
                differences.isEmpty()
                        ? "in nothing but its seeds, its hypotheses or its name"
                        : String.join("; ", differences),
                columns));
        return String.join("\n", lines) + "\n\n" + table(rows) + "\n\n"
                + String.join(
                        "\n",
                        Paragraph.wrap(
                                "",
                                "Comparisons are uncorrected and were not preregistered: use them as hypotheses for a"
                                        + " new study.",
                                columns));
    }

    private static String table(List<RunPair.Row> rows) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(List.of("condition", "metric", "n", "difference", "95 % interval", "P(> 0)", "uncorrected"));
        for (RunPair.Row row : rows) {
            Comparison difference = row.difference();
            List<String> line =
                    new ArrayList<>(List.of(row.condition(), row.metric(), String.valueOf(difference.count())));
            line.addAll(VerdictReport.cells(difference));
            line.add(difference.outcome() == ComparisonOutcome.DIFFERENT ? "different" : "not different");
            cells.add(line);
        }
        return TextTable.of(LEFT, LEFT, RIGHT, RIGHT, RIGHT, RIGHT, LEFT).text(cells);
    }
}
