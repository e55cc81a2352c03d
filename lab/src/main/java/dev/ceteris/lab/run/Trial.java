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
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.sample.Values;
import dev.ceteris.engine.training.Checkpoint;
import dev.ceteris.engine.training.EpochResult;
import dev.ceteris.engine.training.Evaluation;
import dev.ceteris.engine.training.Examined;
import dev.ceteris.engine.training.Float32Checkpoint;
import dev.ceteris.engine.training.LearningNetwork;
import dev.ceteris.engine.training.StudentCheckpoint;
import dev.ceteris.engine.training.StudentTrainer;
import dev.ceteris.engine.training.TrainedWeights;
import dev.ceteris.engine.training.Trainer;
import dev.ceteris.engine.training.Training;
import dev.ceteris.engine.training.TrainingStreams;
import dev.ceteris.lab.score.ClassScores;
import dev.ceteris.lab.trial.EpochRecord;
import dev.ceteris.lab.trial.EvaluationSets;
import dev.ceteris.lab.trial.MeasuredEpoch;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TargetErrors;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.trial.TrialState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * One trial while it is trained and measured, by one thread and the team that it is given. Knows nothing of the store.
 */
public final class Trial implements AutoCloseable {
    private static final double NANOS_PER_SECOND = 1e9;

    private final TrialSpec spec;
    private final Parts parts;
    private final Examination examination;
    private final List<TargetColumn> targets;
    private final List<String> classes;
    private final List<Metric> named;
    private final Network network;
    private final LearningNetwork learner;
    private final LongSupplier nanoTime;
    private ThreadTeam team = ThreadTeam.of(1);
    private boolean stopsEarly;

    /**
     * @param named metrics that its study names, which are measured besides the {@linkplain Metric#fixed fixed} ones
     * @param start where an earlier process left it, if one did
     * @param nanoTime see {@link Environment}
     */
    Trial(
            TrialSpec spec,
            List<Metric> named,
            Dataset dataset,
            Parts parts,
            Optional<Checkpoint> start,
            LongSupplier nanoTime) {
        this.spec = spec;
        this.named = named;
        this.parts = parts;
        this.classes = dataset.classNames();
        this.examination = dataset.examination();
        this.targets = dataset.targets();
        this.nanoTime = nanoTime;
        this.network = network(spec, dataset);
        this.learner = switch (spec.training().optimizer()) {
            case FirstOrder _ -> spec.training().distillation().isNothing() ? inFloat32(start) : withTeachers(start);
            case SecondOrder _ -> inFloat64(start);
        };
    }

    private LearningNetwork inFloat32(Optional<Checkpoint> start) {
        Training training = spec.training();
        return start.map(Float32Checkpoint.class::cast)
                .map(from -> Trainer.resume(
                        network, training, parts.train(), spec.trainingStreams().order(), from))
                .orElseGet(() -> new Trainer(network, training, parts.train(), spec.trainingStreams()));
    }

    private LearningNetwork withTeachers(Optional<Checkpoint> start) {
        Training training = spec.training();
        TrainingStreams streams = spec.trainingStreams();
        return start.map(StudentCheckpoint.class::cast)
                .map(from -> StudentTrainer.resume(network, training, parts.train(), streams, from))
                .orElseGet(() -> new StudentTrainer(network, training, parts.train(), streams));
    }

    private LearningNetwork inFloat64(Optional<Checkpoint> start) {
        Training training = spec.training();
        return start.map(Float64Checkpoint.class::cast)
                .map(from -> Float64Trainer.resume(network, training, parts.train(), from))
                .orElseGet(() -> new Float64Trainer(
                        network, training, parts.train(), spec.trainingStreams().initialization()));
    }

    /**
     * What the trial trains: its network for this data.
     *
     * @throws dev.ceteris.base.SpecException when it has convolutions that do not fit the data
     */
    public static Network network(TrialSpec spec, Dataset dataset) {
        return spec.network().network(dataset.inputs(), dataset.test().targets().outputs(), spec.loss());
    }

    /** Whether nothing has to be prepared any more before the first epoch. */
    boolean isPrepared() {
        return learner.isPrepared();
    }

    /** Trains one epoch of another network that the trial needs before its own first one. */
    void prepare(int threads) {
        widen(threads);
        learner.prepare(team);
    }

