// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.spec;

/**
 * Where something was written: the first words of every message about it.
 *
 * @param where {@code studies/batch-size.yaml:14:7} for a file, {@code --set training.epochs} for the command line
 */
public record Place(String where) {
    /** A place in a file; line and column are counted from 1. */
    static Place in(String file, int line, int column) {
        return new Place(file + ":" + line + ":" + column);
    }

    /** What is wrong here, ready to be thrown. */
    public StudyException error(String sentence) {
        return new StudyException(where + ": " + sentence);
    }
}
