// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.completion;

import dev.ceteris.app.command.Ceteris;
import dev.ceteris.app.process.ExitCode;
import dev.ceteris.app.process.Surroundings;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(mixinStandardHelpOptions = true)
public final class CompletionCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "bash|zsh|fish", description = "the shell that reads the script")
    private String shell;

    public CompletionCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        CompletedShell meant = CompletedShells.ALL.stream()
                .filter(known -> known.name().equals(shell))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "no completion for '" + shell + "', expected one of " + names()));
        surroundings.results().print(script(meant, surroundings));
        return ExitCode.FINE;
    }

    private static String names() {
        return CompletedShells.ALL.stream().map(CompletedShell::name).collect(Collectors.joining(", "));
    }

    /** The script for a shell, with every command of the program. */
    static String script(CompletedShell shell, Surroundings surroundings) {
        return shell.script(Typed.after(Ceteris.commandLine(surroundings, _ -> true)));
    }
}
