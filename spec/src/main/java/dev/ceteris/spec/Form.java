// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.spec;

/**
 * How a study writes values of a kind whose shape alone does not say it (see {@link Shapes}).
 *
 * @param <T> the kind
 */
public interface Form<T> {
    /** The kind, as components of specs declare it. */
    Class<T> kind();

    /** What is written for it, as the end of the sentence "expected …". */
    String expected();

    /** What can be written for it, for schema and documentation. */
    ValueKind described();

    /**
     * The value that a study writes.
     *
     * @param path of the value in the study, for messages
     * @throws StudyException at the place where something else is written than expected
     */
    T read(Node node, String path);

    /** The value as a plain value (see {@link Plain}) that {@link #read} reads again. */
    Object plain(T value);
}
