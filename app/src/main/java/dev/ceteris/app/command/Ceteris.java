// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command;

import dev.ceteris.app.command.bench.BenchCommand;
import dev.ceteris.app.command.data.DataCommand;
import dev.ceteris.app.command.judge.JudgeCommand;
import dev.ceteris.app.command.reproduce.ReproduceCommand;
import dev.ceteris.app.command.run.RunCommand;
import dev.ceteris.app.command.run.StudiesCommand;
import dev.ceteris.app.command.store.CompareCommand;
import dev.ceteris.app.command.store.ListCommand;
import dev.ceteris.app.command.store.RemoveCommand;
import dev.ceteris.app.command.store.ReportCommand;
import dev.ceteris.app.command.store.ShowCommand;
import dev.ceteris.app.command.store.VerdictCommand;
import dev.ceteris.app.process.Failures;
import dev.ceteris.app.process.Surroundings;
import dev.ceteris.app.process.Version;
import java.io.PrintStream;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The command line. A command's class holds its options and nothing of the lab, so that {@code --help} loads none of it; the
 * work is done by classes that {@code call} makes.
 */
@Command(
        name = "ceteris",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        headerHeading =
                "Ceteris runs controlled experiments on neural networks: change one thing, hold the rest equal.%n%n",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ceteris studies                     what comes with Ceteris",
            "  ceteris run batch-size --quick      a first look, a few epochs with one seed",
            "  ceteris run my-study.yaml           your own question",
            "  ceteris help run                    everything about one command"
        })
public final class Ceteris implements Runnable {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "when something goes wrong inside Ceteris, print where")
    private boolean verbose;

    private Ceteris(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Runs one command; never throws, never ends the process. Its exit code is 0, 1, 2 or 130, see {@code docs/cli.md}. */
    public static int execute(Surroundings surroundings, String... args) {
        return commandLine(surroundings).execute(args);
    }

    /** All commands with their options. */
    static CommandLine commandLine(Surroundings surroundings) {
        Ceteris ceteris = new Ceteris(surroundings);
        CommandLine line = new CommandLine(ceteris)
                .addSubcommand(new RunCommand(surroundings))
                .addSubcommand(new ReproduceCommand(surroundings))
                .addSubcommand(new StudiesCommand(surroundings))
                .addSubcommand(new ListCommand(surroundings))
                .addSubcommand(new ShowCommand(surroundings))
                .addSubcommand(new VerdictCommand(surroundings))
                .addSubcommand(new CompareCommand(surroundings))
                .addSubcommand(new RemoveCommand(surroundings))
                .addSubcommand(new ReportCommand(surroundings))
                .addSubcommand(new DataCommand(surroundings.environment()))
                .addSubcommand(new JudgeCommand(surroundings))
                .addSubcommand(new BenchCommand(surroundings))
                .addSubcommand(new HelpCommand(surroundings));
        line.getSubcommands().values().forEach(Ceteris::nameVersion);
        line.setOut(writer(surroundings.results()));
        line.setErr(writer(surroundings.messages()));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        line.setUsageHelpWidth(100);
        Failures failures = new Failures(surroundings);
        line.setParameterExceptionHandler((failure, _) -> failures.usage(failure));
        line.setExecutionExceptionHandler((failure, _, _) -> failures.execution(failure, ceteris.verbose));
        return line;
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, stream.charset());
    }

    private static void nameVersion(CommandLine command) {
        command.getCommandSpec().versionProvider(new Version());
        command.getSubcommands().values().forEach(Ceteris::nameVersion);
    }

    @Override
    public void run() {
        spec.commandLine().usage(surroundings.results());
    }
}
