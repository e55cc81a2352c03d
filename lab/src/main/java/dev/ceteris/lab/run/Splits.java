// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.run;

import dev.ceteris.data.source.DataSource;
import dev.ceteris.data.source.Dataset;
import dev.ceteris.data.split.Parts;
import dev.ceteris.engine.random.RandomStreams;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.lab.trial.DataSpec;
import dev.ceteris.lab.trial.EvaluationSets;
import dev.ceteris.lab.trial.TrialSeeds;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.theory.RandomLabels;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;

/**
 * What each trial learns from and is validated by. Paired trials share one copy as long as one of them needs it: a copy
 * of MNIST is 47 MB, and a study may have hundreds of trials.
 */
public final class Splits {
    /**
     * @param split decides which fold is tested on
     * @param drawn the seed that the other samples are divided with
     * @param seed words for it, for messages
     */
    private record Key(DataSpec data, long split, long drawn, String seed, EvaluationSets evaluatedOn) {
        /**
         * A trial that is evaluated on the validation set has the same sets as one that is evaluated on the test set.
         */
        static Key of(TrialSpec trial) {
            EvaluationSets evaluatedOn = switch (trial.evaluatedOn()) {
                case EvaluationSets.WithTest _, EvaluationSets.OnlyValidation _ -> new EvaluationSets.WithTest();
                case EvaluationSets.Fold fold -> fold;
                case EvaluationSets.InnerFold inner -> inner;
            };
            String seed = "seed " + trial.seeds().split();
            String inside = evaluatedOn instanceof EvaluationSets.InnerFold inner
                    ? " inside of the fold of seed " + inner.split()
                    : "";
            return new Key(trial.data(), trial.testSplit(), trial.drawnBy().split(), seed + inside, evaluatedOn);
        }

        RandomStreams streams() {
            return TrialSeeds.of(drawn).ofData();
        }

        Key withGivenLabels() {
            return new Key(data.withGivenLabels(), split, drawn, seed, evaluatedOn);
        }
    }

    /** A fold that is tested on, of the data of a trial. */
    private record HeldOut(DataSource source, int folds, long repetition, int fold) {}

    private final Datasets datasets;
    private final Map<Key, WeakReference<Parts>> kept = new HashMap<>();
    private final Map<HeldOut, WeakReference<Dataset>> heldOut = new HashMap<>();

    public Splits(Datasets datasets) {
        this.datasets = datasets;
    }

    /** The trial's parts, drawn by its split. */
    public synchronized Parts of(TrialSpec trial) {
        return of(Key.of(trial));
    }

    /** The data of a trial with the test set that it is tested on: that of its source, or one fold of its samples. */
    public synchronized Dataset dataset(TrialSpec trial) {
        return dataset(trial.data(), trial.testSplit());
    }

    private Dataset dataset(DataSpec data, long split) {
        if (data.folds() == 0) {
            return datasets.of(data);
        }
        HeldOut key = new HeldOut(data.source(), data.folds(), data.repetition(split), data.fold(split));
        WeakReference<Dataset> reference = heldOut.get(key);
        Dataset dataset = reference == null ? null : reference.get();
        if (dataset == null) {
            dataset = datasets.of(data)
                    .heldOut(
                            key.fold(),
                            key.folds(),
                            TrialSeeds.of(key.repetition()).ofData(),
                            "repetition " + key.repetition());
            heldOut.put(key, new WeakReference<>(dataset));
        }
        return dataset;
    }

    private Parts of(Key key) {
        WeakReference<Parts> reference = kept.get(key);
        Parts parts = reference == null ? null : reference.get();
        if (parts == null) {
            // Trials with other labels share the features: those are most of a copy.
            parts = key.data().randomLabels() == 0 ? split(key) : relabelled(of(key.withGivenLabels()), key);
            kept.put(key, new WeakReference<>(parts));
        }
        return parts;
    }

    private Parts split(Key key) {
        Dataset dataset = dataset(key.data(), key.split());
        Parts parts = dataset.parts(key.data().validation(), key.data().train(), key.streams(), key.seed());
        return switch (key.evaluatedOn()) {
            case EvaluationSets.WithTest _, EvaluationSets.OnlyValidation _ -> parts;
            case EvaluationSets.Fold(int fold, int folds) -> fold(dataset, parts, fold, folds, key);
            case EvaluationSets.InnerFold(int fold, int folds, long _) -> fold(dataset, parts, fold, folds, key);
        };
    }

    private static Parts fold(Dataset dataset, Parts parts, int fold, int folds, Key key) {
        return dataset.fold(parts.train(), fold, folds, key.streams(), key.seed());
    }

    /** Only of what is learned from: an evaluation on random labels would be meaningless. */
    private static Parts relabelled(Parts parts, Key key) {
        Samples train = RandomLabels.uniform(parts.train(), key.data().randomLabels(), key.streams().stream("labels"));
        return switch (parts) {
            case Parts.TrainingOnly _ -> new Parts.TrainingOnly(train);
            case Parts.TrainingAndValidation both -> new Parts.TrainingAndValidation(train, both.validation());
        };
    }
}
