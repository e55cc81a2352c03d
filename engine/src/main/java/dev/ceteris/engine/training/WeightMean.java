// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import dev.ceteris.engine.averaging.Averaging;
import dev.ceteris.engine.kernel.Kernels;
import dev.ceteris.engine.kernel.Layer;
import dev.ceteris.engine.kernel.Shape;
import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.math.Span;

/**
 * The mean of the weights that a training evaluates. Its sums are those of an optimizer's means, so their bits do not
 * depend on threads.
 *
 * @param averaging how much the current weights count
 * @param kernels that compute it
 * @param learned the weights that learn
 * @param evaluated the mean of them, or the same object where nothing is averaged
 */
record WeightMean(Averaging averaging, Kernels kernels, Parameters learned, Parameters evaluated) {
    /** At the beginning of a training, where the mean is that of the initial weights. */
    static WeightMean of(Averaging averaging, Kernels kernels, Parameters learned) {
        return new WeightMean(
                averaging, kernels, learned, averaging.isNothing() ? learned : Parameters.of(learned.weights()));
    }

    void afterUpdate(long number, ThreadTeam team) {
        take((float) averaging.afterUpdate(number), team);
    }

    void afterEpoch(int epoch, int epochs, ThreadTeam team) {
        take((float) averaging.afterEpoch(epoch, epochs), team);
    }

    private void take(float share, ThreadTeam team) {
        if (share > 0) {
            team.run((part, parts) -> takePart(share, part, parts));
        }
    }

    private void takePart(float share, int part, int parts) {
        for (int i = 0; i < learned.layers().size(); i++) {
            Layer mean = evaluated.layers().get(i);
            Layer current = learned.layers().get(i);
            take(share, mean.weights(), current.weights(), part, parts);
            for (int j = 0; j < mean.unpenalized().size(); j++) {
                take(
                        share,
                        mean.unpenalized().get(j).values(),
                        current.unpenalized().get(j).values(),
                        part,
                        parts);
            }
            take(share, mean.scaling().means(), current.scaling().means(), part, parts);
            take(share, mean.scaling().variances(), current.scaling().variances(), part, parts);
        }
    }

    private void take(float share, float[] mean, float[] current, int part, int parts) {
        Span span = Span.share(mean.length, Shape.GROUP, part, parts);
        kernels.steps().average(mean, current, 1 - share, share, span);
    }
}
