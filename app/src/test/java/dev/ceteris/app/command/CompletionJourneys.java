// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.ceteris.lab.study.Studies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Journeys: a user presses the tab key. bash is always asked, zsh and fish where they are installed. */
class CompletionJourneys {
    private final Shell shell;

    CompletionJourneys(@TempDir Path folder) {
        shell = new Shell(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void the_script_is_one_that_its_shell_reads(String name) {
        String script = shell.write("script", shell.ceteris("completion", name).out());

        assertThat(script(name)).contains("# Completion of ceteris for " + name);
        assertThat(answer(name, "-n", script)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void every_command_every_option_and_every_study_is_in_the_script(String name) {
        String script = script(name);

        assertThat(script).contains(Studies.names());
        assertThat(ReferenceTables.leaves(Ceteris.commandLine(shell.surroundings(), _ -> true)))
                .isNotEmpty()
                .allSatisfy(command -> assertThat(script).contains(command.getCommandName()));
        assertThat(script).contains(optionWords(name));
    }

    /** Options as the script of a shell names them. */
    private List<String> optionWords(String name) {
        return ReferenceTables.leaves(Ceteris.commandLine(shell.surroundings(), _ -> true))
                .map(CommandLine::getCommandSpec)
                .map(CommandSpec::optionsMap)
                .flatMap(options -> options.keySet().stream())
                .map(option -> name.equals("fish")
                        ? option.replaceFirst("^--", "-l ").replaceFirst("^-(.)$", "-s $1")
                        : option)
                .distinct()
                .toList();
    }

    @Test
    void an_unknown_shell_is_refused_with_those_that_are_known() {
        Shell.Outcome outcome = shell.ceteris("completion", "tcsh");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("ceteris: no completion for 'tcsh', expected one of bash, zsh, fish\n");
    }

    @ParameterizedTest
    @CsvSource({
        "ver, verdict",
        "--ver, --verbose --version",
        "'data ', describe list",
        "data l, list",
        "--verbose compl, completion",
        "run batch-size-r, batch-size-rules",
        "run --se, --set --seeds",
        "'reproduce data ', ''",
        "run batch-size --no, --no-report",
        "'run --seeds ', ''",
        "'export --format ', csv jsonl",
        "export --format = j, jsonl",
        "export --format =, csv jsonl",
        "data describe mnist --missing r, refuse",
        "data describe fash, fashion-mnist",
        "evaluate model.onnx fash, fashion-mnist",
        "list --state i, interrupted",
        "help inst, install",
        "'completion ', bash zsh fish",
        "'nonsense ', run"
    })
    void bash_completes_commands_options_their_choices_and_names(String typed, String expected) {
        List<String> answer = bash(typed.split(" ", -1)).lines().toList();

        if (typed.equals("nonsense ")) {
            assertThat(answer).contains(expected); // an unknown word is not taken for a command
        } else {
            assertThat(answer).containsExactly(expected.isEmpty() ? new String[0] : expected.split(" ", -1));
        }
    }

    @Test
    void bash_offers_files_beside_the_names_that_fit_and_leaves_other_files_to_readline() {
        shell.write("regression mine.yaml", "");
        shell.write("mine.yaml", "");

        assertThat(bash("run", "reg").lines())
                .contains("regression", "regularization", "regression mine.yaml")
                .doesNotContain("mine.yaml");
        assertThat(bash("run", "mi").lines()).isEmpty();
    }

    @Test
    void fish_completes_commands_options_their_choices_names_and_files() {
        shell.write("mine.yaml", "");
        String script = shell.write("ceteris.fish", script("fish"));

        assertThat(fish(script, "ceteris ver")).containsExactly("verdict");
        assertThat(fish(script, "ceteris data ")).containsExactly("describe", "list");
        assertThat(fish(script, "ceteris run --se")).containsExactly("--seeds", "--set");
        assertThat(fish(script, "ceteris export --format ")).containsExactly("csv", "jsonl");
        assertThat(fish(script, "ceteris run batch-size-r")).containsExactly("batch-size-rules");
        assertThat(fish(script, "ceteris run mi")).containsExactly("mine.yaml");
        assertThat(fish(script, "ceteris show mi")).isEmpty();
    }

    /** Through a terminal of zsh's own, since its completion answers nothing else. */
    @Test
    void zsh_completes_commands_choices_and_names() {
        String script = shell.write("completion.zsh", script("zsh"));
        String asking = shell.write("asking.zsh", """
                # It listens when its prompt is there. Without insert-tab a tab is a tab when more has been typed.
                zmodload zsh/zpty
                zpty asked zsh -f -i
                zpty -w asked "autoload -U compinit; compinit -u -D; source '$1'"
                zpty -w asked "zstyle ':completion:*' insert-tab no; PROMPT='ask''ing> '"
                zpty -r asked line '*asking> *'
                for typed in 'ver' 'data l' 'export --format j' 'run batch-size-ru' 'list --sta'; do
                    zpty -w -n asked "ceteris $typed"$'\\t'" END"
                    zpty -r asked line '*END*'
                    print -r -- $line
                    zpty -w -n asked $'\\025'
                done
                """);

        String screen = answer("zsh", "-f", asking, script).replaceAll("\u001b\\[[0-9;?]*[a-zA-Z]", "");

        assertThat(screen)
                .contains("ceteris verdict", "data list", "--format jsonl", "run batch-size-rules", "list --state");
    }

    /** What bash offers when the last word is being typed. */
    private String bash(String... words) {
        String script = shell.write("completion.bash", script("bash"));
        List<String> command = new ArrayList<>(List.of("--norc", "-c", """
                . "$1"
                shift
                COMP_WORDS=(ceteris "$@")
                COMP_CWORD=$#
                _ceteris
                [ ${#COMPREPLY[@]} = 0 ] || printf '%s\\n' "${COMPREPLY[@]}"
                """, "bash", script));
        command.addAll(List.of(words));
        return answer("bash", command.toArray(String[]::new));
    }

    private List<String> fish(String script, String typed) {
        return answer("fish", "--no-config", "-c", "source $argv[1]; complete -C $argv[2]", script, typed)
                .lines()
                .map(line -> line.split("\t", -1)[0])
                .toList();
    }

    private String script(String name) {
        Shell.Outcome outcome = shell.ceteris("completion", name);
        assertThat(outcome.exitCode()).isZero();
        return outcome.out();
    }

    /** What a program writes, errors included; the test is skipped where it is not installed. */
    private String answer(String program, String... arguments) {
        assumeThat(Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, program)))
                .as(program + " is installed")
                .anyMatch(Files::isExecutable);
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(shell.folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(text).isZero();
            return text;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException failure) {
            throw new IllegalStateException("interrupted while " + program + " ran", failure);
        }
    }
}
