// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.verdict;

import static dev.ceteris.evidence.claim.Trials.MEASURE;
import static dev.ceteris.evidence.claim.Trials.level;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.evidence.claim.Less;
import dev.ceteris.evidence.claim.Margin;
import dev.ceteris.evidence.claim.Selection;
import dev.ceteris.evidence.claim.Threshold;
import dev.ceteris.evidence.claim.Trials;
import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws: several trials of one seed are one value, their mean. */
class ReplicatesLaws {
    private static final String FACTOR = "batchSize";
    private static final int SEEDS = 6;
    private static final int REPLICATES = 4;
    private static final double STEP = 1 / 64.0;

    /** Of two conditions the values of each seed and replicate, in sixty-fourths: the mean of four is exact. */
    @Provide
    Arbitrary<double[][][]> results() {
        Arbitrary<double[]> replicates = Arbitraries.integers()
                .between(-40, 40)
                .map(count -> count * STEP)
                .array(Double[].class)
                .ofSize(REPLICATES)
                .map(all -> Arrays.stream(all).mapToDouble(Double::doubleValue).toArray());
        return replicates
                .array(double[][].class)
                .ofSize(SEEDS)
                .array(double[][][].class)
                .ofSize(2);
    }

    private static Trials replicates(double[][][] results) {
        Trials trials = new Trials();
        for (int replicate = 0; replicate < REPLICATES; replicate++) {
            for (int condition = 0; condition < results.length; condition++) {
                for (int seed = 0; seed < SEEDS; seed++) {
                    trials.replicate(
                            Map.of(FACTOR, condition + 1),
                            "seed " + (seed + 1),
                            "replicate " + (replicate + 1),
                            results[condition][seed][replicate]);
                }
            }
        }
        return trials;
    }

    private static Trials means(double[][][] results) {
        Trials trials = new Trials();
        for (int condition = 0; condition < results.length; condition++) {
            for (int seed = 0; seed < SEEDS; seed++) {
                double mean = Arrays.stream(results[condition][seed]).sum() / REPLICATES;
                trials.add(Map.of(FACTOR, condition + 1), "seed " + (seed + 1), mean);
            }
        }
        return trials;
    }

    private static double[][][] repeated(double[][][] results) {
        return Arrays.stream(results)
                .map(condition -> Arrays.stream(condition)
                        .map(values -> {
                            double[] first = new double[REPLICATES];
                            Arrays.fill(first, values[0]);
                            return first;
                        })
                        .toArray(double[][]::new))
                .toArray(double[][][]::new);
    }

    private static Less less() {
        return new Less(MEASURE, level(FACTOR, 1), level(FACTOR, 2), Margin.none(), Selection.ALL);
    }

    private static void assertSame(Verdict verdict, Verdict other) {
        assertThat(other.decision()).isEqualTo(verdict.decision());
        assertThat(other.corrected()).isEqualTo(verdict.corrected());
        assertThat(other.seeds()).isEqualTo(verdict.seeds());
        assertThat(other.conclusion()).isEqualTo(verdict.conclusion());
        assertThat(other.deciding().values()).isEqualTo(verdict.deciding().values());
    }

    @Property(tries = 60)
    void replicates_are_worth_their_mean_and_no_more(@ForAll("results") double[][][] results) {
        assertSame(means(results).verdict(less()), replicates(results).verdict(less()));
    }

    /** Trials that only repeat others add no evidence. */
    @Property(tries = 60)
    void a_trial_that_is_written_again_adds_nothing(@ForAll("results") double[][][] results) {
        double[][][] repeated = repeated(results);

        assertSame(means(repeated).verdict(less()), replicates(repeated).verdict(less()));
    }

    @Property(tries = 30)
    void the_order_of_replicates_does_not_matter(@ForAll("results") double[][][] results) {
        double[][][] reversed = Arrays.stream(results)
                .map(condition -> Arrays.stream(condition)
                        .map(values -> new double[] {values[3], values[2], values[1], values[0]})
                        .toArray(double[][]::new))
                .toArray(double[][][]::new);

        assertSame(replicates(results).verdict(less()), replicates(reversed).verdict(less()));
    }

    @Example
    void a_seed_that_lacks_a_replicate_in_a_condition_is_left_out_and_counted() {
        Trials trials = new Trials();
        for (int seed = 1; seed <= SEEDS; seed++) {
            for (String replicate : new String[] {"a", "b"}) {
                trials.replicate(Map.of(FACTOR, 2), "" + seed, replicate, 0.9 + 0.001 * seed);
                if (seed != 3 || replicate.equals("a")) {
                    trials.replicate(Map.of(FACTOR, 1), "" + seed, replicate, 0.8 + 0.002 * seed);
                }
            }
        }

        Verdict verdict = trials.verdict(less());

        assertThat(verdict.deciding().seeds()).containsExactly("1", "2", "4", "5", "6");
        assertThat(verdict.notes()).contains("1 of 6 seeds is missing in the deciding comparison");
    }

    @Example
    void one_diverged_replicate_makes_its_seed_worse_than_any_number() {
        Trials trials = new Trials();
        for (int seed = 1; seed <= SEEDS; seed++) {
            trials.replicate(Map.of(FACTOR, 1), "" + seed, "a", seed == 2 ? Double.NaN : 0.5);
            trials.replicate(Map.of(FACTOR, 1), "" + seed, "b", 0.5);
            trials.replicate(Map.of(FACTOR, 2), "" + seed, "a", 0.9);
            trials.replicate(Map.of(FACTOR, 2), "" + seed, "b", 0.9);
        }

        Verdict verdict = trials.verdict(less());

        assertThat(verdict.seeds()).isEqualTo(SEEDS);
        assertThat(verdict.deciding().values()[1]).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    /** The sum of three times 0.1 is not 0.3, and a third of it not 0.1. */
    @Example
    void the_mean_of_equal_replicates_is_the_value_that_they_have() {
        Trials trials = new Trials();
        for (int seed = 1; seed <= SEEDS; seed++) {
            for (int replicate = 1; replicate <= 3; replicate++) {
                trials.replicate(Map.of(FACTOR, 1), "" + seed, "" + replicate, 0.1);
            }
        }

        Verdict verdict = trials.verdict(new Threshold(MEASURE, 0.1, Double.POSITIVE_INFINITY, Selection.ALL));

        assertThat(verdict.deciding().values()).containsOnly(0.1);
    }

    @Example
    void seeds_of_one_condition_only_are_compared_as_groups_of_means() {
        Trials trials = new Trials();
        for (int seed = 1; seed <= SEEDS; seed++) {
            for (String replicate : new String[] {"a", "b"}) {
                trials.replicate(Map.of(FACTOR, 1), "one " + seed, replicate, 0.5 + 0.001 * seed);
                trials.replicate(Map.of(FACTOR, 2), "other " + seed, replicate, 0.9 - 0.001 * seed);
            }
        }

        Verdict verdict = trials.verdict(less());

        assertThat(verdict.deciding().pairing()).isEqualTo(Comparison.Pairing.INDEPENDENT);
        assertThat(verdict.deciding().count()).isEqualTo(SEEDS);
        assertThat(trials.results().seedsOfCondition()).isEqualTo(SEEDS);
    }
}
