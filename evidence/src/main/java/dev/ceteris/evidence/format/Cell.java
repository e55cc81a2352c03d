// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.format;

import dev.ceteris.base.Decimals;
import dev.ceteris.base.Visible;
import dev.ceteris.evidence.claim.Level;
import dev.ceteris.evidence.text.Levels;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The content of one cell. Text that looks like a number or a truth is one, whatever the file takes it for, so that
 * results are the same however they were saved.
 *
 * @param plain a {@link String}, {@link Long}, {@link Double}, {@link Boolean} or list of them
 */
public record Cell(Object plain) {
    /** The cell of a column that a row does not have. */
    public static final Cell NOTHING = new Cell("");

    /**
     * Words for a number that was not measured; "none" and "NA" may well be levels, so a level lacks only when nothing
     * is there.
     */
    private static final Set<String> NOT_MEASURED = Set.of("", "na", "n/a", "null", "none", "?", "-");

    private static final int LONGEST_NOT_MEASURED = 4;

    private static final Set<String> NOT_A_NUMBER = Set.of("nan", "+nan", "-nan");
    private static final Set<String> INFINITE = Set.of("inf", "+inf", "infinity", "+infinity");
    private static final Set<String> NEGATIVE_INFINITE = Set.of("-inf", "-infinity");

    /** With a leading 0 it is a name, as in 007. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?(0|[1-9]\\d*)?(\\.\\d*)?([eE][+-]?\\d+)?");

    private static final Pattern TRUTH = Pattern.compile("(?i)true|false");
    private static final Pattern WHOLE = Pattern.compile("([+-]?\\d+)\\.0*");

    /** Whether nothing is there. */
    public boolean isBlank() {
        return (plain instanceof String text && text.isBlank()) || (plain instanceof Double number && number.isNaN());
    }

    /** Whether it says that there is no number. */
    public boolean isMissing() {
        return plain instanceof String text && isMissing(text.strip());
    }

    private static boolean isMissing(String text) {
        return text.length() <= LONGEST_NOT_MEASURED && NOT_MEASURED.contains(text.toLowerCase(Locale.ROOT));
    }

    /** The number, infinite and NaN among them; empty when it is something else. */
    public OptionalDouble number() {
        return switch (plain) {
            case Long whole -> OptionalDouble.of(whole);
            case Double number -> OptionalDouble.of(number);
            case String text -> number(text.strip());
            default -> OptionalDouble.empty();
        };
    }

    private static OptionalDouble number(String text) {
        if (isOfDigits(text)) {
            try {
                return OptionalDouble.of(Decimals.parse(text));
            } catch (NumberFormatException none) {
                return OptionalDouble.empty();
            }
        }
        String word = text.toLowerCase(Locale.ROOT);
        if (NOT_A_NUMBER.contains(word)) {
            return OptionalDouble.of(Double.NaN);
        }
        if (INFINITE.contains(word)) {
            return OptionalDouble.of(Double.POSITIVE_INFINITY);
        }
        return NEGATIVE_INFINITE.contains(word) ? OptionalDouble.of(Double.NEGATIVE_INFINITY) : OptionalDouble.empty();
    }

    private static boolean isOfDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if ((letter < '0' || letter > '9') && "+-.eE".indexOf(letter) < 0) {
                return false;
            }
        }
        return true;
    }

    /** The level of a factor: {@code 128}, {@code 128.0} and {@code "128"} are the same. */
    public Level level() {
        return Levels.of(
                switch (plain) {
                    case String text -> typed(text.strip());
                    case Long whole -> narrowed(whole.doubleValue());
                    case Double number -> narrowed(number);
                    default -> plain;
                });
    }

    private static Object typed(String text) {
        if (TRUTH.matcher(text).matches()) {
            return Boolean.valueOf(text);
        }
        if (text.startsWith("{") || text.startsWith("[")) {
            return JsonResults.section(text).orElse(text);
        }
        boolean isNumber = NUMBER.matcher(text).matches() && text.chars().anyMatch(Character::isDigit);
        return isNumber
                ? number(text).stream().mapToObj(Cell::narrowed).findFirst().orElseThrow()
                : text;
    }

    /** As a study would have it: a whole number without a point. */
    private static Object narrowed(double number) {
        return number == Math.rint(number) && Math.abs(number) <= Integer.MAX_VALUE ? (Object) (int) number : number;
    }

    /** Whether it is a whole number. */
    public boolean isWhole() {
        OptionalDouble number = number();
        return number.isPresent() && number.getAsDouble() == Math.rint(number.getAsDouble());
    }

    /** As a word: whole numbers without a point, however large. */
    public String word() {
        String text = plain instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1L << 53
                ? String.valueOf(number.longValue())
                : String.valueOf(plain).strip();
        if (text.indexOf('.') < 0) {
            return text;
        }
        var whole = WHOLE.matcher(text);
        return whole.matches() ? whole.group(1) : text;
    }

    /** As a message shows it. */
    public String found() {
        return isBlank() ? "nothing" : Visible.quoted(String.valueOf(plain));
    }
}
