// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.base;

/** The program as the user called it, so that a command in a message can be pasted. */
public final class Program {
    /** {@code ceteris}, or {@code ./ceteris} where the user called it so; the launcher passes it on. */
    private static final String NAME = quoted(System.getProperty("ceteris.called", "ceteris"));

    private Program() {}

    /** A path with a blank is one word to a shell only in quotes. */
    static String quoted(String called) {
        return called.chars().allMatch(Program::isPlain) ? called : "'" + called.replace("'", "'\\''") + "'";
    }

    private static boolean isPlain(int character) {
        return Character.isLetterOrDigit(character) || "_-+./:~\\".indexOf(character) >= 0;
    }

    /** A command of the program. */
    public static String command(String words) {
        return NAME + " " + words;
    }

    /** The name alone. */
    public static String name() {
        return NAME;
    }
}
