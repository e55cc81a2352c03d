// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.report.Runs;
import dev.ceteris.report.page.Table;
import dev.ceteris.report.summary.Results;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The numbers behind a verdict: a column for each number that its form has, under the name of what it is. */
class VerdictTablesTest {
    private static List<Table> tables(String claim) {
        return VerdictTables.of(
                "claim",
                Results.of(Claims.about(Runs.batchSizes(10), claim))
                        .verdicts()
                        .verdicts()
                        .getFirst());
    }

    private static List<String> heads(Table table) {
        return table.texts().getFirst();
    }

    @Test
    void a_difference_of_means_has_every_column() {
        assertThat(heads(tables("- less: {metric: test.loss, of: {batchSize: 128}, than: {batchSize: 1024}}")
                        .getFirst()))
                .containsExactly(
                        "comparison",
                        "n",
                        "mean",
                        "95 % interval",
                        "BCa interval",
                        "standardized",
                        "P(> 0)",
                        "p: t",
                        "ranks",
                        "exact",
                        "uncorrected");
    }

    @Test
    void a_share_has_no_columns_of_what_it_does_not_have() {
        Table table = tables("- outperforms: {metric: test.loss, of: {batchSize: 128}, than: {batchSize: 1024}}")
                .getFirst();

        assertThat(heads(table)).containsExactly("comparison", "n", "share", "95 % interval", "uncorrected");
        assertThat(table.texts().get(1)).doesNotContain("–").last().isEqualTo("within its bounds");
    }

    @Test
    void medians_are_called_medians_in_every_table() {
        List<Table> tables =
                tables("- monotone: {metric: test.loss, along: batchSize, direction: increasing}\n  about: medians");

        assertThat(tables).hasSizeGreaterThan(1);
        assertThat(heads(tables.get(0))).contains("median").doesNotContain("mean", "BCa interval", "p: t");
        assertThat(heads(tables.get(1))).contains("median").doesNotContain("mean", "BCa interval");
    }

    @Test
    void infinite_values_are_not_told_as_a_mean() {
        List<Table> tables = VerdictTables.of(
                "claim",
                Results.of(Claims.about(
                                Runs.troubled(),
                                "- less: {metric: test.accuracy, of: {learningRate: 3.0}, than: {learningRate: 0.4}}"))
                        .verdicts()
                        .verdicts()
                        .getFirst());

        assertThat(heads(tables.getFirst())).contains("median").doesNotContain("mean");
        assertThat(tables.getFirst().texts().get(1)).contains("−∞");
    }
}
