// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.store;

import dev.ceteris.base.NearestWord;
import dev.ceteris.base.Program;
import dev.ceteris.data.source.SourceFile;
import dev.ceteris.engine.training.TrainedWeights;
import dev.ceteris.lab.store.Inheritance.Bequest;
import dev.ceteris.lab.store.Tables.RunRow;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.study.StudyReader;
import dev.ceteris.lab.trial.EpochRecord;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.trial.TrialState;
import dev.ceteris.spec.StudyException;
import dev.ceteris.spec.StudyText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * All runs of a user, in one folder: the file {@code store.sqlite} and a folder for each run, with its checkpoints, the
 * weights of its trials and its report. May be used by several threads and opened by several processes at once.
 *
 * <p>Every method throws a {@link StoreException} when the folder or the file cannot be used.
 */
public final class Store implements AutoCloseable {
    private static final int DIGEST_DIGITS = 6;
    private static final String LATEST = "latest";

    /** A process that only checks whether a run is being trained holds its lock for microseconds. */
    private static final Duration A_LOOK = Duration.ofMillis(200);

    private final Path folder;
    private final Database database;

    Store(Path folder, Database database) {
        this.folder = folder;
        this.database = database;
    }

    /** Opens the store of a folder; makes both when there is none. */
    public static Store open(Path folder) {
        return new Store(folder, Database.open(folder.resolve("store.sqlite")));
    }

