// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.network;

import dev.ceteris.base.SpecException;
import dev.ceteris.engine.network.activation.Activation;
import dev.ceteris.engine.network.activation.Identity;
import dev.ceteris.engine.sample.ImageShape;
import java.util.ArrayList;
import java.util.List;

/**
 * The convolutions before the dense layers of a network, which see the last image as one row of numbers.
 *
 * @param image what the first layer sees
 * @param layers first to last; empty for a network of dense layers
 * @param activation after each of them
 * @param initialization of their weights
 * @throws dev.ceteris.base.SpecException when a layer does not fit the image that it sees
 */
public record ConvolutionStack(
        ImageShape image, List<Convolution> layers, Activation activation, Initialization initialization) {
    /** No convolutions; the shape of its image has no meaning. */
    public static final ConvolutionStack NONE =
            new ConvolutionStack(new ImageShape(1, 1, 1), List.of(), new Identity(), Initialization.HE);

    public ConvolutionStack {
        layers = List.copyOf(layers);
        shapes(image, layers);
    }

    private static List<ConvolutionShape> shapes(ImageShape image, List<Convolution> layers) {
        List<ConvolutionShape> shapes = new ArrayList<>();
        ImageShape seen = image;
        for (Convolution layer : layers) {
            ConvolutionShape shape = shape(seen, layer, shapes.size() + 1);
            shapes.add(shape);
            seen = shape.output();
        }
        return List.copyOf(shapes);
    }

    private static ConvolutionShape shape(ImageShape seen, Convolution layer, int number) {
        try {
            return new ConvolutionShape(seen, layer);
        } catch (SpecException refused) {
            throw new SpecException(
                    "convolution, layer " + number + ": " + refused.component(), refused.found(), refused.expected());
        }
    }

    /** Whether there are no convolutions. */
    public boolean isNothing() {
        return layers.isEmpty();
    }

    /** Each layer with the images that it sees. */
    public List<ConvolutionShape> shapes() {
        return shapes(image, layers);
    }

    /** The output of the last layer. */
    public ImageShape output() {
        return layers.isEmpty() ? image : shapes().getLast().output();
    }

    /** The first {@code count} layers. */
    public ConvolutionStack first(int count) {
        return new ConvolutionStack(image, layers.subList(0, count), activation, initialization);
    }
}
