// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.function;

/**
 * A function of some numbers, as text: {@code x1*exp(-x1^2-x2^2)}. It can calculate and nothing else, so a study from
 * anywhere may be run.
 *
 * <p>Numbers ({@code 2}, {@code .5}, {@code 1e-3}), the variables x1 to x16, {@code pi} and {@code e},
 * {@code + - * / ^}, parentheses, and the functions of {@link NamedFunction}. Powers bind before a minus in front of
 * them and are taken from the right: {@code -x1^2} is −(x1²) and {@code 2^3^2} is 2⁹.
 *
 * <p>Values are those of double precision, operation by operation, and the same bits on every machine.
 */
public final class Expression {
    /** As many variables as there may be. */
    public static final int MOST_INPUTS = 16;

    /** Characters of the longest text that is read. */
    public static final int LONGEST = 1000;

    private final String text;
    private final Term term;
    private final int inputs;

    Expression(String text, Term term, int inputs) {
        this.text = text;
        this.term = term;
        this.inputs = inputs;
    }

    /**
     * The expression that a text states.
     *
     * @throws dev.ceteris.data.DataException when it states none; the message names the column, counted from 1, what
     *     was found there and what was expected
     */
    public static Expression parse(String text) {
        return new ExpressionParser(text).expression();
    }

    /** The number of the last variable in it: 2 when that is x2; 0 when it has none. */
    public int inputs() {
        return inputs;
    }

    /**
     * Its value; not finite where it is not defined or too large.
     *
     * @param point the variables' values, x1 first, at least {@link #inputs()} of them
     */
    public double at(double... point) {
        return term.at(point);
    }

    /** The text as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