    /** Every run with all that was measured, newest first. */
    public List<RunRecord> runs() {
        return database.read(handle -> Tables.runs(handle).stream()
                .map(row -> record(handle, row, study(row)))
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
                        readable.add(record(handle, row, study(row)));
                    } catch (StoreException unreadable) {
                        leftOut.accept(leftOut(unreadable));
                    }
                }
            }
            return readable;
        });
    }

    private static String leftOut(StoreException unreadable) {
        return "left out: " + unreadable.getMessage();
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
        if (counts.containsKey("running") && !FolderLock.isHeld(folderOf(row.id()))) {
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
            return record(handle, row, study(row));
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
        try (FolderLock _ = lock(id)) {
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
                ? keptWeights(runId).read(trial.number(), sha256)
                : Optional.empty();
    }

    private KeptWeights keptWeights(String runId) {
        return KeptWeights.of(folderOf(runId));
    }

    /** Where a run keeps its files; reports go there. */
    public Path folderOf(String runId) {
        return folder.resolve(runId);
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
        String id = database.write(handle -> {
                    Registry registry = new Registry(handle);
                    registry.nameExperiments();
                    return registry.runFor(study);
                })
                .orElse(study.name() + "-" + study.digest().substring(0, DIGEST_DIGITS));
        FolderLock lock = lock(id);
        try {
            // Copying takes long, and others must be able to write meanwhile; what they changed is read again. When
            // this process ends before the run is there, the copies are overwritten by the next one, or never asked
            // for.
            Set<Bequest> copied = new HashSet<>();
            Optional<LiveRun> run = Optional.empty();
            while (run.isEmpty()) {
                database.read(handle -> bequests(handle, id, study, provenance)).stream()
                        .filter(copied::add)
                        .forEach(bequest -> copyFiles(bequest, id));
                run = database.write(handle -> {
                    List<Bequest> bequests = bequests(handle, id, study, provenance);
                    return copied.containsAll(bequests)
                            ? Optional.of(begin(handle, lock, id, study, provenance, now, bequests))
                            : Optional.empty();
                });
            }
            return run.get();
        } catch (RuntimeException failure) {
            lock.close();
            throw failure;
        }
    }

    private List<Bequest> bequests(Handle handle, String id, Study study, Provenance provenance) {
        return Tables.run(handle, id).isPresent()
                ? List.of()
                : new Inheritance(handle, this::hasCheckpoint).of(id, study, provenance);
    }

    private boolean hasCheckpoint(String run, int trial) {
        return checkpoints(run).has(trial);
    }

    private Checkpoints checkpoints(String run) {
        return new Checkpoints(folderOf(run).resolve("checkpoints"));
    }

    private void copyFiles(Bequest bequest, String id) {
        if (bequest.extent() == Inheritance.Extent.BEGINNING) {
            checkpoints(id)
                    .copy(
                            bequest.heir().number(),
                            checkpoints(bequest.run()),
                            bequest.ancestor().number());
        } else if (bequest.ancestor().state() instanceof TrialState.Done) {
            keptWeights(id)
                    .copy(
                            bequest.heir().number(),
                            keptWeights(bequest.run()),
                            bequest.ancestor().number());
        }
    }

    private LiveRun begin(
            Handle handle,
            FolderLock lock,
            String id,
            Study study,
            Provenance provenance,
            Instant now,
            List<Bequest> bequests) {
        Registry registry = new Registry(handle);
        List<String> notices = new ArrayList<>();
        if (Tables.run(handle, id).isEmpty()) {
            notices.addAll(unreadable(Tables.runsOfExperiment(handle, study.experiment())));
            Tables.insert(handle, id, study, provenance, now, registry.registered(study));
            notices.addAll(new Beginnings(handle, this::hasCheckpoint).refusals(id, study, provenance));
            new Inheritance(handle, this::hasCheckpoint).take(id, bequests);
        } else {
            registry.replace(id, study);
        }
        RunRow row = Tables.run(handle, id).orElseThrow();
        checkComparable(row, study, provenance);
        Tables.interruptRunningTrials(handle, id);
        return new LiveRun(
                database,
                lock,
                checkpoints(id),
                keptWeights(id),
                notices,
                record(handle, row, study(row)),
                () -> database.read(later -> record(later, row, study(row))),
                Tables.trials(handle, id));
    }

    private static List<String> unreadable(List<RunRow> rows) {
        List<String> notices = new ArrayList<>();
        for (RunRow row : rows) {
            try {
                study(row);
            } catch (StoreException unreadable) {
                notices.add(leftOut(unreadable));
            }
        }
        return notices;
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

    private FolderLock lock(String id) {
        Path run = folderOf(id);
        return FolderLock.take(run, A_LOOK)
                .orElseThrow(() -> new StoreException(FolderLock.holder(run) + " is training run " + id
                        + "; let it finish or end it, then give the same command again"));
    }

    private static void checkComparable(RunRow row, Study study, Provenance now) {
        String remedy = "; remove it (" + Program.command("remove " + row.id()) + ") to train everything anew";
        if (!row.digest().equals(study.digest())) {
            throw new StoreException("run " + row.id() + " belongs to a study whose digest begins alike" + remedy);
        }
        Provenance then = row.provenance();
        if (then.arithmeticVersion() != now.arithmeticVersion()) {
            throw new StoreException("run " + row.id() + " was begun with arithmetic " + then.arithmeticVersion()
                    + ", this is arithmetic " + now.arithmeticVersion() + remedy);
        }
        if (!then.files().equals(now.files())) {
            throw new StoreException("run " + row.id() + " was begun with other data: found " + words(now.files())
                    + ", expected " + words(then.files()) + remedy);
        }
    }

    private static String words(List<SourceFile> files) {
        return files.stream()
                .map(file -> file.name() + " with SHA-256 " + file.sha256())
                .collect(Collectors.joining(" and "));
    }

    private RunRecord record(Handle handle, RunRow row, Study study) {
        Map<Integer, Tables.TrialRow> rows = new HashMap<>();
        for (Tables.TrialRow trial : Tables.trials(handle, row.id())) {
            rows.put(trial.number(), trial);
        }
        List<TrialSpec> planned = study.plannedTrials();
        boolean allThere = planned.stream().allMatch(spec -> rows.containsKey(spec.number()));
        if (!allThere || rows.size() > study.allTrials().size()) {
            throw unreadable(row, rows.size() + " trials in the store, " + planned.size() + " in the study");
        }
        Map<Long, List<EpochRecord>> epochs = Tables.epochs(handle, row.id());
        boolean alive = FolderLock.isHeld(folderOf(row.id()));
        return new RunRecord(
                row.id(),
                study,
                row.provenance(),
                row.created(),
                records(study.trials(), rows, epochs, alive),
                records(study.tuning().trials(), rows, epochs, alive));
    }

    private static List<TrialRecord> records(
            List<TrialSpec> specs,
            Map<Integer, Tables.TrialRow> rows,
            Map<Long, List<EpochRecord>> epochs,
            boolean alive) {
        List<TrialRecord> trials = new ArrayList<>();
        for (TrialSpec spec : specs) {
            Tables.TrialRow trial = rows.get(spec.number());
            if (trial == null) {
                continue; // the clock ended the tuning run before it
            }
            TrialState state = trial.state() instanceof TrialState.Running && !alive
                    ? new TrialState.Interrupted()
                    : trial.state();
            trials.add(new TrialRecord(
                    spec.number(), spec.condition(), spec.seed(), state, epochs.getOrDefault(trial.id(), List.of())));
        }
        return trials;
    }

    /** The study as it was run: the kept text has the overrides in it already, so they are only named again. */
    private static Study study(RunRow row) {
        try {
            Study study = StudyReader.read(new StudyText(row.id(), row.text()), List.of());
            return new Study(
                    study.name(),
                    study.question(),
                    row.text(),
                    row.overrides(),
                    row.digest(),
                    study.factors(),
                    study.held(),
                    study.metrics(),
                    study.trials(),
                    study.tuning(),
                    study.search(),
                    Registry.standings(study.hypotheses(), row.registered()),
                    study.looks(),
                    study.experiment());
        } catch (StudyException failure) {
            throw unreadable(row, failure.getMessage());
        }
    }

    private static StoreException unreadable(RunRow row, String reason) {
        return new StoreException("run " + row.id() + " has a study that this Ceteris cannot read (" + reason
                + "); show it with the version that ran it, " + row.provenance().version());
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
