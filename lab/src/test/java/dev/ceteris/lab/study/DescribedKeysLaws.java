// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.base.Default;
import dev.ceteris.base.Meaning;
import dev.ceteris.base.Require;
import dev.ceteris.base.Unit;
import dev.ceteris.lab.trial.Knobs;
import dev.ceteris.spec.NumberRange;
import dev.ceteris.spec.SchemaWriter;
import dev.ceteris.spec.SectionKey;
import dev.ceteris.spec.TableWriter;
import dev.ceteris.spec.ValueKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Laws: a key is described by its record alone, and what schema and tables say of it is what the record takes. */
class DescribedKeysLaws {
    record Walk(
            @Meaning("how long, in `steps`") @Unit("steps") int length,
            @Meaning("how much of it is up") @Default("0.5") double up,
            @Meaning("σ, how uneven") @Default("0") double sigma) {
        Walk {
            Require.require(length >= 2, "length", length, "2 (there and back) or more");
            Require.require(up > 0 && up <= 1, "up", up, "above 0 and at most 1");
        }
    }

    @Test
    void a_record_is_a_section_with_the_ranges_that_its_constructor_checks() {
        JsonNode schema =
                new JsonMapper().readTree(SchemaWriter.document("Walks", "A walk.", SectionKey.of(Walk.class)));
        assertThat(schema.get("properties").toString())
                .isEqualTo("{\"length\":{\"description\":\"How long, in steps. Unit: steps.\",\"type\":\"integer\","
                        + "\"minimum\":2},\"up\":{\"description\":\"How much of it is up.\",\"type\":\"number\","
                        + "\"exclusiveMinimum\":0,\"maximum\":1,\"default\":0.5},"
                        + "\"sigma\":{\"description\":\"σ, how uneven.\",\"type\":\"number\",\"default\":0}}");
    }

    @Test
    void a_record_is_a_table_with_a_line_for_each_component() {
        assertThat(TableWriter.keys(SectionKey.of(Walk.class))).isEqualTo("""
                | key | type, range | unit | default | meaning |
                |---|---|---|---|---|
                | `length` | whole number, at least 2 | steps | required | how long, in `steps` |
                | `up` | number, above 0 and at most 1 | | 0.5 | how much of it is up |
                | `sigma` | number | | 0 | σ, how uneven |
                """);
    }

    record Silent(int length) {}

    @Test
    void a_component_that_says_nothing_is_named() {
        assertThatThrownBy(() -> SectionKey.of(Silent.class))
                .hasMessage("the component int length of Silent has no @Meaning");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "at least 0 and below 1; at least 0 and below 1; {minimum=0.0, exclusiveMaximum=1.0}",
                "a finite number above 0; above 0; {exclusiveMinimum=0.0}",
                "between 1e-30 and 1e30; 1e-30 to 1e30; {minimum=1.0E-30, maximum=1.0E30}",
                "widths between 1 and 65,536; 1 to 65,536; {minimum=1.0, maximum=65536.0}",
                "0 (none) or more; at least 0; {minimum=0.0}",
                "a finite number; ''; {}"
            })
    void a_range_is_read_from_the_words_of_a_message(String expected, String words, String bounds) {
        NumberRange range = NumberRange.of(expected);
        assertThat(range.words()).isEqualTo(words);
        assertThat(range.bounds()).hasToString(bounds);
    }

    @Test
    void numbers_of_a_study_have_the_ranges_that_their_records_check() {
        assertThat(range("training", "learningRate")).isEqualTo(Map.of("exclusiveMinimum", 0.0));
        assertThat(range("training", "batchSize")).isEqualTo(Map.of("minimum", 1.0));
        assertThat(range("data", "randomLabels")).isEqualTo(Map.of("minimum", 0.0, "maximum", 1.0));
    }

    private static Map<String, Double> range(String section, String name) {
        List<SectionKey> keys = StudyKeys.spec(section).keys();
        SectionKey key =
                keys.stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
        assertThat(Knobs.PATHS).contains(section + "." + name);
        ValueKind kind = ValueKind.of(((ValueKind.Component) key.kind()).component());
        return switch (kind) {
            case ValueKind.Whole(NumberRange range) -> range.bounds();
            case ValueKind.Real(NumberRange range) -> range.bounds();
            default -> throw new IllegalStateException("no number: " + kind);
        };
    }
}
