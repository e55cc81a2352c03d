// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PluralTest {
    @Test
    void one_is_singular() {
        assertThat(Plural.of(1, "seed")).isEqualTo("1 seed");
        assertThat(Plural.of(0, "seed")).isEqualTo("0 seeds");
        assertThat(Plural.of(1, "hypothesis", "hypotheses")).isEqualTo("1 hypothesis");
        assertThat(Plural.of(2, "hypothesis", "hypotheses")).isEqualTo("2 hypotheses");
    }
}
