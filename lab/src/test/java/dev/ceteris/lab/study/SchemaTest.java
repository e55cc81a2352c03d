// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.ceteris.engine.network.Initialization;
import dev.ceteris.engine.network.activation.Activation;
import dev.ceteris.engine.optimizer.Optimizer;
import dev.ceteris.engine.regularization.Regularization;
import dev.ceteris.engine.schedule.RateScaling;
import dev.ceteris.engine.schedule.Schedule;
import dev.ceteris.engine.stopping.EarlyStopping;
import dev.ceteris.engine.training.Update;
import dev.ceteris.evidence.claim.Claim;
import dev.ceteris.evidence.claim.ClaimForm;
import dev.ceteris.evidence.claim.Key;
import dev.ceteris.evidence.text.HypothesesReader;
import dev.ceteris.lab.source.Sources;
import dev.ceteris.lab.trial.Knobs;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.tuning.SamplingMethod;
import dev.ceteris.spec.Defaults;
import dev.ceteris.spec.Node;
import dev.ceteris.spec.SectionKey;
import dev.ceteris.spec.Shapes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Facts: what editors and readers are found about a study is what {@link StudyReader} knows. */
class SchemaTest {
    private final JsonNode schema = new JsonMapper()
            .readTree(Path.of("..", "studies", "study.schema.json").toFile());

    @Test
    void it_has_the_keys_of_the_reader_and_no_others() {
        assertThat(keys(schema)).containsExactlyElementsOf(Draft.KEYS);
        assertThat(Knobs.SECTIONS.stream()
                        .flatMap(section -> keys(schema.at("/properties/" + section)).stream()
                                .map(key -> section + "." + key)))
                .containsExactlyElementsOf(
                        Knobs.PATHS.stream().filter(path -> depth(path) == 2).toList());
        assertThat(keys(csv()))
                .containsExactlyElementsOf(SectionKey.names(Sources.keys().get(0)));
        assertThat(keys(function()))
                .containsExactlyElementsOf(SectionKey.names(Sources.keys().get(1)));
        assertThat(keys(images()))
                .containsExactlyElementsOf(SectionKey.names(Sources.keys().get(2)));
    }

    @Test
    void every_object_refuses_other_keys() {
        for (JsonNode object :
                List.of(schema, of("data"), of("network"), of("training"), csv(), function(), images())) {
            assertThat(object.get("additionalProperties").booleanValue()).isFalse();
        }
    }

    @Test
    void it_has_the_words_of_the_reader_and_no_others() {
        assertThat(words(of("data", "source").at("/oneOf/0"))).containsExactlyInAnyOrderElementsOf(Sources.names());
        assertThat(words(of("network", "activation").at("/oneOf/0")))
                .containsExactlyElementsOf(Shapes.words(Activation.class));
        assertThat(words(of("network", "initialization")))
                .containsExactlyElementsOf(Shapes.words(Initialization.class));
        assertThat(words(of("training", "update"))).containsExactlyElementsOf(Shapes.words(Update.class));
        assertThat(words(of("metrics").at("/items/oneOf/0"))).containsExactlyElementsOf(Metric.keys());
        assertThat(words(of("vary").at("/propertyNames/anyOf/0"))).containsExactly(Recipes.KEY);
        assertThat(words(schema.at("/$defs/knob")))
                .containsExactlyElementsOf(Knobs.PATHS.stream()
                        .flatMap(path -> Stream.of(Knobs.name(path), path))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "test.recall(rare) | true",
                "validation.f1(a (b), c) | true",
                "train.pinball(0.9) | true",
                "train.recall(rare) | false",
                "test.recall() | false",
                "test.pinball(high) | false",
                "test.accuracy(rare) | false"
            })
    void a_metric_with_an_argument_is_one_that_the_reader_knows(String metric, boolean known) {
        String all = of("metrics").at("/items/oneOf/1/pattern").stringValue();
        String choosing = of("tune").at("/properties/by/oneOf/1/pattern").stringValue();

        assertThat(Pattern.compile(all).matcher(metric).find())
                .isEqualTo(known)
                .isEqualTo(Metric.of(metric).isPresent());
        assertThat(Pattern.compile(choosing).matcher(metric).find())
                .isEqualTo(known && metric.startsWith("validation."));
    }

