// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

/**
 * The value of a key in the section of a claim, as its author wrote it, in whatever format. An implementation promises
 * that what it returns is about factors, levels and metrics which the results have; for anything else each method
 * throws an unchecked exception that says to the author where it is, what was found and what was expected.
 */
public interface Written {
    /** A metric, or one of its forms. */
    Measure measure();

    /** The name of a factor with two levels or more. */
    String factor();

    /** A factor whose levels are numbers, or a number inside of its levels. */
    Along along();

    /** Such a number, or else a metric. */
    Correlated.Partner partner();

    /** At least one level. */
    Selection selection();

    Margin margin();

    /** Two finite numbers, the smaller one first. */
    Band band();

    /** Finite. */
    double number();

    /** A constant of an enum by its {@link KeyType#word}. */
    Enum<?> word(Class<?> words);
}
