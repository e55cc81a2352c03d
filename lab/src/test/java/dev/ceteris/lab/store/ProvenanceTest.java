// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.lab.Tiny;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What the store's column {@code provenance} holds. */
class ProvenanceTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void provenance_without_sizes_of_data_sets_is_written_and_read_as_it_always_was() {
        String text = JSON.writeValueAsString(Tiny.provenance());

        assertThat(text).endsWith("\"}]}").doesNotContain("trainingSamples");
        assertThat(JSON.readValue(text, Provenance.class)).isEqualTo(Tiny.provenance());
    }

    @Test
    void sizes_of_data_sets_are_read_again() {
        Provenance made = Tiny.provenance();
        Provenance sized = new Provenance(
                made.version(),
                made.arithmeticVersion(),
                made.java(),
                made.system(),
                made.processor(),
                made.cores(),
                made.vectorBits(),
                made.command(),
                made.files(),
                new LinkedHashMap<>(Map.of("mnist", 60_000)),
                List.of());

        assertThat(JSON.readValue(JSON.writeValueAsString(sized), Provenance.class))
                .isEqualTo(sized);
    }

    @Test
    void what_guessing_comes_to_is_read_again() {
        Provenance made = Tiny.provenance();
        DataUse use = new DataUse(
                "mnist",
                "mnist",
                "",
                100,
                0,
                50,
                new LinkedHashMap<>(Map.of("test.accuracy", 0.1135)),
                List.of("a remark"),
                "classes by value");
        Provenance counted = new Provenance(
                made.version(),
                made.arithmeticVersion(),
                made.java(),
                made.system(),
                made.processor(),
                made.cores(),
                made.vectorBits(),
                made.command(),
                made.files(),
                new LinkedHashMap<>(),
                List.of(use));

        Provenance read = JSON.readValue(JSON.writeValueAsString(counted), Provenance.class);
        assertThat(read).isEqualTo(counted);
        assertThat(read.guessing().get("mnist")).containsEntry("test.accuracy", 0.1135);
    }
}
