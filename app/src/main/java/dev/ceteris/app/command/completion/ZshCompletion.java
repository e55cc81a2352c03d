// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.completion;

import dev.ceteris.app.command.completion.Typed.Choice;
import dev.ceteris.app.command.completion.Typed.Times;
import dev.ceteris.app.process.UserFolders;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Completion for zsh: a function for each command, which describes its words to zsh's {@code _arguments}. */
final class ZshCompletion implements CompletedShell {
    @Override
    public String name() {
        return "zsh";
    }

    @Override
    public Path file(UserFolders folders) {
        return folders.data().resolve("zsh/site-functions/_ceteris");
    }

    @Override
    public Optional<String> advice(UserFolders folders) {
        return Optional.of("for zsh, add this line to ~/.zshrc, before 'compinit' is called:\n  fpath=("
                + folders.shown(file(folders).getParent()) + " $fpath)");
    }

    @Override
    public String script(Typed program) {
        return "#compdef ceteris\n" + CompletedShell.title(name()) + "\n" + """
                _ceteris_words_or_files() {
                    compadd -- "$@"
                    _files
                }
                """
                + program.all().map(ZshCompletion::function).collect(Collectors.joining()) + """
                if [ "$funcstack[1]" = _ceteris ]; then
                    _ceteris "$@"
                else
                    compdef _ceteris ceteris
                fi
                """;
    }

    private static String function(Typed command) {
        Stream<String> options = command.options().stream().flatMap(ZshCompletion::specifications);
        if (!command.commands().isEmpty()) {
            return above(command, options);
        }
        Stream<String> arguments = Stream.of("*:argument:" + orSilent(action(command.arguments())));
        return functionName(command) + "() {\n" + arguments("_arguments", Stream.concat(options, arguments)) + "}\n";
    }

    private static String above(Typed command, Stream<String> options) {
        return functionName(command) + "() {\n    local context state state_descr line\n    typeset -A opt_args\n"
                + arguments(
                        "_arguments -C",
                        Stream.concat(options, Stream.of("1:command:->command", "*::argument:->argument")))
                + "    case $state in\n        command)\n            local -a commands\n            commands=(\n"
                + below(command, 16, entry -> CompletedShell.quoted(entry.name() + ":" + escaped(entry.meaning(), ":")))
                + "            )\n            _describe -t commands command commands\n            ;;\n"
                + "        argument)\n            case $words[1] in\n"
                + below(command, 16, entry -> entry.name() + ") " + functionName(entry) + " ;;")
                + "            esac\n            ;;\n    esac\n}\n";
    }

    private static String below(Typed command, int columns, Function<Typed, String> line) {
        return command.commands().stream()
                .map(entry -> CompletedShell.indented(columns, line.apply(entry)))
                .collect(Collectors.joining());
    }

    private static String arguments(String call, Stream<String> specifications) {
        return CompletedShell.indented(4, call + " \\")
                + specifications
                        .map(word -> " ".repeat(8) + CompletedShell.quoted(word))
                        .collect(Collectors.joining(" \\\n"))
                + "\n";
    }

    private static String functionName(Typed command) {
        return "_ceteris"
                + (command.path().isEmpty() ? "" : "_" + command.path().replaceAll("[ -]", "_"));
    }

    /** One for each of its names, which excludes the others unless the option may be repeated. */
    private static Stream<String> specifications(Choice option) {
        String others = option.times() == Times.OFTEN ? "*" : "(" + String.join(" ", option.names()) + ")";
        return option.names().stream()
                .map(name -> others + name
                        + option.value()
                                .map(_ -> name.startsWith("--") ? "=" : "")
                                .orElse("")
                        + "[" + escaped(option.meaning(), "[]:") + "]"
                        + option.value()
                                .map(value -> ":" + escaped(option.label(), ":") + ":" + action(value))
                                .orElse(""));
    }

    private static String action(Expected expected) {
        List<String> words = expected.words();
        return switch (expected.paths()) {
            case NONE -> words.isEmpty() ? " " : "(" + String.join(" ", words) + ")";
            case FOLDERS -> "_files -/";
            case FILES -> words.isEmpty() ? "_files" : " _ceteris_words_or_files " + String.join(" ", words);
        };
    }

    /** No words instead of zsh's line that something is expected, which would keep an option from being inserted. */
    private static String orSilent(String action) {
        return action.isBlank() ? "()" : action;
    }

    private static String escaped(String text, String special) {
        return text.chars()
                .mapToObj(Character::toString)
                .map(character -> ("\\" + special).contains(character) ? "\\" + character : character)
                .collect(Collectors.joining());
    }
}
