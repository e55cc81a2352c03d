// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.format.csv;

import dev.ceteris.base.DataException;
import dev.ceteris.base.NearestWord;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/**
 * The columns of a file.
 *
 * @param count how many there are, the class column included
 * @param names their names; empty when the file has none
 * @param classColumn which of them holds the class, from 0
 */
record Columns(int count, List<String> names, int classColumn) {

    static Columns of(Path file, CSVRecord first, FirstRow firstRow, String classColumn) {
        if (first.size() < 2) {
            throw new DataException(file + ", row 1: found one column, '" + shortened(first.get(0))
                    + "', expected a class and at least one number, separated by commas");
        }
        List<String> names = firstRow == FirstRow.NAMES ? first.toList() : List.of();
        return new Columns(first.size(), names, indexOf(file, first.size(), names, classColumn));
    }

    private static int indexOf(Path file, int count, List<String> names, String classColumn) {
        int index = names.indexOf(classColumn);
        if (index >= 0) {
            if (Collections.frequency(names, classColumn) > 1) {
                throw new DataException(file + ", row 1: found the column '" + classColumn
                        + "' more than once, expected one class column; name it by its number");
            }
            return index;
        }
        if (classColumn.equals("last")) {
            return count - 1;
        }
        if (!classColumn.matches("[0-9]{1,9}")) {
            throw unknown(file, count, names, classColumn);
        }
        int number = Integer.parseInt(classColumn);
        if (number < 1 || number > count) {
            throw new DataException(
                    file + " has no column " + number + " to take the class from, expected 1 to " + count);
        }
        return number - 1;
    }

    private static DataException unknown(Path file, int count, List<String> names, String classColumn) {
        if (names.isEmpty()) {
            return new DataException(file + " has no column '" + classColumn
                    + "' to take the class from: its columns have no names, expected a number from 1 to " + count);
        }
        String guess = NearestWord.to(classColumn, names)
                .map(near -> "; did you mean '" + near + "'?")
                .orElse(";");
        return new DataException(file + " has no column '" + classColumn + "' to take the class from" + guess
                + " its columns: " + shortened(String.join(", ", names)));
    }

    /** The column as messages name it. */
    String place(int column) {
        return "column " + (column + 1) + (names.isEmpty() ? "" : " '" + names.get(column) + "'");
    }

    private static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + " …";
    }
}
