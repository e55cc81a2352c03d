// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.results;

import dev.ceteris.base.Plural;
import dev.ceteris.evidence.claim.Level;
import dev.ceteris.evidence.claim.Observation;
import dev.ceteris.evidence.claim.Observations;
import dev.ceteris.evidence.claim.Series;
import dev.ceteris.evidence.claim.Varied;
import dev.ceteris.evidence.text.Levels;
import dev.ceteris.evidence.verdict.Verdicts;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.Condition;
import dev.ceteris.lab.trial.EpochRecord;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.RandomSource;
import dev.ceteris.lab.trial.SeedDesign;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.trial.TrialState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a run of the store measured, as evidence. */
public final class RunResults {
    private RunResults() {}

    /**
     * The verdicts on the hypotheses of a run's study. A run that is not complete has estimates and no verdicts: its
     * seeds were said beforehand, and a look at fewer would be another one.
     */
    public static Verdicts verdicts(RunRecord run) {
        Study study = run.study();
        long open = run.trials().stream().filter(RunResults::isOpen).count();
        return Chance.of(run)
                .marked(
                        open == 0
                                ? Verdicts.of(of(run), study.hypotheses(), study.looks())
                                : Verdicts.premature(of(run), study.hypotheses(), study.looks(), premature(run, open)));
    }

    /** Whether there are verdicts on a run: it has hypotheses, and all of its trials have ended. */
    public static boolean isAnalysed(RunRecord run) {
        return !run.study().hypotheses().isEmpty() && run.trials().stream().noneMatch(RunResults::isOpen);
    }

    private static String premature(RunRecord run, long open) {
        return Plural.of(open, "trial") + " of " + run.trials().size() + (open == 1 ? " is" : " are")
                + " not finished; there is a verdict when all are, because a look at some of them would be another"
                + " one.";
    }

    private static boolean isOpen(TrialRecord trial) {
        return switch (trial.state()) {
            case TrialState.Planned _, TrialState.Running _, TrialState.Interrupted _ -> true;
            case TrialState.Done _, TrialState.Diverged _, TrialState.Pruned _, TrialState.Failed _ -> false;
        };
    }

    /**
     * Its trials that have ended. A condition of which a trial was pruned is left out whole: its other trials are those
     * that were good enough, and a comparison with them would favour it.
     */
    public static Observations of(RunRecord run) {
        Study study = run.study();
        List<Varied> factors = study.factors().stream()
                .map(factor -> new Varied(
                        factor.name(), factor.levels().stream().map(Levels::of).toList()))
                .toList();
        SeedDesign design = study.design();
        Set<Condition> pruned = run.trials().stream()
                .filter(trial -> trial.state() instanceof TrialState.Pruned)
                .map(TrialRecord::condition)
                .collect(Collectors.toSet());
        List<Observation> trials = run.trials().stream()
                .filter(trial -> !pruned.contains(trial.condition()))
                .flatMap(trial -> observation(trial, design).stream())
                .toList();
        return new Observations(factors, trials, study.directions(), overlaps(run), Scope.of(study, trials));
    }

    private static Optional<Observation> observation(TrialRecord trial, SeedDesign design) {
        return switch (trial.state()) {
            case TrialState.Done(String _, int epoch) ->
                Optional.of(observation(trial, design, Observation.Ending.FINISHED, OptionalDouble.of(epoch)));
            case TrialState.Diverged _ ->
                Optional.of(observation(trial, design, Observation.Ending.DIVERGED, OptionalDouble.empty()));
            default -> Optional.empty();
        };
    }

    private static Observation observation(
            TrialRecord trial, SeedDesign design, Observation.Ending ending, OptionalDouble resultEpoch) {
        SequencedMap<String, Level> levels = new LinkedHashMap<>();
        trial.condition().levels().forEach((factor, level) -> levels.put(factor, Levels.of(level)));
        return new Observation(
                levels,
                String.valueOf(design.unit(trial.seeds())),
                design.replicate(trial.seeds()),
                ending,
                resultEpoch,
                series(trial.epochs()));
    }

    private static Map<String, Series> series(List<EpochRecord> epochs) {
        Map<Metric, List<double[]>> points = new TreeMap<>();
        for (EpochRecord epoch : epochs) {
            epoch.metrics()
                    .forEach((metric, value) -> points.computeIfAbsent(metric, _ -> new ArrayList<>())
                            .add(new double[] {epoch.epoch(), value}));
        }
        Map<String, Series> series = new HashMap<>();
        points.forEach((metric, all) -> series.put(
                metric.key(),
                new Series(
                        all.stream().mapToDouble(point -> point[0]).toArray(),
                        all.stream().mapToDouble(point -> point[1]).toArray())));
        return series;
    }

    /**
     * Test or validation samples for each training sample, of the metrics that are measured on samples of a seed's own:
     * a seed draws its validation set from the samples that it learns from, and with cross-validation its test set, so
     * the training sets of two seeds overlap. Otherwise all seeds share the test set; where there is one split, they
     * share the validation set as well. With cross-validation every metric that is learned is one of a seed's own fold.
     */
    public static Map<String, Double> overlaps(RunRecord run) {
        if (run.study().design().unit() != RandomSource.SPLIT) {
            return Map.of();
        }
        double validated = 0;
        double tested = 0;
        Map<Integer, TrialSpec> trained = run.trained();
        for (TrialRecord trial : run.trials()) {
            TrialSpec spec = trained.get(trial.number());
            double learned = learned(run, trial, spec);
            if (learned > 0) {
                validated = Math.max(validated, spec.data().validation() / learned);
                tested = Math.max(tested, tested(run, spec) / learned);
            }
        }
        SequencedMap<String, Double> overlaps = new LinkedHashMap<>();
        List<Metric> metrics = Stream.concat(Metric.fixed().stream(), run.study().named().stream())
                .toList();
        for (Metric metric : metrics) {
            double overlap = Math.max(metric.isOfValidation() ? validated : 0, metric.isOfFold() ? tested : 0);
            if (overlap > 0 && isMeasured(run, metric)) {
                overlaps.put(metric.key(), overlap);
            }
        }
        return overlaps;
    }

    private static boolean isMeasured(RunRecord run, Metric metric) {
        return run.trials().stream()
                .flatMap(trial -> trial.epochs().stream())
                .anyMatch(epoch -> epoch.metrics().containsKey(metric));
    }

    /** How many samples a fold has that a trial is tested on; 0 where it is tested on the test set of its source. */
    private static double tested(RunRecord run, TrialSpec spec) {
        Integer all = run.provenance().trainingSamples().get(spec.data().statedSource());
        return spec.data().folds() == 0 || all == null
                ? 0
                : (double) all / spec.data().folds();
    }

    /** How many samples a trial learns from; 0 when that is not known because no epoch has ended. */
    private static double learned(RunRecord run, TrialRecord trial, TrialSpec spec) {
        if (spec.data().train() > 0) {
            return spec.data().train();
        }
        Integer all = run.provenance().trainingSamples().get(spec.data().statedSource());
        return all != null ? all - tested(run, spec) - spec.data().validation() : batched(trial, spec);
    }

    /**
     * What an epoch goes through, to the next whole batch, for runs that did not keep the size of their data. A
     * second-order optimizer takes all samples as one batch, whatever their number: then only one sample is sure.
     */
    private static double batched(TrialRecord trial, TrialSpec spec) {
        return trial.epochs().isEmpty()
                ? 0
                : trial.epochs().getFirst().metrics().getOrDefault(Metric.EPOCH_BATCHES, 0.0)
                        * spec.training().batchSize();
    }
}
