// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.inspect;

import dev.ceteris.data.source.Dataset;
import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.training.TrainedWeights;
import dev.ceteris.engine.training.Trainer;
import dev.ceteris.engine.training.Weights;
import dev.ceteris.lab.run.Datasets;
import dev.ceteris.lab.run.Splits;
import dev.ceteris.lab.run.Trial;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.store.Store;
import dev.ceteris.lab.trial.DataSpec;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.theory.Measures;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Computes the {@link Measures} of networks that a run has trained, from the weights that the store keeps of them. */
public final class LearningTheory {
    private final Store store;
    private final Function<DataSpec, Dataset> data;
    private final int cores;
    private final Measures.Effort effort;
    private final MeasuringListener listener;

    /**
     * @param data opens a data set; asked once for each source
     * @param cores how many networks are measured at once, at least 1; changes nothing but the time it takes
     * @param listener hears of every network that is measured, or found to have no weights
     */
    public LearningTheory(
            Store store,
            Function<DataSpec, Dataset> data,
            int cores,
            Measures.Effort effort,
            MeasuringListener listener) {
        this.store = store;
        this.data = data;
        this.cores = cores;
        this.effort = effort;
        this.listener = listener;
    }

    /**
     * Measures every trial that is done and whose weights were kept, in the order of the study.
     *
     * @throws dev.ceteris.data.DataException when data cannot be used
     * @throws dev.ceteris.lab.store.StoreException when weights are damaged
     * @throws dev.ceteris.base.SpecException when the networks do not learn classes
     */
    public List<MeasuredTrial> measure(RunRecord run) {
        Datasets datasets = Datasets.load(run.study(), data);
        Splits splits = new Splits(datasets);
        Map<Integer, TrialSpec> trained = run.trained();
        MeasuringCount tally = new MeasuringCount(
                listener, "norms, margins, sharpness", run.trials().size());
        List<Callable<Optional<MeasuredTrial>>> works = run.trials().stream()
                .<Callable<Optional<MeasuredTrial>>>map(trial -> () -> {
                    TrialSpec spec = trained.get(trial.number());
                    Optional<MeasuredTrial> measured = store.weights(run.id(), trial)
                            .map(LearningTheory::inFloat32)
                            .map(end -> measure(spec, trial, end, datasets, splits));
                    tally.one();
                    return measured;
                })
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(cores)) {
            List<Future<Optional<MeasuredTrial>>> measured = threads.invokeAll(works);
            return measured.stream().flatMap(each -> result(each).stream()).toList();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while networks were measured", interrupted);
        }
    }

    private static Weights inFloat32(TrainedWeights end) {
        return switch (end) {
            case Weights weights -> weights;
            default -> throw new IllegalStateException("measures are of networks in float32: " + end.getClass());
        };
    }

    private static Optional<MeasuredTrial> result(Future<Optional<MeasuredTrial>> measured) {
        try {
            return measured.get();
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException thrown ? thrown : new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while networks were measured", interrupted);
        }
    }

    private MeasuredTrial measure(TrialSpec spec, TrialRecord trial, Weights end, Datasets datasets, Splits splits) {
        Network network = Trial.network(spec, datasets.of(spec.data()));
        Samples samples = splits.of(spec).train();
        Weights start = new Trainer(network, spec.training().ofTeachers(), samples, spec.trainingStreams()).weights();
        try (ThreadTeam alone = ThreadTeam.of(1)) {
            return new MeasuredTrial(
                    trial, multiplyAdds(end), new Measures(network, start, end, samples).all(effort, alone));
        }
    }

    private static long multiplyAdds(Weights weights) {
        return weights.layers().stream()
                .mapToLong(layer -> (long) layer.inputs() * layer.units())
                .sum();
    }
}
