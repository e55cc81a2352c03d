// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import dev.ceteris.spec.Node;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A share, exactly: so that 3/4 of 512 is 384 and not a little less.
 *
 * @param numerator at least 1 and at most the denominator
 * @param denominator without a common divisor with the numerator
 */
record Fraction(long numerator, long denominator) {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9})(?: ?/ ?(\\d{1,9}))?");

    /** What a value means: {@code 3/4}, {@code 0.75}, {@code 1}; empty when it is not a share above 0 and up to 1. */
    static Optional<Fraction> of(Node node) {
        return switch (node) {
            case Node.Text text -> {
                Matcher written = WRITTEN.matcher(text.value().strip());
                yield written.matches()
                        ? of(
                                new BigInteger(written.group(1)),
                                new BigInteger(Objects.requireNonNullElse(written.group(2), "1")))
                        : Optional.empty();
            }
            case Node.Whole whole -> of(whole.value(), BigInteger.ONE);
            case Node.Decimal decimal
            when decimal.value() >= 1e-9 && decimal.value() <= 1 -> {
                BigDecimal exact = new BigDecimal(Double.toString(decimal.value()));
                yield of(exact.unscaledValue(), BigInteger.TEN.pow(Math.max(0, exact.scale())));
            }
            default -> Optional.empty();
        };
    }

    private static Optional<Fraction> of(BigInteger above, BigInteger below) {
        if (above.signum() <= 0 || above.compareTo(below) > 0) {
            return Optional.empty();
        }
        BigInteger common = above.gcd(below);
        BigInteger reduced = below.divide(common);
        return reduced.bitLength() > Long.SIZE / 2 + 8
                ? Optional.empty()
                : Optional.of(new Fraction(above.divide(common).longValueExact(), reduced.longValueExact()));
    }

    /** The greatest whole number that is not above this share of {@code whole}. */
    int of(int whole) {
        return (int) Math.floorDiv(Math.multiplyExact(numerator, (long) whole), denominator);
    }

    @Override
    public String toString() {
        return denominator == 1 ? String.valueOf(numerator) : numerator + "/" + denominator;
    }
}
