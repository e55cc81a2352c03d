// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.Default;
import dev.ceteris.base.Meaning;
import dev.ceteris.base.Unit;
import dev.ceteris.engine.augmentation.Augmentation;
import dev.ceteris.engine.augmentation.Unaugmented;
import dev.ceteris.engine.averaging.Averaging;
import dev.ceteris.engine.averaging.Unaveraged;
import dev.ceteris.engine.distillation.Distillation;
import dev.ceteris.engine.distillation.Undistilled;
import dev.ceteris.engine.network.LossChoice;
import dev.ceteris.engine.network.UsualLoss;
import dev.ceteris.engine.optimizer.Clipping;
import dev.ceteris.engine.optimizer.FirstOrder;
import dev.ceteris.engine.optimizer.Optimizer;
import dev.ceteris.engine.optimizer.SecondOrder;
import dev.ceteris.engine.optimizer.Unclipped;
import dev.ceteris.engine.regularization.None;
import dev.ceteris.engine.regularization.Regularization;
import dev.ceteris.engine.sample.ClassWeights;
import dev.ceteris.engine.sample.EqualClasses;
import dev.ceteris.engine.schedule.Constant;
import dev.ceteris.engine.schedule.Fixed;
import dev.ceteris.engine.schedule.RateScaling;
import dev.ceteris.engine.schedule.Schedule;
import dev.ceteris.engine.stopping.EarlyStopping;
import dev.ceteris.engine.stopping.Never;

/**
 * How a network learns. Immutable; equal specs train to equal bits.
 *
 * @param loss what is made small; where it is not {@link UsualLoss}, the network has the same one
 * @param optimizer how a gradient becomes a step
 * @param learningRate length of a step per unit of gradient, finite and above 0; the highest one where a schedule
 *     changes it
 * @param rateScaling how the learning rate follows the number of samples of an update
 * @param schedule what becomes of the learning rate in the course of the trial; constant for an optimizer of the second
 *     order
 * @param batchSize samples per batch, at least 1; the last batch of an epoch is smaller when it does not divide
 * @param update when the weights change; to an optimizer of the {@link SecondOrder} learning rate, batch size and
 *     update mean nothing
 * @param regularization what keeps weights small; none or l2 for an optimizer of the second order
 * @param clipping what bounds the gradient of an update; none for an optimizer of the second order
 * @param maxNorm the largest Euclidean norm of a unit's incoming weights, 0 to 1e30: after every step longer ones are
 *     shortened to it, biases are not (Srebro and Shraibman 2005; Srivastava et al. 2014, section 5.1); 0 means none,
 *     as for an optimizer of the second order
 * @param dropout the probability with which the output of a hidden unit is left out while a sample is learned, from 0
 *     to below 1; a multiple of 2⁻¹⁶ near it
 * @param inputDropout the same of an input; both 0 for an optimizer of the second order
 * @param augmentation what is done to images while they are learned; none for an optimizer of the second order
 * @param mixup α of the Beta distribution of the share in which two samples are mixed (Zhang et al. 2018), 0 to 4; 0
 *     for none
 * @param labelSmoothing how much of a label is shared out to all classes while it is learned, from 0 to below 1; of the
 *     numbers of a regression, and for an optimizer of the second order, 0
 * @param classWeights how much the samples of a class count while they are learned; none where numbers are learned and
 *     for an optimizer of the second order
 * @param distillation whether the answers of teachers are learned as well; not for an optimizer of the second order,
 *     and not where training may stop early
 * @param frozenLayers how many layers, counted from the first, keep their initial weights, at least 0; 0 for an
 *     optimizer of the second order
 * @param averaging whether a mean of the weights is evaluated; none for an optimizer of the second order
 * @param epochs passes over the training data, at least 1
 * @param earlyStopping whether it ends before
 */
