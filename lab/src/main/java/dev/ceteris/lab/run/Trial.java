// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.run;

import dev.ceteris.data.source.Dataset;
import dev.ceteris.data.source.TargetColumn;
import dev.ceteris.data.split.Examination;
import dev.ceteris.data.split.Parts;
import dev.ceteris.engine.float64.Float64Checkpoint;
import dev.ceteris.engine.float64.Float64Trainer;
import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.network.ClassLoss;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.network.WeightSummary;
import dev.ceteris.engine.optimizer.FirstOrder;
import dev.ceteris.engine.optimizer.SecondOrder;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.sample.Targets;
import dev.ceteris.engine.sample.Values;
import dev.ceteris.engine.training.Checkpoint;
import dev.ceteris.engine.training.EpochResult;
import dev.ceteris.engine.training.Evaluation;
import dev.ceteris.engine.training.Float32Checkpoint;
import dev.ceteris.engine.training.LearningNetwork;
import dev.ceteris.engine.training.TrainedWeights;
import dev.ceteris.engine.training.Trainer;
import dev.ceteris.engine.training.Training;
import dev.ceteris.lab.score.ClassScores;
import dev.ceteris.lab.trial.EpochRecord;
import dev.ceteris.lab.trial.EvaluationSets;
import dev.ceteris.lab.trial.MeasuredEpoch;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TargetErrors;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.trial.TrialState;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * One trial while it is trained and measured, by one thread and the team that it is given. Knows nothing of the store.
 */
public final class Trial implements AutoCloseable {
    private static final double NANOS_PER_SECOND = 1e9;

    private final TrialSpec spec;
    private final Parts parts;
    private final Examination examination;
    private final List<TargetColumn> targets;
    private final Network network;
    private final LearningNetwork learner;
    private final LongSupplier nanoTime;
    private ThreadTeam team = ThreadTeam.of(1);
    private boolean stopsEarly;

    /**
     * @param start where an earlier process left it, if one did
     * @param nanoTime see {@link Environment}
     */
    Trial(TrialSpec spec, Dataset dataset, Parts parts, Optional<Checkpoint> start, LongSupplier nanoTime) {
        this.spec = spec;
        this.parts = parts;
        this.examination = dataset.examination();
        this.targets = dataset.targets();
        this.nanoTime = nanoTime;
        this.network = network(spec, dataset);
        this.learner = switch (spec.training().optimizer()) {
            case FirstOrder _ -> inFloat32(start);
            case SecondOrder _ -> inFloat64(start);
        };
    }

    private LearningNetwork inFloat32(Optional<Checkpoint> start) {
        Training training = spec.training();
        return start.map(Float32Checkpoint.class::cast)
                .map(from -> Trainer.resume(
                        network,
                        training,
                        parts.train(),
                        spec.seeds().ofTraining().order(),
                        from))
                .orElseGet(() -> new Trainer(
                        network, training, parts.train(), spec.seeds().ofTraining()));
    }

    private LearningNetwork inFloat64(Optional<Checkpoint> start) {
        Training training = spec.training();
        return start.map(Float64Checkpoint.class::cast)
                .map(from -> Float64Trainer.resume(network, training, parts.train(), from))
                .orElseGet(() -> new Float64Trainer(
                        network,
                        training,
                        parts.train(),
                        spec.seeds().ofTraining().initialization()));
    }

    /** What the trial trains: its network for this data. */
    public static Network network(TrialSpec spec, Dataset dataset) {
        int inputs = dataset.test().features().width();
        Targets targets = dataset.test().targets();
        return spec.network().network(inputs, targets.outputs(), spec.loss());
    }

