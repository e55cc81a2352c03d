// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.SpecException;
import dev.ceteris.engine.distillation.Teachers;
import dev.ceteris.engine.kernel.Fold;
import dev.ceteris.engine.kernel.Kernels;
import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.network.WeightSummary;
import dev.ceteris.engine.optimizer.FirstOrder;
import dev.ceteris.engine.optimizer.SecondOrder;
import dev.ceteris.engine.random.Draws;
import dev.ceteris.engine.random.RandomStreams;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.schedule.Updates;
import dev.ceteris.engine.stopping.BestEpoch;
import dev.ceteris.engine.stopping.EarlyStopping;
import java.util.List;

/** One trial in float32, by an optimizer of the {@link FirstOrder}. */
public final class Trainer implements LearningNetwork {
    /** Samples held at once unless a caller asks otherwise: enough to keep kernels busy, few enough for the L2. */
    static final int MICRO_BATCH = 512;

    private final Network network;
    private final Training training;
    private final RandomStreams orders;
    private final Kernels kernels;
    private final Parameters parameters;
    private final WeightMean mean;
    private final int microBatch;
    private final Propagation learning;
    private final Examiner examiner;
    private final int[] order;
    private final Steps steps;
    private final LearningRates rates;
    private int finishedEpochs;
    private long updates;
    private BestEpoch<Weights> best = BestEpoch.none(Weights.NONE);

    /**
     * A trial at its beginning: weights drawn from the seed.
     *
     * @param network with as many inputs as the samples are wide and as many outputs as their targets need
     * @param training how it learns: its optimizer is of the {@link FirstOrder}; its batches are not larger than the
     *     number of samples
     * @param samples what it learns from
     * @param seed its only source of randomness
     * @throws dev.ceteris.base.SpecException when network, training and samples do not fit together
     */
    public Trainer(Network network, Training training, Samples samples, long seed) {
        this(network, training, samples, TrainingStreams.of(seed));
    }

    /** The same with streams of their own for the initial weights and for the order of samples. */
    public Trainer(Network network, Training training, Samples samples, TrainingStreams streams) {
        this(network, training, samples, streams, List.of());
    }

    /** The same with the weights of its teachers. */
    Trainer(Network network, Training training, Samples samples, TrainingStreams streams, List<Weights> teachers) {
        this(network, training, samples, streams, Kernels.fastest(), MICRO_BATCH, teachers);
    }

    /** The same with chosen kernels and micro-batches; the choice does not change a bit. */
    Trainer(
            Network network,
            Training training,
            Samples samples,
            TrainingStreams streams,
            Kernels kernels,
            int microBatch) {
        this(network, training, samples, streams, kernels, microBatch, List.of());
    }

    /** The same with both. */
    Trainer(
            Network network,
            Training training,
            Samples samples,
            TrainingStreams streams,
            Kernels kernels,
            int microBatch,
            List<Weights> teachers) {
        this(
                network,
                training,
                samples,
                streams.order(),
                kernels,
                microBatch,
                State.drawn(network, training, streams, kernels),
                teachers);
    }

    /**
     * The numbers of a trial.
     *
     * @param memory of the optimizer; empty before its first step
     * @param mean what is evaluated
     */
    private record State(Parameters parameters, List<Parameters> memory, WeightMean mean) {
        static State drawn(Network network, Training training, TrainingStreams streams, Kernels kernels) {
            Parameters parameters = Parameters.drawn(network, streams.initialization());
            return new State(parameters, List.of(), WeightMean.of(training.averaging(), kernels, parameters));
        }

        static State of(Float32Checkpoint checkpoint, Training training, Kernels kernels) {
            Parameters parameters = Parameters.of(checkpoint.weights());
            Parameters mean = training.averaging().isNothing() ? parameters : Parameters.of(checkpoint.mean());
            return new State(
                    parameters,
                    checkpoint.memory().stream().map(Parameters::of).toList(),
                    new WeightMean(training.averaging(), kernels, parameters, mean));
        }
    }

