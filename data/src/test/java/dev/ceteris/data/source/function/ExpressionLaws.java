// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws: an expression means what a mathematician reads. */
class ExpressionLaws {
    private static final double[] POINT = {0.7, -1.3, 2.5};

    /** A text and the value that it must have at the point, calculated beside the parser. */
    record Piece(String text, double value) {
        Piece with(Operator operator, Piece right) {
            return new Piece("(" + text + operator.sign + right.text + ")", operator.of(value, right.value));
        }

        Piece negated() {
            return new Piece("(-" + text + ")", -value);
        }

        Piece tanh() {
            return new Piece("tanh(" + text + ")", StrictMath.tanh(value));
        }
    }

    /** An operator and how tightly it binds. */
    enum Operator {
        PLUS("+", 1),
        MINUS("-", 1),
        TIMES("*", 2),
        BY("/", 2),
        TO_THE("^", 3);

        private final String sign;
        private final int strength;

        Operator(String sign, int strength) {
            this.sign = sign;
            this.strength = strength;
        }

        double of(double a, double b) {
            return switch (this) {
                case PLUS -> a + b;
                case MINUS -> a - b;
                case TIMES -> a * b;
                case BY -> a / b;
                case TO_THE -> StrictMath.pow(a, b);
            };
        }

        boolean comesBefore(Operator right) {
            return strength > right.strength || (strength == right.strength && this != TO_THE);
        }
    }

    @Provide
    Arbitrary<Piece> leaves() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(1, 3).map(i -> new Piece("x" + i, POINT[i - 1])),
                Arbitraries.doubles().between(0, 1000).map(number -> new Piece(String.valueOf(number), number)),
                Arbitraries.of(new Piece("pi", Math.PI), new Piece("e", Math.E)));
    }

    @Provide
    Arbitrary<Piece> pieces() {
        return pieces(4);
    }

    private Arbitrary<Piece> pieces(int depth) {
        if (depth == 0) {
            return leaves();
        }
        Arbitrary<Piece> smaller = pieces(depth - 1);
        return Arbitraries.oneOf(
                leaves(),
                smaller.map(Piece::negated),
                smaller.map(Piece::tanh),
                Combinators.combine(smaller, Arbitraries.of(Operator.class), smaller)
                        .as(Piece::with));
    }

    @Property
    void parentheses_group(@ForAll("pieces") Piece piece) {
        requireValue(piece.text(), piece.value());
    }

    @Property
    void without_parentheses_the_stronger_operator_goes_first_and_of_equals_the_left_one_but_for_powers(
            @ForAll("leaves") Piece a,
            @ForAll Operator first,
            @ForAll("leaves") Piece b,
            @ForAll Operator second,
            @ForAll("leaves") Piece c) {
        Piece grouped = first.comesBefore(second) ? a.with(first, b).with(second, c) : a.with(first, b.with(second, c));

        String bare = a.text() + first.sign + b.text() + second.sign + c.text();

        requireValue(bare, grouped.value());
    }

    @Property
    void a_minus_in_front_negates_a_power_and_comes_before_a_product(
            @ForAll("leaves") Piece a, @ForAll Operator operator, @ForAll("leaves") Piece b) {
        Piece grouped = operator == Operator.TO_THE
                ? a.with(operator, b).negated()
                : a.negated().with(operator, b);

        requireValue("-" + a.text() + operator.sign + b.text(), grouped.value());
    }

    @Property
    void spaces_change_nothing(@ForAll("pieces") Piece piece) {
        String spaced = piece.text().replaceAll("([-+*/^(),])", " $1\t");

        // An exponent's sign is part of its number.
        requireValue(spaced.replaceAll("E ([-+])\t", "E$1"), piece.value());
    }

    @Property
    void the_last_variable_says_how_many_inputs_there_are(@ForAll("pieces") Piece piece) {
        int last = List.of("x3", "x2", "x1").stream()
                .filter(piece.text()::contains)
                .findFirst()
                .map(name -> Integer.parseInt(name.substring(1)))
                .orElse(0);

        assertThat(Expression.parse(piece.text()).inputs()).isEqualTo(last);
    }

    /** To the bit, where a NaN is a NaN. */
    private static void requireValue(String text, double value) {
        assertThat(Double.doubleToLongBits(Expression.parse(text).at(POINT)))
                .as(text)
                .isEqualTo(Double.doubleToLongBits(value));
    }
}
