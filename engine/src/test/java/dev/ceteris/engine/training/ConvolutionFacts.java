// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.base.SpecException;
import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.network.Convolution;
import dev.ceteris.engine.network.ConvolutionStack;
import dev.ceteris.engine.network.Dense;
import dev.ceteris.engine.network.Initialization;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.network.Padding;
import dev.ceteris.engine.network.SoftmaxCrossEntropy;
import dev.ceteris.engine.network.activation.Activation;
import dev.ceteris.engine.network.activation.Activations;
import dev.ceteris.engine.network.activation.Identity;
import dev.ceteris.engine.network.activation.Relu;
import dev.ceteris.engine.network.activation.Tanh;
import dev.ceteris.engine.optimizer.Sgd;
import dev.ceteris.engine.random.RandomStreams;
import dev.ceteris.engine.sample.ByteFeatures;
import dev.ceteris.engine.sample.FloatFeatures;
import dev.ceteris.engine.sample.ImageShape;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Samples;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Facts: convolutions against {@link ConvolutionReference}, which shares no code with the engine, and against SciPy.
 */
class ConvolutionFacts {
    private static final double TOLERANCE = 4e-6; // rounding of float32 chains over the windows of a sample

    /** Convolutions of an image of 8 x 7 pixels with 2 channels: pooled or not, with zeros around, with strides. */
    private static final List<List<Convolution>> STACKS = List.of(
            List.of(new Convolution(3, 3, 2)),
            List.of(new Convolution(5, 3, 1, Padding.SAME, 2), new Convolution(3, 2, 1)),
            List.of(new Convolution(4, 3, 2, Padding.SAME, 1), new Convolution(3, 2, 1, Padding.SAME, 3)),
            List.of(new Convolution(18, 2, 1, Padding.VALID, 1), new Convolution(4, 3, 2, Padding.VALID, 1)),
            List.of(new Convolution(3, 1, 3, Padding.VALID, 1), new Convolution(16, 3, 1, Padding.SAME, 1)));

    private static final Samples IMAGES = Scenes.pixels(19, 8 * 7 * 2, 4, 0.9, 6);

    record Scene(List<Convolution> stack, Activation activation) {
        Network network() {
            return ConvolutionFacts.network(new ImageShape(8, 7, 2), stack, activation);
        }
    }

    static Stream<Scene> scenes() {
        Stream<Scene> stacks = STACKS.stream().map(stack -> new Scene(stack, new Tanh()));
        Stream<Scene> activations = Activations.ALL.stream().map(activation -> new Scene(STACKS.get(1), activation));
        return Stream.concat(stacks, activations);
    }

    static Network network(ImageShape image, List<Convolution> stack, Activation activation) {
        Initialization glorot = Initialization.GLOROT;
        return new Network(
                image.size(),
                new ConvolutionStack(image, stack, activation, glorot),
                List.of(new Dense(6, activation, glorot), new Dense(4, new Identity(), glorot)),
                new SoftmaxCrossEntropy());
    }

