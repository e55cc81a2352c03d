// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The tables of {@code docs/cli.md}, written from what the commands say of themselves: one of all commands, and one of
 * each command's options. A table goes between the lines {@code <!-- table: commands -->} or {@code <!-- table: options
 * of run -->} and {@code <!-- end of table -->}.
 */
record ReferenceTables(CommandLine all) {
    private static final Pattern TABLE = Pattern.compile(
            "(<!-- table: (commands|options of ([^\n]+?)) -->\n).*?(<!-- end of table -->\n)", Pattern.DOTALL);

    /** The page with every table as it has to be. */
    String in(String page) {
        return TABLE.matcher(page)
                .replaceAll(place -> Matcher.quoteReplacement(place.group(1)
                        + (place.group(3) == null ? commands() : options(command(place.group(3))))
                        + place.group(4)));
    }

    private CommandLine command(String words) {
        CommandLine command = all;
        for (String word : words.split(" ", -1)) {
            command = command.getSubcommands().get(word);
        }
        return command;
    }

    private String commands() {
        List<String> rows = new ArrayList<>(List.of("| command | what it does |", "|---|---|"));
        all.getSubcommands()
                .forEach((name, command) -> leaves(command)
                        .map(CommandLine::getCommandSpec)
                        .sorted(Comparator.comparing(CommandSpec::qualifiedName)) // methods have no order of their own
                        .forEach(leaf -> rows.add("| [`" + cell(synopsis(leaf)) + "`](#" + name + ") | "
                                + cell(String.join(" ", leaf.usageMessage().description())) + " |")));
        return String.join("\n", rows) + "\n";
    }

    /** Commands below others, and commands without any below them. */
    static Stream<CommandLine> leaves(CommandLine command) {
        return command.getSubcommands().isEmpty()
                ? Stream.of(command)
                : command.getSubcommands().values().stream().flatMap(ReferenceTables::leaves);
    }

    private static String synopsis(CommandSpec command) {
        String name = command.qualifiedName().replaceFirst("^ceteris ", "");
        return Stream.concat(
                        Stream.of(name), command.positionalParameters().stream().map(ReferenceTables::word))
                .collect(Collectors.joining(" "));
    }

    private static String word(PositionalParamSpec parameter) {
        String label = parameter.paramLabel() + (parameter.arity().max() > 1 ? "…" : "");
        return parameter.arity().min() == 0 ? "[" + label + "]" : label;
    }

    private static String options(CommandLine command) {
        List<String> rows = new ArrayList<>(List.of("| option | meaning |", "|---|---|"));
        command.getCommandSpec().options().stream()
                .filter(option -> !option.usageHelp() && !option.versionHelp() && !option.inherited())
                .forEach(option -> rows.add("| " + names(option) + " | " + cell(meaning(option)) + " |"));
        return String.join("\n", rows) + "\n";
    }

    private static String names(OptionSpec option) {
        String value = option.arity().max() > 0 ? " " + option.paramLabel() : "";
        return Arrays.stream(option.names())
                .map(name -> "`" + cell(name + value) + "`")
                .collect(Collectors.joining(", "));
    }

    private static String meaning(OptionSpec option) {
        return String.join(" ", option.description())
                .replace("${DEFAULT-VALUE}", String.valueOf(option.defaultValue()))
                .replace("$$", "$");
    }

    /** In a table a bar would end the cell. */
    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
