// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.base.SpecException;
import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.network.Convolution;
import dev.ceteris.engine.network.ConvolutionStack;
import dev.ceteris.engine.network.Initialization;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.network.activation.Identity;
import dev.ceteris.engine.network.activation.Relu;
import dev.ceteris.engine.network.activation.Tanh;
import dev.ceteris.engine.sample.ImageShape;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.sample.Values;
import dev.ceteris.engine.training.FixedNetwork;
import dev.ceteris.engine.training.Weights;
import dev.ceteris.engine.training.Weights.LayerWeights;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Facts: measures of {@link ExampleNetwork} as NumPy 2.4 and SciPy 1.17 have them. */
class ComplexityFacts {
    /** Rounding of float64 in sums of at most 30 terms. */
    private static final Offset<Double> EXACT = within(1e-12);

    private static Margins margins() {
        try (ThreadTeam team = ThreadTeam.of(1)) {
            return Margins.of(
                    new FixedNetwork(ExampleNetwork.network(), ExampleNetwork.weights()),
                    ExampleNetwork.samples(),
                    team);
        }
    }

    /** They are defined for weights that are used once for each sample. */
    @Test
    void convolutions_are_refused() {
        Network dense = ExampleNetwork.network();
        List<Convolution> stack = List.of(new Convolution(1, 1, 1));
        Network network = new Network(
                6,
                new ConvolutionStack(new ImageShape(2, 3, 1), stack, new Relu(), Initialization.HE),
                dense.layers(),
                dense.loss());
        Weights weights = ExampleNetwork.weights();
        assertThatThrownBy(() -> new Measures(network, weights, weights, ExampleNetwork.samples()))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("convolutions is 1, expected 0: these measures are defined for dense layers");
        assertThat(VcBound.dimension(network)).isEmpty();
    }

    /**
     * {@code np.linalg.svd(W, compute_uv=False)[0]}, {@code np.linalg.norm(W)},
     * {@code np.linalg.norm(W, axis=0).sum()}.
     */
    @Test
    void layers_have_the_norms_of_numpy() {
        List<LayerNorms> norms = LayerNorms.of(ExampleNetwork.weights());
        assertThat(norms.get(0).spectral()).isCloseTo(2.9342723101303716, EXACT);
        assertThat(norms.get(0).frobenius()).isCloseTo(4.330127018922194, EXACT);
        assertThat(norms.get(0).units()).isCloseTo(9.667584171653722, EXACT);
        assertThat(norms.get(0).stableRank()).isCloseTo(2.177711985660069, EXACT);
        assertThat(norms.get(1).spectral()).isCloseTo(1.4513466722815516, EXACT);
        assertThat(norms.get(1).frobenius()).isCloseTo(1.920286436967152, EXACT);
        assertThat(norms.get(1).units()).isCloseTo(3.3036608867298716, EXACT);
    }

    @Test
    void a_layer_of_zeros_has_no_length() {
        assertThat(LayerNorms.of(new LayerWeights(3, 2, new float[6], new float[2])))
                .isEqualTo(new LayerNorms(0, 0, 0));
    }

    /**
     * {@code np.prod(s) * sum((u / s) ** (2/3)) ** 1.5} of the spectral norms s and the (2,1)-norms u of the
     * differences.
     */
    @Test
    void spectral_complexity_is_that_of_its_formula() {
        SpectralComplexity complexity = SpectralComplexity.of(ExampleNetwork.weights());
        assertThat(complexity.lipschitz()).isCloseTo(4.2586463528756155, EXACT);
        assertThat(complexity.value()).isCloseTo(33.36366018011368, within(1e-11));
        assertThat(SpectralComplexity.of(ExampleNetwork.weights(), ExampleNetwork.start())
                        .value())
                .isCloseTo(4.63181249369774, EXACT);
    }

    /** {@code x = np.ones(6) @ abs(W1)**p + abs(b1)**p; x = x @ abs(W2)**p + abs(b2)**p; x.sum() ** (1/p)}. */
    @Test
    void path_norms_are_those_of_their_formula() {
        assertThat(PathNorm.l1(ExampleNetwork.weights())).isCloseTo(26.65625, EXACT);
        assertThat(PathNorm.l2(ExampleNetwork.weights())).isCloseTo(3.706913937158509, EXACT);
    }

    /** {@code np.linalg.norm(W1) * np.linalg.norm(W2)}; the differences are five of 0.25 and one of 0.5. */
    @Test
    void euclidean_measures_are_those_of_numpy() {
        assertThat(FrobeniusNorm.product(ExampleNetwork.weights())).isCloseTo(8.315084184781295, EXACT);
        assertThat(FrobeniusNorm.distance(ExampleNetwork.weights(), ExampleNetwork.start()))
                .isEqualTo(0.75);
    }

