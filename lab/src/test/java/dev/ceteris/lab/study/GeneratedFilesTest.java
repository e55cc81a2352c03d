// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Law: the schema and the tables of the documentation say what the code says. */
class GeneratedFilesTest {
    @Test
    void every_generated_file_is_what_the_code_says() throws IOException {
        for (Map.Entry<Path, String> file : GeneratedFiles.of(Path.of("..")).entrySet()) {
            assertThat(Files.readString(file.getKey()))
                    .as("%s is not what the code says: run bin/generate", file.getKey())
                    .isEqualTo(file.getValue());
        }
    }

    @Test
    void tables_come_between_their_markers_and_the_rest_stays() {
        String page = """
                before
                <!-- generated: a -->
                old
                <!-- end -->
                between
                <!-- generated: b -->
                <!-- end -->
                """;
        assertThat(GeneratedFiles.filledIn(page, Map.of("a", "A\n", "b", "B$1\n")))
                .isEqualTo("""
                        before
                        <!-- generated: a -->
                        A
                        <!-- end -->
                        between
                        <!-- generated: b -->
                        B$1
                        <!-- end -->
                        """);
    }

    @Test
    void a_table_without_a_place_is_missed_with_the_lines_that_give_it_one() {
        Map<String, String> tables = new TreeMap<>(Map.of("a", "", "b", ""));
        assertThatThrownBy(() -> GeneratedFiles.filledIn("<!-- generated: a -->\n<!-- end -->\n", tables))
                .hasMessage("""
                        docs/studies.md has no place for the tables [b]; add these lines, each with a sentence \
                        before it, then run bin/generate:
                        after the table 'a':
                        <!-- generated: b -->
                        <!-- end -->
                        """);
    }
}
