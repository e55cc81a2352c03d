// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.completion;

import dev.ceteris.app.command.completion.Typed.Choice;
import dev.ceteris.app.process.UserFolders;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Completion for fish: a line for each word that can be typed, with the command after which it can be typed. */
final class FishCompletion implements CompletedShell {
    @Override
    public String name() {
        return "fish";
    }

    @Override
    public Path file(UserFolders folders) {
        return folders.settings().resolve("fish/completions/ceteris.fish");
    }

    @Override
    public String script(Typed program) {
        String paths = program.all()
                .map(Typed::path)
                .filter(path -> !path.isEmpty())
                .map(FishCompletion::quoted)
                .collect(Collectors.joining(" "));
        return CompletedShell.title(name()) + "\n" + """
                function __ceteris_after --description 'Whether these words are the command that was typed'
                    set -l command
                    set -l typed (commandline -opc)
                    for word in $typed[2..-1]
                        switch (string join ' ' -- $command $word)
                            case %s
                                set command $command $word
                        end
                    end
                    test "$command" = "$argv"
                end
                complete -c ceteris -f
                """.formatted(paths)
                + program.all().flatMap(FishCompletion::lines).collect(Collectors.joining());
    }

    private static Stream<String> lines(Typed command) {
        String start = "complete -c ceteris -n " + quoted(Typed.spaced("__ceteris_after", command.path()));
        return Stream.of(
                        command.commands().stream()
                                .map(below -> " -a " + below.name() + " -d " + quoted(below.meaning())),
                        command.options().stream()
                                .map(option -> names(option)
                                        + option.value()
                                                .map(FishCompletion::value)
                                                .orElse("") + " -d " + quoted(option.meaning())),
                        arguments(command.arguments()))
                .flatMap(lines -> lines)
                .map(line -> start + line + "\n");
    }

    private static String names(Choice option) {
        return option.names().stream()
                .map(name -> name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1))
                .collect(Collectors.joining());
    }

    private static String value(Expected value) {
        return switch (value.paths()) {
            case NONE -> " -x" + words(value);
            case FOLDERS -> " -x -a '(__fish_complete_directories (commandline -ct))'";
            case FILES -> " -r -F" + words(value);
        };
    }

    private static Stream<String> arguments(Expected expected) {
        return switch (expected.paths()) {
            case NONE -> expected.words().isEmpty() ? Stream.empty() : Stream.of(words(expected));
            case FOLDERS -> Stream.of(" -a '(__fish_complete_directories (commandline -ct))'");
            case FILES -> Stream.of(" -F" + words(expected));
        };
    }

    private static String words(Expected expected) {
        return expected.words().isEmpty() ? "" : " -a " + quoted(String.join(" ", expected.words()));
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
