// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.store;

import dev.ceteris.base.Program;
import dev.ceteris.data.source.SourceFile;
import dev.ceteris.lab.store.Inheritance.Bequest;
import dev.ceteris.lab.store.Tables.RunRow;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.TrialState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Begins the run of a study, with what it takes over from other runs, or goes on with it; see {@link Store#begin}. */
final class RunStart {
    private static final int DIGEST_DIGITS = 6;

    private final Database database;
    private final RunFolders folders;
    private final RunReading reading;

    RunStart(Database database, RunFolders folders, RunReading reading) {
        this.database = database;
        this.folders = folders;
        this.reading = reading;
    }

    LiveRun begin(Study study, Provenance provenance, Instant now) {
        String id = database.write(handle -> {
                    Registry registry = new Registry(handle);
                    registry.nameExperiments();
                    return registry.runFor(study);
                })
                .orElse(study.name() + "-" + study.digest().substring(0, DIGEST_DIGITS));
        FolderLock lock = folders.lock(id);
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
        return folders.checkpoints(run).has(trial);
    }

    private void copyFiles(Bequest bequest, String id) {
        if (bequest.extent() == Inheritance.Extent.BEGINNING) {
            folders.checkpoints(id)
                    .copy(
                            bequest.heir().number(),
                            folders.checkpoints(bequest.run()),
                            bequest.ancestor().number());
        } else if (bequest.ancestor().state() instanceof TrialState.Done) {
            folders.weights(id)
                    .copy(
                            bequest.heir().number(),
                            folders.weights(bequest.run()),
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
                folders.checkpoints(id),
                folders.weights(id),
                notices,
                reading.record(handle, row),
                () -> database.read(later -> reading.record(later, row)),
                Tables.trials(handle, id));
    }

    private static List<String> unreadable(List<RunRow> rows) {
        List<String> notices = new ArrayList<>();
        for (RunRow row : rows) {
            try {
                RunReading.study(row);
            } catch (StoreException unreadable) {
                notices.add(RunReading.leftOut(unreadable));
            }
        }
        return notices;
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
        if (!then.readings().equals(now.readings())) {
            throw new StoreException("run " + row.id() + " was begun when its data was read in another way: found "
                    + words(now.readings()) + ", expected " + words(then.readings()) + remedy);
        }
    }

    private static String words(Map<String, String> readings) {
        return readings.isEmpty()
                ? "every column as an input and every label as it is written"
                : readings.entrySet().stream()
                        .map(reading -> reading.getKey() + " " + reading.getValue())
                        .collect(Collectors.joining("; "));
    }

    private static String words(List<SourceFile> files) {
        return files.stream()
                .map(file -> file.name() + " with SHA-256 " + file.sha256())
                .collect(Collectors.joining(" and "));
    }
}
