// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Journeys: a user has swept a rate with two activations and on several data sets, and asks what that shows. */
class SweepJourneys {
    private static final String HEAD = """
            columns: {factors: [activation, rate, dataset], seed: seed}
            hypotheses:
            """;

    private final Shell shell;

    SweepJourneys(@TempDir Path folder) {
        shell = new Shell(folder);
        shell.write("sweep.csv", csv());
    }

    /** tanh is best at 0.01 and relu, which is better by 0.03, at 0.1; each decade away costs 0.03. */
    private static String csv() {
        Random random = new Random(7);
        StringBuilder csv = new StringBuilder("activation,rate,dataset,seed,accuracy\n");
        for (int dataset = 0; dataset < 6; dataset++) {
            for (String activation : new String[] {"tanh", "relu"}) {
                boolean tanh = activation.equals("tanh");
                for (double rate : new double[] {0.001, 0.01, 0.1, 1}) {
                    for (int seed = 1; seed <= 6; seed++) {
                        double accuracy = (tanh ? 0.8 : 0.83)
                                + dataset / 100.0
                                - 0.03 * Math.abs(Math.log10(rate / (tanh ? 0.01 : 0.1)))
                                + 0.004 * random.nextGaussian();
                        csv.append(String.format(
                                Locale.ROOT, "%s,%s,set%d,%d,%.4f%n", activation, rate, dataset, seed, accuracy));
                    }
                }
            }
        }
        return csv.toString();
    }

    private Shell.Outcome judge(String claim) {
        shell.write("claims.yaml", HEAD + "  - " + claim + "\n");
        return shell.ceteris("judge", "claims.yaml", "sweep.csv");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            peak: {metric: accuracy, along: rate, is: 0.01, where: {activation: tanh}} | supported
            peak: {metric: accuracy, along: rate, between: [0.05, 2], where: {activation: tanh}} | refuted
            lowerOptimum: {metric: accuracy, along: rate, of: {activation: tanh}, than: {activation: relu}} | supported
            lowerOptimum: {metric: accuracy, along: rate, of: {activation: relu}, than: {activation: tanh}} | refuted
            betterTuned: {metric: accuracy, of: {activation: relu}, than: {activation: tanh}, tuned: rate} | supported
            nonInferior: {metric: accuracy, of: {rate: 0.1}, than: {rate: 0.01}, within: 5%} | supported
            outperforms: {metric: accuracy, of: {activation: relu}, than: {activation: tanh}} | supported
            """)
    void claims_about_a_sweep_have_verdicts(String claim, String verdict) {
        Shell.Outcome outcome = judge(claim);

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).contains("\n" + verdict);
    }

    @Test
    void data_sets_can_be_blocks_and_medians_be_meant() {
        Shell.Outcome outcome = judge("""
                greater: {metric: accuracy, of: {activation: relu}, than: {activation: tanh}}
                    blocks: dataset
                    about: medians""");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out().replaceAll("\\s+", " "))
                .contains("by medians, with the levels of dataset as blocks")
                .contains("each block is a level of dataset, by the mean of its trials")
                .contains("over 6 blocks");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            peak: {metric: accuracy, along: rate} | 'peak.is' is missing, expected a level, or a band in 'between'
            peak: {metric: accuracy, along: rate, is: 0.2} | 'peak.is' is 0.2, expected a level of rate: 0.001, 0.01,
            peak: {metric: accuracy, along: rate, between: [0, 9]} | a band with some levels of rate and not with all
            peak: {metric: accuracy, along: rate, between: [0.1]} | expected two numbers, the smaller one first
            peak: {metric: accuracy, along: rate, between: [1, 0.1]} | expected the smaller number first
            peak: {metric: accuracy, along: activation, is: 1} | are not numbers, so they cannot be ordered
            lowerOptimum: {metric: accuracy, along: rate, of: {rate: 1}, than: {rate: 0.1}} | expected another factor
            outperforms: {metric: accuracy, of: {rate: 1}, than: {rate: 0.1}, probability: 2} | above 0 and below 1
            nonInferior: {metric: accuracy, of: {rate: 1}, than: {rate: 0.1}} | has no 'within'
            """)
    void what_cannot_be_meant_is_refused_at_its_place(String claim, String sentence) {
        Shell.Outcome outcome = judge(claim);

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("ceteris: claims.yaml:3:").contains(sentence);
    }

    @Test
    void the_factor_of_the_blocks_cannot_be_claimed_about() {
        Shell.Outcome outcome = judge("""
                greater: {metric: accuracy, of: {dataset: set1}, than: {dataset: set2}}
                    blocks: dataset""");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("'dataset' in 'greater.of' is the factor whose levels are blocks");
    }

    @Test
    void advice_of_more_seeds_names_the_look_that_they_are() {
        Shell.Outcome close = judge("equivalent: {metric: accuracy, across: dataset, within: 0.0507}");

        assertThat(close.out().replaceAll("\\s+", " "))
                .containsPattern("They are a second look, which the claims state once these seeds are there: "
                        + "looks: \\[6, \\d+]\\.");
    }
}
