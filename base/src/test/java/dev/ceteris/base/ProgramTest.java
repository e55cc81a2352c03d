// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Journey: a user pastes a command from a message. */
class ProgramTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "./ceteris; ./ceteris",
                "/home/zoë/ceteris-0.1.0/ceteris; /home/zoë/ceteris-0.1.0/ceteris",
                "my tools/ceteris; 'my tools/ceteris'",
                "it's/ceteris; 'it'\\''s/ceteris'",
                "a$b/ceteris; 'a$b/ceteris'"
            })
    void a_path_that_a_shell_would_not_take_as_one_word_is_quoted(String called, String shown) {
        assertThat(Program.quoted(called)).isEqualTo(shown);
    }
}
