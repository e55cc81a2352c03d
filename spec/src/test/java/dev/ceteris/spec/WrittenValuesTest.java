// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts: what YAML 1.2 means by a value, and what a user of another tool means by a word. */
class WrittenValuesTest {
    private static Node value(String written) {
        Node.Fields fields = (Node.Fields) YamlTree.of(new StudyText("a.yaml", "k: " + written + "\n"));
        return fields.value("k").orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({".3, 0.3", "+0.1, 0.1", "-.5, -0.5", "5., 5", "1e-3, 0.001", "+1E2, 100", "-.5e1, -5"})
    void a_number_is_one_however_yaml_lets_it_be_written(String written, double number) {
        assertThat(value(written))
                .isInstanceOfSatisfying(
                        Node.Decimal.class, found -> assertThat(found.value()).isEqualTo(number));
    }

    @ParameterizedTest
    @CsvSource({"+5, 5", "-5, -5", "5, 5", "0, 0"})
    void a_whole_number_may_have_a_sign(String written, int number) {
        assertThat(value(written))
                .isInstanceOfSatisfying(
                        Node.Whole.class, found -> assertThat(found.value()).isEqualTo(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'.3'", "\"+0.1\"", "relu", "1.2.3", "+", ".", "5e", "[.3]x", "'5'"})
    void what_is_quoted_or_no_number_is_text(String written) {
        assertThat(YamlTree.of(written.startsWith("[") ? "'" + written + "'" : written, new Place("here")))
                .isInstanceOf(Node.Text.class);
    }

    @Test
    void numbers_in_lists_are_numbers() {
        Node.Items items = (Node.Items) value("[.3, +1, '.5']");
        assertThat(items.values())
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOf(Node.Decimal.class),
                        second -> assertThat(second).isInstanceOf(Node.Whole.class),
                        third -> assertThat(third).isInstanceOf(Node.Text.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dropout: does it help?", "a: b: c", "what it is: a claim"})
    void a_second_colon_asks_for_quotes(String question) {
        assertThatThrownBy(() -> YamlTree.of(new StudyText("a.yaml", "study: x\nquestion: " + question + "\n")))
                .hasMessageStartingWith("a.yaml:2:")
                .hasMessageEndingWith("expected text in quotes: question: \"" + question + "\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lr | did you mean 'learningRate'?",
                "batch | did you mean 'batchSize'?",
                "momentum | momentum is an optimizer",
                "weight_decay | weight decay is a regularization",
                "dropout | write dropout: 0.5 in 'training'",
                "clip_norm | write clipping: {norm: {limit: 1}} in 'training'",
                "gradient_clipping | write clipping: {norm: {limit: 1}} in 'training'",
                "target | a target is a column of a table"
            })
    void words_of_other_tools_get_an_answer_of_their_own(String word, String answer) {
        assertThat(Sentences.unknown(
                        "key '" + word + "'", word, List.of("batchSize", "epochs", "learningRate", "update")))
                .contains(answer);
    }

    @Test
    void nothing_of_the_kind_has_the_word_that_is_known() {
        assertThat(Sentences.unknown("earlyStopping 'off'", "off", List.of("goal", "never", "patience")))
                .contains("did you mean 'never'?");
        assertThat(Sentences.unknown("activation 'leaky_relu'", "leaky_relu", List.of("leakyRelu", "relu")))
                .contains("did you mean 'leakyRelu'?");
        assertThat(Sentences.unknown("regularization 'false'", "false", List.of("dropout", "l2", "none")))
                .contains("did you mean 'none'?");
    }

    @ParameterizedTest
    @CsvSource({"stop, state", "128, 1024", "x, y", "0.1, 0.2", "colour, seed"})
    void a_word_that_is_not_near_is_no_guess(String word, String known) {
        assertThat(Sentences.unknown("word", word, List.of(known))).doesNotContain("did you mean");
    }

    @ParameterizedTest
    @CsvSource({"sdg, sgd", "rleu, relu", "bathSize, batchSize", "ReLu, relu", "optimiser, optimizer"})
    void a_word_within_a_third_of_its_letters_is_one(String word, String known) {
        assertThat(Sentences.unknown("word", word, List.of("epoch", known))).contains("did you mean '" + known + "'?");
    }

    @Test
    void a_message_quotes_at_most_sixty_characters_and_shows_every_one() {
        assertThat(new Node.Text(new Place("here"), "a\tb\n" + "x".repeat(100)).found())
                .startsWith("the text 'a\\tb\\nxxx")
                .hasSizeLessThan(80);
    }
}
