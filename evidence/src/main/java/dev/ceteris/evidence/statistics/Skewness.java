// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.statistics;

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
     * Of G₁ of so many normal values: {@code √(6n(n − 1)/((n − 2)(n + 1)(n + 3)))} (Joanes and Gill 1998); ∞ where
     * there is none.
     */
    static double standardError(int values) {
        double n = values;
        return values < FEWEST ? Double.POSITIVE_INFINITY : Math.sqrt(6 * n * (n - 1) / ((n - 2) * (n + 1) * (n + 3)));
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
