// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.init;

import dev.ceteris.base.Visible;
import dev.ceteris.data.format.csv.FirstRow;
import dev.ceteris.data.source.table.Answer;
import dev.ceteris.data.source.table.MissingValues;
import dev.ceteris.data.source.table.TableSummary.LeftOut;
import dev.ceteris.data.source.table.TableSummary.NumberColumn;
import dev.ceteris.evidence.verdict.InterimAnalyses;
import java.util.ArrayList;
import java.util.List;

/** The text of a first study. */
final class StudyDraft {
    private static final int MOST_COLUMNS = 40;

    private final List<String> lines = new ArrayList<>();

    private StudyDraft(String schemaLine, String study) {
        lines.add(schemaLine);
        lines.add("#");
        lines.add("# A first study, to be changed. Keys, words and defaults: docs/studies.md.");
        lines.add("study: " + quoted(study));
        lines.add("question: Does a larger learning rate give a smaller loss?");
        lines.add("");
        lines.add("data:");
    }

    /** Of a table. */
    static String of(TableDraft table, String schemaLine, String study) {
        StudyDraft draft = new StudyDraft(schemaLine, study);
        draft.table(table);
        long training = table.summary().trainSamples();
        long validation = Math.max(1, training / 5);
        draft.validation(validation);
        int batchSize = Math.clamp((training - validation) / 2, 1, 32);
        draft.rest(batchSize, training < 10_000 ? 50 : 20, "[32]");
        return draft.text();
    }

    /** Of the handwritten digits that Ceteris knows. */
    static String ofMnist(String schemaLine, String study) {
        StudyDraft draft = new StudyDraft(schemaLine, study);
        draft.lines.add("  source: mnist");
        draft.lines.add("  train: 5000  # default: all that are not validation");
        draft.validation(5000);
        draft.rest(128, 5, "[128]");
        return draft.text();
    }

    private void table(TableDraft table) {
        lines.add("  source:");
        lines.add("    csv: " + quoted(table.source().file().toString().replace('\\', '/')));
        switch (table.source().answer()) {
            case Answer.ClassColumn(String column) ->
                lines.add("    class: " + quoted(column) + "  # " + table.choice());
            case Answer.TargetColumns(List<String> columns) ->
                lines.add("    target: " + quoted(columns.getFirst()) + "  # " + table.choice());
        }
        if (table.source().layout().firstRow() == FirstRow.SAMPLE) {
            lines.add("    header: false  # the first row has numbers; columns are counted from 1");
        }
        if (table.source().missing() != MissingValues.REFUSE) {
            lines.add(
                    table.source().missing() == MissingValues.MEAN
                            ? "    missing: mean  # cells are missing: they get the mean of the training set"
                            : "    missing: drop  # cells are missing: their rows are left out");
        }
        if (!table.leftOut().isEmpty()) {
            lines.add("    ignore:");
            table.leftOut().forEach(left -> lines.add("      - " + quoted(left.column()) + "  # " + left.reason()));
        }
        lines.add("    # test: 0.2  # share of the rows that are the test set, or a file with its rows");
        lines.add("    # scaling: standardized");
        table.summary().columns().stream().limit(MOST_COLUMNS).forEach(column -> lines.add("    # " + said(column)));
        int more = table.summary().columns().size() - MOST_COLUMNS;
        if (more > 0) {
            lines.add("    # … and " + more + " more inputs");
        }
        for (LeftOut left : table.summary().leftOut()) {
            if (!left.reason().equals("ignored")) {
                lines.add("    # left out: " + Visible.text(left.name()) + " (" + left.reason() + ")");
            }
        }
        table.summary().remarks().stream()
                .filter(remark -> !remark.startsWith("left out:"))
                .forEach(remark -> lines.add("    # note: " + remark.replaceAll("\\p{Cntrl}", " ")));
    }

    private static String said(NumberColumn column) {
        return "input " + Visible.text(column.name()) + ": "
                + (column.categories() > 0 ? column.categories() + " categories" : "numbers")
                + (column.missing() > 0 ? ", " + column.missing() + " missing" : "");
    }

    private void validation(long samples) {
        lines.add("  validation: " + samples + "  # samples taken from the training set");
    }

    /**
     * Adam at 0.01 with a cosine came within a point of accuracy of the best of 60 recipes on scikit-learn's digits,
     * and within 3 % of the best error on its diabetes table, by validation samples (docs/accuracy.md); the best
     * learning rates of plain gradient descent differed by a factor of ten between them.
     */
    private void rest(int batchSize, int epochs, String hidden) {
        lines.addAll(List.of(
                "",
                "network:",
                "  hidden: " + hidden + "  # units of each hidden layer",
                "  # activation: relu",
                "  # initialization: he",
                "",
                "training:",
                "  optimizer: adam",
                "  batchSize: " + batchSize,
                "  epochs: " + epochs,
                "  schedule: cosine  # the learning rate falls to 0 in the course of a trial",
                "  # regularization: none",
                "  # earlyStopping: never",
                "",
                "# What differs between conditions; all else is held equal.",
                "vary:",
                "  learningRate: [0.001, 0.01]",
                "",
                "hypotheses:",
                "  - less: {metric: final test.loss, of: {learningRate: 0.01}, than: {learningRate: 0.001}}",
                "",
                "seeds: 10  # with fewer than " + InterimAnalyses.fewestSeeds(InterimAnalyses.ALPHA, 1)
                        + " no verdict can come out"));
    }

    private String text() {
        return String.join("\n", lines) + "\n";
    }

    /** As YAML reads it back, whatever is in it. */
    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            switch (letter) {
                case '"', '\\' -> out.append('\\').append(letter);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append(letter);
            }
        }
        return out.append('"').toString();
    }
}
