// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.theory;

import static dev.ceteris.base.Require.require;

import dev.ceteris.engine.training.Weights;
import java.util.ArrayList;
import java.util.List;

/**
 * How many weights of a layer are how large; biases do not count. The bins are equally wide and reach evenly to both
 * sides of 0; their number is odd, so that the one in the middle holds the weights that are exactly 0, and those near
 * it.
 *
 * @param reach the bins go from {@code −reach} to {@code reach}, above 0
 * @param counts weights in each bin, from the most negative to the most positive
 */
public record WeightHistogram(double reach, List<Long> counts) {
    public WeightHistogram {
        counts = List.copyOf(counts);
    }

    /**
     * The histograms of several networks of the same shape: those of the same layer have the same bins, which reach as
     * far as the largest weight of that layer in any of the networks.
     *
     * @param networks at least one
     * @param bins of each histogram, odd
     * @return for each network a histogram of each layer
     */
    public static List<List<WeightHistogram>> of(List<Weights> networks, int bins) {
        require(bins >= 1 && bins % 2 == 1, "bins", bins, "an odd number of at least 1");
        List<List<WeightHistogram>> histograms = new ArrayList<>();
        for (Weights network : networks) {
            List<WeightHistogram> layers = new ArrayList<>();
            for (int layer = 0; layer < network.layers().size(); layer++) {
                layers.add(of(network.layers().get(layer).weights(), reach(networks, layer), bins));
            }
            histograms.add(List.copyOf(layers));
        }
        return histograms;
    }

    private static double reach(List<Weights> networks, int layer) {
        double reach = Float.MIN_NORMAL; // of a layer whose weights are all 0
        for (Weights network : networks) {
            for (float weight : network.layers().get(layer).weights()) {
                reach = Math.max(reach, Math.abs(weight));
            }
        }
        return reach;
    }

    private static WeightHistogram of(float[] weights, double reach, int bins) {
        long[] counts = new long[bins];
        for (float weight : weights) {
            int bin = (int) ((weight + reach) / (2 * reach) * bins);
            counts[Math.min(bin, bins - 1)]++; // the largest weight is the last bin's end
        }
        List<Long> list = new ArrayList<>();
        for (long count : counts) {
            list.add(count);
        }
        return new WeightHistogram(reach, list);
    }

    /** All weights of the layer. */
    public long total() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    /** Where a bin begins; the end of the last one for {@code bin == counts.size()}. */
    public double edge(int bin) {
        return reach * (2.0 * bin / counts.size() - 1);
    }
}
