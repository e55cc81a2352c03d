// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.inspect;

import dev.ceteris.data.source.Dataset;
import dev.ceteris.data.source.FeatureScale;
import dev.ceteris.data.source.function.FunctionSource;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.sample.Values;
import dev.ceteris.engine.training.TrainedWeights;
import dev.ceteris.lab.run.Datasets;
import dev.ceteris.lab.run.Splits;
import dev.ceteris.lab.run.Trial;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.store.Store;
import dev.ceteris.lab.trial.Condition;
import dev.ceteris.lab.trial.DataSpec;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.trial.TrialState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * Evaluates networks that have learned a function of two inputs on a grid, to be shown as surfaces.
 *
 * @param store that keeps their weights
 * @param data opens a data set
 */
public record FittedFunctions(Store store, Function<DataSpec, Dataset> data) {
    /** Places of the grid along each input: a surface without visible corners, and some 50 kB on a page. */
    private static final int GRID = 49;

    /**
     * One network for each condition of a run, in the order of the study: that of the trial whose test loss is the
     * median, of two in the middle the better one. Conditions are left out that have no trial which is done with its
     * weights kept, or whose data is not a function of two inputs.
     *
     * @throws dev.ceteris.lab.store.StoreException when weights are damaged
     */
    public List<FittedFunction> of(RunRecord run) {
        SequencedMap<Condition, List<TrialRecord>> done = new LinkedHashMap<>();
        for (TrialRecord trial : run.trials()) {
            if (trial.state() instanceof TrialState.Done) {
                done.computeIfAbsent(trial.condition(), _ -> new ArrayList<>()).add(trial);
            }
        }
        Splits splits = new Splits(Datasets.load(run.study(), data));
        Map<Integer, TrialSpec> trained = run.trained();
        List<FittedFunction> fitted = new ArrayList<>();
        for (List<TrialRecord> trials : done.values()) {
            TrialRecord median = median(trials);
            TrialSpec spec = trained.get(median.number());
            if (spec.data().source() instanceof FunctionSource function
                    && function.from().size() == 2) {
                store.weights(run.id(), median)
                        .map(end -> fitted(median, spec, splits.of(spec).train(), end))
                        .ifPresent(fitted::add);
            }
        }
        return fitted;
    }

    private static TrialRecord median(List<TrialRecord> trials) {
        List<TrialRecord> ranked = trials.stream()
                .sorted(Comparator.comparingDouble(FittedFunctions::testLoss))
                .toList();
        return ranked.get((ranked.size() - 1) / 2);
    }

    private static double testLoss(TrialRecord trial) {
        return trial.result()
                .flatMap(epoch -> Optional.ofNullable(epoch.metrics().get(Metric.TEST_LOSS)))
                .orElse(Double.POSITIVE_INFINITY);
    }

    private FittedFunction fitted(TrialRecord trial, TrialSpec spec, Samples learned, TrainedWeights end) {
        FunctionSource function = (FunctionSource) spec.data().source();
        FunctionSource coarse = function.onGrid(GRID);
        FeatureScale scale = function.scale();
        Dataset dataset = data.apply(new DataSpec(coarse, spec.data().train(), 0, 0));
        Samples grid = dataset.test();
        double[] first = new double[GRID];
        double[] second = new double[GRID];
        for (int i = 0; i < GRID; i++) {
            first[i] = scale.unscaled(0, grid.features().value(i * GRID, 0));
            second[i] = scale.unscaled(1, grid.features().value(i, 1));
        }
        return new FittedFunction(
                trial,
                points(learned, scale),
                first,
                second,
                rows(((Values) grid.targets()).values()),
                rows(NetworkAnswers.of(Trial.network(spec, dataset), end, grid)));
    }

    private static List<double[]> points(Samples learned, FeatureScale scale) {
        double[] targets = ((Values) learned.targets()).values();
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < targets.length; i++) {
            points.add(new double[] {
                scale.unscaled(0, learned.features().value(i, 0)),
                scale.unscaled(1, learned.features().value(i, 1)),
                targets[i]
            });
        }
        return points;
    }

    /** A grid's samples run through the second input first; its rows are to have one place of the second input each. */
    private static List<double[]> rows(double[] samples) {
        List<double[]> rows = new ArrayList<>();
        for (int j = 0; j < GRID; j++) {
            double[] row = new double[GRID];
            for (int i = 0; i < GRID; i++) {
                row[i] = samples[i * GRID + j];
            }
            rows.add(row);
        }
        return rows;
    }
}
