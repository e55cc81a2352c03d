// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.engine.network.Activation;
import dev.ceteris.engine.network.Initialization;
import dev.ceteris.engine.training.Optimizer;
import dev.ceteris.engine.training.Update;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Facts: what editors and readers are told about a study is what {@link StudyReader} knows. */
class SchemaTest {
    private final JsonNode schema = new JsonMapper()
            .readTree(Path.of("..", "studies", "study.schema.json").toFile());

    @Test
    void it_has_the_keys_of_the_reader_and_no_others() {
        assertThat(keys(schema)).containsExactlyElementsOf(Draft.KEYS);
        assertThat(Knobs.SECTIONS.stream()
                        .flatMap(section -> keys(schema.at("/properties/" + section)).stream()
                                .map(key -> section + "." + key)))
                .containsExactlyElementsOf(Knobs.PATHS);
        assertThat(keys(csv())).containsExactlyElementsOf(Sources.CSV_KEYS);
    }

    @Test
    void every_object_refuses_other_keys() {
        for (JsonNode object : List.of(schema, of("data"), of("network"), of("training"), csv())) {
            assertThat(object.get("additionalProperties").booleanValue()).isFalse();
        }
    }

    @Test
    void it_has_the_words_of_the_reader_and_no_others() {
        assertThat(words(of("data", "source").at("/oneOf/0"))).containsExactlyInAnyOrderElementsOf(Sources.names());
        assertThat(words(of("network", "activation"))).containsExactlyElementsOf(Shapes.words(Activation.class));
        assertThat(words(of("network", "initialization")))
                .containsExactlyElementsOf(Shapes.words(Initialization.class));
        assertThat(words(of("training", "optimizer"))).containsExactlyElementsOf(Shapes.words(Optimizer.class));
        assertThat(words(of("training", "update"))).containsExactlyElementsOf(Shapes.words(Update.class));
        assertThat(words(of("metrics").get("items"))).containsExactlyElementsOf(Metric.keys());
        assertThat(words(of("vary").get("propertyNames")))
                .containsExactlyElementsOf(Knobs.PATHS.stream()
                        .flatMap(path -> Stream.of(Knobs.name(path), path))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data.train",
                "data.validation",
                "network.activation",
                "network.initialization",
                "training.optimizer",
                "training.update"
            })
    void a_default_is_the_value_of_a_study_that_does_not_say(String path) {
        String least = Example.with("  activation: relu\n", "").replace("  update: batch\n", "");
        String[] keys = path.split("\\.");
        assertThat(Example.read(least).held())
                .containsEntry(path, of(keys).get("default").asString());
    }

    @Test
    void the_page_about_studies_tells_of_every_key_word_and_metric() throws IOException {
        String text = page();
        Stream.of(
                        Draft.KEYS,
                        Knobs.PATHS,
                        Sources.CSV_KEYS,
                        Sources.names(),
                        Metric.keys(),
                        Shapes.words(Activation.class),
                        Shapes.words(Initialization.class),
                        Shapes.words(Optimizer.class),
                        Shapes.words(Update.class))
                .flatMap(Collection::stream)
                .forEach(word -> assertThat(text).contains("`" + word + "`"));
    }

    @Test
    void the_page_about_studies_begins_with_a_study_of_thirty_networks() throws IOException {
        String example = page().split("```yaml\n|```\n", -1)[1];
        assertThat(Example.read(example).trials()).hasSize(30);
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("..", "docs", "studies.md"));
    }

    private JsonNode of(String... keys) {
        JsonNode node = schema;
        for (String key : keys) {
            node = node.get("properties").get(key);
        }
        return node;
    }

    private JsonNode csv() {
        return of("data", "source").at("/oneOf/1");
    }

    private static List<String> keys(JsonNode object) {
        return List.copyOf(object.get("properties").propertyNames());
    }

    private static List<String> words(JsonNode choice) {
        List<String> words = new ArrayList<>();
        choice.get("enum").forEach(word -> words.add(word.asString()));
        return words;
    }
}
