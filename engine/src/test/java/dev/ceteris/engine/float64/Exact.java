// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.float64;

import java.math.BigDecimal;
import java.math.MathContext;

/** Functions of doubles to 40 digits and more, by series that share nothing with the engine. */
final class Exact {
    private static final MathContext DIGITS = new MathContext(90);
    private static final BigDecimal SMALL = new BigDecimal("1e-85");
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private Exact() {}

    /** The Taylor series of exp(x / 2¹⁰), squared ten times. */
    static BigDecimal exp(BigDecimal x) {
        BigDecimal part = x.divide(BigDecimal.valueOf(1024), DIGITS);
        BigDecimal result = series(BigDecimal.ONE, part, 1, 1, 1);
        for (int i = 0; i < 10; i++) {
            result = result.multiply(result, DIGITS);
        }
        return result;
    }

    static BigDecimal tanh(double x) {
        BigDecimal square = exp(TWO.multiply(new BigDecimal(x)));
        return square.subtract(BigDecimal.ONE).divide(square.add(BigDecimal.ONE), DIGITS);
    }

    static BigDecimal sigmoid(double x) {
        return BigDecimal.ONE.divide(BigDecimal.ONE.add(exp(new BigDecimal(x).negate())), DIGITS);
    }

    static BigDecimal sin(double x) {
        BigDecimal exact = new BigDecimal(x);
        return series(exact, exact.multiply(exact).negate(), 2, 3, 2);
    }

    static BigDecimal cos(double x) {
        BigDecimal exact = new BigDecimal(x);
        return series(BigDecimal.ONE, exact.multiply(exact).negate(), 1, 2, 2);
    }

    /** first · (1 + f/(from·to) + f²/(from·to·(from+step)·(to+step)) + …), or with a factor of one where from = to. */
    private static BigDecimal series(BigDecimal first, BigDecimal factor, int from, int to, int step) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal term = first;
        long low = from;
        long high = to;
        while (term.abs().compareTo(SMALL) > 0) {
            sum = sum.add(term, DIGITS);
            term = term.multiply(factor, DIGITS).divide(BigDecimal.valueOf(low == high ? low : low * high), DIGITS);
            low += step;
            high += step;
        }
        return sum;
    }

    /**
     * Φ(z) = ½ + φ(z) · (z + z³/3 + z⁵/15 + …): Abramowitz and Stegun 26.2.11; the digits outlast what cancels to z =
     * −15.
     */
    static BigDecimal cumulative(double z) {
        BigDecimal exact = new BigDecimal(z);
        BigDecimal square = exact.multiply(exact);
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal term = exact;
        for (int k = 3; term.abs().compareTo(SMALL) > 0; k += 2) {
            sum = sum.add(term, DIGITS);
            term = term.multiply(square, DIGITS).divide(BigDecimal.valueOf(k), DIGITS);
        }
        return new BigDecimal("0.5").add(sum.multiply(density(exact), DIGITS), DIGITS);
    }

    private static BigDecimal density(BigDecimal z) {
        BigDecimal bell = exp(z.multiply(z).divide(TWO, DIGITS).negate());
        return bell.divide(TWO.multiply(pi()).sqrt(DIGITS), DIGITS);
    }

    /** Machin 1706: 16 arctan(1/5) − 4 arctan(1/239). */
    private static BigDecimal pi() {
        return BigDecimal.valueOf(16)
                .multiply(arctanOfInverse(5))
                .subtract(BigDecimal.valueOf(4).multiply(arctanOfInverse(239)));
    }

    private static BigDecimal arctanOfInverse(int n) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal power = BigDecimal.ONE.divide(BigDecimal.valueOf(n), DIGITS);
        for (int k = 1; power.compareTo(SMALL) > 0; k += 2) {
            BigDecimal term = power.divide(BigDecimal.valueOf(k), DIGITS);
            sum = k % 4 == 1 ? sum.add(term) : sum.subtract(term);
            power = power.divide(BigDecimal.valueOf((long) n * n), DIGITS);
        }
        return sum;
    }

    /** Distance of a double from an exact value in units of the exact value's last place. */
    static double ulps(double found, BigDecimal exact) {
        return new BigDecimal(found)
                .subtract(exact)
                .abs()
                .divide(new BigDecimal(Math.ulp(exact.doubleValue())), DIGITS)
                .doubleValue();
    }
}