public record Training(
        @Meaning("what is made small, and what `train.loss`, `validation.loss` and `test.loss` are the mean of")
        @Default(value = "usual", silent = true)
        LossChoice loss,

        @Meaning("how the loss is made smaller; `lbfgs` and `levenbergMarquardt` train small networks in float64")
        @Default("sgd")
        Optimizer optimizer,

        @Meaning("length of a step per unit of gradient; where a schedule changes it, the highest one; without effect "
                + "on `lbfgs` and `levenbergMarquardt`, with which it may be left out")
        double learningRate,

        @Meaning("how the learning rate follows the batch size; of no effect with `lbfgs` and `levenbergMarquardt`")
        @Default("fixed")
        RateScaling rateScaling,

        @Meaning("what becomes of the learning rate in the course of a trial") @Default("constant")
        Schedule schedule,

        @Meaning("samples per batch; the last batch of an epoch is smaller when it does not divide; without effect on "
                + "`lbfgs` and `levenbergMarquardt`, with which it may be left out")
        @Unit("samples")
        int batchSize,

        @Meaning("when the weights change: after every batch, or once per epoch by the gradient of "
                + "all of it; with `lbfgs` and `levenbergMarquardt` always once")
        @Default("batch")
        Update update,

        @Meaning("what keeps weights small; it is about weights, never about biases") @Default("none")
        Regularization regularization,

        @Meaning("what bounds the gradient of an update, before regularization; none with `lbfgs` and "
                + "`levenbergMarquardt`")
        @Default(value = "none", silent = true)
        Clipping clipping,

        @Meaning("largest norm of the weights that lead to a unit: after every step longer ones are shortened to it "
                + "(Srebro and Shraibman 2005; Srivastava et al. 2014, section 5.1); biases do not count; 0 means none")
        @Default(value = "0", silent = true)
        double maxNorm,

        @Meaning("share of the outputs of hidden layers that is left out while learning, drawn anew for every sample; "
                + "the others are enlarged to make up for it")
        @Default(value = "0", silent = true)
        double dropout,

        @Meaning("the same of the inputs") @Default(value = "0", silent = true)
        double inputDropout,

        @Meaning("what is done to images while they are learned, drawn anew for each in every epoch")
        @Default(value = "none", silent = true)
        Augmentation augmentation,

        @Meaning("α: each sample is mixed with another one of its update, inputs and targets alike, in a share drawn "
                + "from Beta(α, α) (Zhang et al. 2018); 0 means none")
        @Default(value = "0", silent = true)
        double mixup,

        @Meaning(
                "share of a label that goes to all classes alike while it is learned (Szegedy et al. 2016, section 7); "
                        + "evaluation knows the labels as they are")
        @Default(value = "0", silent = true)
        double labelSmoothing,

        @Meaning("how much the samples of each class count while they are learned; evaluation counts each once")
        @Default(value = "none", silent = true)
        ClassWeights classWeights,

        @Meaning("whether a network also learns what other networks answer, which are trained before it")
        @Default(value = "none", silent = true)
        Distillation distillation,

        @Meaning("how many layers, counted from the first, keep their initial weights")
        @Default(value = "0", silent = true)
        int frozenLayers,

        @Meaning("which weights are evaluated, and are the result: those at the end of an epoch or a mean of them")
        @Default(value = "none", silent = true)
        Averaging averaging,

        @Meaning("passes over the training data") @Unit("epochs")
        int epochs,

        @Meaning("whether a trial ends before its last epoch, and which epoch's weights are its result")
        @Default("never")
        EarlyStopping earlyStopping) {
    private static final String EXACT =
            "0: lbfgs and levenbergMarquardt need the same loss in every step, which dropout changes";

    private static final String PLAIN =
            "lbfgs and levenbergMarquardt make the plain loss small, in all weights, and end where it is least";

    public Training {
        require(
                learningRate > 0 && learningRate < Double.POSITIVE_INFINITY,
                "learningRate",
                learningRate,
                "a finite number above 0");
        require(batchSize >= 1, "batchSize", batchSize, "at least 1");
        require(maxNorm >= 0 && maxNorm <= 1e30, "maxNorm", maxNorm, "between 0 and 1e30");
        require(epochs >= 1, "epochs", epochs, "at least 1");
        require(dropout >= 0 && dropout < 1, "dropout", dropout, "at least 0 and below 1");
        require(inputDropout >= 0 && inputDropout < 1, "inputDropout", inputDropout, "at least 0 and below 1");
        require(mixup >= 0 && mixup <= 4, "mixup", mixup, "between 0 and 4");
        require(
                mixup == 0 || batchSize > 1 || update == Update.EPOCH || optimizer instanceof SecondOrder,
                "mixup",
                mixup,
                "0 with a batchSize of 1: the only sample of an update has no other one to be mixed with");
        require(labelSmoothing >= 0 && labelSmoothing < 1, "labelSmoothing", labelSmoothing, "at least 0 and below 1");
        require(frozenLayers >= 0, "frozenLayers", frozenLayers, "at least 0");
        require(
                distillation.isNothing() || earlyStopping instanceof Never,
                "earlyStopping",
                earlyStopping,
                "never with distillation: teachers are trained for all epochs");
        if (optimizer instanceof SecondOrder) {
            require(dropout == 0, "dropout", dropout, EXACT);
            require(inputDropout == 0, "inputDropout", inputDropout, EXACT);
            require(augmentation.isNothing(), "augmentation", augmentation, "none: " + PLAIN);
            require(mixup == 0, "mixup", mixup, "0: " + PLAIN);
            require(labelSmoothing == 0, "labelSmoothing", labelSmoothing, "0: " + PLAIN);
            require(classWeights.isNothing(), "classWeights", classWeights, "none: " + PLAIN);
            require(distillation.isNothing(), "distillation", distillation, "none: " + PLAIN);
            require(frozenLayers == 0, "frozenLayers", frozenLayers, "0: " + PLAIN);
            require(averaging.isNothing(), "averaging", averaging, "none: " + PLAIN);
            requireSmooth(schedule, regularization);
            requireUnbounded(clipping, maxNorm);
        }
    }

    /**
     * An optimizer of the second order finds the length of its steps, and needs a loss that has a curvature everywhere.
     */
    private static void requireSmooth(Schedule schedule, Regularization regularization) {
        require(
                schedule instanceof Constant,
                "schedule",
                schedule,
                "constant: lbfgs and levenbergMarquardt find the length of their steps themselves");
        require(
                regularization.quadratic().isPresent(),
                "regularization",
                regularization,
                "none or l2: lbfgs and levenbergMarquardt can make nothing else small");
    }

    /** A line search goes along the gradient as it is, and what it has found must not be moved afterwards. */
    private static void requireUnbounded(Clipping clipping, double maxNorm) {
        require(
                clipping.isNothing(),
                "clipping",
                clipping,
                "none: lbfgs and levenbergMarquardt find the length of their steps themselves");
        require(
                maxNorm == 0,
                "maxNorm",
                maxNorm,
                "0: lbfgs and levenbergMarquardt cannot make the loss small under a constraint");
    }

    /** Plain batches: nothing is bounded, left out, smoothed, weighted, distilled, frozen or averaged. */
    public Training(
            Optimizer optimizer,
            double learningRate,
            RateScaling rateScaling,
            Schedule schedule,
            int batchSize,
            Update update,
            Regularization regularization,
            int epochs,
            EarlyStopping earlyStopping) {
        this(
                new UsualLoss(),
                optimizer,
                learningRate,
                rateScaling,
                schedule,
                batchSize,
                update,
                regularization,
                new Unclipped(),
                0,
                0,
                0,
                new Unaugmented(),
                0,
                0,
                new EqualClasses(),
                new Undistilled(),
                0,
                new Unaveraged(),
                epochs,
                earlyStopping);
    }

    /**
     * The plain case: a constant learning rate, the same for every batch size, no regularization, no early stopping.
     */
    public Training(Optimizer optimizer, double learningRate, int batchSize, Update update, int epochs) {
        this(optimizer, learningRate, new Fixed(), new Constant(), batchSize, update, new None(), epochs, new Never());
    }

    /** Whether each epoch draws an order of the samples; where an update takes all of them it does not. */
    public boolean shuffles() {
        return update == Update.BATCH && optimizer instanceof FirstOrder;
    }

    /** A draft of the same, to be changed. */
    public TrainingDraft draft() {
        return new TrainingDraft(this);
    }

    /** How the teachers of a distillation are trained: in the same way, but without teachers of their own. */
    public Training ofTeachers() {
        return draft().distillation(new Undistilled()).training();
    }

    /** The same with batches of another size. */
    public Training withBatchSize(int samples) {
        return draft().batchSize(samples).training();
    }

    /** The same with another number of epochs. */
    public Training withEpochs(int passes) {
        return draft().epochs(passes).training();
    }
}