    /** {@code Z = np.maximum(X @ W1 + b1, 0) @ W2 + b2}; {@code Z[i, y[i]] - max(np.delete(Z[i], y[i]))}. */
    @Test
    void margins_are_those_of_numpy() {
        Margins margins = margins();
        assertThat(margins.values())
                .containsExactly(-2.3125, -3.65625, -1.03125, 3.15625, -1.375, -3.71875, -1.78125, 0.46875);
        assertThat(margins.length()).isCloseTo(6.928203230275509, EXACT);
        assertThat(margins.shareUpTo(0)).isEqualTo(0.75);
        assertThat(margins.quantile(0.1)).as("np.quantile(margins, 0.1)").isCloseTo(-3.675, EXACT);
        assertThat(margins.quantile(0.75)).as("np.quantile(margins, 0.75)").isCloseTo(-0.65625, EXACT);
    }

    @Test
    void the_bound_term_is_the_reciprocal_of_a_normalized_margin() {
        Margins margins = margins();
        SpectralComplexity complexity = SpectralComplexity.of(ExampleNetwork.weights());
        double unit = 33.36366018011368 * 6.928203230275509 / 8;
        assertThat(margins.normalized(complexity)[3]).isCloseTo(3.15625 / unit, EXACT);
        assertThat(margins.boundTerm(complexity, 3.15625)).isCloseTo(unit / 3.15625, EXACT);
        assertThat(margins.boundTerm(complexity, 0)).isInfinite();
    }

    /**
     * {@code math.floor(scipy.optimize.brentq(lambda m: g(m) - m, W, 1e12))}, where g sums
     * {@code 1 + w * log2(2*e*m*i*k / w)} over layers, w the weights and biases up to layer i and k its units, 1 for
     * the last.
     */
    @Test
    void the_bound_on_the_dimension_solves_its_inequality() {
        assertThat(VcBound.dimension(ExampleNetwork.network(new Relu(), 784, 128, 10)))
                .hasValue(2_188_865);
        assertThat(VcBound.dimension(ExampleNetwork.network(new Relu(), 784, 512, 384, 10)))
                .hasValue(22_854_064);
        assertThat(VcBound.dimension(ExampleNetwork.network(new Relu(), 2, 3, 2)))
                .hasValue(169);
    }

    @Test
    void half_spaces_have_the_dimension_of_half_spaces() {
        assertThat(VcBound.dimension(ExampleNetwork.network(new Relu(), 784, 10)))
                .hasValue(785);
        assertThat(VcBound.dimension(ExampleNetwork.network(new Identity(), 784, 30, 10)))
                .hasValue(785);
    }

    @Test
    void nothing_is_claimed_for_activations_that_the_theorem_does_not_know() {
        assertThat(VcBound.dimension(ExampleNetwork.network(new Tanh(), 784, 128, 10)))
                .isEmpty();
    }

    /**
     * {@code sqrt(2*d*log(e*m/d)/m) + sqrt(log(1/delta)/2/m)} in Python's math; {@code sqrt(2*log(2))} for the first
     * below m = d.
     */
    @Test
    void the_gap_is_that_of_its_formula() {
        assertThat(VcBound.gap(1000, 60_000, 0.05)).isCloseTo(0.41707833392319593, EXACT);
        assertThat(VcBound.gap(1000, 100, 0.05)).isCloseTo(1.2997973640495155, EXACT);
    }

    @Test
    void what_has_no_meaning_is_refused() {
        Samples numbers = new Samples(ExampleNetwork.samples().features(), new Values(new double[24], 3));
        FixedNetwork network = new FixedNetwork(ExampleNetwork.network(), ExampleNetwork.weights());
        try (ThreadTeam team = ThreadTeam.of(1)) {
            assertThatThrownBy(() -> Margins.of(network, numbers, team))
                    .isInstanceOf(SpecException.class)
                    .hasMessage("targets is numbers, expected classes");
        }
        assertThatThrownBy(() -> FrobeniusNorm.distance(
                        ExampleNetwork.weights(),
                        new Weights(ExampleNetwork.weights().layers().subList(0, 1))))
                .isInstanceOf(SpecException.class)
                .hasMessage(
                        "start is [6 x 5], expected [6 x 5, 5 x 3] (inputs x units of each layer), as the weights it is"
                                + " compared with");
        assertThatThrownBy(() -> VcBound.gap(10, 10, 1)).isInstanceOf(SpecException.class);
        assertThatThrownBy(() -> margins().quantile(1.5)).isInstanceOf(SpecException.class);
    }
}
