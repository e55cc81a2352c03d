// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.base.InputException;
import dev.ceteris.evidence.verdict.Decision;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws: a slip in a claim that would make it true or false whatever was measured is refused at its place. */
class ClaimSlipsTest {
    private static final String COLUMNS = "columns: {factors: [act, lr]}\nhypotheses:\n  - ";

    private ResultFolder folder;

    @BeforeEach
    void open(@TempDir Path path) {
        folder = new ResultFolder(path);
        with(1);
    }

    /** Six seeds of two activations at two learning rates; accuracies between 0 and a scale. */
    private void with(double scale) {
        StringBuilder csv = new StringBuilder("act,lr,seed,accuracy,loss\n");
        for (int seed = 1; seed <= 6; seed++) {
            for (String act : new String[] {"tanh", "relu"}) {
                for (double rate : new double[] {0.1, 1}) {
                    double share = 0.8 + seed * 0.01 + (act.equals("relu") ? 0.05 : 0) + rate * 0.001 * seed;
                    csv.append(String.format(
                            Locale.ROOT, "%s,%s,%d,%s,%s\n", act, rate, seed, share * scale, 3 * (1 - share)));
                }
            }
        }
        folder.with("r.csv", csv.toString());
    }

    private FileResults read(String claim) {
        return folder.read(COLUMNS + claim, "r.csv");
    }

    private Decision decision(String claim) {
        return read(claim).verdicts().verdicts().getFirst().decision();
    }

    private void assertRefused(String claim, String... parts) {
        assertThatThrownBy(() -> read(claim))
                .isInstanceOf(InputException.class)
                .message()
                .contains(parts);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            `equivalent: {metric: final accuracy, across: act, within: 5}` ~ claims.yaml:3:63: 'equivalent.within' is 5, expected below 1, because accuracy lies between 0 and 1; write 0.05 for 5 percent, or 5% for a share
            `equivalent: {metric: accuracy, across: act, within: 1}` ~ write 0.01 for 1 percent
            `nonInferior: {metric: best accuracy, of: {act: relu}, than: {act: tanh}, within: 2.5}` ~ 'nonInferior.within' is 2.5, expected below 1
            `outperforms: {metric: accuracy, of: {act: relu}, than: {act: tanh}, by: 75}` ~ 'outperforms.by' is 75, expected below 1
            `interaction: {metric: accuracy, of: act, with: lr, beyond: 3}` ~ write 0.03 for 3 percent
            `greater: {metric: accuracy, of: {act: relu}, than: {act: tanh}, by: 250}` ~ 'greater.by' is 250, expected below 1
            `threshold: {metric: accuracy, above: 90}` ~ 'threshold.above' is 90, expected at most 1, because accuracy lies between 0 and 1; write 0.9
            `threshold: {metric: accuracy, below: 95}` ~ 'threshold.below' is 95, expected at most 1
            `less: {metric: epochs to reach 90 accuracy, of: {act: relu}, than: {act: tanh}}` ~ 'less' has the goal 90, expected at most 1
            """)
    void a_percent_without_its_sign_is_refused_for_a_share(String claim, String message) {
        assertRefused(claim, message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "equivalent: {metric: accuracy, across: act, within: 5}",
                "outperforms: {metric: accuracy, of: {act: relu}, than: {act: tanh}, by: 2}",
                "threshold: {metric: accuracy, above: 90}"
            })
    void results_in_percent_have_margins_in_percent(String claim) {
        with(100);
        assertThat(read(claim).hypotheses()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "equivalent: {metric: accuracy, across: act, within: 5%}",
                "equivalent: {metric: accuracy, across: act, within: 0.99}",
                "equivalent: {metric: loss, across: act, within: 5}",
                "threshold: {metric: accuracy, below: 1}",
                "greater: {metric: area under accuracy, of: {act: relu}, than: {act: tanh}, by: 5}"
            })
    void margins_that_can_be_meant_are_read(String claim) {
        assertThat(read(claim).hypotheses()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            `greater: {metric: loss, of: {act: tanh}, than: {act: relu}, by: .inf}` ~ claims.yaml:3:69: 'greater.by' is .inf, expected a finite number of at least 0
            `greater: {metric: loss, of: {act: tanh}, than: {act: relu}, by: 1e400}` ~ 'greater.by' is 1e400, expected a finite number
            `greater: {metric: loss, of: {act: tanh}, than: {act: relu}, by: -1}` ~ expected a finite number of at least 0
            `less: {metric: loss, of: {act: relu}, than: {act: tanh}, by: 120%}` ~ 'less.by' is 120 %, expected at least 0 % and below 100 %
            `less: {metric: loss, of: {}, than: {act: tanh}}` ~ claims.yaml:3:30: 'less.of' is an empty section, expected a section with a level of each factor
            `outperforms: {metric: loss, of: {act: relu}, than: {act: tanh}, probability: 75%}` ~ 'outperforms.probability' is the text '75%', expected a number; write 0.75
            `threshold: {metric: accuracy, above: 90 %}` ~ expected a number; write 0.9
            `less: {metric: act, of: {act: relu}, than: {act: tanh}}` ~ metric 'act' in 'less.metric' is a factor here, expected a metric, one of accuracy, loss
            """)
    void a_value_that_cannot_be_meant_is_answered_with_what_to_write(String claim, String message) {
        assertRefused(claim, message);
    }

