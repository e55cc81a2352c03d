// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.inspect;

import dev.ceteris.base.DataException;
import dev.ceteris.data.source.Dataset;
import dev.ceteris.data.source.SourceFile;
import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.training.FixedNetwork;
import dev.ceteris.engine.training.TrainedWeights;
import dev.ceteris.engine.training.Weights;
import dev.ceteris.lab.run.Datasets;
import dev.ceteris.lab.run.Splits;
import dev.ceteris.lab.run.Trial;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.store.Store;
import dev.ceteris.lab.trial.DataSpec;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.theory.GradientNoise;
import dev.ceteris.theory.Measures;
import dev.ceteris.theory.WeightHistogram;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Evaluates networks that a run has trained, with the weights that the store keeps of them. */
public final class TrainedNetworks {
    private final Store store;
    private final Function<DataSpec, Dataset> data;
    private final int cores;
    private final MeasuringListener listener;

    /**
     * @param data opens a data set
     * @param cores that compute together, at least 1; they change nothing but the time it takes
     * @param listener hears of every network that is measured
     */
    public TrainedNetworks(Store store, Function<DataSpec, Dataset> data, int cores, MeasuringListener listener) {
        this.store = store;
        this.data = data;
        this.cores = cores;
        this.listener = listener;
    }

    /** The same without a listener. */
    public TrainedNetworks(Store store, Function<DataSpec, Dataset> data, int cores) {
        this(store, data, cores, (_, _, _) -> {});
    }

    /**
     * The gradient-noise scale of some trials' results, on what each of them learned from.
     *
     * @param trials of this run; those that are not done, or whose weights were not kept, are left out
     * @return by the trial's number, in the order of {@code trials}
     * @throws dev.ceteris.data.DataException when data cannot be used
     * @throws dev.ceteris.lab.store.StoreException when weights are damaged
     */
    public Map<Integer, GradientNoise> noise(RunRecord run, List<TrialRecord> trials, GradientNoise.Plan plan) {
        Map<Integer, GradientNoise> noise = new LinkedHashMap<>();
        Map<Integer, Weights> kept = new LinkedHashMap<>();
        Map<Integer, TrialSpec> specs = run.trained();
        for (TrialRecord trial : trials) {
            weights(run, trial).ifPresent(weights -> kept.put(trial.number(), weights));
        }
        if (kept.isEmpty()) {
            return noise;
        }
        Datasets datasets = Datasets.load(run.study(), data);
        Splits splits = new Splits(datasets);
        MeasuringCount tally = new MeasuringCount(listener, "gradient noise", kept.size());
        try (ThreadTeam team = ThreadTeam.of(cores)) {
            kept.forEach((number, weights) -> {
                TrialSpec spec = specs.get(number);
                FixedNetwork network = new FixedNetwork(Trial.network(spec, datasets.of(spec.data())), weights);
                noise.put(number, GradientNoise.of(network, splits.of(spec).train(), plan, team));
                tally.one();
            });
        }
        return noise;
    }

    /** Of a network in float32; of others there is nothing to be said here. */
    private Optional<Weights> weights(RunRecord run, TrialRecord trial) {
        return store.weights(run.id(), trial)
                .flatMap(end -> end instanceof Weights weights ? Optional.of(weights) : Optional.empty());
    }

    /**
     * What learning theory says of every trial of a run that is done and whose weights were kept, in the order of the
     * study.
     *
     * @throws dev.ceteris.data.DataException when data cannot be used
     * @throws dev.ceteris.lab.store.StoreException when weights are damaged
     * @throws dev.ceteris.base.SpecException when the networks do not learn classes
     */
    public List<MeasuredTrial> measures(RunRecord run, Measures.Effort effort) {
        return new LearningTheory(store, data, cores, effort, listener).measure(run);
    }

    /**
     * What the networks of a run make of a function of two inputs: one for each condition, see {@link FittedFunctions}.
     *
     * @throws dev.ceteris.lab.store.StoreException when weights are damaged
     */
    public List<FittedFunction> functions(RunRecord run) {
        return new FittedFunctions(store, data).of(run);
    }

    /**
     * Some networks of a run, and what they answer to their test sets.
     *
     * @param trials of this run; those that are not done, or whose weights were not kept, are left out
     * @throws dev.ceteris.base.DataException when data cannot be used, or is not what the run learned from
     * @throws dev.ceteris.lab.store.StoreException when weights are damaged
     */
    public List<ExaminedNetwork> examined(RunRecord run, List<TrialRecord> trials) {
        Map<Integer, TrialSpec> specs = run.trained();
        List<ExaminedNetwork> examined = new ArrayList<>();
        Map<Integer, TrainedWeights> kept = new LinkedHashMap<>();
        for (TrialRecord trial : trials) {
            store.weights(run.id(), trial).ifPresent(weights -> kept.put(trial.number(), weights));
        }
        if (kept.isEmpty()) {
            return examined;
        }
        Splits splits = new Splits(Datasets.load(run.study(), spec -> unchanged(run, data.apply(spec))));
        for (TrialRecord trial : trials) {
            if (kept.containsKey(trial.number())) {
                TrialSpec spec = specs.get(trial.number());
                Dataset dataset = splits.dataset(spec);
                examined.add(new ExaminedNetwork(
                        spec, trial, dataset, Trial.network(spec, dataset), kept.get(trial.number())));
            }
        }
        return examined;
    }

    /** Answers to other samples than those of the run would look like its own. */
    private static Dataset unchanged(RunRecord run, Dataset dataset) {
        for (SourceFile file : dataset.files()) {
            if (!run.provenance().files().contains(file)) {
                throw new DataException(file.name() + " is not the file that the run learned from: its content has the"
                        + " SHA-256 " + file.sha256() + ", expected "
                        + run.provenance().digests().getOrDefault(file.name(), "another file")
                        + "; put that file back and write the report again, or run the study again");
            }
        }
        return dataset;
    }

    /**
     * The histograms of the weights of some trials' results, layer by layer, with the same bins for all.
     *
     * @param trials of this run, with networks of one shape
     * @param bins of each histogram, odd
     * @return for each trial those of its layers; empty when the weights of any of them are not there
     * @throws dev.ceteris.lab.store.StoreException when weights are damaged
     */
    public List<List<WeightHistogram>> histograms(RunRecord run, List<TrialRecord> trials, int bins) {
        List<Weights> networks = new ArrayList<>();
        for (TrialRecord trial : trials) {
            Optional<Weights> weights = weights(run, trial);
            if (weights.isEmpty()) {
                return List.of();
            }
            networks.add(weights.get());
        }
        return networks.isEmpty() ? List.of() : WeightHistogram.of(networks, bins);
    }
}
