// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.table;

import dev.ceteris.data.format.table.DecimalMark;
import dev.ceteris.data.format.table.DressedNumber;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * The classes of a column with how often they occur. Whole numbers are the same class with and without zeros after the
 * point: {@code 1} and {@code 1.0}.
 */
final class ClassTally {
    /** More classes than a column of classes has. */
    static final int MOST = 10_000;

    private static final Comparator<String> BY_VALUE =
            Comparator.<String, BigInteger>comparing(BigInteger::new).thenComparing(Comparator.naturalOrder());

    private static final String NUMBER = "[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?";

    /** How one class is written and how often. */
    private static final class Tally {
        private final SequencedSet<String> spellings = new TreeSet<>();
        private int training;
        private int test;
    }

    private final Map<String, Tally> tallies = new HashMap<>();
    private long rows;
    private boolean tooMany;

    /** What two spellings of the same class have in common. */
    static String key(String cell) {
        int point = cell.indexOf('.');
        if (point <= 0 || point == cell.length() - 1) {
            return cell;
        }
        for (int i = 0; i < cell.length(); i++) {
            char letter = cell.charAt(i);
            boolean fits = i > point ? letter == '0' : i == point || Character.isDigit(letter) || isSign(letter, i);
            if (!fits) {
                return cell;
            }
        }
        return cell.substring(0, point);
    }

    private static boolean isSign(char letter, int at) {
        return at == 0 && (letter == '-' || letter == '+');
    }

    void add(String cell, RowUse.Use use) {
        rows++;
        String key = key(cell);
        Tally tally = tallies.get(key);
        if (tally == null) {
            if (tallies.size() >= MOST) {
                tooMany = true;
                return;
            }
            tally = new Tally();
            tallies.put(key, tally);
        }
        tally.spellings.add(cell);
        if (use == RowUse.Use.TEST) {
            tally.test++;
        } else {
            tally.training++;
        }
    }

    /** The keys in the order of the labels: by value when all are whole numbers, else by their letters. */
    List<String> keys() {
        boolean whole = tallies.keySet().stream().allMatch(key -> key.matches("[+-]?[0-9]+"));
        return tallies.keySet().stream()
                .sorted(whole ? BY_VALUE : Comparator.naturalOrder())
                .toList();
    }

    /** What the class is called: as it is written, or without zeros after the point where it is written both ways. */
    String name(String key) {
        SequencedSet<String> spellings = tallies.get(key).spellings;
        return spellings.size() == 1 ? spellings.getFirst() : key;
    }

    int training(String key) {
        return tallies.get(key).training;
    }

    int test(String key) {
        return tallies.get(key).test;
    }

    /** The label of each class. */
    Map<String, Integer> labels() {
        Map<String, Integer> labels = new HashMap<>();
        for (String key : keys()) {
            labels.put(key, labels.size());
        }
        return labels;
    }

    /** The spellings of each class that has several. */
    SequencedMap<String, List<String>> doubled() {
        SequencedMap<String, List<String>> doubled = new LinkedHashMap<>();
        for (String key : keys()) {
            if (tallies.get(key).spellings.size() > 1) {
                doubled.put(key, List.copyOf(tallies.get(key).spellings));
            }
        }
        return doubled;
    }

    /** Whether some class is written in another way than its key, as 1.0 for 1, which changes names or their order. */
    boolean areNormalized() {
        return tallies.entrySet().stream()
                .anyMatch(tally -> !tally.getValue().spellings.equals(Set.of(tally.getKey())));
    }

    int size() {
        return tallies.size();
    }

    long rows() {
        return rows;
    }

    boolean tooMany() {
        return tooMany;
    }

    /**
     * Whether the classes are numbers, and whether these look like a quantity rather than like names.
     *
     * @param decimal the decimal mark of the table
     */
    Looks looks(DecimalMark decimal) {
        List<String> keys = keys();
        List<BigDecimal> values = keys.stream()
                .flatMap(key -> number(key, decimal).stream())
                .sorted()
                .toList();
        if (values.size() < keys.size() || keys.size() < 6) {
            return Looks.NAMES;
        }
        double each = (double) rows / keys.size();
        boolean fractions =
                values.stream().anyMatch(value -> value.stripTrailingZeros().scale() > 0);
        double span = values.getLast().subtract(values.getFirst()).doubleValue() + 1;
        boolean spread = fractions || span > 3.0 * keys.size();
        if (fractions || tooMany || (spread && each < 10) || each < 3) {
            return Looks.QUANTITY;
        }
        return spread ? Looks.PERHAPS_A_QUANTITY : Looks.NAMES;
    }

    /** The number that a class means, however it is written; empty when it means none. */
    private static Optional<BigDecimal> number(String key, DecimalMark decimal) {
        String plain = DressedNumber.of(key, decimal).map(DressedNumber::plain).orElse(key);
        String text = decimal == DecimalMark.COMMA ? plain.replace(',', '.') : plain;
        return text.matches(NUMBER) ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /** What the values of a class column look like. */
    enum Looks {
        NAMES,
        PERHAPS_A_QUANTITY,
        QUANTITY
    }
}