    private Trainer(
            Network network,
            Training training,
            Samples samples,
            RandomStreams orders,
            Kernels kernels,
            int microBatch,
            State state,
            List<Weights> teachers) {
        Compatibility.require(network, samples);
        Compatibility.require(network, training);
        int count = samples.count();
        require(
                training.batchSize() <= count,
                "batchSize",
                training.batchSize(),
                "at most the number of training samples, " + count);
        require(
                training.distillation().count() == teachers.size(),
                "distillation",
                training.distillation(),
                "as many teachers as there are, " + teachers.size() + "; a StudentTrainer trains them");
        this.network = network;
        this.training = training;
        this.orders = orders;
        this.kernels = kernels;
        this.microBatch = network.isNormalizedOverBatches()
                ? training.batchSize()
                : ConvolutionFront.samplesAtOnce(network, microBatch);
        parameters = state.parameters();
        mean = state.mean();
        order = new int[count];
        long updatesPerEpoch = Math.ceilDiv(count, update());
        double peak = training.learningRate() * training.rateScaling().factor(update());
        rates = new LearningRates(
                training.schedule(), peak, new Updates(updatesPerEpoch, updatesPerEpoch * training.epochs()));
        Penalty penalty = Penalty.of(
                firstOrder(training), training.regularization(), Math.ceilDiv(update(), training.batchSize()));
        steps = new Steps(training, penalty, kernels, parameters, state.memory());
        // Found once for all epochs, and not in the first one: which of the samples' features are not 0.
        learning = propagationOf(network, parameters, samples, mode(samples, teachers));
        examiner = new Examiner(network, mean.evaluated(), kernels, this.microBatch);
        if (training.averaging().isNothing()) {
            examiner.reuse(samples, learning);
        }
    }

    private Propagation propagationOf(Network of, Parameters numbers, Samples samples, TrainingMode mode) {
        int capacity = Math.min(microBatch, update());
        return new Propagation(of, numbers, kernels, samples.inputs(), samples.targets(), capacity, mode);
    }

    private TrainingMode mode(Samples samples, List<Weights> teachers) {
        TrainingMode alone = TrainingMode.of(training, samples, update(), kernels);
        if (!(training.distillation() instanceof Teachers how)) {
            return alone;
        }
        Network theirs = StudentTrainer.teacher(network, how);
        List<Propagation> propagations = teachers.stream()
                .map(weights -> propagationOf(theirs, Parameters.of(weights), samples, alone.ofTeacher()))
                .toList();
        return alone.with(new Teaching(propagations, how));
    }

    /** The optimizer of a training in float32. */
    static FirstOrder firstOrder(Training training) {
        return switch (training.optimizer()) {
            case FirstOrder optimizer -> optimizer;
            case SecondOrder optimizer ->
                throw new SpecException(
                        "optimizer", optimizer, "one that learns in float32; others have Float64Trainer");
        };
    }

    /**
     * A trial that goes on where a checkpoint was made: the rest of its epochs give the bits of an undisturbed trial.
     *
     * @param orders decide the order of samples, as they did for the undisturbed trial
     * @throws dev.ceteris.base.SpecException when network, training and samples do not fit together
     * @throws IllegalArgumentException when the checkpoint was made with another kind of optimizer
     */
    public static Trainer resume(
            Network network, Training training, Samples samples, RandomStreams orders, Float32Checkpoint checkpoint) {
        return resume(network, training, samples, orders, checkpoint, List.of());
    }

    /** The same with the weights of its teachers. */
    static Trainer resume(
            Network network,
            Training training,
            Samples samples,
            RandomStreams orders,
            Float32Checkpoint checkpoint,
            List<Weights> teachers) {
        Trainer trainer = new Trainer(
                network,
                training,
                samples,
                orders,
                Kernels.fastest(),
                MICRO_BATCH,
                State.of(checkpoint, training, Kernels.fastest()),
                teachers);
        trainer.finishedEpochs = checkpoint.finishedEpochs();
        trainer.updates = checkpoint.updates();
        trainer.best = checkpoint.best();
        return trainer;
    }

    @Override
    public EpochResult trainEpoch(ThreadTeam team) {
        finishedEpochs++;
        arrange(order, training.update(), orders, finishedEpochs);
        learning.prepare(team.threads());
        learning.begin(orders, finishedEpochs);
        Epoch epoch = new Epoch(team);
        for (int first = 0; first < order.length && !epoch.diverged; first += update()) {
            epoch.update(first, Math.min(update(), order.length - first));
        }
        mean.afterEpoch(finishedEpochs, training.epochs(), team);
        boolean diverged = epoch.diverged || !Double.isFinite(parameters.weightNorm());
        return new EpochResult(
                finishedEpochs,
                Math.ceilDiv(order.length, training.batchSize()),
                updates,
                diverged ? Double.NaN : epoch.loss / order.length,
                diverged ? Double.NaN : epoch.gradientNorm);
    }

