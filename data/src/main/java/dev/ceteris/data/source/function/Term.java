// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.function;

import java.util.List;

/** A part of an expression that has a value. Immutable. */
sealed interface Term {
    /**
     * The value at a point, in double precision and the same bits everywhere.
     *
     * @param point the variables' values, x1 first
     */
    default double at(double[] point) {
        return switch (this) {
            case Literal(double value) -> value;
            case Variable(int index) -> point[index];
            case Negation(Term term) -> -term.at(point);
            case Sum(Term left, Term right) -> left.at(point) + right.at(point);
            case Difference(Term left, Term right) -> left.at(point) - right.at(point);
            case Product(Term left, Term right) -> left.at(point) * right.at(point);
            case Quotient(Term left, Term right) -> left.at(point) / right.at(point);
            case Power(Term base, Term exponent) -> StrictMath.pow(base.at(point), exponent.at(point));
            case Call(NamedFunction function, List<Term> arguments) -> function.of(arguments, point);
        };
    }

    /** A number or a constant. */
    record Literal(double value) implements Term {}

    /** A variable, counted from 0: x1 is 0. */
    record Variable(int index) implements Term {}

    record Negation(Term term) implements Term {}

    record Sum(Term left, Term right) implements Term {}

    record Difference(Term left, Term right) implements Term {}

    record Product(Term left, Term right) implements Term {}

    record Quotient(Term left, Term right) implements Term {}

    record Power(Term base, Term exponent) implements Term {}

    /** A function of as many arguments as it takes. */
    record Call(NamedFunction function, List<Term> arguments) implements Term {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }
}
