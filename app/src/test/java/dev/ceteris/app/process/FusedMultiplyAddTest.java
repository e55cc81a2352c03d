// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FusedMultiplyAddTest {
    @Test
    void who_has_it_is_not_warned() {
        assertThat(FusedMultiplyAdd.warning(_ -> "true")).isEmpty();
    }

    @Test
    void who_has_it_not_is_warned() {
        assertThat(FusedMultiplyAdd.warning(_ -> "false"))
                .hasValueSatisfying(warning -> assertThat(warning).contains("UseFMA"));
    }

    @Test
    void a_jvm_without_the_flag_is_not_judged() {
        assertThat(FusedMultiplyAdd.warning(name -> {
                    throw new IllegalArgumentException(name);
                }))
                .isEmpty();
    }

    @Test
    void this_jvm_knows_the_flag() {
        // On processors of the last ten years; a warning here would mean that the flag has another name now.
        assertThat(FusedMultiplyAdd.warning()).isEmpty();
    }
}
