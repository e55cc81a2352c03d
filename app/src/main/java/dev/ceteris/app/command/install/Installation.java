// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.install;

import dev.ceteris.app.command.completion.CompletedShells;
import dev.ceteris.app.command.completion.CompletionFile;
import dev.ceteris.app.command.install.ProgramLink.Found;
import dev.ceteris.app.process.PlaceException;
import dev.ceteris.app.process.Surroundings;
import dev.ceteris.app.process.UserFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A link to the program in the folder of the user's programs, and a completion for each shell. Everything is checked
 * before anything is written, and what is not from Ceteris is neither overwritten nor removed.
 */
final class Installation {
    private final ProgramLink link;
    private final List<CompletionFile> completions;
    private final UserFolders folders;
    private final Surroundings surroundings;

    /** @param program the launcher */
    Installation(Path program, UserFolders folders, Surroundings surroundings) {
        link = new ProgramLink(folders.programs().resolve("ceteris"), program);
        completions = CompletedShells.ALL.stream()
                .map(shell -> new CompletionFile(shell, shell.file(folders)))
                .toList();
        this.folders = folders;
        this.surroundings = surroundings;
    }

    /**
     * Links the program and writes the completions.
     *
     * @throws PlaceException if something else is in one of their places, or a place cannot be written
     */
    void install() throws IOException {
        Found found = link.found();
        requireOurs(found);
        requireWritable();
        String before =
                found == Found.ANOTHER_CETERIS ? ", before to " + link.link().toRealPath() : "";
        link.make();
        say(folders.shown(link.link()) + ": link to " + link.program() + before);
        for (CompletionFile completion : completions) {
            completion.write(surroundings);
            say(folders.shown(completion.file()) + ": completion for "
                    + completion.shell().name());
        }
        completions.forEach(completion -> completion.shell().advice(folders).ifPresent(this::say));
        say(whereItIsFound(surroundings.environment()));
    }

    /**
     * Removes the link and the completions.
     *
     * @throws PlaceException if the link is to another Ceteris, which the completions then belong to
     */
    void remove() throws IOException {
        Found found = link.found();
        if (found == Found.ANOTHER_CETERIS) {
            Path other = link.link().toRealPath();
            throw new PlaceException(folders.shown(link.link()) + " is a link to another Ceteris, " + other
                    + "; remove it with: " + other + " install --remove");
        }
        int removed = 0;
        if (found == Found.THIS_PROGRAM) {
            Files.delete(link.link());
            say("removed " + folders.shown(link.link()));
            removed++;
        } else if (found == Found.SOMETHING_ELSE) {
            say("kept " + folders.shown(link.link()) + ", which is no link to Ceteris");
        }
        for (CompletionFile completion : completions) {
            if (!Files.exists(completion.file(), LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            if (completion.isForeign()) {
                say("kept " + folders.shown(completion.file()) + ", which 'ceteris install' has not written");
            } else {
                Files.delete(completion.file());
                say("removed " + folders.shown(completion.file()));
                removed++;
            }
        }
        if (removed == 0) {
            say("nothing was installed");
        }
    }

    private void requireOurs(Found found) {
        if (found == Found.SOMETHING_ELSE) {
            throw new PlaceException(folders.shown(link.link())
                    + " is there already and is no link to Ceteris; move it away or remove it, then install again");
        }
        for (CompletionFile completion : completions) {
            if (completion.isForeign()) {
                throw new PlaceException(folders.shown(completion.file())
                        + " is there already and was not written by 'ceteris install'; move it away or remove it, then"
                        + " install again");
            }
        }
    }

    private void requireWritable() {
        Stream.concat(Stream.of(link.link()), completions.stream().map(CompletionFile::file))
                .map(Path::getParent)
                .forEach(this::requireWritable);
    }

    private void requireWritable(Path folder) {
        Path existing = folder;
        while (!Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
            existing = existing.getParent();
        }
        if (!Files.isDirectory(existing)) {
            throw new PlaceException(folders.shown(existing) + " is a file, expected a folder, because "
                    + folders.shown(folder) + " is needed; move it away, then install again");
        }
        if (!Files.isWritable(existing)) {
            throw new PlaceException(folders.shown(existing) + " cannot be written, and " + folders.shown(folder)
                    + " is needed; make it yours, as in: sudo chown \"$USER\" " + existing);
        }
    }

    /** Whether the shell finds the program now, or what to do that it does. */
    private String whereItIsFound(Map<String, String> environment) {
        Path programs = folders.programs();
        for (Path folder : UserFolders.searched(environment)) {
            if (folder.equals(programs.normalize())) {
                return folders.shown(programs) + " is on PATH: start with 'ceteris --help'";
            }
            Path other = folder.resolve("ceteris");
            if (Files.isExecutable(other)) {
                return "the shell finds another program first, " + other + ": remove that, or put "
                        + folders.shown(programs) + " before " + folder + " on PATH";
            }
        }
        String shell = environment.getOrDefault("SHELL", "");
        if (shell.endsWith("fish")) {
            return folders.shown(programs) + " is not on PATH; type this line once:\n  fish_add_path "
                    + folders.shown(programs);
        }
        return folders.shown(programs) + " is not on PATH; add this line to "
                + (shell.endsWith("zsh") ? "~/.zshrc" : "~/.bashrc") + ", then open a new terminal:\n  export PATH=\""
                + folders.shown(programs).replaceFirst("^~", "\\$HOME") + ":$PATH\"";
    }

    private void say(String line) {
        surroundings.results().println(line);
    }
}
