// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.summary;

import dev.ceteris.lab.inspect.ExaminedNetwork;
import dev.ceteris.lab.inspect.FittedFunction;
import dev.ceteris.lab.inspect.MeasuredTrial;
import dev.ceteris.lab.inspect.TrainedNetworks;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.theory.GradientNoise;
import dev.ceteris.theory.Measures;
import dev.ceteris.theory.WeightHistogram;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The networks that a run has trained, as sections of its report may read them. Nothing is opened before it is needed,
 * and nothing is computed twice. Every answer leaves out networks whose weights were not kept. Not thread-safe.
 *
 * <p>A method fails with {@link dev.ceteris.lab.store.StoreException} when weights are damaged and with a
 * {@code DataException} when the data cannot be used; the page then says so in place of the section.
 */
public final class RunNetworks {
    private final RunRecord run;
    private final Optional<TrainedNetworks> networks;
    private final Map<Measures.Effort, List<MeasuredTrial>> measures = new HashMap<>();
    private final Map<List<Integer>, List<ExaminedNetwork>> examined = new HashMap<>();
    private Optional<List<FittedFunction>> functions = Optional.empty();

    private RunNetworks(RunRecord run, Optional<TrainedNetworks> networks) {
        this.run = run;
        this.networks = networks;
    }

    /** Those that a store has kept. */
    public static RunNetworks of(RunRecord run, TrainedNetworks networks) {
        return new RunNetworks(run, Optional.of(networks));
    }

    /** None, for a report without a store. */
    static RunNetworks none(RunRecord run) {
        return new RunNetworks(run, Optional.empty());
    }

    /** What the networks make of a function of two inputs, see {@link TrainedNetworks#functions}. */
    public List<FittedFunction> functions() {
        if (functions.isEmpty()) {
            functions = Optional.of(networks.map(kept -> kept.functions(run)).orElse(List.of()));
        }
        return functions.get();
    }

    /**
     * Some networks, and what they answer to their test sets, see {@link TrainedNetworks#examined}. When that fails,
     * the first to ask is told; whoever asks again gets no networks, so that a page says it once.
     */
    public List<ExaminedNetwork> examined(List<TrialRecord> trials) {
        List<Integer> asked = trials.stream().map(TrialRecord::number).toList();
        if (!examined.containsKey(asked)) {
            examined.put(asked, List.of());
            networks.ifPresent(kept -> examined.put(asked, kept.examined(run, trials)));
        }
        return examined.get(asked);
    }

    /** What learning theory says of every trial that is done, see {@link TrainedNetworks#measures}. */
    public List<MeasuredTrial> measures(Measures.Effort effort) {
        return networks.map(kept -> measures.computeIfAbsent(effort, asked -> kept.measures(run, asked)))
                .orElse(List.of());
    }

    /** The gradient-noise scale of some trials' results by the trial's number, see {@link TrainedNetworks#noise}. */
    Map<Integer, GradientNoise> noise(List<TrialRecord> trials, GradientNoise.Plan plan) {
        return networks.map(kept -> kept.noise(run, trials, plan)).orElse(Map.of());
    }

    /** Histograms of the weights of some trials, layer by layer, see {@link TrainedNetworks#histograms}. */
    public List<List<WeightHistogram>> histograms(List<TrialRecord> trials, int bins) {
        return networks.map(kept -> kept.histograms(run, trials, bins)).orElse(List.of());
    }
}
