// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.training;

import dev.ceteris.engine.network.Convolution;
import dev.ceteris.engine.network.ConvolutionStack;
import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.network.Padding;
import dev.ceteris.engine.network.activation.Activation;
import dev.ceteris.engine.network.activation.Activations;
import dev.ceteris.engine.sample.Samples;

/**
 * A network with convolutions in double precision and plain loops over pixels, written apart from the engine: it has no
 * geometry, no windows and no blocks of it.
 */
final class ConvolutionReference {
    private final Network network;
    private final double[][] weights;
    private final double[][] biases;

    ConvolutionReference(Network network, Weights from) {
        this.network = network;
        weights = new double[from.layers().size()][];
        biases = new double[from.layers().size()][];
        for (int l = 0; l < weights.length; l++) {
            weights[l] = doubles(from.layers().get(l).weights());
            biases[l] = doubles(from.layers().get(l).biases());
        }
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }

    /** An image: rows × columns × channels. */
    private record Image(double[][][] pixels) {
        int height() {
            return pixels.length;
        }

        int width() {
            return pixels[0].length;
        }

        int channels() {
            return pixels[0][0].length;
        }

        double at(int y, int x, int channel) {
            boolean inside = y >= 0 && y < height() && x >= 0 && x < width();
            return inside ? pixels[y][x][channel] : 0;
        }

        double[] flat() {
            double[] flat = new double[height() * width() * channels()];
            int next = 0;
            for (double[][] row : pixels) {
                for (double[] pixel : row) {
                    for (double value : pixel) {
                        flat[next++] = value;
                    }
                }
            }
            return flat;
        }
    }

    /** What the network answers to a sample, before the loss. */
    double[] answer(Samples samples, int sample) {
        ConvolutionStack stack = network.convolutions();
        Image image = new Image(
                new double[stack.image().height()][stack.image().width()]
                        [stack.image().channels()]);
        int next = 0;
        for (double[][] row : image.pixels()) {
            for (double[] pixel : row) {
                for (int c = 0; c < pixel.length; c++) {
                    pixel[c] = samples.features().value(sample, next++);
                }
            }
        }
        for (int l = 0; l < stack.layers().size(); l++) {
            Image answers = convolved(image, stack.layers().get(l), l, stack.activation());
            image = pooled(answers, stack.layers().get(l).pool());
        }
        double[] values = image.flat();
        for (int l = stack.layers().size(); l < weights.length; l++) {
            values = dense(values, l, network.activation(l));
        }
        return values;
    }

    private Image convolved(Image image, Convolution layer, int l, Activation activation) {
        int size = layer.size();
        int height = edge(image.height(), layer);
        int width = edge(image.width(), layer);
        int above = before(image.height(), height, layer);
        int left = before(image.width(), width, layer);
        double[][][] answers = new double[height][width][layer.filters()];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int f = 0; f < layer.filters(); f++) {
                    double z = biases[l][f];
                    for (int i = 0; i < size; i++) {
                        for (int j = 0; j < size; j++) {
                            for (int c = 0; c < image.channels(); c++) {
                                double weight =
                                        weights[l][((i * size + j) * image.channels() + c) * layer.filters() + f];
                                z += weight
                                        * image.at(y * layer.stride() + i - above, x * layer.stride() + j - left, c);
                            }
                        }
                    }
                    answers[y][x][f] = Activations.value(activation, z);
                }
            }
        }
        return new Image(answers);
    }

    private static int edge(int pixels, Convolution layer) {
        int from = layer.padding() == Padding.SAME ? pixels + layer.size() - 1 : pixels;
        // Windows that lie at every stride-th pixel; with zeros around, one for each pixel that is a multiple of it.
        int count = 0;
        for (int at = 0; at + layer.size() <= from; at += layer.stride()) {
            count++;
        }
        return count;
    }

    private static int before(int pixels, int windows, Convolution layer) {
        int zeros = layer.padding() == Padding.SAME ? (windows - 1) * layer.stride() + layer.size() - pixels : 0;
        return Math.max(0, zeros) / 2;
    }

    private static Image pooled(Image image, int pool) {
        double[][][] largest = new double[image.height() / pool][image.width() / pool][image.channels()];
        for (int y = 0; y < largest.length; y++) {
            for (int x = 0; x < largest[y].length; x++) {
                for (int c = 0; c < image.channels(); c++) {
                    double most = Double.NEGATIVE_INFINITY;
                    for (int i = 0; i < pool * pool; i++) {
                        most = Math.max(most, image.at(y * pool + i / pool, x * pool + i % pool, c));
                    }
                    largest[y][x][c] = most;
                }
            }
        }
        return new Image(largest);
    }

    private double[] dense(double[] shown, int l, Activation activation) {
        double[] answer = new double[biases[l].length];
        for (int j = 0; j < answer.length; j++) {
            double z = biases[l][j];
            for (int i = 0; i < shown.length; i++) {
                z += weights[l][i * answer.length + j] * shown[i];
            }
            answer[j] = Activations.value(activation, z);
        }
        return answer;
    }

    /** Mean cross-entropy over all samples. */
    double loss(Samples samples) {
        double sum = 0;
        for (int sample = 0; sample < samples.count(); sample++) {
            double[] logits = answer(samples, sample);
            double total = 0;
            for (double logit : logits) {
                total += StrictMath.exp(logit);
            }
            sum += StrictMath.log(total) - logits[samples.labels().values()[sample]];
        }
        return sum / samples.count();
    }

    /** Central difference of the loss with respect to one weight, as in {@link Reference#weightSlope}. */
    double weightSlope(Samples samples, int l, int weight) {
        return slope(samples, weights[l], weight);
    }

    /** The same with respect to one bias. */
    double biasSlope(Samples samples, int l, int unit) {
        return slope(samples, biases[l], unit);
    }

    private double slope(Samples samples, double[] numbers, int at) {
        double kept = numbers[at];
        numbers[at] = kept + 1e-7;
        double above = loss(samples);
        numbers[at] = kept - 1e-7;
        double below = loss(samples);
        numbers[at] = kept;
        return (above - below) / 2e-7;
    }
}
