// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.model;

import dev.ceteris.app.terminal.TextTable;
import dev.ceteris.app.terminal.TextTable.Align;
import dev.ceteris.base.Plural;
import dev.ceteris.base.Visible;
import dev.ceteris.data.source.TargetColumn;
import dev.ceteris.lab.trial.TargetErrors;
import dev.ceteris.model.Assessment;
import dev.ceteris.model.ModelOutputs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import tools.jackson.databind.json.JsonMapper;

/** How well a model does, for people and for programs. */
record AssessmentText(ModelOutputs outputs, Assessment assessment) {
    String text() {
        return switch (assessment) {
            case Assessment.OfClasses classes ->
                String.format(
                                Locale.ROOT,
                                "%s, accuracy %.4f, loss %.4f nats",
                                Plural.of(classes.samples(), "sample"),
                                classes.accuracy(),
                                classes.loss())
                        + "\n\n" + table(classes.confusion());
            case Assessment.OfNumbers numbers -> {
                TargetErrors errors = numbers.errors();
                yield String.format(
                        Locale.ROOT,
                        "%s, mean squared error %.6g, mean absolute error %.6g, R² %.4f%s",
                        Plural.of(numbers.samples(), "sample"),
                        errors.mse(),
                        errors.mae(),
                        errors.r2(),
                        units());
            }
        };
    }

    private String units() {
        List<String> names = ((ModelOutputs.Numbers) outputs)
                .targets().stream().map(TargetColumn::name).toList();
        return names.size() == 1
                ? "\n(errors in the unit of " + Visible.text(names.getFirst()) + ")"
                : "\n(each is the mean of those of " + Visible.list(names) + ")";
    }

    /** A line for each class that occurs. */
    private String table(int[][] confusion) {
        List<String> names = ((ModelOutputs.Classes) outputs).names();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("class", "samples", "correct", "share", "most often taken for"));
        for (int i = 0; i < confusion.length; i++) {
            int samples = Arrays.stream(confusion[i]).sum();
            if (samples == 0) {
                continue;
            }
            int most = -1;
            for (int j = 0; j < confusion.length; j++) {
                boolean more = confusion[i][j] > (most < 0 ? 0 : confusion[i][most]);
                most = j != i && more ? j : most;
            }
            rows.add(List.of(
                    Visible.text(names.get(i)),
                    String.valueOf(samples),
                    String.valueOf(confusion[i][i]),
                    String.format(Locale.ROOT, "%.3f", (double) confusion[i][i] / samples),
                    most < 0 ? "" : Visible.text(names.get(most)) + " (" + confusion[i][most] + ")"));
        }
        return TextTable.of(Align.LEFT, Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.LEFT)
                .text(rows);
    }

    String json() {
        SequencedMap<String, Object> document = new LinkedHashMap<>();
        document.put("samples", assessment.samples());
        document.put("loss", assessment.loss());
        switch (assessment) {
            case Assessment.OfClasses classes -> {
                document.put("accuracy", classes.accuracy());
                document.put("classes", ((ModelOutputs.Classes) outputs).names());
                document.put("confusion", classes.confusion());
            }
            case Assessment.OfNumbers numbers -> {
                document.put("mse", numbers.errors().mse());
                document.put("mae", numbers.errors().mae());
                document.put("r2", numbers.errors().r2());
                document.put(
                        "targets",
                        ((ModelOutputs.Numbers) outputs)
                                .targets().stream().map(TargetColumn::name).toList());
            }
        }
        return JsonMapper.shared().writeValueAsString(document);
    }
}
