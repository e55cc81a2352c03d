// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.store;

import dev.ceteris.base.NearestWord;
import dev.ceteris.base.Program;
import dev.ceteris.engine.training.TrainedWeights;
import dev.ceteris.lab.store.Tables.RunRow;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * All runs of a user, in one folder: the file {@code store.sqlite} and a folder for each run, with its checkpoints, the
 * weights of its trials and its report. May be used by several threads and opened by several processes at once.
 *
 * <p>Every method throws a {@link StoreException} when the folder or the file cannot be used.
 */
public final class Store implements AutoCloseable {
    private static final String LATEST = "latest";

    private final Path folder;
    private final Database database;
    private final RunFolders folders;
    private final RunReading reading;

    Store(Path folder, Database database) {
        this.folder = folder;
        this.database = database;
        folders = new RunFolders(folder);
        reading = new RunReading(folders);
    }

    /** Opens the store of a folder; makes both when there is none. */
    public static Store open(Path folder) {
        return new Store(folder, Database.open(folder.resolve("store.sqlite")));
    }

    /** Every run with all that was measured, newest first. */
    public List<RunRecord> runs() {
        return database.read(handle -> Tables.runs(handle).stream()
                .map(row -> reading.record(handle, row))
                .toList());
    }

    /**
     * Every run of a study with all that was measured, newest first, except those that cannot be read.
     *
     * @param study its name
     * @param leftOut takes a sentence for the user about each run that cannot be read, most often because a newer
     *     version made it
     */
    public List<RunRecord> runsOf(String study, Consumer<String> leftOut) {
        return database.read(handle -> {
            List<RunRecord> readable = new ArrayList<>();
            for (RunRow row : Tables.runs(handle)) {
                if (row.study().equals(study)) {
                    try {
                        readable.add(reading.record(handle, row));
                    } catch (StoreException unreadable) {
                        leftOut.accept(RunReading.leftOut(unreadable));
                    }
                }
            }
            return readable;
        });
    }

    /** Every run as a line of a list, newest first. */
    public List<RunSummary> summaries() {
        return database.read(handle -> {
            Map<String, Map<String, Integer>> counts = Tables.trialsByState(handle);
            return Tables.runs(handle).stream()
                    .map(row -> RunSummary.of(
                            row.id(), row.study(), row.question(), row.created(), withoutGhosts(row, counts)))
                    .toList();
        });
    }

    /** The best condition of every run that has a finished trial, by the id of the run. */
    public Map<String, BestCondition> bestConditions() {
        return database.read(BestCondition::ofRuns);
    }

    private Map<String, Integer> withoutGhosts(RunRow row, Map<String, Map<String, Integer>> countsByRun) {
        Map<String, Integer> counts = new HashMap<>(countsByRun.getOrDefault(row.id(), Map.of()));
        if (counts.containsKey("running") && !folders.isLocked(row.id())) {
            counts.merge("interrupted", counts.remove("running"), Integer::sum);
        }
        return counts;
    }

    /**
     * One run with all that was measured.
     *
     * @param idOrPrefix its id; or the beginning of one; or the name of a study that has one run; or {@code latest}
     * @throws StoreException also when that fits no run, or more than one; the message says what would
     */
    public RunRecord run(String idOrPrefix) {
        return database.read(handle -> {
            String id = find(handle, idOrPrefix);
            RunRow row = Tables.run(handle, id).orElseThrow();
            return reading.record(handle, row);
        });
    }

    /**
     * The full name of a run, which may be one that cannot be read.
     *
     * @param idOrPrefix as in {@link #run}
     * @throws StoreException also when that fits no run, or more than one; the message says what would
     */
    public String id(String idOrPrefix) {
        return database.read(handle -> find(handle, idOrPrefix));
    }

    /**
     * Forgets a run and deletes its folder, checkpoints and report included.
     *
     * @param idOrPrefix as in {@link #run}
     * @throws StoreException also when it is being trained
     */
    public void remove(String idOrPrefix) {
        String id = id(idOrPrefix);
        try (FolderLock _ = folders.lock(id)) {
            database.write(handle -> {
                Tables.deleteRun(handle, id);
                return id;
            });
            delete(folderOf(id));
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw Trouble.at(folder, failure);
        }
    }

