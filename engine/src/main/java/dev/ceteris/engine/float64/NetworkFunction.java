// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.float64;

import dev.ceteris.engine.kernel.ThreadTeam;
import dev.ceteris.engine.math.Span;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.sample.Values;
import dev.ceteris.engine.training.Evaluation;
import java.util.Arrays;

/**
 * A network's loss on some samples as a function of its parameters, with its gradient and its residuals, in doubles.
 * Sums over samples run in their order, so neither threads nor the portions that are held at once change a bit.
 */
final class NetworkFunction implements Residuals {
    /** Samples held at once: enough to share among threads, few enough for the L2. */
    private static final int PORTION = 2048;

    private final Network network;
    private final Samples samples;
    private final Layout layout;
    private final Layers layers;
    private final Judge judge;
    private final int capacity;
    private final Matrix[] gradients;
    private final double[][] biasGradients;
    private int loaded = -1;

    NetworkFunction(Network network, Samples samples, Layout layout) {
        this(network, samples, layout, PORTION);
    }

    /** The same with a chosen portion, which changes no bit. */
    NetworkFunction(Network network, Samples samples, Layout layout, int portion) {
        this.network = network;
        this.samples = samples;
        this.layout = layout;
        capacity = Math.min(portion, samples.count());
        layers = new Layers(network, layout, capacity);
        judge = new Judge(network.loss(), samples.targets(), layers, capacity);
        gradients = new Matrix[layers.count()];
        biasGradients = new double[layers.count()][];
        for (int l = 0; l < gradients.length; l++) {
            Layout.Place place = layout.layers().get(l);
            gradients[l] = Matrix.zeros(place.inputs(), place.units());
            biasGradients[l] = new double[place.units()];
        }
    }

    /** Loss and accuracy. */
    Evaluation evaluate(double[] parameters, ThreadTeam team) {
        layers.take(parameters);
        double loss = 0;
        long hits = 0;
        for (int first = 0; first < samples.count(); first += capacity) {
            int count = load(first);
            team.run((part, parts) -> {
                Span share = Span.share(count, 4, part, parts);
                layers.forward(share);
                judge.judge(loaded, share);
            });
            loss = judge.addLosses(loss, count);
            hits += judge.hits(count);
        }
        double accuracy = switch (samples.targets()) {
            case Labels _ -> (double) hits / samples.count();
            case Values _ -> Double.NaN;
        };
        return new Evaluation(loss / samples.count(), accuracy);
    }

    /**
     * Mean loss over the samples, and its gradient.
     *
     * @param gradient receives it, in the order of {@link Layout}
     */
    double loss(double[] parameters, double[] gradient, ThreadTeam team) {
        layers.take(parameters);
        for (int l = 0; l < gradients.length; l++) {
            Arrays.fill(gradients[l].values(), 0);
            Arrays.fill(biasGradients[l], 0);
        }
        double loss = 0;
        for (int first = 0; first < samples.count(); first += capacity) {
            int count = load(first);
            team.run((part, parts) -> {
                Span share = Span.share(count, 4, part, parts);
                layers.forward(share);
                judge.judge(loaded, share);
                layers.backward(share);
            });
            team.run((part, parts) -> addGradients(count, part, parts));
            loss = judge.addLosses(loss, count);
        }
        gather(gradient);
        return loss / samples.count();
    }

    /** A thread's share of each layer's gradient: some inputs' weights, some units' biases; chains over the samples. */
    private void addGradients(int count, int part, int parts) {
        for (int l = 0; l < gradients.length; l++) {
            Layout.Place place = layout.layers().get(l);
            Matrix shown = layers.shown(l);
            Matrix deltas = layers.deltas(l);
            Span inputs = Span.share(place.inputs(), 4, part, parts);
            Product64.add(
                    Left.columns(shown.values(), shown.at(0) + inputs.from(), shown.stride()),
                    deltas,
                    gradients[l].from(inputs.from(), 0),
                    new Product64.Size(inputs.length(), count, place.units()));
            Span units = Span.share(place.units(), Lanes.GROUP, part, parts);
            for (int s = 0; s < count; s++) {
                for (int j = units.from(); j < units.to(); j++) {
                    biasGradients[l][j] += deltas.values()[deltas.at(s) + j];
                }
            }
        }
    }

