// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The columns of a heat map for widths of layers: one for each width, or ranges of about the same ratio where there
 * would be too many.
 *
 * @param from the least width of each column, rising
 * @param to the greatest width of each
 */
record WidthColumns(List<Integer> from, List<Integer> to) {
    /** With more of them no number has room in its cell. */
    private static final int MOST = 8;

    /** @param widths at least one, 0 or more, in any order */
    static WidthColumns of(List<Integer> widths) {
        List<Integer> different = widths.stream().distinct().sorted().toList();
        if (different.size() <= MOST) {
            return new WidthColumns(different, different);
        }
        List<Integer> from = new ArrayList<>();
        if (different.getFirst() == 0) {
            from.add(0);
        }
        double least = different.get(from.size());
        double ratio = different.getLast() / least;
        IntStream.range(0, MOST)
                .map(i -> (int) Math.round(least * Math.pow(ratio, (double) i / MOST)))
                .distinct()
                .forEach(from::add);
        List<Integer> to = new ArrayList<>();
        from.stream().skip(1).forEach(next -> to.add(next - 1));
        to.add(different.getLast());
        return new WidthColumns(from, to);
    }

    /** The column of a width. */
    int of(int width) {
        int column = 0;
        while (column + 1 < from.size() && from.get(column + 1) <= width) {
            column++;
        }
        return column;
    }

    /** How each column is named: {@code 128}, {@code 16–22}. */
    List<String> names() {
        return IntStream.range(0, from.size()).mapToObj(this::name).toList();
    }

    private String name(int column) {
        int first = from.get(column);
        int last = to.get(column);
        return first == last ? String.valueOf(first) : first + "–" + last;
    }
}
