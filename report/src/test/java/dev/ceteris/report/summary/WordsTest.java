// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void lists_end_with_and() {
        assertThat(Words.list(List.of())).isEmpty();
        assertThat(Words.list(List.of("a"))).isEqualTo("a");
        assertThat(Words.list(List.of("a", "b"))).isEqualTo("a and b");
        assertThat(Words.list(List.of("a", "b", "c"))).isEqualTo("a, b and c");
    }

    @Test
    void three_numbers_in_a_row_are_a_range() {
        assertThat(Words.ranges(List.of(1L, 2L, 3L, 4L))).isEqualTo("1–4");
        assertThat(Words.ranges(List.of(3L, 4L))).isEqualTo("3 and 4");
        assertThat(Words.ranges(List.of(1L, 2L, 3L, 7L, 9L, 10L))).isEqualTo("1–3, 7, 9 and 10");
        assertThat(Words.ranges(List.of(5L, 4L, 3L))).isEqualTo("5, 4 and 3");
    }
}
