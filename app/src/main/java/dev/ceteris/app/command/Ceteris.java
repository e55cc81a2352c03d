// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command;

import dev.ceteris.app.process.Failures;
import dev.ceteris.app.process.Surroundings;
import dev.ceteris.app.process.Version;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The command line. Only the command that is meant is made, and only its classes are loaded; of the others the help
 * says what {@link Commands} knows.
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

    /**
     * Runs one command; never throws, never ends the process. Its exit code is 0, 1, 2 or 130, see {@code docs/cli.md}.
     */
    public static int execute(Surroundings surroundings, String... args) {
        return commandLine(surroundings, meant(args)).execute(args);
    }

    /** The first word that is not an option, and after {@code help} the next one, too. */
    private static Predicate<String> meant(String... args) {
        if (Arrays.stream(args).anyMatch(word -> word.startsWith("@"))) {
            return _ -> true; // the words are in a file, which picocli opens
        }
        List<String> words =
                Arrays.stream(args).filter(word -> !word.startsWith("-")).toList();
        long names = words.stream().limit(1).anyMatch("help"::equals) ? 2 : 1;
        return words.stream().limit(names).toList()::contains;
    }

    /**
     * The command line.
     *
     * @param meant the names of the commands that are made, with their options; the others are a name and a sentence
     */
    public static CommandLine commandLine(Surroundings surroundings, Predicate<String> meant) {
        Ceteris ceteris = new Ceteris(surroundings);
        CommandLine line = new CommandLine(ceteris);
        for (ListedCommand listed : Commands.ALL) {
            line.addSubcommand(
                    listed.name(),
                    meant.test(listed.name())
                            ? made(listed, surroundings)
                            : new CommandLine(described(CommandSpec.create(), listed)));
        }
        line.setOut(writer(surroundings.results()));
        line.setErr(writer(surroundings.messages()));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        line.setUsageHelpWidth(100);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        Failures failures = new Failures(surroundings);
        line.setParameterExceptionHandler((failure, _) -> failures.usage(failure));
        line.setExecutionExceptionHandler((failure, _, _) -> failures.execution(failure, ceteris.verbose));
        return line;
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, stream.charset());
    }

    private static CommandLine made(ListedCommand listed, Surroundings surroundings) {
        CommandLine command = new CommandLine(listed.command().apply(surroundings));
        described(command.getCommandSpec(), listed);
        nameVersion(command);
        return command;
    }

    private static CommandSpec described(CommandSpec spec, ListedCommand listed) {
        spec.name(listed.name()).usageMessage().description(listed.description());
        return spec;
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
