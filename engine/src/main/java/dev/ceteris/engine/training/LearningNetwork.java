// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.network.WeightSummary;
import dev.ceteris.engine.sample.Samples;

/**
 * One trial: a network that learns, epoch by epoch. The team that trains an epoch may differ from that of the last one;
 * the bits do not. Used by one thread at a time.
 */
public interface LearningNetwork {
    /** Epochs of other networks that have to be trained before the first one of this, at least 0. */
    default int preparatoryEpochs() {
        return 0;
    }

    /** How many of {@link #preparatoryEpochs} are trained. */
    default int preparedEpochs() {
        return 0;
    }

    /** Whether nothing has to be prepared any more. */
    default boolean isPrepared() {
        return true;
    }

    /** Trains one of {@link #preparatoryEpochs}; not to be called when all is prepared. */
    default void prepare(ThreadTeam team) {
        throw new IllegalStateException("nothing to prepare");
    }

    /**
     * Trains one more epoch, when all is prepared; once the trial has diverged or {@link #isAtRest} another has no
     * effect.
     */
    EpochResult trainEpoch(ThreadTeam team);

    /** Whether the last epoch changed nothing and no other will: there is nothing left to gain. */
    boolean isAtRest();

    /**
     * Evaluates the network as it is.
     *
     * @param judged samples as wide as the network's inputs, with targets as many as its outputs
     */
    Evaluation evaluate(Samples judged, ThreadTeam team);

    /**
     * Evaluates the network as it is and keeps what it answers, which costs one pass over the samples instead of two.
     *
     * @param judged samples as wide as the network's inputs, with targets as many as its outputs
     */
    Examined examine(Samples judged, ThreadTeam team);

    /**
     * What the network answers as it is: the outputs of its last layer, before the loss.
     *
     * @param asked samples as wide as the network's inputs, with targets as many as its outputs
     * @return samples × outputs, row by row: output j of sample i at {@code i * outputs + j}
     */
    double[] answers(Samples asked, ThreadTeam team);

    /** All weights in a few numbers. */
    WeightSummary weightSummary();

    /** What the regularization adds to the loss of such weights; 0 for a decay, which belongs to no loss. */
    double penalty(WeightSummary weights);

    /**
     * Reports the result of the epoch that has ended on samples that are not learned from. Must be called after every
     * epoch if the training may stop early; has no effect if it may not.
     *
     * @param loss mean loss over those samples; or another measure of them, where lower is better
     * @return whether to stop
     */
    boolean stopsEarly(double loss);

    /**
     * The epoch whose weights are the trial's result so far: the best one where training may stop early, else the last.
     */
    int resultEpoch();

    /** The weights of {@link #resultEpoch}. */
    TrainedWeights result();

    /** The state of the trial; to be made between epochs. */
    Checkpoint checkpoint();
}
