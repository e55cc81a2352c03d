// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.inspect;

import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.network.activation.Activation;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.sample.Values;
import dev.ceteris.engine.training.TrainedWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the units of a hidden layer answer to some samples. A unit is <em>flat</em> for a sample where the slope of its
 * activation is below a hundredth of the steepest: it hardly passes on a gradient. A rectifier is flat where it answers
 * 0, tanh where it is saturated (beyond ±0.995), a leaky rectifier nowhere. A unit that is flat for all samples is
 * <em>dead</em>: a rectifier that is never above 0.
 *
 * @param layer counted from 1, convolutions included
 * @param units of the layer
 * @param samples that were asked
 * @param mean of the answers of all units to all samples
 * @param deviation standard deviation of the same answers
 * @param flat share of the answers that are flat, in [0, 1]
 * @param dead units that are flat for every sample
 */
public record LayerActivity(int layer, int units, int samples, double mean, double deviation, double flat, int dead) {
    /** Of the steepest slope: tanh's at ±2.99, the sigmoid's at ±5.99. */
    private static final double FLAT = 0.01;

    /** Outputs of a layer that are in memory at once: 32 MB in double precision. */
    private static final int AT_ONCE = 4_000_000;

    /**
     * Of all dense hidden layers of a network, first to last.
     *
     * @param samples as wide as the network's inputs
     */
    static List<LayerActivity> of(Network network, TrainedWeights end, Samples samples) {
        List<LayerActivity> all = new ArrayList<>();
        for (int layer = 0; layer < network.layers().size() - 1; layer++) {
            Tally tally = new Tally(network.layers().get(layer).activation(), network, layer);
            Network before = NetworkAnswers.upTo(network, layer);
            TrainedWeights weights = NetworkAnswers.upTo(end, before);
            int chunk = Math.max(1, AT_ONCE / before.outputs());
            for (int first = 0; first < samples.count(); first += chunk) {
                int[] some = IntStream.range(first, Math.min(first + chunk, samples.count()))
                        .toArray();
                Values none = new Values(new double[some.length * before.outputs()], before.outputs());
                tally.add(NetworkAnswers.of(
                        before, weights, new Samples(samples.features().select(some), none)));
            }
            all.add(tally.activity(before.depth(), samples.count()));
        }
        return List.copyOf(all);
    }

    /** Sums over the answers of one layer. */
    private static final class Tally {
        private final Activation activation;
        private final double steepest;
        private final boolean[] alive;
        private double sum;
        private double squares;
        private long flat;

        private Tally(Activation activation, Network network, int layer) {
            this.activation = activation;
            alive = new boolean[network.layers().get(layer).units()];
            steepest = steepest(activation);
        }

        /** The steepest slope of an activation between −8 and 8, beyond which none has anything new. */
        private static double steepest(Activation activation) {
            double[] values =
                    IntStream.rangeClosed(-800, 800).mapToDouble(i -> i / 100.0).toArray();
            double[] slopes = new double[values.length];
            activation.apply(values, slopes, 0, values.length);
            double steepest = 0;
            for (double slope : slopes) {
                steepest = Math.max(steepest, Math.abs(slope));
            }
            return steepest;
        }

        private void add(double[] values) {
            double[] slopes = new double[values.length];
            activation.apply(values, slopes, 0, values.length);
            for (int i = 0; i < values.length; i++) {
                sum += values[i];
                squares += values[i] * values[i];
                if (Math.abs(slopes[i]) < FLAT * steepest) {
                    flat++;
                } else {
                    alive[i % alive.length] = true;
                }
            }
        }

        private LayerActivity activity(int layer, int samples) {
            double count = (double) samples * alive.length;
            double mean = sum / count;
            int dead = (int) IntStream.range(0, alive.length)
                    .filter(unit -> !alive[unit])
                    .count();
            double deviation = Math.sqrt(Math.max(0, squares / count - mean * mean));
            return new LayerActivity(layer, alive.length, samples, mean, deviation, flat / count, dead);
        }
    }
}