    /**
     * The weights that a trial came to, in the precision that it was trained in.
     *
     * @param runId the run's id in full
     * @param trial of that run
     * @return empty when the trial is not done, and when it was before Ceteris kept weights
     * @throws StoreException also when what was kept is damaged; the message names the file
     */
    public Optional<TrainedWeights> weights(String runId, TrialRecord trial) {
        return trial.state() instanceof TrialState.Done(String sha256, int _)
                ? folders.weights(runId).read(trial.number(), sha256)
                : Optional.empty();
    }

    /** Where a run keeps its files; reports go there. */
    public Path folderOf(String runId) {
        return folders.of(runId);
    }

    /**
     * Begins to train a study, or goes on with it; until the answer is closed, no other process can. Which of its
     * hypotheses were there before results were, and which trials other runs have trained already, is settled here (see
     * {@link Registry} and {@link Inheritance}).
     *
     * @param provenance with what it is trained; kept from the first time
     * @param now kept from the first time as well
     * @throws StoreException also when another process trains it, or when what is there was trained with other
     *     arithmetic or from other data, so that its numbers are not comparable with new ones
     */
    public LiveRun begin(Study study, Provenance provenance, Instant now) {
        return new RunStart(database, folders, reading).begin(study, provenance, now);
    }

    /**
     * The numbers of seeds, ascending and fewer than a study has, at which its hypotheses may have been tested before:
     * by runs of the same trials. Empty when the study has its run already.
     */
    public List<Integer> earlierAnalyses(Study study) {
        return database.write(handle -> {
            Registry registry = new Registry(handle);
            registry.nameExperiments();
            return registry.earlierAnalyses(study);
        });
    }

    /** Whether results of some of a study's trials may have been analysed without a plan of all analyses. */
    public boolean isAnalysedWithoutPlan(Study study) {
        return database.write(handle -> {
            Registry registry = new Registry(handle);
            registry.nameExperiments();
            return registry.isAnalysedWithoutPlan(study);
        });
    }

    /**
     * The runs that have tested hypotheses of a study with other seeds, and none of the study's. Empty when the study
     * has its run already.
     */
    public List<String> separateAnalyses(Study study) {
        return database.write(handle -> {
            Registry registry = new Registry(handle);
            registry.nameExperiments();
            return registry.separateAnalyses(study);
        });
    }

    private String find(Handle handle, String wanted) {
        SequencedMap<String, String> studies = Tables.studiesById(handle);
        if (studies.isEmpty()) {
            throw new StoreException(
                    folder + ": no run yet, expected '" + wanted + "'; " + Program.command("run STUDY") + " makes one");
        }
        if (studies.containsKey(wanted)) {
            return wanted;
        }
        if (wanted.equals(LATEST)) {
            return studies.firstEntry().getKey();
        }
        List<String> fitting = studies.keySet().stream()
                .filter(id -> studies.get(id).equals(wanted))
                .toList();
        if (fitting.isEmpty()) {
            fitting = studies.keySet().stream()
                    .filter(id -> id.startsWith(wanted))
                    .toList();
        }
        return switch (fitting.size()) {
            case 0 ->
                throw new StoreException(folder + ": no run '" + wanted + "'" + nearest(wanted, studies) + "; "
                        + Program.command("list") + " names them all");
            case 1 -> fitting.getFirst();
            default ->
                throw new StoreException(folder + ": '" + wanted + "' fits " + fitting.size() + " runs, expected one: "
                        + String.join(", ", fitting));
        };
    }

    private static String nearest(String wanted, SequencedMap<String, String> studies) {
        List<String> known = Stream.concat(studies.keySet().stream(), studies.values().stream())
                .toList();
        return NearestWord.to(wanted, known)
                .map(word -> ", did you mean '" + word + "'?")
                .orElse("");
    }

    /** Lets go of the file; runs that are being trained must be closed before. */
    @Override
    public void close() {
        database.close();
    }
}
