// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.completion;

import dev.ceteris.app.process.Surroundings;
import dev.ceteris.base.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * The file in which a shell finds a user's completion of {@code ceteris}.
 *
 * @param shell that reads it
 * @param file its path
 */
public record CompletionFile(CompletedShell shell, Path file) {
    /** Whether there is something at the path that this class has not written. */
    public boolean isForeign() {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        if (!Files.isRegularFile(file)) {
            return true;
        }
        try {
            // As bytes: what is not ours need not be text.
            String text = Files.size(file) > 1_000_000
                    ? ""
                    : new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            return text.lines().limit(2).noneMatch(CompletedShell.title(shell.name())::equals);
        } catch (IOException unreadable) {
            return true;
        }
    }

    /** Writes the shell's script, with every command of the program. */
    public void write(Surroundings surroundings) throws IOException {
        Files.createDirectories(file.getParent());
        AtomicFile.write(file, CompletionCommand.script(shell, surroundings).getBytes(StandardCharsets.UTF_8));
    }
}
