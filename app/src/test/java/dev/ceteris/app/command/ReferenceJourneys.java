// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Journeys: a user looks something up in docs/cli.md. */
class ReferenceJourneys {
    private static final Pattern EXAMPLE = Pattern.compile("(?m)^\\./ceteris (.+)$");

    private static final Path PAGE = Path.of("..", "docs", "cli.md");

    private final Shell shell;

    ReferenceJourneys(@TempDir Path folder) {
        shell = new Shell(folder);
    }

    /** With {@code -Dreference=write} the page is written first; CONTRIBUTING.md has the whole line. */
    @Test
    void the_tables_are_what_the_commands_say_of_themselves() throws IOException {
        String page = new ReferenceTables(Ceteris.commandLine(shell.surroundings(), _ -> true)).in(text());
        if (System.getProperty("reference", "").equals("write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(text()).isEqualTo(page);
    }

    @TestFactory
    Stream<DynamicTest> every_command_and_every_option_is_named() {
        return ReferenceTables.leaves(Ceteris.commandLine(shell.surroundings(), _ -> true))
                .map(command ->
                        DynamicTest.dynamicTest(command.getCommandSpec().qualifiedName(), () -> assertNamed(command)));
    }

    private static void assertNamed(CommandLine command) {
        String name = command.getCommandSpec().qualifiedName().replace("ceteris ", "");
        String section = section(name.split(" ", 2)[0]);
        assertThat(section).contains("ceteris " + name);
        String everywhere = text().split("\n## ", 2)[0];
        for (OptionSpec option : command.getCommandSpec().options()) {
            for (String word : option.names()) {
                assertThat(section + everywhere).as(name).containsPattern("`" + Pattern.quote(word) + "[` ]");
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> every_example_is_understood() {
        return EXAMPLE.matcher(text())
                .results()
                .map(example -> example.group(1).replaceFirst(" >.*", ""))
                .map(words -> DynamicTest.dynamicTest(
                        words,
                        () -> assertThat(Ceteris.commandLine(shell.surroundings(), _ -> true)
                                        .parseArgs(words.split(" "))
                                        .errors())
                                .isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> every_field_of_the_json_is_named() {
        shell.ceteris("run", shell.study(""), "--no-report");
        Matcher fields = Pattern.compile("(?m)^ {2}(?: {6})?\"([a-zA-Z0-9]+)\"")
                .matcher(shell.ceteris("show", "--json").out());
        String section = section("JSON");
        return fields.results()
                .map(field -> field.group(1))
                .distinct()
                .map(field ->
                        DynamicTest.dynamicTest(field, () -> assertThat(section).contains("`" + field + "`")));
    }

    private static String section(String title) {
        List<String> sections = Pattern.compile("(?m)^## ")
                .splitAsStream(text())
                .filter(section -> section.startsWith(title + "\n"))
                .toList();
        assertThat(sections).as("section '%s'", title).hasSize(1);
        return sections.getFirst();
    }

    private static String text() {
        try {
            return Files.readString(PAGE);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
