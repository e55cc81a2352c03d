// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Laws: the first line of a study leads to a schema that exists, or says how to get one. */
class SchemaLinkTest {
    @Test
    void a_path_leads_from_the_study_to_the_schema_of_the_checkout(@TempDir Path home) throws IOException {
        Files.createDirectories(home.resolve("studies"));
        Files.writeString(home.resolve("studies/study.schema.json"), "{}");
        Path mine = Files.createDirectories(home.resolve("mine/deep"));
        String line = SchemaLink.from(mine, Optional.of(home));
        assertThat(line).isEqualTo("# yaml-language-server: $schema=../../studies/study.schema.json");
        assertThat(mine.resolve(line.substring(line.indexOf('=') + 1))).exists();
    }

    @Test
    void without_a_checkout_the_line_says_how_to_get_the_schema(@TempDir Path folder) {
        assertThat(SchemaLink.from(folder, Optional.empty())).contains("studies --schema >study.schema.json");
        assertThat(SchemaLink.from(folder, Optional.of(folder))).contains("studies --schema >study.schema.json");
    }
}
