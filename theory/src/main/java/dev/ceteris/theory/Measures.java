// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.theory;

import static dev.ceteris.base.Require.require;

import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.training.FixedNetwork;
import dev.ceteris.engine.training.Weights;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Every {@link ComplexityMeasure} of one trained classifier.
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
     * What the two kinds of sharpness may cost, into which most of the time goes. All other measures are of all
     * samples.
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

    /** @throws dev.ceteris.base.SpecException when there are convolutions, for which no measure is defined here */
    public Measures {
        require(
                network.convolutions().isNothing(),
                "convolutions",
                network.convolutions().layers().size(),
                "0: these measures are defined for dense layers, whose weights are used once each");
    }

    /**
     * Measures them all, in the order of the measures.
     *
     * @return without {@link ComplexityMeasure#VC_BOUND} when the network is not piecewise linear
     * @throws dev.ceteris.base.SpecException when the four do not fit together, the targets are numbers, or the network
     *     has normalization or residual connections
     */
    public Map<ComplexityMeasure, Double> all(Effort effort, ThreadTeam team) {
        require(
                network.isPlain(),
                "network",
                "normalized or residual",
                "a plain one: these measures are products of the norms of its weights");
        Map<ComplexityMeasure, Double> all = new EnumMap<>(ComplexityMeasure.class);
        double parameters = network.parameters();
        all.put(ComplexityMeasure.PARAMETERS, parameters);
        all.put(ComplexityMeasure.PARAMETERS_PER_SAMPLE, parameters / samples.count());
        VcBound.dimension(network).ifPresent(dimension -> all.put(ComplexityMeasure.VC_BOUND, (double) dimension));
        SpectralComplexity complexity = SpectralComplexity.of(end);
        Margins margins = Margins.of(new FixedNetwork(network, end), samples, team);
        all.put(ComplexityMeasure.LIPSCHITZ, complexity.lipschitz());
        all.put(ComplexityMeasure.SPECTRAL_COMPLEXITY, complexity.value());
        all.put(
                ComplexityMeasure.SPECTRAL_DISTANCE,
                SpectralComplexity.of(end, start).value());
        all.put(ComplexityMeasure.MARGIN_TERM, margins.boundTerm(complexity, margins.quantile(LOW_SHARE)));
        all.put(ComplexityMeasure.PATH_L1, PathNorm.l1(end));
        all.put(ComplexityMeasure.PATH_L2, PathNorm.l2(end));
        all.put(ComplexityMeasure.FROBENIUS_PRODUCT, FrobeniusNorm.product(end));
        all.put(ComplexityMeasure.DISTANCE, FrobeniusNorm.distance(end, start));
        all.put(ComplexityMeasure.SHARPNESS, sharpness(Sharpness.Noise.EQUAL, effort, team));
        all.put(ComplexityMeasure.RELATIVE_SHARPNESS, sharpness(Sharpness.Noise.RELATIVE, effort, team));
        return Collections.unmodifiableMap(all);
    }

    private double sharpness(Sharpness.Noise noise, Effort effort, ThreadTeam team) {
        Sharpness.Plan plan = new Sharpness.Plan(noise, effort.directions(), effort.seed());
        return Sharpness.of(network, end, first(effort.samples()), plan, team).value();
    }

    private Samples first(int count) {
        return count >= samples.count()
                ? samples
                : samples.select(IntStream.range(0, count).toArray());
    }
}
