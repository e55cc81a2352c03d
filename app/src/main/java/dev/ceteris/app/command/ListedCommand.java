// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command;

import dev.ceteris.app.process.Surroundings;
import java.util.List;
import java.util.function.Function;

/**
 * A command as the list of commands knows it, before its class is loaded.
 *
 * @param name what the user types after {@code ceteris}
 * @param description one sentence: what it does
 * @param ends how soon it is over
 * @param command makes the command for its surroundings
 * @param rehearsed lines after its name, words separated by a blank, that are tried after a build for faster starts;
 *     its help is tried anyway
 */
public record ListedCommand(
        String name, String description, Ends ends, Function<Surroundings, Object> command, List<String> rehearsed) {
    /** How soon a command is over. */
    public enum Ends {
        /** Before the compiler for fast code has earned its keep: the launcher starts it without. */
        AT_ONCE,
        /** It computes, or works on many files. */
        LATER
    }

    public ListedCommand {
        rehearsed = List.copyOf(rehearsed);
    }
}
