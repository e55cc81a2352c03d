// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.float64;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.SpecException;
import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.network.MeanSquaredError;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.network.WeightSummary;
import dev.ceteris.engine.optimizer.FirstOrder;
import dev.ceteris.engine.optimizer.Lbfgs;
import dev.ceteris.engine.optimizer.LevenbergMarquardt;
import dev.ceteris.engine.optimizer.SecondOrder;
import dev.ceteris.engine.random.RandomStreams;
import dev.ceteris.engine.regularization.Regularization;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.stopping.BestEpoch;
import dev.ceteris.engine.stopping.EarlyStopping;
import dev.ceteris.engine.training.Compatibility;
import dev.ceteris.engine.training.EpochResult;
import dev.ceteris.engine.training.Evaluation;
import dev.ceteris.engine.training.Examined;
import dev.ceteris.engine.training.InitialValues;
import dev.ceteris.engine.training.LearningNetwork;
import dev.ceteris.engine.training.Training;
import java.util.IdentityHashMap;

/**
 * One trial in float64, by an optimizer of the {@link SecondOrder}: it learns from all samples at once, and an epoch is
 * one iteration.
 *
 * <p>It draws the weights that {@link dev.ceteris.engine.training.Trainer} draws for the same network and seed, before
 * they are rounded to floats. Parameters are in one array: layer after layer the weights row by row, the one from input
 * i to unit j at {@code i * units + j}, then the biases.
 */
public final class Float64Trainer implements LearningNetwork {
    /**
     * The most unknowns that Levenberg–Marquardt solves for at once: a matrix of 128 MiB, a second or two for each
     * step.
     */
    static final int MOST_UNKNOWNS = 4096;

    /** The most derivatives that it keeps: 1 GiB. */
    static final long MOST_DERIVATIVES = 1L << 27;

    private final Network network;
    private final Training training;
    private final Samples samples;
    private final Layout layout;
    private final double l2;
    private final IdentityHashMap<Samples, NetworkFunction> functions = new IdentityHashMap<>();
    private final Minimizer minimizer;
    private int finishedEpochs;
    private long updates;
    private boolean atRest;
    private BestEpoch<double[]> best = BestEpoch.none(new double[0]);

    /**
     * A trial at its beginning: weights drawn from the seed.
     *
     * @param network with as many inputs as the samples are wide and as many outputs as their targets need
     * @param training how it learns: its optimizer is of the {@link SecondOrder}
     * @param samples what it learns from
     * @param seed its only source of randomness
     * @throws dev.ceteris.base.SpecException when network, training and samples do not fit together, or the network is
     *     too large for Levenberg–Marquardt
     */
    public Float64Trainer(Network network, Training training, Samples samples, long seed) {
        this(network, training, samples, new RandomStreams(seed));
    }

    /** The same with streams that decide the initial weights; all samples are one batch, so no order is drawn. */
    public Float64Trainer(Network network, Training training, Samples samples, RandomStreams initialization) {
        this(network, training, samples, InitialValues.of(network, initialization));
    }

    /** The same from chosen parameters, which become this object's own. */
    Float64Trainer(Network network, Training training, Samples samples, double[] parameters) {
        SecondOrder optimizer = secondOrder(training);
        Compatibility.require(network, samples);
        requirePossible(network, training, samples.count());
        this.network = network;
        this.training = training;
        this.samples = samples;
        l2 = strength(training.regularization());
        layout = Layout.of(network);
        minimizer = switch (optimizer) {
            case LevenbergMarquardt options -> {
                NetworkFunction function = function(samples);
                // Squared residuals are summed here and averaged in the loss.
                double[] penalty = layout.onWeights(l2 * function.residuals() / 2);
                yield new DampedLeastSquares(function, parameters, penalty, options);
            }
            case Lbfgs options -> new QuasiNewton(this::objective, parameters, options.memory());
        };
    }

    private static SecondOrder secondOrder(Training training) {
        return switch (training.optimizer()) {
            case SecondOrder optimizer -> optimizer;
            case FirstOrder optimizer ->
                throw new SpecException(
                        "optimizer",
                        optimizer,
                        "lbfgs or levenbergMarquardt, which train in float64; others have Trainer");
        };
    }

    /**
     * λ of the penalty λ/2 · ‖w‖²: all samples are one batch of one update, so it makes no difference how often it
     * counts.
     */
    private static double strength(Regularization regularization) {
        return regularization
                .quadratic()
                .orElseThrow(() -> new IllegalStateException("a training refuses it: " + regularization));
    }

    /**
     * Checks whether an optimizer can train a network at all, which can be said before there are samples.
     *
     * @param samples how many it would learn from, at least 1
     * @throws SpecException about the {@code optimizer}, when its loss is not a sum of squares or it is too large; the
     *     message says how many parameters it has and what to use
     */
    public static void requirePossible(Network network, Training training, int samples) {
        require(
                network.isPlain(),
                "optimizer",
                "of the second order",
                "one of the first order, such as sgd or adam: lbfgs and levenbergMarquardt learn networks without"
                        + " normalization and residual connections");
        Compatibility.require(network, training);
        require(
                network.convolutions().isNothing(),
                "optimizer",
                "of the second order",
                "one of the first order, such as sgd or adam: lbfgs and levenbergMarquardt learn no convolutions");
        if (training.optimizer() instanceof LevenbergMarquardt) {
            require(
                    network.loss() instanceof MeanSquaredError,
                    "optimizer",
                    "levenbergMarquardt for a loss that is not a sum of squares",
                    network.loss().classifies()
                            ? "lbfgs, or numbers to learn instead of classes"
                            : "the loss meanSquaredError, or an optimizer such as adam");
            requireSmall(network, (long) samples * network.outputs());
        }
        require(
                !(training.optimizer() instanceof SecondOrder) || network.loss().isSmooth(),
                "optimizer",
                "lbfgs for the " + network.loss().words() + ", which has a kink where the error is 0",
                "an optimizer such as adam, or a loss that is smooth, such as huber");
    }

