// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.inspect;

import dev.ceteris.engine.network.Network;
import dev.ceteris.engine.sample.Features;
import dev.ceteris.engine.sample.FloatFeatures;
import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Samples;
import dev.ceteris.engine.training.TrainedWeights;
import dev.ceteris.lab.score.ClassAnswers;

/**
 * The class that a classifier of two inputs predicts at each place of an even grid around some samples. Places are in
 * the numbers that the network sees.
 *
 * @param first places of the first input, rising
 * @param second places of the second input, rising
 * @param predicted a row for each place of the second input, with a class for each place of the first
 */
public record DecisionRegions(double[] first, double[] second, int[][] predicted) {
    /** Places along each input: a boundary without visible corners, and some 15 kB on a page. */
    private static final int GRID = 81;

    /** Room around the samples, as a share of what they span. */
    private static final double ROOM = 0.08;

    static DecisionRegions of(Network network, TrainedWeights end, Samples around) {
        double[] first = places(around.features(), 0);
        double[] second = places(around.features(), 1);
        float[] points = new float[2 * GRID * GRID];
        for (int row = 0; row < GRID; row++) {
            for (int column = 0; column < GRID; column++) {
                points[2 * (row * GRID + column)] = (float) first[column];
                points[2 * (row * GRID + column) + 1] = (float) second[row];
            }
        }
        Labels labels = new Labels(new int[GRID * GRID], around.labels().classes());
        Samples grid = new Samples(new FloatFeatures(points, 2), labels);
        int[] answers =
                ClassAnswers.of(NetworkAnswers.of(network, end, grid), labels).predicted();
        int[][] predicted = new int[GRID][GRID];
        for (int row = 0; row < GRID; row++) {
            System.arraycopy(answers, row * GRID, predicted[row], 0, GRID);
        }
        return new DecisionRegions(first, second, predicted);
    }

    private static double[] places(Features features, int input) {
        double least = features.value(0, input);
        double greatest = least;
        for (int i = 1; i < features.count(); i++) {
            least = Math.min(least, features.value(i, input));
            greatest = Math.max(greatest, features.value(i, input));
        }
        double room = greatest > least ? ROOM * (greatest - least) : 1;
        double[] places = new double[GRID];
        for (int i = 0; i < GRID; i++) {
            places[i] = least - room + i * (greatest - least + 2 * room) / (GRID - 1);
        }
        return places;
    }
}
