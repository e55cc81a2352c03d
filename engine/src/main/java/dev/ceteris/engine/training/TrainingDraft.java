// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import dev.ceteris.engine.augmentation.Augmentation;
import dev.ceteris.engine.averaging.Averaging;
import dev.ceteris.engine.distillation.Distillation;
import dev.ceteris.engine.network.LossChoice;
import dev.ceteris.engine.optimizer.Clipping;
import dev.ceteris.engine.optimizer.Optimizer;
import dev.ceteris.engine.regularization.Regularization;
import dev.ceteris.engine.sample.ClassWeights;
import dev.ceteris.engine.schedule.RateScaling;
import dev.ceteris.engine.schedule.Schedule;
import dev.ceteris.engine.stopping.EarlyStopping;

/**
 * A {@link Training} that is being written: each method changes one component and returns the draft; nothing is checked
 * before {@link #training}. The components are described there.
 */
public final class TrainingDraft {
    private LossChoice loss;
    private Optimizer optimizer;
    private double learningRate;
    private RateScaling rateScaling;
    private Schedule schedule;
    private int batchSize;
    private Update update;
    private Regularization regularization;
    private Clipping clipping;
    private double maxNorm;
    private double dropout;
    private double inputDropout;
    private Augmentation augmentation;
    private double mixup;
    private double labelSmoothing;
    private ClassWeights classWeights;
    private Distillation distillation;
    private int frozenLayers;
    private Averaging averaging;
    private int epochs;
    private EarlyStopping earlyStopping;

    TrainingDraft(Training from) {
        loss = from.loss();
        optimizer = from.optimizer();
        learningRate = from.learningRate();
        rateScaling = from.rateScaling();
        schedule = from.schedule();
        batchSize = from.batchSize();
        update = from.update();
        regularization = from.regularization();
        clipping = from.clipping();
        maxNorm = from.maxNorm();
        dropout = from.dropout();
        inputDropout = from.inputDropout();
        augmentation = from.augmentation();
        mixup = from.mixup();
        labelSmoothing = from.labelSmoothing();
        classWeights = from.classWeights();
        distillation = from.distillation();
        frozenLayers = from.frozenLayers();
        averaging = from.averaging();
        epochs = from.epochs();
        earlyStopping = from.earlyStopping();
    }

    /** Changes {@link Training#loss}. */
    public TrainingDraft loss(LossChoice value) {
        loss = value;
        return this;
    }

    /** Changes {@link Training#optimizer}. */
    public TrainingDraft optimizer(Optimizer value) {
        optimizer = value;
        return this;
    }

    /** Changes {@link Training#learningRate}. */
    public TrainingDraft learningRate(double value) {
        learningRate = value;
        return this;
    }

    /** Changes {@link Training#rateScaling}. */
    public TrainingDraft rateScaling(RateScaling value) {
        rateScaling = value;
        return this;
    }

    /** Changes {@link Training#schedule}. */
    public TrainingDraft schedule(Schedule value) {
        schedule = value;
        return this;
    }

    /** Changes {@link Training#batchSize}. */
    public TrainingDraft batchSize(int value) {
        batchSize = value;
        return this;
    }

    /** Changes {@link Training#update}. */
    public TrainingDraft update(Update value) {
        update = value;
        return this;
    }

    /** Changes {@link Training#regularization}. */
    public TrainingDraft regularization(Regularization value) {
        regularization = value;
        return this;
    }

    /** Changes {@link Training#clipping}. */
    public TrainingDraft clipping(Clipping value) {
        clipping = value;
        return this;
    }

    /** Changes {@link Training#maxNorm}. */
    public TrainingDraft maxNorm(double value) {
        maxNorm = value;
        return this;
    }

    /** Changes {@link Training#dropout}. */
    public TrainingDraft dropout(double value) {
        dropout = value;
        return this;
    }

    /** Changes {@link Training#inputDropout}. */
    public TrainingDraft inputDropout(double value) {
        inputDropout = value;
        return this;
    }

    /** Changes {@link Training#augmentation}. */
    public TrainingDraft augmentation(Augmentation value) {
        augmentation = value;
        return this;
    }

    /** Changes {@link Training#mixup}. */
    public TrainingDraft mixup(double value) {
        mixup = value;
        return this;
    }

    /** Changes {@link Training#labelSmoothing}. */
    public TrainingDraft labelSmoothing(double value) {
        labelSmoothing = value;
        return this;
    }

    /** Changes {@link Training#classWeights}. */
    public TrainingDraft classWeights(ClassWeights value) {
        classWeights = value;
        return this;
    }

    /** Changes {@link Training#distillation}. */
    public TrainingDraft distillation(Distillation value) {
        distillation = value;
        return this;
    }

    /** Changes {@link Training#frozenLayers}. */
    public TrainingDraft frozenLayers(int value) {
        frozenLayers = value;
        return this;
    }

    /** Changes {@link Training#averaging}. */
    public TrainingDraft averaging(Averaging value) {
        averaging = value;
        return this;
    }

    /** Changes {@link Training#epochs}. */
    public TrainingDraft epochs(int value) {
        epochs = value;
        return this;
    }

    /** Changes {@link Training#earlyStopping}. */
    public TrainingDraft earlyStopping(EarlyStopping value) {
        earlyStopping = value;
        return this;
    }

    /**
     * The training as it is written.
     *
     * @throws dev.ceteris.base.SpecException when components are out of range or do not fit together
     */
    public Training training() {
        return new Training(
                loss,
                optimizer,
                learningRate,
                rateScaling,
                schedule,
                batchSize,
                update,
                regularization,
                clipping,
                maxNorm,
                dropout,
                inputDropout,
                augmentation,
                mixup,
                labelSmoothing,
                classWeights,
                distillation,
                frozenLayers,
                averaging,
                epochs,
                earlyStopping);
    }
}
