// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.theory;

import static dev.ceteris.base.Require.require;

import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.random.Draws;
import dev.ceteris.engine.random.RandomStreams;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.training.FixedNetwork;
import dev.ceteris.engine.training.Weights;
import dev.ceteris.engine.training.Weights.LayerWeights;
import java.util.ArrayList;
import java.util.List;

/**
 * How much noise the weights bear: the largest σ for which normal noise of that deviation, added to every weight and
 * bias, lowers the accuracy by no more than 0.1 on average. 1/σ² is the sharpness: "pacbayes-flat" of Jiang, Neyshabur,
 * Mobahi, Krishnan and Bengio 2020, "Fantastic generalization measures and where to find them", ICLR, which averages
 * over noise where Keskar et al. 2017 take the worst direction.
 *
 * <p>Every σ is tried with the same directions of noise, so that only their length differs; σ is searched over powers
 * of two, upwards from 2⁻¹⁴ until the first that is too much, and then halved in on, in log σ, to 1 %. So it is the end
 * of the first stretch of bearable noise, should there be another beyond.
 *
 * <p>Few directions leave it noisy: compare with another seed. With {@link Noise#EQUAL} it changes when weights are
 * rescaled between layers though the function does not (Dinh, Pascanu, Bengio and Bengio 2017, "Sharp minima can
 * generalize for deep nets").
 *
 * @param sigma the largest deviation that is borne; 2⁻¹⁴ when not even that is, {@value #LARGEST} when any is
 * @param accuracy without noise, on the samples that it was measured on
 */
public record Sharpness(double sigma, double accuracy) {
    /** What noise may cost, in accuracy; Jiang et al. 2020 use the same. */
    private static final double LOSS = 0.1;

    private static final double SMALLEST = 0x1p-14;
    private static final double LARGEST = 1024;

    /** In log₂ σ: 2^0.0144 is 1.01. */
    private static final double FINE = 0.0144;

    private static final double LN_2 = StrictMath.log(2);

    /** What the deviation of a weight's noise is. */
    public enum Noise {
        /** σ, for every weight. */
        EQUAL,
        /** σ times the weight's size: their "pacbayes-mag-flat", which does not mind how weights are scaled. */
        RELATIVE
    }

    /**
     * How to measure it.
     *
     * @param noise what the deviation is
     * @param directions of noise to average over, at least 1; each costs some twenty evaluations of the samples
     * @param seed of the noise
     */
    public record Plan(Noise noise, int directions, long seed) {
        public Plan {
            require(directions >= 1, "directions", directions, "at least 1");
        }
    }

    /**
     * The sharpness of a classifier at given weights.
     *
     * @param samples training samples, or enough of them for an accuracy
     * @throws dev.ceteris.base.SpecException when they do not fit the network, or its targets are numbers
     */
    public static Sharpness of(Network network, Weights weights, Samples samples, Plan plan, ThreadTeam team) {
        Classes.of(samples);
        double accuracy =
                new FixedNetwork(network, weights).evaluate(samples, team).accuracy();
        Trials trials = new Trials(network, weights, samples, plan, team);
        double sigma = SMALLEST;
        while (sigma < LARGEST && accuracy - trials.accuracy(2 * sigma) <= LOSS) {
            sigma *= 2;
        }
        if (sigma == LARGEST || (sigma == SMALLEST && accuracy - trials.accuracy(SMALLEST) > LOSS)) {
            return new Sharpness(sigma, accuracy);
        }
        double low = 0;
        double high = 1;
        while (high - low > FINE) {
            double middle = (low + high) / 2;
            if (accuracy - trials.accuracy(sigma * StrictMath.exp(middle * LN_2)) <= LOSS) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return new Sharpness(sigma * StrictMath.exp(low * LN_2), accuracy);
    }

    /** 1/σ². */
    public double value() {
        return 1 / (sigma * sigma);
    }

    /** The network with noise, tried on the samples. */
    private record Trials(Network network, Weights weights, Samples samples, Plan plan, ThreadTeam team) {
        /** Mean accuracy over the directions of noise. */
        double accuracy(double sigma) {
            double sum = 0;
            for (int direction = 1; direction <= plan.directions(); direction++) {
                sum += new FixedNetwork(network, noisy(sigma, direction))
                        .evaluate(samples, team)
                        .accuracy();
            }
            return sum / plan.directions();
        }

        private Weights noisy(double sigma, int direction) {
            Draws draws = new Draws(new RandomStreams(plan.seed()).stream("noise/" + direction));
            List<LayerWeights> layers = new ArrayList<>();
            for (LayerWeights layer : weights.layers()) {
                layers.add(new LayerWeights(
                        layer.inputs(),
                        layer.units(),
                        noisy(layer.weights(), sigma, draws),
                        noisy(layer.biases(), sigma, draws)));
            }
            return new Weights(layers);
        }

        private float[] noisy(float[] values, double sigma, Draws draws) {
            float[] noisy = new float[values.length];
            for (int i = 0; i < values.length; i++) {
                double deviation = switch (plan.noise()) {
                    case EQUAL -> sigma;
                    case RELATIVE -> sigma * Math.abs(values[i]);
                };
                noisy[i] = (float) (values[i] + deviation * draws.normal());
            }
            return noisy;
        }
    }
}
