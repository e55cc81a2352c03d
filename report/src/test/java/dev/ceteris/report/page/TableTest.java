// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.report.Runs;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    private static final List<Table.Column> TWO =
            List.of(Table.Column.text("what"), Table.Column.number("loss", "loss mean", "loss standard deviation"));

    private static Table of(Table.Row... rows) {
        return new Table("t", "a table", TWO, List.of(rows));
    }

    private static Table.Cell measured() {
        return new Table.Cell.Measured("0.50 ± 0.10", List.of("0.5", "0.1"));
    }

    @Test
    void a_measured_cell_fills_one_field_per_number() {
        assertThat(of(Table.Row.of(new Table.Cell.Plain("a"), measured())).csv())
                .isEqualTo("what,loss mean,loss standard deviation\r\na,0.5,0.1\r\n");
    }

    /** RFC 4180, section 2: fields with commas, quotes or line breaks are quoted, quotes inside are doubled. */
    @Test
    void fields_with_commas_quotes_and_line_breaks_are_quoted() {
        assertThat(of(Table.Row.of(new Table.Cell.Plain("a, \"b\"\nc"), measured()))
                        .csv())
                .endsWith("\r\n\"a, \"\"b\"\"\nc\",0.5,0.1\r\n");
    }

    @Test
    void a_digest_is_short_to_read_and_whole_in_the_file() {
        Table.Cell digest = new Table.Cell.Digest(Runs.digest(1));

        assertThat(digest.text()).hasSize(12);
        assertThat(digest.fields()).containsExactly(Runs.digest(1));
    }
}
