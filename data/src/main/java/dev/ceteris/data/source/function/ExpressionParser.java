// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.function;

import dev.ceteris.base.DataException;
import dev.ceteris.base.NearestWord;
import dev.ceteris.base.Plural;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes terms from text, by recursive descent:
 *
 * <pre>
 * sum     = product { ("+" | "-") product }
 * product = signed { ("*" | "/") signed }
 * signed  = [ "-" | "+" ] signed | power
 * power   = atom [ "^" signed ]
 * atom    = number | name | name "(" sum { "," sum } ")" | "(" sum ")"
 * </pre>
 *
 * <p>An exponent may have a sign, and what follows a sign is a power: hence {@code 2^-1} and {@code -x1^2} = −(x1²).
 */
final class ExpressionParser {
    /** Longer ones are not for people; recursion ends with it. */
    private static final int DEEPEST = 100;

    private static final int LONGEST_SHOWN = 60;

    private static final String OPERAND = "a number, a variable, a function or '('";

    private final String text;
    private int at;
    private int depth;
    private int inputs;

    ExpressionParser(String text) {
        this.text = text;
    }

    Expression expression() {
        if (text.length() > Expression.LONGEST) {
            throw error(Expression.LONGEST, "it goes on, expected at most " + Expression.LONGEST + " characters");
        }
        Term term = sum();
        if (at < text.length()) {
            throw error(at, found() + ", expected an operator such as '*' or the end" + hint());
        }
        return new Expression(text, term, inputs);
    }

    /** The commonest reasons for an operand to be followed by something else. */
    private String hint() {
        if (text.charAt(at) == ')') {
            return "; there is no '(' to go with it";
        }
        return text.charAt(at) == '(' || isLetter(text.charAt(at)) || isDigit(text.charAt(at))
                ? "; products need their '*'"
                : "";
    }

    private Term sum() {
        Term sum = product();
        while (true) {
            if (eat('+')) {
                sum = new Term.Sum(sum, product());
            } else if (eat('-')) {
                sum = new Term.Difference(sum, product());
            } else {
                return sum;
            }
        }
    }

    private Term product() {
        Term product = signed();
        while (true) {
            if (eat('*')) {
                refuseSecondStar();
                product = new Term.Product(product, signed());
            } else if (eat('/')) {
                product = new Term.Quotient(product, signed());
            } else {
                return product;
            }
        }
    }

    private void refuseSecondStar() {
        if (at < text.length() && text.charAt(at) == '*') {
            throw error(at - 1, "found '**', expected '^' for a power");
        }
    }

    private Term signed() {
        skipSpaces();
        if (++depth > DEEPEST) {
            throw error(at, "found more than " + DEEPEST + " parentheses, powers and signs within each other");
        }
        Term term;
        if (eat('-')) {
            term = new Term.Negation(signed());
        } else if (eat('+')) {
            term = signed();
        } else {
            term = power();
        }
        depth--;
        return term;
    }

    private Term power() {
        Term base = atom();
        return eat('^') ? new Term.Power(base, signed()) : base;
    }

    private Term atom() {
        if (eat('(')) {
            Term inside = sum();
            expect(')', "an operator such as '*' or ')'");
            return inside;
        }
        if (at == text.length()) {
            throw error(at, found() + ", expected " + OPERAND);
        }
        char next = text.charAt(at);
        if (isDigit(next) || next == '.') {
            return number();
        }
        if (isLetter(next)) {
            return named();
        }
        throw error(at, found() + ", expected " + OPERAND);
    }

    private Term number() {
        int from = at;
        skip(ExpressionParser::isDigit);
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            skip(ExpressionParser::isDigit);
        }
        skipExponent();
        String digits = text.substring(from, at);
        if (digits.equals(".")) {
            throw error(from, "found '.', expected digits before or after it");
        }
        double value = Double.parseDouble(digits);
        if (Double.isInfinite(value)) {
            throw error(from, "found '" + digits + "', expected a number of at most 1.8e308");
        }
        return new Term.Literal(value);
    }

    /** Where no digits follow, the letter is the constant e, and its product needs a '*'. */
    private void skipExponent() {
        int digits = at + 1;
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            if (digits < text.length() && (text.charAt(digits) == '+' || text.charAt(digits) == '-')) {
                digits++;
            }
            if (digits < text.length() && isDigit(text.charAt(digits))) {
                at = digits;
                skip(ExpressionParser::isDigit);
            }
        }
    }

    private Term named() {
        int from = at;
        skip(letter -> isLetter(letter) || isDigit(letter) || letter == '_');
        String name = text.substring(from, at);
        Optional<NamedFunction> function = NamedFunction.named(name);
        if (function.isPresent()) {
            return call(function.get(), from);
        }
        return switch (name) {
            case "pi" -> new Term.Literal(Math.PI);
            case "e" -> new Term.Literal(Math.E);
            default -> variable(name, from);
        };
    }

    private Term variable(String name, int from) {
        if (!name.matches("x[1-9][0-9]{0,2}")) {
            throw unknown(name, from);
        }
        int number = Integer.parseInt(name.substring(1));
        if (number > Expression.MOST_INPUTS) {
            throw error(from, "found '" + name + "', expected one of the variables x1 to x" + Expression.MOST_INPUTS);
        }
        inputs = Math.max(inputs, number);
        return new Term.Variable(number - 1);
    }

    private DataException unknown(String name, int from) {
        skipSpaces();
        boolean called = at < text.length() && text.charAt(at) == '(';
        List<String> variables = IntStream.rangeClosed(1, Math.max(2, inputs))
                .mapToObj(number -> "x" + number)
                .toList();
        List<String> others =
                Stream.of(variables, List.of("pi", "e")).flatMap(List::stream).toList();
        List<String> known = called ? NamedFunction.words() : others;
        String guess = NearestWord.to(name, known)
                .map(near -> "; did you mean '" + near + "'?")
                .orElse("");
        String names = called ? String.join(", ", known) : "x1, x2 and so on, pi, e, and functions such as exp(x1)";
        return error(
                from,
                "unknown " + (called ? "function" : "name") + " '" + name + "'" + guess + "\n  known here: " + names);
    }

    private Term call(NamedFunction function, int from) {
        expect('(', "'(' and what '" + function.word() + "' is taken of");
        List<Term> arguments = new ArrayList<>();
        do {
            arguments.add(sum());
        } while (eat(','));
        expect(')', "an operator such as '*', ',' or ')'");
        if (!function.takes().fits(arguments.size())) {
            throw error(
                    from,
                    "'" + function.word() + "' has " + Plural.of(arguments.size(), "argument") + ", expected "
                            + function.takes().words());
        }
        return new Term.Call(function, arguments);
    }

    private void expect(char wanted, String expected) {
        if (!eat(wanted)) {
            throw error(at, found() + ", expected " + expected);
        }
    }

    /** Whether this comes next; then it is behind us. */
    private boolean eat(char wanted) {
        skipSpaces();
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            skipSpaces();
            return true;
        }
        return false;
    }

    private void skipSpaces() {
        skip(Character::isWhitespace);
    }

    private void skip(IntPredicate passed) {
        while (at < text.length() && passed.test(text.charAt(at))) {
            at++;
        }
    }

    private String found() {
        return at == text.length() ? "found the end" : "found '" + Character.toString(text.codePointAt(at)) + "'";
    }

    private DataException error(int place, String what) {
        String shown = text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + " …";
        return new DataException("'" + shown + "', column " + (place + 1) + ": " + what);
    }

    private static boolean isLetter(int letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
    }

    private static boolean isDigit(int letter) {
        return letter >= '0' && letter <= '9';
    }
}
