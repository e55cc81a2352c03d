// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.evidence.claim.About;
import dev.ceteris.evidence.claim.Greater;
import dev.ceteris.evidence.claim.Margin;
import dev.ceteris.evidence.claim.Selection;
import dev.ceteris.evidence.claim.Terms;
import dev.ceteris.evidence.claim.Trials;
import dev.ceteris.evidence.statistics.Demsar;
import dev.ceteris.evidence.statistics.Wilcoxon;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Data sets as blocks: the seeds of each are one value, and a claim is about further data sets. */
class BlocksFacts {
    private static final Greater GREATER = new Greater(
            Trials.MEASURE, Trials.level("model", "b"), Trials.level("model", "a"), Margin.none(), Selection.ALL);

    private static Verdict verdict(Trials trials, String blocks) {
        Hypothesis hypothesis = new Hypothesis(
                GREATER, new Terms(About.MEANS, blocks), "", Optional.empty(), Hypothesis.Standing.REGISTERED, "1");
        return Verdicts.of(trials.results(), List.of(hypothesis), InterimAnalyses.once(10))
                .verdicts()
                .getFirst();
    }

    /** On one data set b is better by far, on two others a little worse. */
    private static Trials threeSets() {
        return new Trials()
                .with(Map.of("model", "a", "data", "iris"), 0.1, 0.2, 0.1, 0.2, 0.1, 0.2)
                .with(Map.of("model", "b", "data", "iris"), 0.8, 0.9, 0.8, 0.9, 0.8, 0.9)
                .with(Map.of("model", "a", "data", "wine"), 0.7, 0.6, 0.7, 0.6, 0.7, 0.6)
                .with(Map.of("model", "b", "data", "wine"), 0.6, 0.5, 0.6, 0.5, 0.6, 0.5)
                .with(Map.of("model", "a", "data", "digits"), 0.9, 0.9, 0.8, 0.9, 0.9, 0.8)
                .with(Map.of("model", "b", "data", "digits"), 0.8, 0.8, 0.7, 0.8, 0.8, 0.7);
    }

    @Test
    void seeds_of_three_data_sets_are_three_values() {
        assertThat(verdict(threeSets(), "").decision()).isEqualTo(Decision.SUPPORTED);

        Verdict verdict = verdict(threeSets(), "data");

        assertThat(verdict.decision()).isEqualTo(Decision.UNDETERMINED);
        assertThat(verdict.seeds()).isEqualTo(3);
        assertThat(verdict.deciding().seeds()).containsExactly("iris", "wine", "digits");
        assertThat(verdict.deciding().values()[0]).isCloseTo(0.7, within(1e-12));
        assertThat(verdict.deciding().values()[1]).isCloseTo(-0.1, within(1e-12));
        assertThat(String.join(" ", verdict.conclusion()))
                .contains("over 3 blocks")
                .contains("3 blocks are too few for a verdict");
        assertThat(verdict.hypothesis().sentence()).endsWith("with the levels of data as blocks");
    }

    /** Demšar's comparison of C4.5 with and without a parameter: sums of ranks 93 and 12 over 14 data sets. */
    @Test
    void two_learners_over_many_data_sets_are_compared_as_in_the_textbook() {
        Trials trials = new Trials();
        double[] differences = new double[Demsar.auc().length];
        for (int set = 0; set < differences.length; set++) {
            trials.add(Map.of("model", "a", "data", "set " + set), "1", Demsar.auc()[set][0]);
            trials.add(Map.of("model", "b", "data", "set " + set), "1", Demsar.auc()[set][1]);
            differences[set] = Demsar.auc()[set][1] - Demsar.auc()[set][0];
        }

        Verdict verdict = verdict(trials, "data");
        Wilcoxon.SignedRanks ranks = Wilcoxon.ranks(verdict.deciding().values());

        assertThat(verdict.seeds()).isEqualTo(14);
        assertThat(verdict.deciding().values()).containsExactly(differences, within(1e-12));
        assertThat(ranks.positive()).isEqualTo(93);
        assertThat(ranks.negative()).isEqualTo(12);
        assertThat(verdict.decision()).isEqualTo(Decision.SUPPORTED);
    }
}
