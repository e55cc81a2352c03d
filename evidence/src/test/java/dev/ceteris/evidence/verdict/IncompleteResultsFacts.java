// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.verdict;

import static dev.ceteris.evidence.claim.Trials.MEASURE;
import static dev.ceteris.evidence.claim.Trials.level;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.evidence.claim.Less;
import dev.ceteris.evidence.claim.Margin;
import dev.ceteris.evidence.claim.Measure;
import dev.ceteris.evidence.claim.Observation;
import dev.ceteris.evidence.claim.SecondaryTest;
import dev.ceteris.evidence.claim.Selection;
import dev.ceteris.evidence.claim.Series;
import dev.ceteris.evidence.claim.Threshold;
import dev.ceteris.evidence.claim.Trials;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** What is said where trials diverged, seeds are missing or a goal was never reached. */
class IncompleteResultsFacts extends BatchSizes {
    @Test
    void a_diverged_trial_is_worse_than_any_number() {
        double[] good = around(0.95);
        double[] mostlyBetter = around(0.98);
        double[] diverging = mostlyBetter.clone();
        diverging[3] = Double.NaN;
        Trials once = new Trials().with("batchSize", 32, good).with("batchSize", 64, diverging);

        Verdict verdict = once.verdict(less(32, 64, Margin.none()));

        assertThat(verdict.seeds()).isEqualTo(SEEDS);
        assertThat(verdict.decision()).isEqualTo(Decision.SUPPORTED); // nine of ten seeds: sign test p = 0.011
        assertThat(verdict.notes()).anyMatch(note -> note.contains("it counts with the worst-rank score"));
        diverging[4] = Double.NaN;
        assertThat(new Trials()
                        .with("batchSize", 32, good)
                        .with("batchSize", 64, diverging)
                        .verdict(less(32, 64, Margin.none()))
                        .decision())
                .isEqualTo(Decision.UNDETERMINED);
        assertThat(new Trials()
                        .with("batchSize", 32, good)
                        .with(
                                "batchSize",
                                64,
                                DoubleStream.generate(() -> Double.NaN)
                                        .limit(SEEDS)
                                        .toArray())
                        .verdict(less(64, 32, Margin.none()))
                        .decision())
                .isEqualTo(Decision.SUPPORTED);
    }

    @Test
    void of_diverged_trials_only_those_are_told_that_a_claim_speaks_of() {
        double[] diverged = new double[SEEDS];
        Arrays.fill(diverged, Double.NaN);
        Trials trials = new Trials()
                .with("batchSize", 32, around(0.98))
                .with("batchSize", 64, around(0.95))
                .with("batchSize", 128, diverged);

        assertThat(trials.verdict(less(64, 32, Margin.none())).notes()).isEmpty();
        assertThat(trials.verdict(less(128, 32, Margin.none())).notes())
                .containsExactly("10 trials diverged; they count with the worst-rank score, so only the order of values"
                        + " is used");
        assertThat(trials.verdict(new Threshold(MEASURE, 0.9, Double.POSITIVE_INFINITY, level("batchSize", 64)))
                        .notes())
                .isEmpty();
    }

    @Test
    void a_seed_without_its_partner_is_left_out_and_counted() {
        Trials trials = new Trials().with("batchSize", 32, around(0.98)).with("batchSize", 64, around(0.95));
        trials.add(Map.of("batchSize", 32), "11", 0.1);

        Verdict verdict = trials.verdict(less(64, 32, Margin.none()));

        assertThat(verdict.seeds()).isEqualTo(SEEDS);
        assertThat(verdict.deciding().missing()).isEqualTo(1);
        assertThat(verdict.notes()).contains("1 of 11 seeds is missing in the deciding comparison");
    }

    @Test
    void groups_without_a_common_seed_are_compared_unpaired() {
        Trials trials = new Trials().with("batchSize", 32, around(0.98));
        double[] others = around(0.95);
        for (int i = 0; i < others.length; i++) {
            trials.add(Map.of("batchSize", 64), "other " + i, others[i]);
        }

        Verdict verdict = trials.verdict(less(64, 32, Margin.none()));

        assertThat(verdict.decision()).isEqualTo(Decision.SUPPORTED);
        assertThat(verdict.deciding().pairing()).isEqualTo(Comparison.Pairing.INDEPENDENT);
    }

    @Test
    void groups_of_which_one_never_reached_its_goal_differ_by_an_unknown_amount() {
        Trials trials = new Trials();
        for (int seed = 1; seed <= SEEDS; seed++) {
            trials.add(Map.of("batchSize", 32), "" + seed, Observation.Ending.FINISHED, accuracies(0.96));
            trials.add(Map.of("batchSize", 64), "other " + seed, Observation.Ending.FINISHED, accuracies(0.8));
        }
        Measure epochs = Measure.parse("epochs to reach 0.95 test.accuracy").orElseThrow();

        Verdict verdict = trials.verdict(
                new Less(epochs, level("batchSize", 32), level("batchSize", 64), Margin.none(), Selection.ALL));

        assertThat(verdict.decision()).isEqualTo(Decision.SUPPORTED);
        Comparison deciding = verdict.deciding();
        assertThat(deciding.estimate()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(deciding.superiority()).isEmpty();
        assertThat(deciding.pRanks()).isLessThan(0.001);
    }

    @Test
    void a_goal_that_was_never_reached_takes_at_least_one_epoch_more() {
        Trials trials = new Trials();
        for (int seed = 1; seed <= SEEDS; seed++) {
            trials.add(
                    Map.of("batchSize", 32),
                    "" + seed,
                    Observation.Ending.FINISHED,
                    new Series(new double[] {1, 2, 3}, new double[] {0.8, 0.94 + seed * 0.001, 0.96}));
            trials.add(
                    Map.of("batchSize", 64),
                    "" + seed,
                    Observation.Ending.FINISHED,
                    new Series(new double[] {1, 2, 3}, new double[] {0.5, 0.7, 0.8}));
        }
        Measure epochs = Measure.parse("epochs to reach 0.95 test.accuracy").orElseThrow();
        Less sooner = new Less(epochs, level("batchSize", 32), level("batchSize", 64), Margin.none(), Selection.ALL);

        Verdict verdict = trials.verdict(sooner);

        // 2 or 3 epochs against more than 3: earlier for every seed; the size of the difference is unknown.
        assertThat(verdict.decision()).isEqualTo(Decision.SUPPORTED);
        assertThat(verdict.secondary()).extracting(SecondaryTest::name).containsExactly("log-rank");
        assertThat(trials.verdict(new Less(
                                epochs,
                                level("batchSize", 32),
                                level("batchSize", 64),
                                new Margin.Absolute(5),
                                Selection.ALL))
                        .decision())
                .isEqualTo(Decision.UNDETERMINED);
    }

    @Test
    void groups_of_four_decide_nothing_with_a_diverged_trial_either() {
        Trials trials = new Trials();
        for (int seed = 1; seed <= 4; seed++) {
            trials.add(Map.of("batchSize", 32), "" + seed, 0.9 + 0.001 * seed);
            trials.add(Map.of("batchSize", 64), "other " + seed, seed == 1 ? Double.NaN : 0.5 + 0.001 * seed);
        }

        assertThat(trials.verdict(less(64, 32, Margin.none())).decision()).isEqualTo(Decision.UNDETERMINED);
    }

    private static Series accuracies(double last) {
        return new Series(new double[] {1, 2, 3}, new double[] {0.5, 0.7, last});
    }
}
