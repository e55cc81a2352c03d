// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.model;

import dev.ceteris.base.Visible;
import dev.ceteris.data.source.Dataset;
import dev.ceteris.data.source.SourceFile;
import dev.ceteris.engine.training.TrainedWeights;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.store.Store;
import dev.ceteris.lab.trial.DataSpec;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.trial.TrialState;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Makes models of trials that a store keeps.
 *
 * @param store that keeps their weights
 * @param data opens a data set: what is done to inputs and what outputs mean follows from it
 * @param version of Ceteris
 */
public record StoredTrials(Store store, Function<DataSpec, Dataset> data, String version) {
    /**
     * The model that a trial came to.
     *
     * @param number of the trial in its run, counted from 1
     * @throws ModelException when there is no such trial, when it is not done, when its weights are not there, or when
     *     its data is not what it learned from
     * @throws dev.ceteris.base.DataException when its data cannot be opened
     */
    public TrainedModel model(RunRecord run, int number) {
        TrialRecord trial = trial(run, number);
        TrialSpec spec = run.trained().get(number);
        TrainedWeights weights = weights(run, trial);
        Dataset dataset = data.apply(spec.data());
        requireSameData(run, dataset);
        ModelOrigin origin = new ModelOrigin(
                version,
                run.study().name(),
                run.study().digest(),
                run.id(),
                number,
                trial.condition().label(),
                trial.seeds().number(),
                dataset.name(),
                dataset.files());
        return TrainedModel.of(origin, spec.network(), spec.loss(), dataset, weights);
    }

    private static TrialRecord trial(RunRecord run, int number) {
        return Stream.concat(run.trials().stream(), run.tuningTrials().stream())
                .filter(trial -> trial.number() == number && run.trained().containsKey(number))
                .findFirst()
                .orElseThrow(() -> new ModelException(run.id() + " has no trial " + number + ", expected 1 to "
                        + run.trials().stream()
                                .mapToInt(TrialRecord::number)
                                .max()
                                .orElse(0)
                        + "; ceteris show " + run.id() + " lists them"));
    }

    private TrainedWeights weights(RunRecord run, TrialRecord trial) {
        String place = "trial " + trial.number() + " of " + run.id();
        if (!(trial.state() instanceof TrialState.Done)) {
            throw new ModelException(place + " is " + trial.state().word()
                    + ", expected one that is done; ceteris show " + run.id() + " lists the trials");
        }
        return store.weights(run.id(), trial)
                .orElseThrow(() -> new ModelException(place + " has no weights in the store, expected the file that its"
                        + " training writes; remove the run and train it again to have them"));
    }

    /** The scaling of other data would be another one. */
    private static void requireSameData(RunRecord run, Dataset dataset) {
        for (SourceFile file : dataset.files()) {
            if (!run.provenance().files().contains(file)) {
                throw new ModelException(dataset.name() + ": " + Visible.text(file.name()) + " has the SHA-256 "
                        + file.sha256() + ", which is none of the files that " + run.id()
                        + " learned from; expected these files, as inputs are scaled by them; put them back");
            }
        }
    }
}