    @Test
    void what_may_be_chosen_has_the_keys_and_words_of_the_reader_and_no_others() {
        assertThat(words(of("tune").at("/propertyNames/anyOf/0")))
                .containsExactlyElementsOf(BlockKeys.TUNE_OPTIONS)
                .containsExactlyElementsOf(keys(of("tune")));
        assertThat(words(of("search").at("/propertyNames/anyOf/0")))
                .containsExactlyElementsOf(BlockKeys.SEARCH_OPTIONS)
                .containsExactlyElementsOf(keys(of("search")));
        assertThat(words(schema.at("/$defs/choosable")))
                .containsExactlyElementsOf(Knobs.PATHS.stream()
                        .filter(BlockReader::isChoosable)
                        .flatMap(path -> Stream.of(Knobs.name(path), path))
                        .toList());
        assertThat(words(of("tune", "search"))).containsExactlyElementsOf(Shapes.words(SamplingMethod.class));
        assertThat(keys(of("tune", "budget"))).containsExactlyElementsOf(BlockKeys.BUDGETS);
        assertThat(keys(schema.at("/$defs/range"))).containsExactlyElementsOf(KnobSpace.RANGE_KEYS);
        assertThat(keys(schema.at("/$defs/space/oneOf/2"))).containsExactlyElementsOf(Taper.KEYS);
        assertThat(keys(of("network", "hidden").at("/oneOf/1"))).containsExactlyElementsOf(Taper.KEYS);
    }

    @ParameterizedTest
    @MethodSource
    void a_choice_with_knobs_is_a_word_or_a_section_with_the_words_and_keys_of_the_reader(String knob, Class<?> kind) {
        JsonNode choice = of("training", knob);
        JsonNode sections = choice.at("/oneOf/1");
        assertThat(sections.get("additionalProperties").booleanValue()).isFalse();
        Set<String> words = new TreeSet<>(words(choice.at("/oneOf/0")));
        for (String word : keys(sections)) {
            JsonNode section = sections.get("properties").get(word);
            words.add(word);
            assertThat(section.get("additionalProperties").booleanValue()).isFalse();
            assertThat(keys(section))
                    .containsExactlyElementsOf(
                            Shapes.keys(Shapes.record(kind, word).orElseThrow()));
        }
        assertThat(words).containsExactlyElementsOf(Shapes.words(kind));
    }

    static Stream<Arguments> a_choice_with_knobs_is_a_word_or_a_section_with_the_words_and_keys_of_the_reader() {
        return Stream.of(
                arguments("optimizer", Optimizer.class),
                arguments("rateScaling", RateScaling.class),
                arguments("schedule", Schedule.class),
                arguments("regularization", Regularization.class),
                arguments("earlyStopping", EarlyStopping.class));
    }

    /** Whether a section or a bare word: what the schema calls a default is what the reader takes for one. */
    @ParameterizedTest
    @MethodSource("a_choice_with_knobs_is_a_word_or_a_section_with_the_words_and_keys_of_the_reader")
    void a_default_inside_of_a_choice_is_that_of_the_reader(String knob, Class<?> kind) {
        JsonNode sections = of("training", knob).at("/oneOf/1");
        for (String word : keys(sections)) {
            JsonNode section = sections.get("properties").get(word);
            Node.Fields defaults =
                    Defaults.of(Shapes.record(kind, word).orElseThrow().asSubclass(Record.class));
            for (String key : keys(section)) {
                JsonNode found = section.get("properties").get(key).get("default");
                assertThat(defaults.value(key).isPresent()).as(word + "." + key).isEqualTo(found != null);
                defaults.value(key)
                        .ifPresent(node -> assertThat(found.asString())
                                .as(word + "." + key)
                                .satisfiesAnyOf(
                                        text -> assertThat(text).isEqualTo(node.written()),
                                        text -> assertThat(Double.parseDouble(text))
                                                .isEqualTo(Double.parseDouble(node.written()))));
            }
        }
    }

