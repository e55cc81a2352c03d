// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.engine.network.BinaryCrossEntropy;
import dev.ceteris.engine.network.Dense;
import dev.ceteris.engine.network.Losses;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.network.NumberLoss;
import dev.ceteris.engine.network.activation.Activations;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.sample.Values;
import java.util.List;

/** A network in double precision and plain loops, written apart from the engine, to check it against. */
final class Reference {
    private final Network network;
    private final double[][][] weights;
    private final double[][] biases;
    private final Factors factors;

    /** What labels are taken for: by how much they are smoothed, and what the losses of each class count. */
    private double smoothing = 0;

    private double[] classWeights = {};

    /** Networks whose answers are learned as well, how much they count, and by what logits are divided. */
    private List<Reference> teachers = List.of();

    private double taught = 0;
    private double temperature = 1;

    /** What values are multiplied with: of the inputs (layer 0) and of the outputs of hidden layers (from 1). */
    interface Factors {
        double of(int layer, int sample, int unit);
    }

    Reference(Network network, Weights from) {
        this(network, from, (_, _, _) -> 1);
    }

    Reference(Network network, Weights from, Factors factors) {
        this.network = network;
        this.factors = factors;
        weights = new double[from.layers().size()][][];
        biases = new double[from.layers().size()][];
        for (int l = 0; l < weights.length; l++) {
            Weights.LayerWeights layer = from.layers().get(l);
            weights[l] = new double[layer.inputs()][layer.units()];
            biases[l] = new double[layer.units()];
            for (int j = 0; j < layer.units(); j++) {
                biases[l][j] = layer.biases()[j];
                for (int i = 0; i < layer.inputs(); i++) {
                    weights[l][i][j] = layer.weights()[i * layer.units() + j];
                }
            }
        }
    }

    /** The same network with labels that are taken for something else. */
    Reference with(double smoothing, double... classWeights) {
        this.smoothing = smoothing;
        this.classWeights = classWeights;
        return this;
    }

    /** The same network with teachers. */
    Reference taughtBy(List<Reference> networks, double weight, double temperature) {
        this.teachers = networks;
        this.taught = weight;
        this.temperature = temperature;
        return this;
    }

    /** Mean loss over all samples. */
    double loss(Samples samples) {
        double sum = 0;
        for (int sample = 0; sample < samples.count(); sample++) {
            double[] a = answer(samples, sample);
            sum += switch (samples.targets()) {
                case Labels labels ->
                    (1 - taught) * classes(a, labels.values()[sample]) + taught * soft(a, samples, sample);
                case Values values ->
                    (1 - taught) * numbers(a, values.values(), sample * a.length)
                            + taught * numbers(a, meanAnswer(samples, sample), 0);
            };
        }
        return sum / samples.count();
    }

    private double[] answer(Samples samples, int sample) {
        double[] a = new double[network.inputs()];
        for (int i = 0; i < a.length; i++) {
            a[i] = samples.features().value(sample, i) * factors.of(0, sample, i);
        }
        for (int l = 0; l < weights.length; l++) {
            a = layer(l, a);
            for (int j = 0; j < a.length && l + 1 < weights.length; j++) {
                a[j] *= factors.of(l + 1, sample, j);
            }
        }
        return a;
    }

    /** T² · Σ −p ln q, where p is the mean of the teachers' softmax(z/T) and q that of this network. */
    private double soft(double[] logits, Samples samples, int sample) {
        double[] q = softmax(logits);
        double sum = 0;
        for (Reference teacher : teachers) {
            double[] p = softmax(teacher.answer(samples, sample));
            for (int j = 0; j < q.length; j++) {
                sum -= p[j] * StrictMath.log(q[j]) / teachers.size();
            }
        }
        return temperature * temperature * sum;
    }

