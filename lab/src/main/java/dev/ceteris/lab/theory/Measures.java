// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.theory;

import static dev.ceteris.engine.Require.require;

import dev.ceteris.engine.arithmetic.Crew;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.training.FixedNetwork;
import dev.ceteris.engine.training.Samples;
import dev.ceteris.engine.training.Weights;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Every {@link Measure} of one trained classifier.
 *
 * @param network what was trained
 * @param start the weights it started from
 * @param end the weights it ended with
 * @param samples what it learned from
 */
public record Measures(Network network, Weights start, Weights end, Samples samples) {
    /** As Jiang et al. 2020 take for the margin of a network: few samples may lie below it. */
    private static final double LOW_SHARE = 0.1;

    /**
     * What the two kinds of sharpness may cost, into which most of the time goes. All other measures are of all samples.
     *
     * @param samples how many of the samples noise is tried on, the first ones; all when there are no more, at least 1
     * @param directions of noise
     * @param seed of the noise
     */
    public record Effort(int samples, int directions, long seed) {
        public Effort {
            require(samples >= 1, "samples", samples, "at least 1");
        }
    }

    /**
     * Measures them all, in the order of the measures.
     *
     * @return without {@link Measure#VC_BOUND} when the network is not piecewise linear
     * @throws dev.ceteris.engine.SpecException when the four do not fit together, or the targets are numbers
     */
    public Map<Measure, Double> all(Effort effort, Crew crew) {
        Map<Measure, Double> all = new EnumMap<>(Measure.class);
        double parameters = network.parameters();
        all.put(Measure.PARAMETERS, parameters);
        all.put(Measure.PARAMETERS_PER_SAMPLE, parameters / samples.count());
        VcBound.dimension(network).ifPresent(dimension -> all.put(Measure.VC_BOUND, (double) dimension));
        SpectralComplexity complexity = SpectralComplexity.of(end);
        Margins margins = Margins.of(new FixedNetwork(network, end), samples, crew);
        all.put(Measure.LIPSCHITZ, complexity.lipschitz());
        all.put(Measure.SPECTRAL_COMPLEXITY, complexity.value());
        all.put(Measure.SPECTRAL_DISTANCE, SpectralComplexity.of(end, start).value());
        all.put(Measure.MARGIN_TERM, margins.boundTerm(complexity, margins.quantile(LOW_SHARE)));
        all.put(Measure.PATH_L1, PathNorm.l1(end));
        all.put(Measure.PATH_L2, PathNorm.l2(end));
        all.put(Measure.FROBENIUS_PRODUCT, FrobeniusNorm.product(end));
        all.put(Measure.DISTANCE, FrobeniusNorm.distance(end, start));
        all.put(Measure.SHARPNESS, sharpness(Sharpness.Noise.EQUAL, effort, crew));
        all.put(Measure.RELATIVE_SHARPNESS, sharpness(Sharpness.Noise.RELATIVE, effort, crew));
        return Collections.unmodifiableMap(all);
    }

    private double sharpness(Sharpness.Noise noise, Effort effort, Crew crew) {
        Sharpness.Plan plan = new Sharpness.Plan(noise, effort.directions(), effort.seed());
        return Sharpness.of(network, end, first(effort.samples()), plan, crew).value();
    }

    private Samples first(int count) {
        return count >= samples.count()
                ? samples
                : samples.select(IntStream.range(0, count).toArray());
    }
}
