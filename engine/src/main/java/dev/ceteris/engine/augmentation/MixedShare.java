// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.augmentation;

/**
 * The share of a sample in its mixture with another one: a draw from Beta(α, α), by Jöhnk's method (1964) in
 * logarithms, so that nothing underflows for a small α.
 *
 * @param alpha α, above 0; the smaller, the nearer are shares to 0 or 1
 */
public record MixedShare(double alpha) {
    /** A share in [0, 1]; uses up as many words as it takes, two for each trial. */
    public double draw(RandomWords words) {
        while (true) {
            double one = StrictMath.log(uniform(words)) / alpha;
            double other = StrictMath.log(uniform(words)) / alpha;
            double larger = Math.max(one, other);
            double sum = larger + StrictMath.log(StrictMath.exp(one - larger) + StrictMath.exp(other - larger));
            if (sum <= 0) {
                return StrictMath.exp(one - sum);
            }
        }
    }

    /** In (0, 1]. */
    private static double uniform(RandomWords words) {
        return ((words.next() >>> 11) + 1) * 0x1p-53;
    }
}
