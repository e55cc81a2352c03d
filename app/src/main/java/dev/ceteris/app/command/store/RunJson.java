// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.store;

import dev.ceteris.lab.results.RunResults;
import dev.ceteris.lab.results.SpreadSources;
import dev.ceteris.lab.store.Provenance;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.EpochRecord;
import dev.ceteris.lab.trial.SeedDesign;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialState;
import dev.ceteris.lab.tuning.Candidate;
import dev.ceteris.lab.tuning.TuningRecord;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run as JSON, with every epoch of every trial; {@code docs/cli.md} lists its fields.
 *
 * @param run as the store knows it
 * @param report the files that were written about it; empty when none were
 */
public record RunJson(RunRecord run, List<Path> report) {
    /** The whole document, indented. */
    public String text() {
        JsonMapper mapper =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        return mapper.writeValueAsString(document());
    }

    private Map<String, Object> document() {
        Study study = run.study();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("run", run.id());
        document.put("study", study.name());
        document.put("question", study.question());
        document.put("digest", study.digest());
        document.put("created", run.created().toString());
        document.put("overrides", study.overrides());
        document.put(
                "varied",
                study.factors().stream()
                        .map(factor -> fields("name", factor.name(), "path", factor.path(), "levels", factor.levels()))
                        .toList());
        document.put("held", study.held());
        document.put("metrics", study.metrics());
        document.put("overlap", RunResults.overlaps(run));
        document.put("provenance", provenance(run.provenance()));
        if (!run.tunings().isEmpty()) {
            document.put(
                    "tuning", run.tunings().stream().map(RunJson::tuningRun).toList());
        }
        run.search().ifPresent(search -> document.put("search", tuningRun(search)));
        SeedDesign design = run.study().design();
        document.put(
                "trials",
                run.trials().stream().map(trial -> trial(trial, design)).toList());
        SpreadSources.of(run).ifPresent(spread -> document.put("spread", SpreadJson.of(spread)));
        document.put("report", report.stream().map(Path::toString).toList());
        return document;
    }

    private static Map<String, Object> provenance(Provenance made) {
        return fields(
                "version", made.version(),
                "arithmeticVersion", made.arithmeticVersion(),
                "java", made.java(),
                "system", made.system(),
                "processor", made.processor(),
                "cores", made.cores(),
                "vectorBits", made.vectorBits(),
                "command", made.command(),
                "files",
                        made.files().stream()
                                .map(file -> fields("name", file.name(), "sha256", file.sha256()))
                                .toList());
    }

    private static Map<String, Object> tuningRun(TuningRecord record) {
        Map<String, Object> fields = fields(
                "condition",
                record.condition().levels(),
                "by",
                record.tuningRun().by().key(),
                "rounds",
                record.tuningRun().rounds().stream()
                        .map(round -> fields("candidates", round.candidates(), "epochs", round.epochs()))
                        .toList());
        record.chosenFor().split().ifPresent(seed -> fields.put("seed", seed));
        fields.put("chosen", record.chosen().map(best -> best.values().levels()).orElse(null));
        fields.put("atTheEdge", record.edges());
        fields.put(
                "cost",
                fields("trials", record.trialsBegun(), "epochs", record.epochsTrained(), "seconds", record.seconds()));
        fields.put(
                "candidates",
                record.tuningRun().candidates().stream()
                        .filter(record::tried)
                        .map(candidate -> candidate(record, candidate))
                        .toList());
        return fields;
    }

    private static Map<String, Object> candidate(TuningRecord record, Candidate candidate) {
        double score = record.score(candidate);
        Map<String, Object> fields =
                fields("values", candidate.values().levels(), "epochs", record.epochsGiven(candidate));
        fields.put("score", Double.isFinite(score) ? score : null);
        if (record.isPruned(candidate)) {
            fields.put("pruned", true);
        }
        return fields;
    }

    private static Map<String, Object> trial(TrialRecord trial, SeedDesign design) {
        Map<String, Object> fields = fields(
                "trial", trial.number(),
                "condition", trial.condition().levels(),
                "seed", design.unit(trial.seeds()));
        if (design.isNested()) {
            fields.put("replicate", design.replicate(trial.seeds()));
            design.sources().forEach(source -> fields.put(source.word(), source.of(trial.seeds())));
        }
        fields.put("state", trial.state().word());
        switch (trial.state()) {
            case TrialState.Done(String sha256, int epoch) -> {
                fields.put("weightsSha256", sha256);
                fields.put("resultEpoch", epoch);
            }
            case TrialState.Diverged(int epoch) -> fields.put("divergedAtEpoch", epoch);
            case TrialState.Pruned(int epoch) -> fields.put("prunedAfterEpoch", epoch);
            case TrialState.Failed(String message) -> fields.put("message", message);
            case TrialState.Planned(), TrialState.Running(), TrialState.Interrupted() -> {}
        }
        fields.put("epochs", trial.epochs().stream().map(RunJson::epoch).toList());
        return fields;
    }

    private static Map<String, Object> epoch(EpochRecord epoch) {
        Map<String, Object> fields = fields("epoch", epoch.epoch());
        // JSON cannot write a number that overflowed; it is written as null.
        epoch.metrics().forEach((metric, value) -> fields.put(metric.key(), Double.isFinite(value) ? value : null));
        return fields;
    }

    private static Map<String, Object> fields(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }
}