    private double[] softmax(double[] logits) {
        double total = 0;
        for (double logit : logits) {
            total += StrictMath.exp(logit / temperature);
        }
        double[] shares = new double[logits.length];
        for (int j = 0; j < logits.length; j++) {
            shares[j] = StrictMath.exp(logits[j] / temperature) / total;
        }
        return shares;
    }

    private double[] meanAnswer(Samples samples, int sample) {
        double[] mean = new double[samples.targets().outputs()];
        for (Reference teacher : teachers) {
            double[] answer = teacher.answer(samples, sample);
            for (int j = 0; j < mean.length; j++) {
                mean[j] += answer[j] / teachers.size();
            }
        }
        return mean;
    }

    /**
     * −c · Σ q log p, where q has ε/K at each of the K classes and the rest at the label; of each class against all
     * others −c · Σ (q log p + (1 − q) log(1 − p)).
     */
    private double classes(double[] logits, int label) {
        double total = 0;
        for (double logit : logits) {
            total += StrictMath.exp(logit);
        }
        boolean binary = network.loss() instanceof BinaryCrossEntropy;
        double sum = 0;
        for (int j = 0; j < logits.length; j++) {
            double q = smoothing / logits.length + (j == label ? 1 - smoothing : 0);
            double sigma = 1 / (1 + StrictMath.exp(-logits[j]));
            sum -= binary
                    ? q * StrictMath.log(sigma) + (1 - q) * StrictMath.log(1 - sigma)
                    : q * (logits[j] - StrictMath.log(total));
        }
        return classWeights.length == 0 ? sum : classWeights[label] * sum;
    }

    private double numbers(double[] answer, double[] targets, int from) {
        double sum = 0;
        for (int j = 0; j < answer.length; j++) {
            double error = answer[j] - targets[from + j];
            sum += Losses.value((NumberLoss) network.loss(), error);
        }
        return sum / answer.length;
    }

    private double[] layer(int l, double[] shown) {
        Dense dense = network.layers().get(l);
        double[] answer = new double[dense.units()];
        for (int j = 0; j < answer.length; j++) {
            double z = biases[l][j];
            for (int i = 0; i < shown.length; i++) {
                z += weights[l][i][j] * shown[i];
            }
            answer[j] = Activations.value(dense.activation(), z);
        }
        return answer;
    }

    /** Asserts that sums of gradients over all samples are the slopes of the mean loss, times their number. */
    void assertSlopes(Weights gradients, Samples samples, double tolerance) {
        for (int l = 0; l < weights.length; l++) {
            Weights.LayerWeights layer = gradients.layers().get(l);
            for (int j = 0; j < layer.units(); j++) {
                assertThat(layer.biases()[j] / (double) samples.count())
                        .as("layer %d, bias %d", l, j)
                        .isCloseTo(biasSlope(samples, l, j), within(tolerance));
                for (int i = 0; i < layer.inputs(); i++) {
                    assertThat(layer.weights()[i * layer.units() + j] / (double) samples.count())
                            .as("layer %d, weight %d to %d", l, i, j)
                            .isCloseTo(weightSlope(samples, l, i, j), within(tolerance));
                }
            }
        }
    }

    /**
     * Central difference of the loss with respect to one weight: h = 1e-7, small enough that no unit crosses its kink.
     */
    double weightSlope(Samples samples, int l, int i, int j) {
        double kept = weights[l][i][j];
        weights[l][i][j] = kept + 1e-7;
        double above = loss(samples);
        weights[l][i][j] = kept - 1e-7;
        double below = loss(samples);
        weights[l][i][j] = kept;
        return (above - below) / 2e-7;
    }

    /** The same with respect to one bias. */
    double biasSlope(Samples samples, int l, int j) {
        double kept = biases[l][j];
        biases[l][j] = kept + 1e-7;
        double above = loss(samples);
        biases[l][j] = kept - 1e-7;
        double below = loss(samples);
        biases[l][j] = kept;
        return (above - below) / 2e-7;
    }
}
