// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.data.source.table;

import dev.ceteris.base.DataException;
import dev.ceteris.base.NearestWord;
import dev.ceteris.base.Visible;
import dev.ceteris.data.format.table.TableHead;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

/**
 * The columns of a file by what users call them.
 *
 * @param file that has them
 * @param count how many there are
 * @param names their names; empty when the file has none
 */
record ColumnNames(Path file, int count, List<String> names) {
    static ColumnNames of(Path file, TableHead head) {
        return new ColumnNames(file, head.columns(), head.names());
    }

    /**
     * The column that a word names: its name, its number from 1, or {@code last}; a name in the header goes first.
     *
     * @param purpose as the end of the sentence "has no column 'x' …": {@code to take the class from}
     * @throws DataException when there is none, or several have that name
     */
    int index(String word, String purpose) {
        int index = names.indexOf(word);
        if (index >= 0) {
            if (Collections.frequency(names, word) > 1) {
                throw new DataException(file + ", row 1: found the column " + Visible.quoted(word)
                        + " more than once, expected one " + purpose + "; name it by its number");
            }
            return index;
        }
        if (word.equals("last")) {
            return count - 1;
        }
        if (!word.matches("[0-9]{1,9}")) {
            throw unknown(word, purpose);
        }
        int number = Integer.parseInt(word);
        if (number < 1 || number > count) {
            throw new DataException(file + " has no column " + number + " " + purpose + ", expected 1 to " + count);
        }
        return number - 1;
    }

    private DataException unknown(String word, String purpose) {
        String what = file + " has no column " + Visible.quoted(word) + " " + purpose;
        if (names.isEmpty()) {
            return new DataException(what + ": its columns have no names, expected a number from 1 to " + count);
        }
        String guess = NearestWord.to(word, names)
                .map(near -> "; did you mean " + Visible.quoted(near) + "?")
                .orElse(";");
        return new DataException(what + guess + " its columns: " + Visible.list(names));
    }

    /** The column as messages name it: {@code column 2 'width'}. */
    String place(int column) {
        return "column " + (column + 1) + (name(column).isEmpty() ? "" : " " + Visible.quoted(name(column)));
    }

    /** Its name; empty when it has none. */
    String name(int column) {
        return names.isEmpty() ? "" : names.get(column);
    }

    /** What a list calls it: its name, else its number. */
    String called(int column) {
        return name(column).isEmpty() ? "column " + (column + 1) : Visible.text(name(column));
    }
}
