// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.store;

import dev.ceteris.lab.store.Inheritance.Bequest;
import dev.ceteris.lab.store.Tables.RunRow;
import dev.ceteris.lab.store.Tables.TrialRow;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.trial.TrialState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.BiPredicate;
import org.jdbi.v3.core.Handle;

/**
 * Which trials of a new run begin with all epochs of a shorter trial that another run of the study has trained, and so
 * are trained for the rest of their epochs only. The shorter run keeps a checkpoint of the end of every trial.
 * A run that chose something is none of them: its study has placeholders where its trials have what was chosen.
 */
final class Beginnings {
    private final Handle handle;
    private final BiPredicate<String, Integer> hasCheckpoint;

    /** @param hasCheckpoint whether a run has the checkpoint of one of its trials, by its number */
    Beginnings(Handle handle, BiPredicate<String, Integer> hasCheckpoint) {
        this.handle = handle;
        this.hasCheckpoint = hasCheckpoint;
    }

    /** A run of the study with its trials. */
    private record Earlier(RunRow row, Study study) {}

    /** The longest beginning of each trial that has one. */
    List<Bequest> of(String id, Study study, Provenance provenance) {
        SequencedMap<Integer, Bequest> longest = new LinkedHashMap<>();
        Map<Integer, Integer> epochs = new HashMap<>();
        for (Earlier earlier : earlier(id, study, provenance)) {
            Map<Integer, TrialRow> rows = new HashMap<>();
            Tables.trials(handle, earlier.row().id()).forEach(row -> rows.put(row.number(), row));
            for (TrialSpec heir : study.trials()) {
                earlier.study().trials().stream()
                        .filter(shorter -> heir.continues(shorter)
                                && shorter.epochs() > epochs.getOrDefault(heir.number(), 0)
                                && isWhole(rows.get(shorter.number()), shorter)
                                && hasCheckpoint.test(earlier.row().id(), shorter.number()))
                        .findFirst()
                        .ifPresent(shorter -> {
                            epochs.put(heir.number(), shorter.epochs());
                            longest.put(
                                    heir.number(),
                                    new Bequest(
                                            earlier.row().id(),
                                            rows.get(shorter.number()),
                                            heir,
                                            Inheritance.Extent.BEGINNING));
                        });
            }
        }
        return List.copyOf(longest.values());
    }

    /** The runs whose trials have all epochs but cannot be continued, because the schedule depends on their number. */
    List<String> refusals(String id, Study study, Provenance provenance) {
        return earlier(id, study, provenance).stream()
                .filter(earlier -> study.trials().stream()
                        .anyMatch(heir -> earlier.study().trials().stream().anyMatch(heir::continuesButForItsSchedule)))
                .map(earlier -> "run " + earlier.row().id() + " has fewer epochs of the same trials, but the schedule"
                        + " depends on the number of epochs, so they are trained anew")
                .toList();
    }

    private List<Earlier> earlier(String id, Study study, Provenance provenance) {
        List<Earlier> found = new ArrayList<>();
        for (RunRow row : Tables.runs(handle)) {
            boolean isCandidate = row.study().equals(study.name())
                    && !row.id().equals(id)
                    && study.choosesNothing()
                    && Inheritance.isAlike(row.provenance(), provenance);
            if (isCandidate) {
                Registry.read(row)
                        .filter(before ->
                                before.choosesNothing() && before.named().containsAll(study.named()))
                        .ifPresent(before -> found.add(new Earlier(row, before)));
            }
        }
        return found;
    }

    /** Whether a trial has been trained to its last epoch. */
    private static boolean isWhole(TrialRow row, TrialSpec trial) {
        return row != null && row.state() instanceof TrialState.Done(String _, int epoch) && epoch == trial.epochs();
    }
}
