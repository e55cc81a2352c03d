// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command.completion;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What can be typed after one command.
 *
 * @param path the words of the command, as in {@code data list}; empty for the program itself
 * @param meaning what the command does
 * @param commands the commands below it
 * @param options its options
 * @param arguments what its arguments can be, all of them together
 */
record Typed(String path, String meaning, List<Typed> commands, List<Choice> options, Expected arguments) {
    /**
     * An option.
     *
     * @param names such as {@code -o} and {@code --output}
     * @param meaning what the help says of it
     * @param label what the help calls its value; empty without one
     * @param value what its value can be; empty for an option without one
     * @param times whether it may be repeated
     */
    record Choice(List<String> names, String meaning, String label, Optional<Expected> value, Times times) {}

    /** How often an option can be typed. */
    enum Times {
        ONCE,
        OFTEN
    }

    /** What can be typed after the program's name, and below it after each command's. */
    static Typed after(CommandLine program) {
        return of(program, "");
    }

    private static Typed of(CommandLine command, String path) {
        CommandSpec spec = command.getCommandSpec();
        return new Typed(
                path,
                text(spec.usageMessage().description()),
                below(command, path),
                spec.options().stream()
                        .filter(option -> !option.hidden())
                        .map(Typed::choice)
                        .toList(),
                spec.positionalParameters().stream().map(Expected::of).reduce(Expected.nothing(), Expected::or));
    }

    private static List<Typed> below(CommandLine command, String path) {
        Stream<Typed> below = command.getSubcommands().entrySet().stream()
                .map(entry -> of(entry.getValue(), spaced(path, entry.getKey())));
        // Commands below a command are methods, which have no order of their own.
        return (path.isEmpty() ? below : below.sorted(Comparator.comparing(Typed::path))).toList();
    }

    private static Choice choice(OptionSpec option) {
        boolean valued = option.arity().max() > 0;
        return new Choice(
                List.of(option.names()),
                meaning(option),
                valued ? option.paramLabel() : "",
                valued ? Optional.of(Expected.of(option)) : Optional.empty(),
                option.isMultiValue() && option.splitRegex().isEmpty() ? Times.OFTEN : Times.ONCE);
    }

    private static String meaning(ArgSpec argument) {
        return text(argument.description()).replace("${DEFAULT-VALUE}", String.valueOf(argument.defaultValue()));
    }

    private static String text(String... lines) {
        return String.join(" ", lines).replace("$$", "$").replace("%n", " ").replace("%%", "%");
    }

    /** The last word of the path. */
    String name() {
        return path.substring(path.lastIndexOf(' ') + 1);
    }

    /** This one and all below it, in the order of the help. */
    Stream<Typed> all() {
        return Stream.concat(Stream.of(this), commands.stream().flatMap(Typed::all));
    }

    /** The names of all options. */
    List<String> optionNames() {
        return options.stream().flatMap(option -> option.names().stream()).toList();
    }

    /** Words with one blank between them. */
    static String spaced(String... words) {
        return String.join(
                " ", Arrays.stream(words).filter(word -> !word.isEmpty()).toList());
    }
}
