// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.store;

import dev.ceteris.evidence.tool.CeterisRun;
import dev.ceteris.lab.results.RunResults;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.trial.EpochRecord;
import dev.ceteris.lab.trial.Factor;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.SeedDesign;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run as one long table: a row for each epoch of each trial. The columns are those that {@link CeterisRun}
 * recognises, so {@code ceteris judge} reads the table as it is.
 *
 * @param run as the store knows it
 */
record LongTable(RunRecord run) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** How the table is written. */
    enum Format {
        CSV,
        JSONL
    }

    /** The table in a format, with line ends of its own. */
    String text(Format format) {
        return switch (format) {
            case CSV -> csv();
            case JSONL -> jsonLines();
        };
    }

    /** Levels that are sections or lists are JSON in their cell; numbers that are not finite are words. */
    private String csv() {
        List<String> columns = columns();
        StringBuilder text = new StringBuilder(CSVFormat.RFC4180.format(columns.toArray())).append('\n');
        for (Map<String, Object> row : rows()) {
            Object[] cells =
                    columns.stream().map(column -> cell(row.get(column))).toArray();
            text.append(CSVFormat.RFC4180.format(cells)).append('\n');
        }
        return text.toString();
    }

    private static Object cell(Object value) {
        return switch (value) {
            case null -> "";
            case Map<?, ?> section -> JSON.writeValueAsString(section);
            case List<?> list -> JSON.writeValueAsString(list);
            case Double number when number.isNaN() -> "nan";
            case Double number when number.isInfinite() -> number > 0 ? "inf" : "-inf";
            default -> value;
        };
    }

    /** Numbers that are not finite are written as Python writes them: NaN, Infinity. */
    private String jsonLines() {
        StringBuilder text = new StringBuilder();
        JsonMapper mapper = JsonMapper.builder()
                .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
                .build();
        rows().forEach(row -> text.append(mapper.writeValueAsString(row)).append('\n'));
        return text.toString();
    }

    private List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("run", "trial"));
        run.study().factors().stream().map(Factor::name).forEach(name -> columns.add(CeterisRun.CONDITION + name));
        columns.addAll(seeds(run.trials().getFirst(), run.study().design()).sequencedKeySet());
        columns.addAll(List.of("state", "resultEpoch", "epoch"));
        RunResults.overlaps(run).keySet().forEach(metric -> columns.add(CeterisRun.OVERLAP + metric));
        metrics().forEach(metric -> columns.add(metric.key()));
        return columns;
    }

    /** The metrics that some epoch has, in their own order. */
    private Set<Metric> metrics() {
        Set<Metric> metrics = new TreeSet<>();
        run.trials()
                .forEach(trial -> trial.epochs()
                        .forEach(epoch -> metrics.addAll(epoch.metrics().keySet())));
        return metrics;
    }

    /** What pairs a trial; a study that separates sources of randomness has the number of each besides. */
    private static SequencedMap<String, Object> seeds(TrialRecord trial, SeedDesign design) {
        SequencedMap<String, Object> seeds = new LinkedHashMap<>();
        seeds.put("seed", design.unit(trial.seeds()));
        if (design.isNested()) {
            seeds.put("replicate", design.replicate(trial.seeds()));
            design.sources().forEach(source -> seeds.put(source.word(), source.of(trial.seeds())));
        }
        return seeds;
    }

    private List<Map<String, Object>> rows() {
        List<Map<String, Object>> rows = new ArrayList<>();
        Map<String, Double> overlaps = RunResults.overlaps(run);
        SeedDesign design = run.study().design();
        for (TrialRecord trial : run.trials()) {
            for (EpochRecord epoch : trial.epochs()) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("run", run.id());
                row.put("trial", trial.number());
                trial.condition().levels().forEach((factor, level) -> row.put(CeterisRun.CONDITION + factor, level));
                row.putAll(seeds(trial, design));
                row.put("state", trial.state().word());
                row.put("resultEpoch", trial.state() instanceof TrialState.Done(String _, int result) ? result : null);
                row.put("epoch", epoch.epoch());
                overlaps.forEach((metric, overlap) -> row.put(CeterisRun.OVERLAP + metric, overlap));
                epoch.metrics().forEach((metric, value) -> row.put(metric.key(), value));
                rows.add(row);
            }
        }
        return rows;
    }
}
