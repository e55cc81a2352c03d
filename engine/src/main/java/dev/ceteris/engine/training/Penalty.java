// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import dev.ceteris.engine.optimizer.AdamW;
import dev.ceteris.engine.regularization.ElasticNet;
import dev.ceteris.engine.regularization.L1;
import dev.ceteris.engine.regularization.L2;
import dev.ceteris.engine.regularization.None;
import dev.ceteris.engine.regularization.Regularization;
import dev.ceteris.engine.regularization.WeightDecay;

/**
 * What a regularization adds to every update of a trial, in numbers.
 *
 * @param square λ₂ of λ₂/2 · ‖w‖², as often as it counts
 * @param absolute λ₁ of λ₁ · ‖w‖₁, as often as it counts
 * @param form how the absolute part becomes a step
 * @param decay the weight decay
 */
record Penalty(double square, double absolute, Regularization.Form form, double decay) {
    /** The biases' own. */
    static final Penalty NOTHING = new Penalty(0, 0, Regularization.Form.PROXIMAL, 0);

    /**
     * Of a training.
     *
     * @param batches of an update
     */
    static Penalty of(Training training, long batches) {
        double decay = training.optimizer() instanceof AdamW adam ? adam.weightDecay() : 0;
        return switch (training.regularization()) {
            case None() -> new Penalty(0, 0, Regularization.Form.PROXIMAL, decay);
            case L1(double lambda, Regularization.Form form, Regularization.Per per) ->
                new Penalty(0, lambda * times(per, batches), form, decay);
            case L2(double lambda, Regularization.Per per) ->
                new Penalty(lambda * times(per, batches), 0, Regularization.Form.PROXIMAL, decay);
            case ElasticNet(double l1, double l2, Regularization.Form form, Regularization.Per per) ->
                new Penalty(l2 * times(per, batches), l1 * times(per, batches), form, decay);
            case WeightDecay(double lambda) -> new Penalty(0, 0, Regularization.Form.PROXIMAL, decay + lambda);
        };
    }

    private static long times(Regularization.Per per, long batches) {
        return switch (per) {
            case UPDATE -> 1;
            case BATCH -> batches;
        };
    }

    /** Whether it changes nothing: λ = 0 is the same as no regularization, to the bit. */
    boolean isNothing() {
        return square == 0 && absolute == 0 && decay == 0;
    }

    /** What is added to the loss for weights like these; nothing for a decay, which belongs to no loss. */
    double of(WeightSummary weights) {
        return square / 2 * weights.norm() * weights.norm() + absolute * weights.absoluteSum();
    }
}