    @ParameterizedTest
    @MethodSource("scenes")
    void gradients_are_the_slopes_of_the_loss(Scene scene) {
        Network network = scene.network();
        Parameters parameters = Parameters.drawn(network, new RandomStreams(11));
        parameters
                .layers()
                .forEach(layer -> IntStream.range(0, layer.shape().units())
                        .forEach(unit -> layer.biases()[unit] = 0.1f * (unit % 5 - 2) + 0.03f));
        Weights gradients = OnePass.of(network, parameters, IMAGES).gradients();
        ConvolutionReference reference = new ConvolutionReference(network, parameters.weights());
        SplittableRandom some = new SplittableRandom(1);
        for (int l = 0; l < network.depth(); l++) {
            Weights.LayerWeights layer = gradients.layers().get(l);
            for (int unit = 0; unit < layer.units(); unit++) {
                assertThat(layer.biases()[unit] / (double) IMAGES.count())
                        .as("layer %d, bias %d", l, unit)
                        .isCloseTo(reference.biasSlope(IMAGES, l, unit), within(TOLERANCE));
            }
            for (int i = 0; i < 60; i++) {
                int weight = some.nextInt(layer.weights().length);
                assertThat(layer.weights()[weight] / (double) IMAGES.count())
                        .as("layer %d, weight %d", l, weight)
                        .isCloseTo(reference.weightSlope(IMAGES, l, weight), within(TOLERANCE));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("scenes")
    void answers_are_those_of_the_reference(Scene scene) {
        Network network = scene.network();
        Weights weights = Parameters.drawn(network, new RandomStreams(5)).weights();
        ConvolutionReference reference = new ConvolutionReference(network, weights);
        try (ThreadTeam team = ThreadTeam.of(2)) {
            float[] outputs = new FixedNetwork(network, weights).outputs(IMAGES, team);
            for (int sample = 0; sample < IMAGES.count(); sample++) {
                double[] expected = reference.answer(IMAGES, sample);
                for (int j = 0; j < expected.length; j++) {
                    assertThat((double) outputs[sample * expected.length + j]).isCloseTo(expected[j], within(1e-5));
                }
            }
        }
    }

    /**
     * Two filters of 3 x 3 pixels over an image of 5 x 6, pooled by 2, and one dense layer that passes the four numbers
     * on. In Python, with NumPy 2.4.6 and SciPy 1.17.1:
     *
     * <pre>{@code
     * import numpy as np; from scipy.signal import correlate2d
     * p = np.arange(30) * 37 % 101 / 128          # the image, row by row
     * w = (np.arange(18) * 5 % 11 - 5) / 8        # weight from pixel i of the window to filter f at 2 i + f
     * for f, b in ((0, .25), (1, 1.5)):
     *     z = np.maximum(correlate2d(p.reshape(5, 6), w[f::2].reshape(3, 3), mode='valid') + b, 0)
     *     print(z[:2].reshape(1, 2, 2, 2).max(axis=(1, 3)))
     * }</pre>
     */
    @Test
    void a_convolution_is_that_of_SciPy() {
        float[] pixels = new float[30];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i * 37 % 101 / 128f;
        }
        float[] filters = new float[18];
        for (int i = 0; i < filters.length; i++) {
            filters[i] = (i * 5 % 11 - 5) / 8f;
        }
        float[] identity = new float[16];
        for (int i = 0; i < 4; i++) {
            identity[i * 4 + i] = 1;
        }
        ImageShape image = new ImageShape(5, 6, 1);
        Network network = new Network(
                30,
                new ConvolutionStack(image, List.of(new Convolution(2, 3, 2)), new Relu(), Initialization.HE),
                List.of(new Dense(4, new Identity(), Initialization.HE)),
                new SoftmaxCrossEntropy());
        Weights weights = new Weights(List.of(
                new Weights.LayerWeights(9, 2, filters, new float[] {0.25f, 1.5f}),
                new Weights.LayerWeights(4, 4, identity, new float[4])));
        Samples samples = new Samples(new FloatFeatures(pixels, 30), new Labels(new int[] {0}, 4));
        try (ThreadTeam alone = ThreadTeam.of(1)) {
            // Multiples of 1/1024, hence exact.
            assertThat(new FixedNetwork(network, weights).outputs(samples, alone))
                    .containsExactly(941 / 1024f, 1676 / 1024f, 871 / 1024f, 1615 / 1024f);
        }
    }

    @Test
    void it_learns() {
        Samples corners = corners(400);
        Network network = network(new ImageShape(9, 9, 1), List.of(new Convolution(8, 3, 2)), new Relu());
        Trainer trainer = new Trainer(network, new Training(new Sgd(), 0.3, 20, Update.BATCH, 12), corners, 3);
        try (ThreadTeam team = ThreadTeam.of(2)) {
            double before = trainer.evaluate(corners, team).loss();
            for (int epoch = 0; epoch < 12; epoch++) {
                trainer.trainEpoch(team);
            }
            Evaluation after = trainer.evaluate(corners, team);
            assertThat(after.loss()).isLessThan(before / 4);
            assertThat(after.accuracy()).isGreaterThan(0.9);
        }
    }

    /** A corner anywhere in an image; which of the four it is decides the class. */
    private static Samples corners(int count) {
        SplittableRandom random = new SplittableRandom(8);
        byte[] bytes = new byte[count * 81];
        int[] labels = new int[count];
        for (int sample = 0; sample < count; sample++) {
            labels[sample] = random.nextInt(4);
            int y = 3 + random.nextInt(3);
            int x = 3 + random.nextInt(3);
            for (int i = 0; i < 4; i++) {
                int down = labels[sample] / 2 == 0 ? i : -i;
                int right = labels[sample] % 2 == 0 ? i : -i;
                bytes[sample * 81 + Math.clamp(y + down, 0, 8) * 9 + x] = (byte) 255;
                bytes[sample * 81 + y * 9 + Math.clamp(x + right, 0, 8)] = (byte) 255;
            }
        }
        Optional<ImageShape> image = Optional.of(new ImageShape(9, 9, 1));
        return new Samples(new ByteFeatures(bytes, 81, 1 / 255f, image), new Labels(labels, 4));
    }

    @Test
    void what_does_not_fit_an_image_is_refused() {
        ImageShape image = new ImageShape(5, 6, 1);
        refused(
                image,
                new Convolution(2, 6, 1),
                "convolution, layer 1: size is 6, expected at most 5, because of the 5 x 6");
        refused(image, new Convolution(2, 3, 4), "layer 1: pool is 4, expected at most 3, the outputs of a filter");
        refused(image, new Convolution(2, 3, 2, Padding.SAME, 4), "pool is 4, expected at most 3");
    }

    private static void refused(ImageShape image, Convolution layer, String sentence) {
        assertThatThrownBy(() -> network(image, List.of(layer), new Relu()))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void images_of_another_shape_are_refused() {
        Samples images = corners(20);
        Network network = network(new ImageShape(27, 3, 1), List.of(new Convolution(2, 3, 1)), new Relu());
        assertThatThrownBy(() -> new Trainer(network, new Training(new Sgd(), 0.1, 10, Update.BATCH, 1), images, 1))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("the shape of the samples' images");
    }
}
