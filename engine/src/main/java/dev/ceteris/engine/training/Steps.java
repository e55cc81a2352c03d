// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import dev.ceteris.engine.kernel.Descent;
import dev.ceteris.engine.kernel.Kernels;
import dev.ceteris.engine.kernel.Layer;
import dev.ceteris.engine.kernel.Shape;
import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.math.Span;
import dev.ceteris.engine.network.WeightSummary;
import dev.ceteris.engine.optimizer.FirstOrder;
import dev.ceteris.engine.optimizer.Learner;
import java.util.ArrayList;
import java.util.List;

/**
 * How the updates of a network end: its gradients are there, its weights step. Holds what the optimizer remembers of
 * each weight, beside it and laid out alike.
 */
public final class Steps {
    private final Stepper stepper;
    private final Penalty penalty;
    private final double maxNorm;

    /** Those that are not frozen. */
    private final List<Layer> layers;

    private final Parameters parameters;
    private final List<Parameters> memory;
    private final List<Learner> weights = new ArrayList<>();
    private final List<List<Learner>> unpenalized = new ArrayList<>();

    /**
     * @param memory of an optimizer that has made steps already; empty for one that has not
     */
    Steps(Training training, Penalty penalty, Kernels kernels, Parameters parameters, List<Parameters> memory) {
        FirstOrder optimizer = Trainer.firstOrder(training);
        this.stepper = new Stepper(optimizer, training.clipping(), kernels);
        this.maxNorm = training.maxNorm();
        this.penalty = penalty;
        this.parameters = parameters;
        this.memory = memory.isEmpty() ? blank() : memory;
        if (this.memory.size() != optimizer.moments()) {
            throw new IllegalArgumentException("a memory of " + memory.size() + " numbers to a weight, expected "
                    + optimizer.moments() + " for " + optimizer);
        }
        int frozen = training.frozenLayers();
        layers = parameters.layers().subList(frozen, parameters.layers().size());
        for (int i = 0; i < layers.size(); i++) {
            int at = frozen + i;
            Layer layer = layers.get(i);
            List<Layer> remembered = this.memory.stream()
                    .map(numbers -> numbers.layers().get(at))
                    .toList();
            weights.add(learner(
                    layer.penalized(), remembered.stream().map(Layer::penalized).toList()));
            List<Learner> others = new ArrayList<>();
            for (int j = 0; j < layer.unpenalized().size(); j++) {
                int which = j;
                others.add(learner(
                        layer.unpenalized().get(j),
                        remembered.stream()
                                .map(numbers -> numbers.unpenalized().get(which))
                                .toList()));
            }
            unpenalized.add(others);
        }
    }

    private static Learner learner(Layer.Learned learned, List<Layer.Learned> remembered) {
        return new Learner(
                learned.values(),
                learned.gradient(),
                remembered.stream().map(Layer.Learned::values).toList());
    }

    private List<Parameters> blank() {
        List<Parameters> blank = new ArrayList<>();
        for (int i = 0; i < stepper.optimizer().moments(); i++) {
            blank.add(parameters.blank());
        }
        return blank;
    }

    /** Whether a step is a multiple of the gradient, so that the gradient's chains may end in it. */
    boolean isFused() {
        return stepper.optimizer().isPlain()
                && penalty.isNothing()
                && stepper.clipping().isNothing()
                && maxNorm == 0;
    }

    /**
     * Changes every weight that is not frozen by the gradient that its layer holds; afterwards that is of no use.
     *
     * @param number of the update, counted from 1
     * @param samples that gradients are sums over
     * @param rate the learning rate
     */
    void take(long number, int samples, double rate, ThreadTeam team) {
        if (isFused()) {
            for (Layer layer : layers) {
                Descent.step(layer, (float) (rate / samples));
            }
            return;
        }
        double norm = stepper.clipping().needsNorm() ? parameters.gradientNorm() / samples : 0;
        Stepper.Update update = new Stepper.Update(number, samples, rate, norm);
        team.run((part, parts) -> takePart(update, part, parts));
        if (maxNorm > 0) {
            team.run((part, parts) -> Parameters.bound(layers, maxNorm, part, parts));
        }
    }

    private void takePart(Stepper.Update update, int part, int parts) {
        for (int i = 0; i < weights.size(); i++) {
            Learner layer = weights.get(i);
            stepper.step(layer, penalty, update, Span.share(layer.numbers().length, Shape.GROUP, part, parts));
            if (part == parts - 1) {
                for (Learner free : unpenalized.get(i)) {
                    stepper.step(free, Penalty.NOTHING, update, new Span(0, free.numbers().length));
                }
            }
        }
    }

    /** What is added to the loss for weights like these. */
    double penalty(WeightSummary summary) {
        return penalty.regularization().value(summary, penalty.batches());
    }

    /** A copy of what the optimizer remembers, in the form of the weights that it belongs to. */
    List<Weights> memory() {
        return memory.stream().map(Parameters::weights).toList();
    }
}