    private static void requireSmall(Network network, long residuals) {
        long parameters = network.parameters();
        long unknowns = Math.min(parameters, residuals);
        long bytes = Double.BYTES * parameters * parameters;
        require(
                unknowns <= MOST_UNKNOWNS && parameters <= MOST_DERIVATIVES / residuals,
                "optimizer",
                "levenbergMarquardt for " + parameters + " parameters and " + residuals
                        + " residuals, whose JᵀJ would take " + mebibytes(bytes) + " and J "
                        + mebibytes(Double.BYTES * parameters * residuals),
                "at most " + MOST_UNKNOWNS + " parameters or residuals and "
                        + mebibytes(Double.BYTES * MOST_DERIVATIVES)
                        + " for J; a smaller network, or lbfgs, which needs a few numbers for each parameter");
    }

    private static String mebibytes(long bytes) {
        return Math.ceilDiv(bytes, 1L << 20) + " MiB";
    }

    /**
     * A trial that goes on where a checkpoint was made: the rest of its epochs give the bits of an undisturbed trial.
     *
     * @throws SpecException when network, training and samples do not fit together
     */
    public static Float64Trainer resume(
            Network network, Training training, Samples samples, Float64Checkpoint checkpoint) {
        Float64Trainer trainer = new Float64Trainer(
                network, training, samples, checkpoint.parameters().clone());
        trainer.finishedEpochs = checkpoint.finishedEpochs();
        trainer.updates = checkpoint.updates();
        trainer.best = checkpoint.best();
        if (checkpoint.finishedEpochs() > 0) {
            trainer.minimizer.remember(checkpoint.memory());
        }
        return trainer;
    }

    /** Loss and penalty, for L-BFGS. */
    private Objective objective(ThreadTeam team) {
        NetworkFunction function = function(samples);
        return (point, gradient) -> {
            double loss = function.loss(point, gradient, team);
            for (Layout.Place layer : layout.layers()) {
                for (int i = layer.weights(); i < layer.biases(); i++) {
                    gradient[i] = Math.fma(l2, point[i], gradient[i]);
                }
            }
            return Math.fma(l2 / 2, layout.squaredWeights(point), loss);
        };
    }

    /**
     * Trains one more epoch: one iteration. Its loss and gradient, without and with the penalty, are those before the
     * step; where no further decrease is possible there is no step, and no update is counted.
     */
    @Override
    public EpochResult trainEpoch(ThreadTeam team) {
        finishedEpochs++;
        double penalty = l2 / 2 * layout.squaredWeights(minimizer.point());
        Minimizer.Progress progress = minimizer.iterate(team);
        atRest = !progress.moved();
        if (progress.moved()) {
            updates++;
        }
        // Levenberg–Marquardt halves a sum where the loss is a mean.
        double scale = training.optimizer() instanceof LevenbergMarquardt
                ? 2.0 / function(samples).residuals()
                : 1;
        boolean diverged = !Double.isFinite(progress.value()) || !Double.isFinite(progress.gradientNorm());
        return new EpochResult(
                finishedEpochs,
                1,
                updates,
                diverged ? Double.NaN : scale * progress.value() - penalty,
                diverged ? Double.NaN : scale * progress.gradientNorm());
    }

    @Override
    public boolean isAtRest() {
        return atRest;
    }

    @Override
    public Evaluation evaluate(Samples judged, ThreadTeam team) {
        return function(judged).evaluate(minimizer.point(), team);
    }

    @Override
    public Examined examine(Samples judged, ThreadTeam team) {
        return new Examined(evaluate(judged, team), answers(judged, team));
    }

    @Override
    public double[] answers(Samples asked, ThreadTeam team) {
        double[] answers = new double[Math.multiplyExact(asked.count(), network.outputs())];
        function(asked).answers(minimizer.point(), answers, team);
        return answers;
    }

    private NetworkFunction function(Samples shown) {
        return functions.computeIfAbsent(shown, some -> new NetworkFunction(network, some, layout));
    }

    @Override
    public WeightSummary weightSummary() {
        return layout.summary(minimizer.point());
    }

    @Override
    public double penalty(WeightSummary weights) {
        return l2 / 2 * weights.norm() * weights.norm();
    }

    /** A copy of the weights as they are. */
    public Float64Weights weights() {
        return Float64Weights.of(network, minimizer.point());
    }

    @Override
    public boolean stopsEarly(double loss) {
        EarlyStopping stopping = training.earlyStopping();
        best = stopping.judged(
                best, finishedEpochs, loss, () -> minimizer.point().clone());
        return stopping.isOver(best, finishedEpochs, loss);
    }

    @Override
    public int resultEpoch() {
        return best.isKnown() ? best.epoch() : finishedEpochs;
    }

    @Override
    public Float64Weights result() {
        return best.isKnown() ? Float64Weights.of(network, best.weights()) : weights();
    }

    @Override
    public Float64Checkpoint checkpoint() {
        return new Float64Checkpoint(finishedEpochs, updates, minimizer.point().clone(), minimizer.memory(), best);
    }
}