    /**
     * Trains one more epoch and measures what it led to.
     *
     * @param threads that do it together; they change nothing but the time it takes
     */
    EpochRecord trainEpoch(int threads) {
        widen(threads);
        long start = nanoTime.getAsLong();
        EpochResult result = learner.trainEpoch(team);
        double seconds = (nanoTime.getAsLong() - start) / NANOS_PER_SECOND;
        WeightSummary weights = learner.weightSummary();
        Map<String, Evaluation> evaluations = evaluations(result);
        MeasuredEpoch measured = new MeasuredEpoch(
                result,
                seconds,
                weights,
                learner.penalty(weights),
                network,
                evaluations,
                scores(evaluations.keySet()),
                errors(evaluations.keySet()));
        Map<Metric, Double> metrics = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            metric.of(measured).ifPresent(value -> metrics.put(metric, value));
        }
        return new EpochRecord(result.epoch(), metrics);
    }

    /** By the name of the samples. */
    private Map<String, Evaluation> evaluations(EpochResult result) {
        Map<String, Evaluation> evaluations = new HashMap<>();
        evaluations.put("train", learner.evaluate(parts.train(), team));
        if (parts instanceof Parts.TrainingAndValidation both) {
            Evaluation validation = learner.evaluate(both.validation(), team);
            evaluations.put("validation", validation);
            stopsEarly = learner.stopsEarly(validation.loss());
        }
        if (spec.evaluatedOn() instanceof EvaluationSets.WithTest) {
            if (examination.due(result.epoch(), spec.epochs()) || mayBeResult() || result.diverged()) {
                evaluations.put("test", learner.evaluate(examination.test(), team));
            }
            examination
                    .probes()
                    .forEach((name, samples) -> evaluations.put(measured(name), learner.evaluate(samples, team)));
        }
        return evaluations;
    }

    /**
     * On the validation and test samples that the network was evaluated on; nothing where numbers are learned. Training
     * samples have none: asking the network for its answers to them again would take a third of an epoch.
     */
    private Map<String, ClassScores> scores(Set<String> evaluated) {
        Map<String, ClassScores> scores = new HashMap<>();
        if (parts instanceof Parts.TrainingAndValidation both) {
            putScores(scores, "validation", both.validation());
        }
        if (evaluated.contains("test")) {
            putScores(scores, "test", examination.test());
        }
        return scores;
    }

    private void putScores(Map<String, ClassScores> scores, String name, Samples samples) {
        if (samples.targets() instanceof Labels labels) {
            ClassLoss loss = (ClassLoss) network.loss();
            scores.put(name, ClassScores.of(loss.logits(learner.answers(samples, team)), labels));
        }
    }

    /**
     * In the unit of the targets, on the samples that the network was evaluated on; nothing unless a table has them.
     */
    private Map<String, TargetErrors> errors(Set<String> evaluated) {
        Map<String, TargetErrors> errors = new HashMap<>();
        if (!targets.isEmpty()) {
            put(errors, "train", parts.train());
            if (parts instanceof Parts.TrainingAndValidation both) {
                put(errors, "validation", both.validation());
            }
            if (evaluated.contains("test")) {
                put(errors, "test", examination.test());
            }
        }
        return errors;
    }

    private void put(Map<String, TargetErrors> errors, String name, Samples samples) {
        double[] answers = learner.answers(samples, team);
        errors.put(name, TargetErrors.of(answers, (Values) samples.targets(), targets));
    }

    private static String measured(String probe) {
        return Metric.of(probe + ".loss")
                .map(_ -> probe)
                .orElseThrow(() -> new IllegalStateException("no metric for the probe " + probe));
    }

    /**
     * Any epoch of a trial that keeps its best one may turn out to be that; one that reached its goal or gained nothing
     * is the last.
     */
    private boolean mayBeResult() {
        return spec.keepsTheBest() || stopsEarly || learner.isAtRest();
    }

    private void widen(int threads) {
        if (threads != team.threads()) {
            team.close();
            team = ThreadTeam.of(threads);
        }
    }

    /**
     * The state that an epoch left the trial in.
     *
     * @param until the last epoch that it is trained for now
     */
    TrialState stateAfter(EpochRecord epoch, int until) {
        if (!Double.isFinite(epoch.metrics().get(Metric.TRAIN_LOSS))) {
            return new TrialState.Diverged(epoch.epoch());
        }
        return epoch.epoch() < until && !stopsEarly && !learner.isAtRest()
                ? new TrialState.Running()
                : new TrialState.Done(learner.result().sha256(), learner.resultEpoch());
    }

    /** Its state between two epochs. */
    Checkpoint checkpoint() {
        return learner.checkpoint();
    }

    /** The weights that it has come to: the best epoch's where it may stop early, else the last one's. */
    TrainedWeights result() {
        return learner.result();
    }

    @Override
    public void close() {
        team.close();
    }
}
