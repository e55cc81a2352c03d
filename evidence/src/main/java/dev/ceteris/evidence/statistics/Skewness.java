// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

import java.util.List;

/** How lopsided values are: their third central moment by the cube of their standard deviation. */
public final class Skewness {
    /** Fewer values have no skewness that could be estimated. */
    private static final int FEWEST = 3;

    private Skewness() {}

    /**
     * Fisher's G₁, {@code g·√(n(n − 1))/(n − 2)}, which is unbiased for normal values (Joanes and Gill 1998); 0 for
     * fewer than three values and where nothing varies.
     *
     * @param values finite
     */
    public static double of(double[] values) {
        int n = values.length;
        if (n < FEWEST) {
            return 0;
        }
        return Moments.of(Scale.of(values).down(values), 1).skewness() * Math.sqrt(n * (n - 1.0)) / (n - 2);
    }

    /**
     * The skewness of a weighted sum of independent values, as the spreads of its parts and the skewness that they have
     * in common make it: {@code γ·Σ(ws)³/(Σ(ws)²)^1.5}, with γ the mean of what each part shows. A sum of few values
     * hardly shows its skewness; its parts, taken together, have several times as many. A difference of two parts with
     * equal spreads is symmetric, whatever their skewness.
     *
     * @param parts as many values each; finite
     * @param weights one for each part
     */
    public static double ofSum(List<double[]> parts, double[] weights) {
        double common = 0;
        double[] spreads = new double[weights.length];
        for (int i = 0; i < spreads.length; i++) {
            common += Skewness.of(parts.get(i)) / spreads.length;
            spreads[i] = weights[i] * spread(parts.get(i));
        }
        return common * lopsided(spreads);
    }

    private static double spread(double[] values) {
        return values.length < 2 ? 0 : TTest.oneSample(values).standardError() * Math.sqrt(values.length);
    }

    /** {@code Σs³/(Σs²)^1.5}, from −1 to 1; 0 where nothing varies. */
    static double lopsided(double... spreads) {
        double[] near = Scale.of(spreads).down(spreads);
        double cubes = 0;
        double squares = 0;
        for (double spread : near) {
            cubes += spread * spread * spread;
            squares += spread * spread;
        }
        return squares == 0 ? 0 : cubes / (squares * Math.sqrt(squares));
    }
}
