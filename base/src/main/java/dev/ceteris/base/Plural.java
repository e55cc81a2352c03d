// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.base;

/** Counted things as sentences say them. */
public final class Plural {
    private Plural() {}

    /** {@code 1 trial}, {@code 30 trials}. */
    public static String of(long count, String noun) {
        return of(count, noun, noun + "s");
    }

    /** {@code 1 hypothesis}, {@code 2 hypotheses}. */
    public static String of(long count, String one, String several) {
        return count + " " + (count == 1 ? one : several);
    }
}
