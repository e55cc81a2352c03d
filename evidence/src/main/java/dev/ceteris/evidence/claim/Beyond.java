// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

/**
 * The smallest thing that a claim says: a contrast lies above a bound, or below it.
 *
 * @param side of the bound
 * @param bound in the contrast's unit
 */
public record Beyond(Contrast contrast, Side side, double bound) {
    public enum Side {
        ABOVE,
        BELOW
    }

    static Beyond above(Contrast contrast, double bound) {
        return new Beyond(contrast, Side.ABOVE, bound);
    }

    static Beyond below(Contrast contrast, double bound) {
        return new Beyond(contrast, Side.BELOW, bound);
    }

    /** The p-value of saying so. */
    double p() {
        return side == Side.ABOVE ? contrast.above(bound) : contrast.below(bound);
    }

    /** How far its contrast lies on that side of the bound, on average; less than 0 when it does not. */
    double reach() {
        double middle = contrast.middle();
        return side == Side.ABOVE ? middle - bound : bound - middle;
    }

    /** What is so when this is not. */
    Beyond denied() {
        return new Beyond(contrast, side == Side.ABOVE ? Side.BELOW : Side.ABOVE, bound);
    }

    /** Each seed's distance into the side that is spoken of; at worst where a value is not known exactly. */
    public double[] depths() {
        Contrast.Blocked blocked = (Contrast.Blocked) contrast;
        double[] ends = side == Side.ABOVE ? blocked.lows() : blocked.highs();
        double[] depths = new double[ends.length];
        for (int i = 0; i < depths.length; i++) {
            depths[i] = side == Side.ABOVE ? ends[i] - bound : bound - ends[i];
        }
        return depths;
    }
}
