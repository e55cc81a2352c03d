// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.store;

import dev.ceteris.base.AtomicFile;
import dev.ceteris.lab.store.Tables.RunRow;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.Condition;
import dev.ceteris.lab.trial.Judging;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.trial.TrialState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * What a new run need not train because another run of the same experiment has: with more seeds, or other hypotheses, the same
 * trials come to the same bits. Only from a run on the same machine, so that its times stand beside new ones; and not in a
 * search, whose trials get their epochs from each other.
 */
final class Inheritance {
    private final Handle handle;
    private final Function<String, Path> folderOf;

    Inheritance(Handle handle, Function<String, Path> folderOf) {
        this.handle = handle;
        this.folderOf = folderOf;
    }

    /** What tells trials of one experiment apart; trials of a cross-validation have the same condition and seed in every fold. */
    private record Identity(Condition condition, long seed, Judging judging) {
        static Identity of(TrialSpec trial) {
            return new Identity(trial.condition(), trial.seed(), trial.judging());
        }
    }

    /** Copies every trial of a new run that has ended in another one. */
    void bequeath(String id, Study study, Provenance provenance) {
        if (!study.search().contests().isEmpty()) {
            return;
        }
        Map<Integer, Long> heirs = new HashMap<>();
        Tables.trials(handle, id).forEach(row -> heirs.put(row.number(), row.id()));
        for (RunRow row : Tables.runsOfExperiment(handle, study.experiment())) {
            if (!row.id().equals(id) && isAlike(row.provenance(), provenance)) {
                bequeath(row, id, study, heirs);
            }
        }
    }

    /** Made by the same program on the same machine from the same data; the command may differ. */
    private static boolean isAlike(Provenance then, Provenance now) {
        return then.files().equals(now.files())
                && then.arithmeticVersion() == now.arithmeticVersion()
                && then.processor().equals(now.processor())
                && then.cores() == now.cores()
                && then.vectorBits() == now.vectorBits()
                && then.java().equals(now.java())
                && then.system().equals(now.system());
    }

    private void bequeath(RunRow from, String id, Study study, Map<Integer, Long> heirs) {
        Map<Identity, Integer> numbers = new HashMap<>();
        Registry.read(from) // a run that cannot be read has nothing to leave
                .ifPresent(earlier ->
                        earlier.allTrials().forEach(trial -> numbers.put(Identity.of(trial), trial.number())));
        Map<Integer, Tables.TrialRow> rows = new HashMap<>();
        Tables.trials(handle, from.id()).forEach(row -> rows.put(row.number(), row));
        for (TrialSpec trial : study.allTrials()) {
            Tables.TrialRow ancestor = rows.get(numbers.getOrDefault(Identity.of(trial), 0));
            Long heir = heirs.get(trial.number());
            if (ancestor != null && heir != null && hasEnded(ancestor.state())) {
                copyWeights(from.id(), ancestor.number(), id, trial.number());
                Tables.copyEpochs(handle, ancestor.id(), heir);
                Tables.setState(handle, heir, ancestor.state());
                heirs.remove(trial.number());
            }
        }
    }

    private static boolean hasEnded(TrialState state) {
        return state instanceof TrialState.Done || state instanceof TrialState.Diverged;
    }

    private void copyWeights(String from, int ancestor, String to, int heir) {
        Path source = KeptWeights.file(folderOf.apply(from), ancestor);
        Path target = KeptWeights.file(folderOf.apply(to), heir);
        try {
            if (Files.exists(source)) {
                AtomicFile.write(target, Files.readAllBytes(source));
            }
        } catch (IOException failure) {
            throw Trouble.at(target, failure);
        }
    }
}
