// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.format.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number that is written for people to read, as in {@code 563.957,33} or {@code $276,110}: a table's cell that means
 * a number and is none.
 *
 * @param marks what it has besides the number, as in {@code thousands separators}
 * @param plain the same number as a cell of this table has to be written
 */
public record DressedNumber(String marks, String plain) {
    private static final String CURRENCY = "\\p{Sc}|EUR|USD|GBP|CHF|JPY";
    private static final String SPACES = "[ \\u00a0\\u202f]*";

    /** A number in groups of three digits, or one without groups, with or without a fraction. */
    private static final Pattern DRESSED = Pattern.compile("(?<sign>[+-]?)" + SPACES + "(?<before>" + CURRENCY + ")?"
            + SPACES + "(?:(?<groups>[1-9]\\d{0,2}(?<mark>[.,'’ \\u00a0\\u202f])\\d{3}(?:\\k<mark>\\d{3})*)"
            + "|(?<digits>\\d*))(?<fraction>[.,]\\d+)?" + SPACES + "(?<after>" + CURRENCY + "|%)?");

    /**
     * What a cell that holds no number means; empty where it means no number either.
     *
     * @param decimal the decimal mark of the table, which one mark before three digits is taken for
     */
    public static Optional<DressedNumber> of(String cell, DecimalMark decimal) {
        Matcher found = DRESSED.matcher(cell);
        if (!found.matches() || cell.chars().noneMatch(Character::isDigit)) {
            return Optional.empty();
        }
        char point = decimal == DecimalMark.COMMA ? ',' : '.';
        String sign = found.group("sign");
        String fraction = found.group("fraction") == null ? "" : found.group("fraction");
        String whole = found.group("groups") == null ? found.group("digits") : found.group("groups");
        List<String> marks = new ArrayList<>(signs(found));
        if (found.group("groups") != null) {
            String mark = found.group("mark");
            if (fraction.startsWith(mark)) {
                return Optional.empty();
            }
            boolean oneMark = fraction.isEmpty() && whole.indexOf(mark) == whole.lastIndexOf(mark);
            if (!oneMark || mark.charAt(0) != point) {
                marks.add("thousands separators");
                whole = whole.replace(mark, "");
            }
        } else if (!fraction.isEmpty() && fraction.charAt(0) != point) {
            marks.add(point == '.' ? "a decimal comma" : "a decimal point");
        }
        return marks.isEmpty()
                ? Optional.empty()
                : Optional.of(new DressedNumber(
                        String.join(" and ", marks),
                        sign + whole + (fraction.isEmpty() ? "" : point + fraction.substring(1))));
    }

    private static List<String> signs(Matcher found) {
        String after = found.group("after");
        if ("%".equals(after)) {
            return List.of("a percent sign");
        }
        return found.group("before") != null || after != null ? List.of("a currency sign") : List.of();
    }
}
