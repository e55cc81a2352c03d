// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VisibleTest {
    @Test
    void control_characters_are_written_out_and_long_texts_cut() {
        assertThat(Visible.quoted("a\tb\r\n\u001b[31m\u0000")).isEqualTo("'a\\tb\\r\\n\\e[31m\\u0000'");
        assertThat(Visible.text("x".repeat(60))).isEqualTo("x".repeat(60));
        assertThat(Visible.text("x".repeat(61))).isEqualTo("x".repeat(60) + "…");
        assertThat(Visible.list(List.of("a".repeat(40), "b".repeat(40), "c")))
                .isEqualTo("a".repeat(40) + " and 2 more");
    }

    @Test
    void a_guess_changes_at_most_a_third_of_the_letters_and_no_number() {
        List<String> known = List.of("batchSize", "learningRate", "epochs", "run", "100");
        assertThat(NearestWord.to("bach", known)).isEmpty();
        assertThat(NearestWord.to("bathSize", known)).contains("batchSize");
        assertThat(NearestWord.to("epocs", known)).contains("epochs");
        assertThat(NearestWord.to("rnu", known)).contains("run");
        assertThat(NearestWord.to("dropout", known)).isEmpty();
        assertThat(NearestWord.to("101", known)).isEmpty();
    }
}