    @Test
    void a_metric_among_the_factors_is_called_a_factor() {
        folder.with("r.csv", "act,seed,loss\ntanh,1,0.5\nrelu,1,0.4\n");
        assertThatThrownBy(() -> folder.read(
                        "columns: {factors: [act, loss]}\n"
                                + "hypotheses: [{less: {metric: loss, of: {act: relu}, than: {act: tanh}}}]",
                        "r.csv"))
                .hasMessage("claims.yaml:2:30: metric 'loss' in 'less.metric' is a factor here, expected a metric;"
                        + " what is measured does not belong in the factors");
    }

    @Test
    void by_the_whole_or_more_only_what_is_greater_can_differ() {
        folder.with("r.csv", """
                act,seed,loss
                tanh,1,2.31
                tanh,2,2.42
                tanh,3,2.53
                tanh,4,2.44
                tanh,5,2.35
                tanh,6,2.46
                relu,1,1.01
                relu,2,1.02
                relu,3,1.03
                relu,4,1.04
                relu,5,1.05
                relu,6,1.06
                """);
        String columns = "columns: {factors: [act]}\nhypotheses:\n  - ";
        String claim = "greater: {metric: loss, of: {act: tanh}, than: {act: relu}, by: %s}";
        FileResults results = folder.read(columns + claim.formatted("100%"), "r.csv");
        assertThat(results.hypotheses().getFirst().text())
                .isEqualTo("final loss of act tanh is at least 100 % greater than that of act relu");
        assertThat(results.verdicts().verdicts().getFirst().decision()).isEqualTo(Decision.SUPPORTED);
        assertThat(folder.read(columns + claim.formatted("200 %"), "r.csv")
                        .verdicts()
                        .verdicts()
                        .getFirst()
                        .decision())
                .isEqualTo(Decision.REFUTED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            `less: {metric: loss, of: {act: tanh}, than: {act: relu}, where: {act: relu}}` ~ claims.yaml:3:30: 'less.of' is act tanh, expected conditions among others that 'where' leaves, and it leaves only act relu; leave 'act' out of 'where'
            `greater: {metric: loss, of: {act: relu}, than: {act: tanh}, where: {act: relu}}` ~ 'greater.than' is act tanh
            `equivalent: {metric: loss, of: {act: relu}, to: {act: tanh}, within: 1, where: {act: tanh, lr: 1}}` ~ 'equivalent.of' is act relu
            `best: {metric: loss, is: {act: relu}, where: {act: relu}}` ~ 'best.is' is act relu
            `equivalent: {metric: loss, across: act, within: 1, where: {act: relu}}` ~ 'equivalent.across' is act, expected a factor with at least two levels there
            `betterTuned: {metric: loss, of: {act: relu}, than: {act: tanh}, tuned: lr, where: {lr: 0.1}}` ~ 'betterTuned.tuned' is lr, expected a factor with at least two levels there, and 'where' leaves only lr 0.1; leave 'lr' out of 'where'
            `monotone: {metric: loss, along: lr, direction: increasing, where: {lr: 1}}` ~ 'monotone.along' is lr
            `correlated: {metric: loss, with: lr, where: {lr: 1}}` ~ 'correlated.with' is lr
            `correlated: {metric: loss, with: loss}` ~ claims.yaml:3:38: 'correlated.with' is final loss, expected another number than 'metric'
            `correlated: {metric: final loss, with: loss}` ~ 'correlated.with' is final loss
            `less: {metric: loss, of: {lr: 1}, than: {act: relu}}` ~ claims.yaml:3:45: 'less.than' is act relu, expected conditions that are not also in 'of', lr 1; name a level of the same factor on both sides, such as another one of 'lr' here
            `equivalent: {metric: loss, of: {act: relu}, to: {act: relu, lr: 1}, within: 1}` ~ 'equivalent.to' is act relu, lr 1
            `outperforms: {metric: loss, of: {act: relu, lr: 1}, than: {lr: 1}}` ~ 'outperforms.than' is lr 1
            """)
    void a_claim_that_contradicts_itself_is_refused(String claim, String message) {
        assertRefused(claim, message);
    }

    @Test
    void the_remedy_for_overlapping_sides_is_read() {
        assertThat(decision("less: {metric: loss, of: {lr: 1, act: relu}, than: {lr: 0.1, act: tanh}}"))
                .isEqualTo(Decision.SUPPORTED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            `looks: [10, 20]` ~ claims.yaml:1:8: 'looks' ends with 20, expected the 6 seeds of the results: the list has the analyses so far and this one, as in looks: [6]; analyses to come are planned before the first one, as in looks: {planned: [6, 10, 20]}
            `looks: [6, 64]` ~ as in looks: [6]; analyses to come are planned before the first one, as in looks: {planned: [6, 64]}
            `looks: [3, 5]` ~ 'looks' ends with 5, expected the 6 seeds of the results: the list has the analyses so far and this one, as in looks: [3, 5, 6]
            `looks: []` ~ 'looks' ends with nothing
            `looks: [-5, 6]` ~ claims.yaml:1:9: an item of 'looks' is -5, expected a number of seeds of at least 1
            `looks: [0, 6]` ~ claims.yaml:1:9: an item of 'looks' is 0
            `looks: {planned: [0, 6]}` ~ claims.yaml:1:19: an item of 'looks.planned' is 0, expected a number of seeds of at least 1
            `looks: {planned: [5, 10]}` ~ 'looks.planned' has no 6, expected the 6 seeds of the results among them; an analysis at another number of seeds than the plan has takes the place of the next planned one
            """)
    void looks_that_are_not_of_these_results_are_answered_with_what_to_write(String looks, String message) {
        String rest = "\n" + COLUMNS + "less: {metric: loss, of: {act: relu}, than: {act: tanh}}\n";
        assertThatThrownBy(() -> folder.read(looks + rest, "r.csv")).message().contains(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[6]", "[3, 5, 6]", "{planned: [6, 10, 20]}", "{planned: [6, 10]}"})
    void what_the_messages_about_looks_propose_is_read(String looks) {
        String text = "looks: " + looks + "\n" + COLUMNS + "less: {metric: loss, of: {act: relu}, than: {act: tanh}}\n";
        assertThat(folder.read(text, "r.csv").looks().seeds().getLast()).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"seed: lr", "replicate: act", "epoch: lr", "seed: [seed, act]"})
    void a_factor_numbers_no_trials(String column) {
        String claims = COLUMNS.replace("]}", "], " + column + "}")
                + "less: {metric: loss, of: {act: relu}, than: {act: tanh}}\n";
        assertThatThrownBy(() -> folder.read(claims, "r.csv"))
                .isInstanceOf(InputException.class)
                .message()
                .startsWith("claims.yaml:1:")
                .contains("which is a factor in 'columns.factors'; expected a column that was not varied");
    }

    @Test
    void a_metric_that_leaves_its_direction_open_asks_for_it() {
        folder.with("r.csv", "act,lr,seed,accuracy_drop\ntanh,1,1,0.5\nrelu,1,1,0.4\n");
        assertRefused(
                "best: {metric: accuracy_drop, is: {act: relu}}",
                "whether high or low values of 'accuracy_drop' are better is not known, so there is no best one; say"
                        + " it with better: {accuracy_drop: higher}, or lower");
    }
}
