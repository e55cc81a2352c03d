// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.model;

import dev.ceteris.app.terminal.TextTable;
import dev.ceteris.app.terminal.TextTable.Align;
import dev.ceteris.base.Visible;
import dev.ceteris.data.source.TargetColumn;
import dev.ceteris.model.ModelOutputs;
import dev.ceteris.model.input.Shown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a model answers, for people and for programs.
 *
 * @param outputs what the answers are
 * @param answered for each file
 */
record Predictions(ModelOutputs outputs, List<Answered> answered) {
    /** How they are written. */
    enum Format {
        TEXT,
        CSV,
        JSON
    }

    /**
     * The answers to one file.
     *
     * @param file as the user named it
     * @param answers samples × outputs, row by row
     */
    record Answered(String file, Shown shown, double[] answers) {}

    /** One sample with what is answered: key to value, in the order of columns. */
    private record Row(String sample, SequencedMap<String, Object> values, List<Double> all, String note) {}

    String text(Format format) {
        return switch (format) {
            case TEXT -> table();
            case CSV -> csv();
            case JSON -> json();
        };
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Answered file : answered) {
            int width = outputs.width();
            for (int i = 0; i < file.shown().names().size(); i++) {
                List<Double> all = new ArrayList<>();
                for (int j = 0; j < width; j++) {
                    all.add(file.answers()[i * width + j]);
                }
                rows.add(new Row(
                        sample(file, i), values(all), all, file.shown().notes().get(i)));
            }
        }
        return rows;
    }

    /** A file of one image is called by its name; of several samples, by their place in it as well. */
    private String sample(Answered file, int sample) {
        String name = file.shown().names().get(sample);
        boolean alone = file.shown().names().size() == 1 && name.endsWith(file.file());
        return alone ? file.file() : answered.size() == 1 ? name : file.file() + ", " + name;
    }

    private SequencedMap<String, Object> values(List<Double> all) {
        SequencedMap<String, Object> values = new LinkedHashMap<>();
        switch (outputs) {
            case ModelOutputs.Classes(List<String> names) -> {
                int best = best(all, -1);
                int second = best(all, best);
                values.put("class", names.get(best));
                values.put("probability", all.get(best));
                values.put("second", names.get(second));
                values.put("secondProbability", all.get(second));
            }
            case ModelOutputs.Numbers(List<TargetColumn> targets) -> {
                for (int j = 0; j < targets.size(); j++) {
                    String name = targets.get(j).name();
                    values.put(values.containsKey(name) ? name + " (" + (j + 1) + ")" : name, all.get(j));
                }
            }
        }
        return values;
    }

    private static int best(List<Double> all, int without) {
        int best = without == 0 ? 1 : 0;
        for (int j = 0; j < all.size(); j++) {
            best = j != without && all.get(j) > all.get(best) ? j : best;
        }
        return best;
    }

    private String table() {
        List<Row> rows = rows();
        boolean noted = rows.stream().anyMatch(row -> !row.note().isEmpty());
        List<Align> columns = new ArrayList<>(List.of(Align.LEFT));
        List<String> head = new ArrayList<>(List.of("sample"));
        rows.getFirst().values().forEach((name, value) -> {
            columns.add(value instanceof String ? Align.LEFT : Align.RIGHT);
            head.add(heading(name));
        });
        if (noted) {
            columns.add(Align.LEFT);
            head.add("what was done to it");
        }
        List<List<String>> cells = new ArrayList<>(List.of(head));
        for (Row row : rows) {
            List<String> line = new ArrayList<>(List.of(Visible.text(row.sample())));
            row.values().values().forEach(value -> line.add(cell(value)));
            if (noted) {
                line.add(row.note());
            }
            cells.add(line);
        }
        return new TextTable(columns).text(cells);
    }

    private static String heading(String name) {
        return switch (name) {
            case "second" -> "second best";
            case "secondProbability" -> "probability";
            default -> Visible.text(name);
        };
    }

    private String cell(Object value) {
        if (value instanceof String text) {
            return Visible.text(text);
        }
        double number = (Double) value;
        if (outputs instanceof ModelOutputs.Numbers) {
            return String.format(Locale.ROOT, "%.6g", number);
        }
        return number > 0.9999 && number < 1 ? "> 0.9999" : String.format(Locale.ROOT, "%.4f", number);
    }

    private String csv() {
        List<Row> rows = rows();
        List<String> head = new ArrayList<>(List.of("sample"));
        head.addAll(rows.getFirst().values().keySet());
        head.add("note");
        List<String> lines = new ArrayList<>(List.of(CSVFormat.RFC4180.format(head.toArray())));
        for (Row row : rows) {
            List<Object> cells = new ArrayList<>(List.of(row.sample()));
            cells.addAll(row.values().values());
            cells.add(row.note());
            lines.add(CSVFormat.RFC4180.format(cells.toArray()));
        }
        return String.join("\n", lines);
    }

    private String json() {
        List<Object> documents = new ArrayList<>();
        for (Row row : rows()) {
            SequencedMap<String, Object> document = new LinkedHashMap<>();
            document.put("sample", row.sample());
            switch (outputs) {
                case ModelOutputs.Classes(List<String> names) -> {
                    document.putAll(row.values());
                    SequencedMap<String, Double> probabilities = new LinkedHashMap<>();
                    for (int j = 0; j < names.size(); j++) {
                        probabilities.put(names.get(j), row.all().get(j));
                    }
                    document.put("probabilities", probabilities);
                }
                case ModelOutputs.Numbers _ -> document.put("predictions", row.values());
            }
            document.put("note", row.note());
            documents.add(document);
        }
        return documents.stream()
                .map(JsonMapper.shared()::writeValueAsString)
                .collect(Collectors.joining(",\n  ", "[\n  ", "\n]"));
    }
}
