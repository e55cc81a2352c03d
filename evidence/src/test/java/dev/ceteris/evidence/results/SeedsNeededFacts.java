// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.evidence.verdict.Decision;
import dev.ceteris.evidence.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Facts: how many more seeds a verdict needs, of situations whose answer is known by arithmetic. */
class SeedsNeededFacts {
    private static final String GREATER =
            "columns: {factors: [m]}\nhypotheses: [{greater: {metric: acc, of: {m: b}, than: {m: a}}}]\n";

    private ResultFolder folder;

    @BeforeEach
    void open(@TempDir Path path) {
        folder = new ResultFolder(path);
    }

    private Verdict verdict(String claims, String csv) {
        return folder.with("r.csv", csv)
                .read(claims, "r.csv")
                .verdicts()
                .verdicts()
                .getFirst();
    }

    private static String conclusion(Verdict verdict) {
        return String.join(" ", verdict.conclusion());
    }

    private static String unpaired(int each) {
        return "m,acc\n"
                + IntStream.rangeClosed(1, each)
                        .mapToObj(i -> "b,0.9" + i + "\na,0.5" + i + "\n")
                        .collect(Collectors.joining());
    }

    private static String paired(List<Double> differences) {
        return "m,seed,acc\n"
                + IntStream.range(0, differences.size())
                        .mapToObj(i -> "a," + i + ",70\nb," + i + "," + (70 + differences.get(i)) + "\n")
                        .collect(Collectors.joining());
    }

    /** Permutations could do with fewer, but leaving out which seed a trial had is worth nothing. */
    @Test
    void unpaired_trials_need_as_many_seeds_as_paired_ones() {
        assertThat(conclusion(verdict(GREATER, unpaired(4)))).contains("5 can be enough");
        assertThat(verdict(GREATER, unpaired(5)).decision()).isEqualTo(Decision.SUPPORTED);
    }

    /** Mean 3.33, corrected t 4.43 on 11 degrees of freedom, p 0.0010; 2 of 4096 sign flips. */
    @Test
    void twelve_skewed_differences_of_resampled_data_decide() {
        String csv = paired(List.of(4.0, 4.0, 2.0, 4.0, 4.0, 2.0, 4.0, 4.0, 2.0, 4.0, 2.0, 4.0));
        Verdict verdict = verdict(GREATER + "resampled: {train: 100, test: 50}\n", csv);
        assertThat(verdict.decision()).isEqualTo(Decision.SUPPORTED);
        assertThat(verdict.deciding().interval().low()).isPositive();
    }

    /** Of two samples with the same mean and spread, the one whose long tail lies below needs more seeds. */
    @Test
    void a_long_tail_against_a_claim_takes_more_seeds() {
        List<Double> tailAbove = List.of(0.5, 0.625, 0.25, 0.375, 0.5, 3.75);
        List<Double> tailBelow = tailAbove.stream().map(value -> 2 - value).toList();
        assertThat(moreSeeds(tailBelow)).isGreaterThan(2 * moreSeeds(tailAbove));
    }

    private int moreSeeds(List<Double> differences) {
        Verdict verdict = verdict(GREATER, paired(differences));
        assertThat(verdict.decision()).isEqualTo(Decision.UNDETERMINED);
        Matcher more = Pattern.compile("(\\d+) more seeds? would decide").matcher(conclusion(verdict));
        assertThat(more.find()).as(conclusion(verdict)).isTrue();
        return Integer.parseInt(more.group(1));
    }

    /** The corrected t tends to 1.0 for ever more seeds. */
    @Test
    void overlap_may_leave_a_claim_that_no_number_of_seeds_decides() {
        List<Double> differences = IntStream.range(0, 10)
                .mapToObj(i -> i % 2 == 0 ? 2.5625 : 0.0625)
                .toList();
        Verdict verdict = verdict(GREATER + "resampled: {train: 50, test: 50}\n", paired(differences));
        assertThat(verdict.decision()).isEqualTo(Decision.UNDETERMINED);
        assertThat(conclusion(verdict)).contains("No number of seeds would decide it");
    }
}