    /** Samples of an update. */
    private int update() {
        return training.update() == Update.EPOCH ? order.length : training.batchSize();
    }

    /**
     * The order in which an epoch, counted from 1, goes through the samples: shuffled for mini-batches; as they come
     * where one update sees them all.
     */
    static void arrange(int[] order, Update update, RandomStreams orders, int epoch) {
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        if (update == Update.BATCH) {
            new Draws(orders.stream("shuffle/" + epoch)).shuffle(order);
        }
    }

    /** What is summed up in the course of one epoch. */
    private final class Epoch {
        private final ThreadTeam team;
        private double loss;
        private double gradientNorm;
        private boolean diverged;

        Epoch(ThreadTeam team) {
            this.team = team;
        }

        /** One update by the mean gradient of {@code count} samples, taken a micro-batch at a time. */
        void update(int first, int count) {
            double rate = rates.of(updates);
            float step = (float) (rate / count);
            boolean last = first + count == order.length;
            int capacity = Math.min(learning.capacity(), microBatch);
            for (int done = 0; done < count && !diverged; done += capacity) {
                int micro = Math.min(capacity, count - done);
                boolean stepsHere = done + micro == count && !last && steps.isFused();
                Fold fold = new Fold(
                        done == 0 ? Fold.Start.ZERO : Fold.Start.GRADIENT,
                        stepsHere ? Fold.End.STEP : Fold.End.GRADIENT,
                        step);
                learn(first + done, micro, fold);
            }
            updates++;
            if (diverged) {
                return;
            }
            if (last) {
                gradientNorm = parameters.gradientNorm() / count;
            }
            if (last || !steps.isFused()) {
                steps.take(updates, count, rate, team);
                team.run((part, parts) -> parameters.transpose(kernels.transposition(), part, parts));
            }
            mean.afterUpdate(updates, team);
        }

        private void learn(int first, int count, Fold fold) {
            learning.load(order, first, count);
            learning.learn(team);
            loss = learning.addLosses(loss);
            diverged = !Double.isFinite(loss);
            if (!diverged) {
                team.run((part, parts) -> learning.weightsPart(fold, part, parts));
            }
        }
    }

    /** Never: a gradient's step always goes on. */
    @Override
    public boolean isAtRest() {
        return false;
    }

    @Override
    public Evaluation evaluate(Samples judged, ThreadTeam team) {
        return examiner.evaluate(judged, team);
    }

    @Override
    public double[] answers(Samples asked, ThreadTeam team) {
        return examine(asked, team).answers();
    }

    @Override
    public Examined examine(Samples judged, ThreadTeam team) {
        return examiner.examine(judged, team);
    }

    /** Euclidean norm of all weights that are evaluated, without biases. */
    public double weightNorm() {
        return mean.evaluated().weightNorm();
    }

    @Override
    public WeightSummary weightSummary() {
        return mean.evaluated().summary();
    }

    @Override
    public double penalty(WeightSummary weights) {
        return steps.penalty(weights);
    }

    /** A copy of the weights that are evaluated: as they are, or their mean. */
    public Weights weights() {
        return mean.evaluated().weights();
    }

    @Override
    public boolean stopsEarly(double loss) {
        EarlyStopping stopping = training.earlyStopping();
        best = stopping.judged(best, finishedEpochs, loss, this::weights);
        return stopping.isOver(best, finishedEpochs, loss);
    }

    @Override
    public int resultEpoch() {
        return best.isKnown() ? best.epoch() : finishedEpochs;
    }

    @Override
    public Weights result() {
        return best.isKnown() ? best.weights() : weights();
    }

    @Override
    public Float32Checkpoint checkpoint() {
        Weights averaged = training.averaging().isNothing() ? Weights.NONE : weights();
        return new Float32Checkpoint(finishedEpochs, updates, parameters.weights(), steps.memory(), averaged, best);
    }
}
