// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import dev.ceteris.engine.kernel.StepKernel;
import dev.ceteris.engine.kernel.StepKernel.AdamStep;
import dev.ceteris.engine.math.Span;
import dev.ceteris.engine.optimizer.Adam;
import dev.ceteris.engine.optimizer.AdamW;
import dev.ceteris.engine.optimizer.FirstOrder;
import dev.ceteris.engine.optimizer.Momentum;
import dev.ceteris.engine.optimizer.Nesterov;
import dev.ceteris.engine.optimizer.Sgd;
import dev.ceteris.engine.regularization.Regularization;
import java.util.ArrayList;
import java.util.List;

/**
 * The step of an optimizer, for numbers of any kind: gradient to mean, penalty to gradient, decay, the optimizer's own formula,
 * shrinkage; in this order.
 */
record Stepper(FirstOrder optimizer, StepKernel kernel) {
    /** Floats that are taken through all of this at once: with what an optimizer remembers of them they fit the L1. */
    private static final int CHUNK = 1024;

    /**
     * Numbers that learn. All arrays are laid out alike and of a length that is a multiple of 16.
     *
     * @param numbers w
     * @param gradient of w, summed over samples; a step leaves something else in it
     * @param memory what the optimizer remembers, as many arrays as {@link Stepper#memories}
     */
    record Learner(float[] numbers, float[] gradient, List<float[]> memory) {
        Learner {
            memory = List.copyOf(memory);
        }
    }

    /**
     * What all numbers have in common in one update.
     *
     * @param number of the update, counted from 1
     * @param samples that gradients are sums over
     * @param rate the learning rate
     */
    record Update(long number, int samples, double rate) {}

    /** How many numbers the optimizer remembers of each weight. */
    int memories() {
        return switch (optimizer) {
            case Sgd() -> 0;
            case Momentum _, Nesterov _ -> 1;
            case Adam _, AdamW _ -> 2;
        };
    }

    /** A learner that has not made a step yet. */
    Learner beginner(float[] numbers, float[] gradient) {
        List<float[]> memory = new ArrayList<>();
        for (int i = 0; i < memories(); i++) {
            memory.add(new float[numbers.length]);
        }
        return new Learner(numbers, gradient, memory);
    }

    /** Steps the numbers of a span, which is made of whole groups of 16. */
    void step(Learner learner, Penalty penalty, Update update, Span span) {
        Formula formula = formula(update);
        for (int from = span.from(); from < span.to(); from += CHUNK) {
            Span chunk = new Span(from, Math.min(from + CHUNK, span.to()));
            before(learner, penalty, update, chunk);
            formula.step(learner, chunk);
            after(learner, penalty, update, chunk);
        }
    }

    private void before(Learner learner, Penalty penalty, Update update, Span span) {
        float[] w = learner.numbers();
        float[] g = learner.gradient();
        kernel.mean(g, update.samples(), span);
        if (penalty.square() != 0) {
            kernel.addSquare(g, w, (float) penalty.square(), span);
        }
        if (penalty.absolute() != 0 && penalty.form() == Regularization.Form.SUBGRADIENT) {
            kernel.addAbsolute(g, w, (float) penalty.absolute(), span);
        }
        if (penalty.decay() != 0) {
            kernel.decay(w, (float) (update.rate() * penalty.decay()), span);
        }
    }

    private void after(Learner learner, Penalty penalty, Update update, Span span) {
        if (penalty.absolute() != 0 && penalty.form() == Regularization.Form.PROXIMAL) {
            kernel.shrink(learner.numbers(), (float) (update.rate() * penalty.absolute()), span);
        }
    }

    /** An optimizer's own part of a step, with everything in it that is the same for all numbers. */
    private interface Formula {
        void step(Learner learner, Span span);
    }

    private Formula formula(Update update) {
        float rate = (float) update.rate();
        return switch (optimizer) {
            case Sgd() -> (learner, span) -> kernel.descend(learner.numbers(), learner.gradient(), rate, span);
            case Momentum(double beta) ->
                (learner, span) -> kernel.momentum(
                        learner.numbers(), learner.gradient(), learner.memory().getFirst(), (float) beta, rate, span);
            case Nesterov(double beta) ->
                (learner, span) -> kernel.nesterov(
                        learner.numbers(), learner.gradient(), learner.memory().getFirst(), (float) beta, rate, span);
            case Adam adam -> adam(adam, update);
            case AdamW(double beta1, double beta2, double epsilon, double _) ->
                adam(new Adam(beta1, beta2, epsilon), update);
        };
    }

    private Formula adam(Adam adam, Update update) {
        AdamStep step = step(adam, update);
        return (learner, span) -> kernel.adam(
                learner.numbers(),
                learner.gradient(),
                learner.memory().getFirst(),
                learner.memory().getLast(),
                step,
                span);
    }

    private static AdamStep step(Adam adam, Update update) {
        return new AdamStep(
                (float) adam.beta1(),
                (float) (1 - adam.beta1()),
                (float) adam.beta2(),
                (float) (1 - adam.beta2()),
                (float) (1 - StrictMath.pow(adam.beta1(), (double) update.number())),
                (float) (1 - StrictMath.pow(adam.beta2(), (double) update.number())),
                (float) adam.epsilon(),
                (float) update.rate());
    }
}
