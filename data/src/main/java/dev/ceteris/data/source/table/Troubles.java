// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.table;

import dev.ceteris.base.DataException;
import dev.ceteris.base.Visible;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/** Cells and rows that cannot be used: how many there are, and the first ones in the order of the file. */
final class Troubles {
    private static final int SHOWN = 10;
    private static final int REMEDIES = 3;

    /** A cell or a row that cannot be used, and what is wrong with it. */
    private record Trouble(long row, int column, String sentence) {}

    private final List<Trouble> first = new ArrayList<>();
    private final SequencedSet<String> remedies = new LinkedHashSet<>();
    private long count;

    /** A cell, or a row where {@code column} is −1; the rows of a test file have numbers below 0. */
    void add(long row, int column, String sentence) {
        count++;
        if (first.size() < SHOWN) {
            first.add(new Trouble(row, column, sentence));
        }
    }

    /** Others, and what helps with them. */
    void addAll(Troubles others, String remedy) {
        if (others.count > 0) {
            count += others.count;
            first.addAll(others.first);
            remedies.add(remedy);
        }
    }

    long count() {
        return count;
    }

    /** Quotes a cell. */
    static String found(String cell) {
        return cell.isEmpty() ? "nothing" : Visible.quoted(cell);
    }

    /** Refuses the file when there are any. */
    void refuse(Path file, ColumnNames names) {
        if (count == 0) {
            return;
        }
        first.sort(Comparator.comparingInt((Trouble trouble) -> trouble.row() < 0 ? 1 : 0)
                .thenComparingLong(trouble -> Math.abs(trouble.row()))
                .thenComparingInt(Trouble::column));
        List<String> lines = first.stream()
                .limit(SHOWN)
                .map(trouble -> (trouble.row() < 0 ? "test file, row " : "row ") + Math.abs(trouble.row())
                        + (trouble.column() < 0 ? "" : ", " + names.place(trouble.column())) + ": "
                        + trouble.sentence())
                .toList();
        String help = remedies.stream().limit(REMEDIES).collect(Collectors.joining("; "));
        if (count == 1) {
            throw new DataException(file + ", " + lines.getFirst() + (help.isEmpty() ? "" : "; " + help));
        }
        throw new DataException(file + ": " + count + " places cannot be used"
                + (count > lines.size() ? ", the first " + lines.size() + " are" : "") + "\n  "
                + String.join("\n  ", lines) + (help.isEmpty() ? "" : "\n" + help));
    }
}
