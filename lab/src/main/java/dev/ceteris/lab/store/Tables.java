// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.store;

import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.EpochRecord;
import dev.ceteris.lab.trial.EvaluationSets;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.trial.TrialState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Update;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The store's SQL: rows to records and back. Plain SQL; the database is SQLite. */
final class Tables {
    private static final JsonMapper JSON = new JsonMapper();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Tables() {}

    /** A row of table run. */
    record RunRow(
            String id,
            String study,
            String question,
            String digest,
            String text,
            List<String> overrides,
            Provenance provenance,
            Instant created,
            Optional<String> experiment,
            List<String> registered) {}

    /** A row of table trial. */
    record TrialRow(long id, int number, TrialState state) {}

    private record Count(String run, String state, int trials) {}

    /** A row of table epoch_metric. */
    private record Measured(long trial, int epoch, String metric, double value) {}

    static void insert(
            Handle handle, String id, Study study, Provenance provenance, Instant created, List<String> registered) {
        handle.createUpdate("INSERT INTO run (id, study, question, digest, text, overrides, provenance, created,"
                        + " experiment, registered)"
                        + " VALUES (:id, :study, :question, :digest, :text, :overrides, :provenance, :created,"
                        + " :experiment, :registered)")
                .bind("id", id)
                .bind("study", study.name())
                .bind("question", study.question())
                .bind("digest", study.digest())
                .bind("text", study.text())
                .bind("overrides", JSON.writeValueAsString(study.overrides()))
                .bind("provenance", JSON.writeValueAsString(provenance))
                .bind("created", TIME.format(created))
                .bind("experiment", study.experiment())
                .bind("registered", JSON.writeValueAsString(registered))
                .execute();
        insert(handle, id, study.plannedTrials());
    }

    /** Plans trials of a run that is there already. */
    static void insert(Handle handle, String run, List<TrialSpec> trials) {
        if (trials.isEmpty()) {
            return;
        }
        long last = handle.createQuery("SELECT coalesce(max(id), 0) FROM trial")
                .mapTo(Long.class)
                .one();
        PreparedBatch rows = handle.prepareBatch("INSERT INTO trial (id, run, number, role, condition, seed, state)"
                + " VALUES (:id, :run, :number, :role, :condition, :seed, 'planned')");
        for (TrialSpec trial : trials) {
            rows.bind("id", ++last)
                    .bind("run", run)
                    .bind("number", trial.number())
                    .bind("role", role(trial))
                    .bind("condition", condition(trial))
                    .bind("seed", trial.seeds().split())
                    .add();
        }
        rows.execute();
    }

    /** The condition of each trial of a run, by its number, as it is written. */
    static Map<Integer, String> conditions(Handle handle, String run) {
        Map<Integer, String> conditions = new HashMap<>();
        handle.createQuery("SELECT number, condition FROM trial WHERE run = :run")
                .bind("run", run)
                .map((row, _) -> Map.entry(row.getInt("number"), row.getString("condition")))
                .forEach(trial -> conditions.put(trial.getKey(), trial.getValue()));
        return conditions;
    }

    /** The condition of a trial as it is written. */
    static String condition(TrialSpec trial) {
        return JSON.writeValueAsString(trial.condition().levels());
    }

    private static String role(TrialSpec trial) {
        return switch (trial.evaluatedOn()) {
            case EvaluationSets.WithTest _ -> "study";
            case EvaluationSets.OnlyValidation _, EvaluationSets.Fold _, EvaluationSets.InnerFold _ -> "tuning";
        };
    }

    /** All runs, newest first. */
    static List<RunRow> runs(Handle handle) {
        return handle.createQuery("SELECT * FROM run ORDER BY created DESC, id")
                .map((row, _) -> run(row))
                .list();
    }

    static Optional<RunRow> run(Handle handle, String id) {
        return handle.createQuery("SELECT * FROM run WHERE id = :id")
                .bind("id", id)
                .map((row, _) -> run(row))
                .findOne();
    }

    /** The run of a study with that digest. */
    static Optional<RunRow> runOf(Handle handle, String digest) {
        return handle.createQuery("SELECT * FROM run WHERE digest = :digest")
                .bind("digest", digest)
                .map((row, _) -> run(row))
                .findOne();
    }

    /** Runs of the same experiment, oldest first. */
    static List<RunRow> runsOfExperiment(Handle handle, String experiment) {
        return handle.createQuery("SELECT * FROM run WHERE experiment = :experiment ORDER BY created, id")
                .bind("experiment", experiment)
                .map((row, _) -> run(row))
                .list();
    }

