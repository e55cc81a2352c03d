// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.run;

import dev.ceteris.base.Visible;
import dev.ceteris.data.source.Dataset;
import dev.ceteris.data.source.Supply;
import dev.ceteris.data.source.TargetColumn;
import dev.ceteris.data.split.Draw;
import dev.ceteris.data.split.Parts;
import dev.ceteris.engine.network.UsualLoss;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.sample.Targets;
import dev.ceteris.engine.sample.Values;
import dev.ceteris.lab.store.DataUse;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.DataSpec;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TargetErrors;
import dev.ceteris.lab.trial.TrialSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;

/** Counts the samples that a study uses, before anything is trained. */
record DataUses(Datasets datasets, Splits splits) {
    /** Seeds that are named in a sentence. */
    private static final int NAMED_SEEDS = 3;

    private record Key(DataSpec data) {
        static Key of(TrialSpec trial) {
            DataSpec data = trial.data();
            return new Key(data.withGivenLabels());
        }
    }

    /** Each data set with each number of samples that are used of it, in the order of the study. */
    List<DataUse> of(Study study) {
        SequencedMap<Key, TrialSpec> first = new LinkedHashMap<>();
        Map<Key, SequencedMap<Long, List<String>>> lacking = new HashMap<>();
        for (TrialSpec trial : study.trials()) {
            Key key = Key.of(trial);
            first.putIfAbsent(key, trial);
            List<String> lost = lost(trial);
            if (!lost.isEmpty()) {
                lacking.computeIfAbsent(key, _ -> new LinkedHashMap<>())
                        .put(trial.seeds().split(), lost);
            }
        }
        List<DataUse> uses = new ArrayList<>();
        Set<String> said = new HashSet<>();
        first.forEach((key, trial) -> {
            Dataset dataset = datasets.of(trial.data());
            SequencedSet<String> remarks = new LinkedHashSet<>(dataset.remarks());
            remarks.removeAll(said);
            said.addAll(remarks);
            if (lacking.containsKey(key)) {
                remarks.add(sentence(trial, lacking.get(key)));
            }
            uses.add(use(trial, dataset, List.copyOf(remarks)));
        });
        return uses;
    }

    private DataUse use(TrialSpec trial, Dataset dataset, List<String> remarks) {
        Parts parts = splits.of(trial);
        int validation = parts instanceof Parts.TrainingAndValidation both
                ? both.validation().count()
                : 0;
        return new DataUse(
                dataset.name(),
                trial.data().statedSource(),
                dataset.origin(),
                parts.train().count(),
                validation,
                splits.dataset(trial).test().count(),
                baseline(parts.train(), dataset, trial),
                remarks,
                dataset.reading());
    }

    /**
     * Of always answering the commonest class, or the mean, of all training samples there are, so that it is the same
     * for every number of samples and every seed; of samples that are drawn, of those that the first trial learns from.
     * With cross-validation all training samples are tested on.
     */
    private static SequencedMap<String, Double> baseline(Samples learned, Dataset dataset, TrialSpec trial) {
        Samples train = switch (dataset.supply()) {
            case Supply.Collected collected -> collected.samples();
            case Supply.Drawn _ -> learned;
        };
        Targets tested =
                trial.data().folds() > 0 ? train.targets() : dataset.test().targets();
        SequencedMap<String, Double> baseline = Guess.of(train.targets(), tested);
        if (!trial.loss().equals(UsualLoss.of(trial.loss().classifies()))) {
            baseline.remove(Metric.TEST_LOSS.key());
        }
        if (train.targets() instanceof Values values) {
            TargetErrors errors = TargetErrors.ofMean(
                    values, (Values) tested, TargetColumn.orAsLearned(dataset.targets(), values.width()));
            baseline.put(Metric.TEST_MSE.key(), errors.mse());
            baseline.put(Metric.TEST_RMSE.key(), errors.rmse());
            baseline.put(Metric.TEST_MAE.key(), errors.mae());
            baseline.put(Metric.TEST_R2.key(), errors.r2());
            baseline.values().removeIf(value -> Double.isNaN(value));
        }
        return baseline;
    }

    /** Classes of the training set that have no sample among those a trial learns. */
    private List<String> lost(TrialSpec trial) {
        Dataset dataset = datasets.of(trial.data());
        if (trial.data().train() == 0 || !(dataset.supply() instanceof Supply.Collected)) {
            return List.of();
        }
        int[] there = Draw.counts(dataset.train().targets());
        int[] left = Draw.counts(splits.of(trial).train().targets());
        List<String> lost = new ArrayList<>();
        for (int label = 0; label < there.length; label++) {
            if (there[label] > 0 && left[label] == 0) {
                lost.add(dataset.classNames().get(label));
            }
        }
        return lost;
    }

    private static String sentence(TrialSpec trial, SequencedMap<Long, List<String>> lacking) {
        List<String> seeds = lacking.entrySet().stream()
                .limit(NAMED_SEEDS)
                .map(entry -> "seed " + entry.getKey() + " none of " + Visible.list(entry.getValue()))
                .toList();
        int more = lacking.size() - seeds.size();
        return "with data.train " + trial.data().train() + " some classes have no sample to learn from: "
                + String.join("; ", seeds) + (more > 0 ? "; and " + more + " more seeds" : "")
                + "; take more samples, or set drawing: stratified";
    }
}