    /** How many of such epochs are trained. */
    int preparedEpochs() {
        return learner.preparedEpochs();
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
        Map<String, Examined> examined = new HashMap<>();
        if (parts instanceof Parts.TrainingAndValidation both) {
            examined.put("validation", learner.examine(both.validation(), team));
            stopsEarly = learner.stopsEarly(watched(result, seconds, weights, examined));
        }
        examine(result, examined);
        return new EpochRecord(result.epoch(), metrics(measured(result, seconds, weights, examined)));
    }

    /** What early stopping goes by, where lower is better; NaN where it is not defined. */
    private double watched(EpochResult result, double seconds, WeightSummary weights, Map<String, Examined> examined) {
        Metric metric = spec.watched();
        double loss = examined.get("validation").evaluation().loss();
        return metric.equals(Metric.VALIDATION_LOSS)
                ? loss
                : metric.badness(
                        metric.of(measured(result, seconds, weights, examined)).orElse(Double.NaN));
    }

    private MeasuredEpoch measured(
            EpochResult result, double seconds, WeightSummary weights, Map<String, Examined> examined) {
        return new MeasuredEpoch(
                result,
                seconds,
                weights,
                learner.penalty(weights),
                network,
                evaluations(examined),
                scores(examined),
                errors(examined));
    }

    private Map<Metric, Double> metrics(MeasuredEpoch measured) {
        Map<Metric, Double> metrics = new HashMap<>();
        Stream.concat(Metric.fixed().stream(), named.stream())
                .forEach(metric -> metric.of(measured).ifPresent(value -> metrics.put(metric, value)));
        return metrics;
    }

    /** Adds what else an epoch is examined on, by the name of the samples. */
    private void examine(EpochResult result, Map<String, Examined> examined) {
        examined.put("train", train());
        if (spec.evaluatedOn() instanceof EvaluationSets.WithTest) {
            if (examination.due(result.epoch(), spec.epochs()) || mayBeResult() || result.diverged()) {
                examined.put("test", learner.examine(examination.test(), team));
            }
            examination
                    .probes()
                    .forEach((name, samples) -> examined.put(measured(name), learner.examine(samples, team)));
        }
    }

    /** Of classes without answers, which would have to be kept of every sample for nothing: they are not scored. */
    private Examined train() {
        return network.loss().classifies()
                ? new Examined(learner.evaluate(parts.train(), team), new double[0])
                : learner.examine(parts.train(), team);
    }

    private static Map<String, Evaluation> evaluations(Map<String, Examined> examined) {
        Map<String, Evaluation> evaluations = new HashMap<>();
        examined.forEach((name, samples) -> evaluations.put(name, samples.evaluation()));
        return evaluations;
    }

    /** On the samples that predictions are scored on; nothing where numbers are learned. */
    private Map<String, ClassScores> scores(Map<String, Examined> examined) {
        Map<String, ClassScores> scores = new HashMap<>();
        if (network.loss() instanceof ClassLoss loss) {
            samples(examined).forEach((name, samples) -> {
                // Training samples are many, and not scored.
                if (!name.equals("train")) {
                    double[] logits = loss.logits(examined.get(name).answers());
                    scores.put(name, ClassScores.of(logits, samples.labels(), classes));
                }
            });
        }
        return scores;
    }

    /** In the unit of the targets; nothing where classes are learned. */
    private Map<String, TargetErrors> errors(Map<String, Examined> examined) {
        Map<String, TargetErrors> errors = new HashMap<>();
        if (!network.loss().classifies()) {
            samples(examined)
                    .forEach((name, samples) -> errors.put(
                            name,
                            TargetErrors.of(
                                    examined.get(name).answers(),
                                    (Values) samples.targets(),
                                    TargetColumn.orAsLearned(targets, network.outputs()))));
        }
        return errors;
    }

    /** The sets that the network was examined on, by name, without those of a data source's own. */
    private Map<String, Samples> samples(Map<String, Examined> examined) {
        Map<String, Samples> samples = new HashMap<>();
        if (examined.containsKey("train")) {
            samples.put("train", parts.train());
        }
        if (parts instanceof Parts.TrainingAndValidation both) {
            samples.put("validation", both.validation());
        }
        if (examined.containsKey("test")) {
            samples.put("test", examination.test());
        }
        return samples;
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