    @Test
    void a_claim_has_the_words_and_keys_of_the_reader_and_no_others() {
        JsonNode item = of("hypotheses").get("items");
        assertThat(item.get("additionalProperties").booleanValue()).isFalse();
        List<String> known =
                new ArrayList<>(ClaimForm.all().stream().map(ClaimForm::word).toList());
        known.addAll(SectionKey.names(HypothesesReader.BESIDE));
        assertThat(keys(item)).containsExactlyElementsOf(known);
        for (ClaimForm form : ClaimForm.all()) {
            JsonNode claim = item.get("properties").get(form.word());
            assertThat(claim.get("additionalProperties").booleanValue()).isFalse();
            assertThat(keys(claim)).as(form.word()).containsExactlyElementsOf(form.names());
            assertThat(claim.get("description").stringValue()).isEqualTo(form.meaning());
            assertThat(claim.get("required").valueStream().map(JsonNode::stringValue))
                    .as(form.word())
                    .containsExactlyElementsOf(form.keys().stream()
                            .filter(key -> key.unsaid().isEmpty())
                            .map(Key::name)
                            .toList());
        }
    }

    private static long depth(String path) {
        return path.split("\\.").length;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data.train",
                "data.validation",
                "data.randomLabels",
                "network.activation",
                "network.initialization",
                "training.optimizer",
                "training.rateScaling",
                "training.schedule",
                "training.update",
                "training.regularization",
                "training.earlyStopping"
            })
    void a_default_is_the_value_of_a_study_that_does_not_say(String path) {
        String least = ExampleStudy.with("  activation: relu\n", "").replace("  update: batch\n", "");
        String[] keys = path.split("\\.");
        assertThat(ExampleStudy.read(least).held())
                .containsEntry(path, of(keys).get("default").asString());
    }

    @Test
    void a_function_has_the_defaults_of_the_reader() {
        String text = ExampleStudy.with("source: mnist", "source: {function: x1, from: 0, to: 1}")
                .replace("[test.accuracy]", "[test.loss]");
        for (String key : List.of("noise", "diagonal", "judged")) {
            assertThat(ExampleStudy.read(text).held())
                    .containsEntry(
                            "data.source." + key,
                            function().at("/properties/" + key + "/default").asString());
        }
    }

    @Test
    void the_page_about_studies_describes_every_key_word_and_metric() throws IOException {
        String text = page();
        Stream.of(
                        Draft.KEYS,
                        Knobs.PATHS,
                        SectionKey.names(Sources.keys().get(0)),
                        SectionKey.names(Sources.keys().get(1)),
                        SectionKey.names(Sources.keys().get(2)),
                        Sources.names(),
                        Metric.keys(),
                        BlockKeys.TUNE_OPTIONS,
                        BlockKeys.BUDGETS,
                        KnobSpace.RANGE_KEYS,
                        Taper.KEYS,
                        Shapes.words(SamplingMethod.class),
                        Shapes.words(Claim.class),
                        Shapes.words(Activation.class),
                        Shapes.words(Initialization.class),
                        Shapes.words(Optimizer.class),
                        Shapes.words(RateScaling.class),
                        Shapes.words(Schedule.class),
                        Shapes.words(Regularization.class),
                        Shapes.words(EarlyStopping.class),
                        Shapes.words(Regularization.Form.class),
                        Shapes.words(Regularization.Per.class),
                        Shapes.words(Update.class))
                .flatMap(Collection::stream)
                .forEach(word -> assertThat(text).contains("`" + word + "`"));
    }

    @Test
    void the_page_about_studies_begins_with_a_study_of_thirty_networks() throws IOException {
        String example = page().split("```yaml\n|```\n", -1)[1];
        assertThat(ExampleStudy.read(example).trials()).hasSize(30);
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

    private JsonNode function() {
        return of("data", "source").at("/oneOf/2");
    }

    private JsonNode images() {
        return of("data", "source").at("/oneOf/3");
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