    /** Gives a run the text of a study that trains the same and claims something else. */
    static void replaceStudy(Handle handle, String id, Study study) {
        handle.createUpdate("UPDATE run SET digest = :digest, text = :text, overrides = :overrides WHERE id = :id")
                .bind("id", id)
                .bind("digest", study.digest())
                .bind("text", study.text())
                .bind("overrides", JSON.writeValueAsString(study.overrides()))
                .execute();
    }

    /** Says what a run trains. */
    static void nameExperiment(Handle handle, String id, String experiment) {
        handle.createUpdate("UPDATE run SET experiment = :experiment WHERE id = :id")
                .bind("id", id)
                .bind("experiment", experiment)
                .execute();
    }

    /** Says which of a run's hypotheses were there before the results. */
    static void register(Handle handle, String id, List<String> digests) {
        handle.createUpdate("UPDATE run SET registered = :registered WHERE id = :id")
                .bind("id", id)
                .bind("registered", JSON.writeValueAsString(digests))
                .execute();
    }

    /** Whether anything of a run has been measured. */
    static boolean hasEpochs(Handle handle, String run) {
        return handle.createQuery("SELECT count(*) FROM trial t WHERE t.run = :run AND EXISTS"
                                + " (SELECT 1 FROM epoch_metric m WHERE m.trial = t.id)")
                        .bind("run", run)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    /** Gives a trial what another one measured. */
    static void copyEpochs(Handle handle, long from, long to) {
        handle.createUpdate("INSERT INTO epoch_metric (trial, epoch, metric, value)"
                        + " SELECT :to, epoch, metric, value FROM epoch_metric WHERE trial = :from")
                .bind("from", from)
                .bind("to", to)
                .execute();
    }

    private static RunRow run(ResultSet row) throws SQLException {
        return new RunRow(
                row.getString("id"),
                row.getString("study"),
                row.getString("question"),
                row.getString("digest"),
                row.getString("text"),
                JSON.readValue(row.getString("overrides"), new TypeReference<List<String>>() {}),
                JSON.readValue(row.getString("provenance"), Provenance.class),
                Instant.parse(row.getString("created")),
                Optional.ofNullable(row.getString("experiment")),
                JSON.readValue(row.getString("registered"), new TypeReference<List<String>>() {}));
    }

    /** Ids of all runs, newest first, each with its study's name. */
    static SequencedMap<String, String> studiesById(Handle handle) {
        SequencedMap<String, String> studies = new LinkedHashMap<>();
        handle.createQuery("SELECT id, study FROM run ORDER BY created DESC, id")
                .map((row, _) -> Map.entry(row.getString("id"), row.getString("study")))
                .forEach(run -> studies.put(run.getKey(), run.getValue()));
        return studies;
    }

    static void deleteRun(Handle handle, String id) {
        handle.createUpdate("DELETE FROM run WHERE id = :id").bind("id", id).execute();
    }

    /** The trials of a run, by number, in the states that were written. */
    static List<TrialRow> trials(Handle handle, String run) {
        return handle.createQuery("SELECT * FROM trial WHERE run = :run ORDER BY number")
                .bind("run", run)
                .map((row, _) -> new TrialRow(row.getLong("id"), row.getInt("number"), state(row)))
                .list();
    }

    /**
     * The seeds of a run's own trials, as far as they are planned, in the order of the study: those that decide which
     * samples a trial has, where they are not alone. The text of the study has all of them.
     */
    static List<Long> seeds(Handle handle, String run) {
        return handle
                .createQuery("SELECT seed FROM trial WHERE run = :run AND role = 'study' ORDER BY number")
                .bind("run", run)
                .mapTo(Long.class)
                .list()
                .stream()
                .distinct()
                .toList();
    }

    /**
     * How many trials of each run are in each written state: run to word to count. Trials that only help to choose
     * count while they are being trained.
     */
    static Map<String, Map<String, Integer>> trialsByState(Handle handle) {
        Map<String, Map<String, Integer>> counts = new HashMap<>();
        handle.createQuery("SELECT run, CASE WHEN pruned_at_epoch IS NULL THEN state ELSE 'pruned' END AS word,"
                        + " count(*) AS trials FROM trial"
                        + " WHERE role = 'study' OR state = 'running' GROUP BY run, word")
                .map((row, _) -> new Count(row.getString("run"), row.getString("word"), row.getInt("trials")))
                .forEach(count -> counts.computeIfAbsent(count.run(), _ -> new HashMap<>())
                        .put(count.state(), count.trials()));
        return counts;
    }

    private static TrialState state(ResultSet row) throws SQLException {
        int prunedAt = row.getInt("pruned_at_epoch");
        if (prunedAt > 0) {
            return new TrialState.Pruned(prunedAt);
        }
        String word = row.getString("state");
        return switch (word) {
            case "planned" -> new TrialState.Planned();
            case "running" -> new TrialState.Running();
            case "interrupted" -> new TrialState.Interrupted();
            case "done" -> new TrialState.Done(row.getString("weights_sha256"), row.getInt("result_epoch"));
            case "diverged" -> new TrialState.Diverged(row.getInt("diverged_at_epoch"));
            case "failed" -> new TrialState.Failed(row.getString("failure"));
            default -> throw new IllegalStateException("the table's constraint lets no state '" + word + "' pass");
        };
    }

    static void setState(Handle handle, long trial, TrialState state) {
        Update update = handle.createUpdate("UPDATE trial SET state = :state, weights_sha256 = :weights,"
                        + " result_epoch = :result, diverged_at_epoch = :epoch, failure = :failure,"
                        + " pruned_at_epoch = :pruned WHERE id = :id")
                .bind("id", trial)
                .bind("state", state instanceof TrialState.Pruned ? "done" : state.word())
                .bind("weights", state instanceof TrialState.Done done ? done.weightsSha256() : null)
                .bind("result", state instanceof TrialState.Done done ? (Integer) done.epoch() : null)
                .bind("epoch", state instanceof TrialState.Diverged diverged ? (Integer) diverged.epoch() : null)
                .bind("pruned", state instanceof TrialState.Pruned pruned ? (Integer) pruned.epoch() : null)
                .bind("failure", state instanceof TrialState.Failed failed ? failed.message() : null);
        update.execute();
    }

    /** No process trains this run any more: its trials in training are interrupted. */
    static void interruptRunningTrials(Handle handle, String run) {
        handle.createUpdate("UPDATE trial SET state = 'interrupted' WHERE run = :run AND state = 'running'")
                .bind("run", run)
                .execute();
    }

    /**
     * Writes an epoch; one that is there already is overwritten, so training it again changes nothing but its seconds.
     */
    static void put(Handle handle, long trial, EpochRecord epoch) {
        PreparedBatch rows = handle.prepareBatch("INSERT INTO epoch_metric (trial, epoch, metric, value)"
                + " VALUES (:trial, :epoch, :metric, :value)"
                + " ON CONFLICT (trial, epoch, metric) DO UPDATE SET value = excluded.value");
        epoch.metrics()
                .forEach((metric, value) -> rows.bind("trial", trial)
                        .bind("epoch", epoch.epoch())
                        .bind("metric", metric.key())
                        .bind("value", value.isNaN() ? null : value)
                        .add());
        rows.execute();
    }

    /** What was measured in a run, by {@link TrialRow#id}, epochs in order. */
    static Map<Long, List<EpochRecord>> epochs(Handle handle, String run) {
        Map<Long, SortedMap<Integer, Map<Metric, Double>>> values = new HashMap<>();
        Map<String, Optional<Metric>> known = new HashMap<>(); // empty for one that only a newer Ceteris measures
        handle.createQuery("SELECT m.trial, m.epoch, m.metric, m.value FROM epoch_metric m"
                        + " JOIN trial t ON t.id = m.trial WHERE t.run = :run")
                .bind("run", run)
                .map((row, _) -> {
                    // By place: a run of many small trials has millions of rows, and names are searched in each.
                    double value = row.getDouble(4);
                    boolean missing = row.wasNull();
                    return new Measured(row.getLong(1), row.getInt(2), row.getString(3), missing ? Double.NaN : value);
                })
                .forEach(found -> known.computeIfAbsent(found.metric(), Metric::of)
                        .ifPresent(metric -> values.computeIfAbsent(found.trial(), _ -> new TreeMap<>())
                                .computeIfAbsent(found.epoch(), _ -> new HashMap<>())
                                .put(metric, found.value())));
        Map<Long, List<EpochRecord>> epochs = new HashMap<>();
        values.forEach((trial, byEpoch) -> {
            List<EpochRecord> records = new ArrayList<>();
            byEpoch.forEach((epoch, metrics) -> records.add(new EpochRecord(epoch, metrics)));
            epochs.put(trial, records);
        });
        return epochs;
    }
}
