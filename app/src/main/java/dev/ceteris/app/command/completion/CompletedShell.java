// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.completion;

import dev.ceteris.app.process.UserFolders;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** A shell that can complete what is typed after {@code ceteris}; {@link CompletedShells} lists all of them. */
public interface CompletedShell {
    /** The name of the shell's program. */
    String name();

    /** The script by which the shell completes. */
    String script(Typed program);

    /** Where the shell searches a user's completions of {@code ceteris}. */
    Path file(UserFolders folders);

    /** What the user has to do besides, a sentence; empty if there is nothing to do. */
    default Optional<String> advice(UserFolders folders) {
        return Optional.empty();
    }

    /** The line that says what a script is; by it a script is recognized as ours. */
    static String title(String shell) {
        return "# Completion of ceteris for " + shell + ", written by 'ceteris completion " + shell + "'.";
    }

    /** A word in quotes that only end a word: what bash and zsh take literally. */
    static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    /** Lines with this indentation. */
    static String indented(int columns, String... lines) {
        return Arrays.stream(lines)
                .map(line -> " ".repeat(columns) + line + "\n")
                .reduce("", String::concat);
    }
}
