// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.base.Numbers;
import dev.ceteris.evidence.claim.Best;
import dev.ceteris.evidence.claim.Claim;
import dev.ceteris.evidence.claim.Equivalent;
import dev.ceteris.evidence.claim.Less;
import dev.ceteris.evidence.claim.Margin;
import dev.ceteris.evidence.claim.Measure;
import dev.ceteris.evidence.claim.Selection;
import dev.ceteris.evidence.claim.Threshold;
import dev.ceteris.evidence.claim.Trials;
import dev.ceteris.evidence.verdict.Conditions;
import dev.ceteris.evidence.verdict.Foresight;
import dev.ceteris.evidence.verdict.InterimAnalyses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Facts: the table of the page for users, how many seeds for what size, is what {@link Foresight} says. */
class SeedsTableFacts {
    private static final int[] SEEDS = {5, 6, 7, 8, 10, 15, 20, 30};
    private static final Measure MEASURE = Measure.of(Design.METRIC);

    private record Row(String name, Claim claim, int conditions, int claims) {
        /** As Markdown. */
        String text() {
            StringBuilder row = new StringBuilder("| " + name);
            Design design = Design.of(new double[conditions]);
            Conditions equal = new Conditions(design.factors(), design.conditions(), Map.of(), Set.of());
            for (int seeds : SEEDS) {
                double level = InterimAnalyses.first(seeds).level() / claims;
                Foresight told = Foresight.of(Trials.hypothesis(claim), equal, seeds, level)
                        .orElseThrow();
                row.append(" | ")
                        .append(
                                told.isHopeless()
                                        ? Numbers.NONE
                                        : Numbers.rounded(told.size(), 2).toPlainString());
            }
            return row + " |";
        }
    }

    private static Selection level(int level) {
        return new Selection(new LinkedHashMap<>(Map.of("a", String.valueOf(level))));
    }

    private static List<String> table() {
        Claim less = new Less(MEASURE, level(0), level(1), Margin.none(), Selection.ALL);
        Claim equivalent = new Equivalent(MEASURE, "a", new Margin.Absolute(1), Selection.ALL);
        Claim best = new Best(MEASURE, level(0), Margin.none(), Selection.ALL);
        Claim above = new Threshold(MEASURE, 0, Double.POSITIVE_INFINITY, level(0));
        List<Row> rows = List.of(
                new Row("two conditions differ by", less, 2, 1),
                new Row("the same, one of 4 claims", less, 2, 4),
                new Row("the best of 5, ahead of each other by", best, 5, 1),
                new Row("two conditions are equivalent, within a margin of", equivalent, 2, 1),
                new Row("five conditions are equivalent, within a margin of", equivalent, 5, 1),
                new Row("a condition is away from a bound by", above, 1, 1));
        List<String> lines = new ArrayList<>();
        StringBuilder head = new StringBuilder("| what is true");
        Arrays.stream(SEEDS).forEach(seeds -> head.append(" | ").append(seeds).append(" seeds"));
        lines.add(head + " |");
        lines.add("|---" + "|---".repeat(SEEDS.length) + "|");
        rows.forEach(row -> lines.add(row.text()));
        return lines;
    }

    @Test
    void the_page_has_the_table() throws IOException {
        assertThat(Files.readString(Path.of("..", "docs", "evidence.md"))).contains(String.join("\n", table()));
    }
}
