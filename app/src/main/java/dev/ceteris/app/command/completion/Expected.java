// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;

/**
 * What can be typed as an argument or as the value of an option. The label that the help shows says it: of {@code
 * csv|jsonl} each word is one, FILE is a file, DIR a folder. Names that no label can list come from the {@code
 * completionCandidates} of the argument.
 *
 * @param words that can be typed as they are; none has a blank or a character with a meaning in a shell
 * @param paths which files can be typed
 */
record Expected(List<String> words, Paths paths) {
    /** Which part of the file system is offered. */
    enum Paths {
        NONE,
        FOLDERS,
        FILES
    }

    private static final Pattern CHOICES = Pattern.compile("[a-z-]+(\\|[a-z-]+)+");

    private static final Set<String> FILES = Set.of("FILE", "FILE.html", "MODEL", "DATA", "CLAIMS.yaml", "RESULTS");

    private static final Set<String> FOLDERS = Set.of("DIR", "FOLDER");

    Expected {
        words = List.copyOf(words);
    }

    /** What one argument or option says about its value. */
    static Expected of(ArgSpec argument) {
        String label = argument.paramLabel();
        if (CHOICES.matcher(label).matches()) {
            return new Expected(List.of(label.split("\\|", -1)), Paths.NONE);
        }
        List<String> words = new ArrayList<>();
        // picocli lists the constants of an enum by itself, in capitals; its words are in the label.
        if (argument.completionCandidates() != null && !argument.type().isEnum()) {
            argument.completionCandidates().forEach(words::add);
        }
        List<String> kinds = List.of(label.split("\\|", -1));
        return new Expected(
                words,
                kinds.stream().anyMatch(FILES::contains)
                        ? Paths.FILES
                        : kinds.stream().anyMatch(FOLDERS::contains) ? Paths.FOLDERS : Paths.NONE);
    }

    /** Either of the two. */
    Expected or(Expected other) {
        return new Expected(
                Stream.concat(words.stream(), other.words.stream()).distinct().toList(),
                paths.compareTo(other.paths) >= 0 ? paths : other.paths);
    }

    static Expected nothing() {
        return new Expected(List.of(), Paths.NONE);
    }
}
