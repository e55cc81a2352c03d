// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.situation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.app.command.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Journeys: in each situation of {@code docs/situations.md}, a user gets what is right, or what leads to it. */
class SituationJourneys {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (?!situation|---)([^|]+) \\|");

    static Stream<Situation> all() {
        return Stream.of(DataSituations.all(), LogSituations.all(), ResultSituations.all())
                .flatMap(List::stream);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void a_user_gets_the_right_answer_or_a_sentence_that_leads_to_it(Situation situation, @TempDir Path folder)
            throws IOException {
        Shell shell = new Shell(folder);
        for (Map.Entry<String, String> file : situation.files().entrySet()) {
            Files.createDirectories(folder.resolve(file.getKey()).getParent());
            shell.write(file.getKey(), file.getValue().replace("$PWD", folder.toString()));
        }
        for (Situation.Step step : situation.steps()) {
            Shell.Outcome outcome = shell.ceteris(words(step, folder));
            String printed = (outcome.out() + outcome.err()).replaceAll("\\s+", " ");
            assertThat(outcome.exitCode()).as(step.words() + ": " + printed).isEqualTo(step.exitCode());
            assertThat(printed).as(step.words()).contains(step.said());
            step.notSaid().forEach(words -> assertThat(printed).as(step.words()).doesNotContain(words));
        }
    }

    /** What is typed; only judge and export start names from the folder that these tests pretend to be in. */
    private static String[] words(Situation.Step step, Path folder) {
        boolean isRelative = step.words().startsWith("judge") || step.words().startsWith("export");
        return Stream.of(step.words().split(" "))
                .map(word -> isRelative || !Files.exists(folder.resolve(word))
                        ? word
                        : folder.resolve(word).toString())
                .toArray(String[]::new);
    }

    @Test
    void the_page_has_each_situation_once() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "situations.md"));
        assertThat(ROW.matcher(page).results().map(row -> row.group(1)))
                .containsExactlyElementsOf(all().map(Situation::name).toList())
                .hasSize(32);
    }
}
