// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import dev.ceteris.engine.network.Dense;
import dev.ceteris.engine.network.Initialization;
import dev.ceteris.engine.network.Loss;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.network.SoftmaxCrossEntropy;
import dev.ceteris.engine.network.activation.Activation;
import dev.ceteris.engine.network.activation.Identity;
import dev.ceteris.engine.network.activation.Relu;
import dev.ceteris.engine.random.Draws;
import dev.ceteris.engine.random.RandomStreams;
import dev.ceteris.engine.sample.ByteFeatures;
import dev.ceteris.engine.sample.Features;
import dev.ceteris.engine.sample.FloatFeatures;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.sample.Values;
import java.util.ArrayList;
import java.util.List;

/** Small data and networks for tests, drawn from a seed. */
public final class Scenes {
    private Scenes() {}

    /** Pixels, a share of them not 0, with classes that depend on them. */
    public static Samples pixels(int count, int width, int classes, double density, long seed) {
        Draws draws = new Draws(new RandomStreams(seed).stream("pixels"));
        byte[] bytes = new byte[count * width];
        int[] labels = new int[count];
        for (int sample = 0; sample < count; sample++) {
            int sum = 0;
            for (int i = 0; i < width; i++) {
                if (draws.uniform() < density) {
                    bytes[sample * width + i] = (byte) (1 + draws.below(255));
                    sum += i;
                }
            }
            labels[sample] = sum % classes;
        }
        return new Samples(new ByteFeatures(bytes, width, 1 / 255f), new Labels(labels, classes));
    }

    /** Dense normal features with random classes. */
    static Samples numbers(int count, int width, int classes, long seed) {
        Draws draws = new Draws(new RandomStreams(seed).stream("numbers"));
        float[] values = new float[count * width];
        int[] labels = new int[count];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) draws.normal();
        }
        for (int i = 0; i < count; i++) {
            labels[i] = draws.below(classes);
        }
        return new Samples(new FloatFeatures(values, width), new Labels(labels, classes));
    }

    /** Dense normal features with targets that depend on them. */
    public static Samples functions(int count, int width, int outputs, long seed) {
        Features features = numbers(count, width, 2, seed).features();
        double[] values = new double[count * outputs];
        for (int i = 0; i < values.length; i++) {
            values[i] = features.value(i / outputs, i % width) * features.value(i / outputs, 0) - 0.5f;
        }
        return new Samples(features, new Values(values, outputs));
    }

    public static Network classifier(int inputs, int classes, int... hidden) {
        return classifier(new Relu(), Initialization.HE, inputs, classes, hidden);
    }

    public static Network classifier(
            Activation activation, Initialization initialization, int inputs, int classes, int... hidden) {
        return network(new SoftmaxCrossEntropy(), activation, initialization, inputs, classes, hidden);
    }

    public static Network network(
            Loss loss, Activation activation, Initialization initialization, int inputs, int outputs, int... hidden) {
        List<Dense> layers = new ArrayList<>();
        for (int units : hidden) {
            layers.add(new Dense(units, activation, initialization));
        }
        layers.add(new Dense(outputs, new Identity(), initialization));
        return new Network(inputs, layers, loss);
    }
}
