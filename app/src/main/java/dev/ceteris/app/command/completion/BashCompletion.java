// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.completion;

import dev.ceteris.app.command.completion.Typed.Choice;
import dev.ceteris.app.process.UserFolders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Completion for bash, without the package bash-completion as well: three tables in one function, of commands, of
 * options with a value, and of what else can be typed. Where files can be typed and no word fits, readline completes
 * them itself, with the quotes that they need. Bash 3.2 has no {@code compopt} and offers files everywhere.
 */
final class BashCompletion implements CompletedShell {
    @Override
    public String name() {
        return "bash";
    }

    @Override
    public Path file(UserFolders folders) {
        return folders.data().resolve("bash-completion/completions/ceteris");
    }

    @Override
    public Optional<String> advice(UserFolders folders) {
        return Optional.of("bash reads its file if the package bash-completion is installed; without it, add this line"
                + " to ~/.bashrc:\n  . " + folders.shown(file(folders)));
    }

    @Override
    public String script(Typed program) {
        List<Typed> all = program.all().toList();
        return """
            %s
            _ceteris() {
                local command='' option=${COMP_WORDS[COMP_CWORD - 1]} word=${COMP_WORDS[COMP_CWORD]}
                local words='' options='' paths=none entry
                for entry in "${COMP_WORDS[@]:1:COMP_CWORD - 1}"; do
                    case "${command:+$command }$entry" in
                        %s)
                            command=${command:+$command }$entry
                            ;;
                    esac
                done
                # To readline '--option=value' is three words.
                if [ "$word" = = ]; then
                    word=''
                elif [ "$option" = = ]; then
                    option=${COMP_WORDS[COMP_CWORD - 2]}
                fi
                case "$command $option" in
            %s        *)
                        case $command in
            %s            esac
                        case $word in -*) words=$options paths=none ;; esac
                        ;;
                esac
                COMPREPLY=()
                while IFS= read -r entry; do
                    COMPREPLY+=("$entry")
                done < <(compgen -W "$words" -- "$word")
                case $paths in
                    files)
                        if [ ${#COMPREPLY[@]} -gt 0 ]; then
                            while IFS= read -r entry; do
                                COMPREPLY+=("$entry")
                            done < <(compgen -f -- "$word")
                            compopt -o filenames
                        fi
                        ;;
                    folders) compopt +o default -o dirnames ;;
                    *) compopt +o default ;;
                esac 2>/dev/null
            }
            complete -o default -F _ceteris ceteris
            """.formatted(CompletedShell.title(name()), pattern(paths(all)), values(all), others(all));
    }

    private static List<String> paths(List<Typed> all) {
        return all.stream().map(Typed::path).filter(path -> !path.isEmpty()).toList();
    }

    /** One line for all options with the same kind of value. */
    private static String values(List<Typed> all) {
        Map<Expected, List<String>> options = new LinkedHashMap<>();
        for (Typed command : all) {
            for (Choice option : command.options()) {
                option.value()
                        .ifPresent(value -> option.names()
                                .forEach(name -> options.computeIfAbsent(value, _ -> new ArrayList<>())
                                        .add(command.path() + " " + name)));
            }
        }
        return options.entrySet().stream()
                .map(entry -> CompletedShell.indented(
                        8, pattern(entry.getValue()) + ") " + assignments(entry.getKey()) + " ;;"))
                .collect(Collectors.joining());
    }

    private static String others(List<Typed> all) {
        return all.stream()
                .map(command -> CompletedShell.indented(
                        16,
                        CompletedShell.quoted(command.path()) + ")",
                        "    options='" + String.join(" ", command.optionNames()) + "'",
                        "    " + assignments(command.arguments().or(names(command.commands()))),
                        "    ;;"))
                .collect(Collectors.joining());
    }

    private static Expected names(List<Typed> commands) {
        return new Expected(commands.stream().map(Typed::name).toList(), Expected.Paths.NONE);
    }

    private static String assignments(Expected expected) {
        return "words=" + CompletedShell.quoted(String.join(" ", expected.words())) + " paths="
                + switch (expected.paths()) {
                    case NONE -> "none";
                    case FOLDERS -> "folders";
                    case FILES -> "files";
                };
    }

    private static String pattern(List<String> words) {
        return words.stream().map(CompletedShell::quoted).collect(Collectors.joining(" | "));
    }
}