    private void gather(double[] gradient) {
        for (int l = 0; l < gradients.length; l++) {
            Layout.Place place = layout.layers().get(l);
            for (int i = 0; i < place.inputs(); i++) {
                for (int j = 0; j < place.units(); j++) {
                    double sum = gradients[l].values()[gradients[l].at(i) + j];
                    gradient[place.weights() + i * place.units() + j] = sum / samples.count();
                }
            }
            for (int j = 0; j < place.units(); j++) {
                gradient[place.biases() + j] = biasGradients[l][j] / samples.count();
            }
        }
    }

    /** One for each output of each sample: answer minus target. */
    @Override
    public int residuals() {
        return Math.multiplyExact(samples.count(), network.outputs());
    }

    @Override
    public int parameters() {
        return layout.length();
    }

    @Override
    public void residuals(double[] point, double[] into, ThreadTeam team) {
        layers.take(point);
        for (int first = 0; first < samples.count(); first += capacity) {
            int count = load(first);
            team.run((part, parts) -> {
                Span share = Span.share(count, 4, part, parts);
                layers.forward(share);
                judge.residuals(loaded, share, into);
            });
        }
    }

    /** What the network answers to each sample, at {@code sample * outputs + output}. */
    void answers(double[] parameters, double[] into, ThreadTeam team) {
        layers.take(parameters);
        int outputs = network.outputs();
        for (int first = 0; first < samples.count(); first += capacity) {
            int count = load(first);
            team.run((part, parts) -> {
                Span share = Span.share(count, 4, part, parts);
                layers.forward(share);
                Matrix answers = layers.answers();
                for (int s = share.from(); s < share.to(); s++) {
                    System.arraycopy(answers.values(), answers.at(s), into, (loaded + s) * outputs, outputs);
                }
            });
        }
    }

    @Override
    public void jacobian(double[] point, double[] into, Jacobian jacobian, ThreadTeam team) {
        layers.take(point);
        for (int first = 0; first < samples.count(); first += capacity) {
            int count = load(first);
            team.run((part, parts) -> {
                Span share = Span.share(count, 4, part, parts);
                layers.forward(share);
                judge.residuals(loaded, share, into);
                for (int output = 0; output < network.outputs(); output++) {
                    judge.single(output, share);
                    layers.backward(share);
                    fill(jacobian, output, share);
                }
            });
        }
    }

    /** Derivatives of one output of some samples. */
    private void fill(Jacobian jacobian, int output, Span share) {
        double[] to = jacobian.matrix().values();
        int step = jacobian.step();
        for (int l = 0; l < layers.count(); l++) {
            Layout.Place place = layout.layers().get(l);
            Matrix shown = layers.shown(l);
            Matrix deltas = layers.deltas(l);
            for (int s = share.from(); s < share.to(); s++) {
                int next = jacobian.at((loaded + s) * network.outputs() + output, place.weights());
                int row = deltas.at(s);
                for (int i = 0; i < place.inputs(); i++) {
                    double a = shown.values()[shown.at(s) + i];
                    for (int j = 0; j < place.units(); j++) {
                        to[next] = a * deltas.values()[row + j];
                        next += step;
                    }
                }
                for (int j = 0; j < place.units(); j++) {
                    to[next] = deltas.values()[row + j];
                    next += step;
                }
            }
        }
    }

    /** Puts the samples from {@code first} on in their rows, unless they are there already; returns how many. */
    private int load(int first) {
        int count = Math.min(capacity, samples.count() - first);
        if (loaded != first) {
            Matrix inputs = layers.inputs();
            for (int s = 0; s < count; s++) {
                for (int i = 0; i < network.inputs(); i++) {
                    inputs.values()[inputs.at(s) + i] = samples.features().value(first + s, i);
                }
            }
            loaded = first;
        }
        return count;
    }
}
