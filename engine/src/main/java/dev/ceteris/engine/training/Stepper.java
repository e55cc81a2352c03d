// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import dev.ceteris.engine.kernel.Kernels;
import dev.ceteris.engine.kernel.StepKernel;
import dev.ceteris.engine.math.Span;
import dev.ceteris.engine.optimizer.Clipping;
import dev.ceteris.engine.optimizer.FirstOrder;
import dev.ceteris.engine.optimizer.Learner;
import dev.ceteris.engine.optimizer.WeightStep;

/**
 * The step of an optimizer, for numbers of any kind: gradient to mean, clipping, penalty to gradient, decay, the
 * optimizer's own formula, shrinkage; in this order.
 */
record Stepper(FirstOrder optimizer, Clipping clipping, Kernels kernels) {
    /** Floats that are taken through all of this at once: with what an optimizer remembers of them they fit the L1. */
    private static final int CHUNK = 1024;

    /**
     * What all numbers have in common in one update.
     *
     * @param number of the update, counted from 1
     * @param samples that gradients are sums over
     * @param rate the learning rate
     * @param norm of the mean gradient, biases included; 0 where clipping does not ask for it
     */
    record Update(long number, int samples, double rate, double norm) {}

    /** Steps the numbers of a span, which is made of whole groups of 16. */
    void step(Learner learner, Penalty penalty, Update update, Span span) {
        WeightStep formula = optimizer.step(kernels, update.number(), update.rate());
        for (int from = span.from(); from < span.to(); from += CHUNK) {
            Span chunk = new Span(from, Math.min(from + CHUNK, span.to()));
            before(learner, penalty, update, chunk);
            formula.take(learner, chunk);
            penalty.regularization()
                    .shrink(kernels.steps(), learner.numbers(), update.rate(), penalty.batches(), chunk);
        }
    }

    private void before(Learner learner, Penalty penalty, Update update, Span span) {
        StepKernel steps = kernels.steps();
        float[] w = learner.numbers();
        float[] g = learner.gradient();
        steps.mean(g, update.samples(), span);
        clipping.clip(steps, g, update.norm(), span);
        penalty.regularization().addGradient(steps, w, g, penalty.batches(), span);
        if (penalty.decay() != 0) {
            steps.decay(w, (float) (update.rate() * penalty.decay()), span);
        }
    }
}
