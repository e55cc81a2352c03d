// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.engine.optimizer.Momentum;
import dev.ceteris.lab.tuning.Candidate;
import dev.ceteris.spec.StudyException;
import dev.ceteris.spec.StudyText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A range inside of a list is a dimension that exists only with its item; and how candidates are steered. */
class ConditionalSpaceTest {
    private static final String HEAD = """
            study: conditional
            question: Which one?
            data: {source: mnist, validation: 1000}
            network: {hidden: [128]}
            training: {learningRate: 0.1, batchSize: 128, epochs: 20}
            """;

    private static Study study(String more) {
        return StudyReader.read(new StudyText("conditional.yaml", HEAD + more), List.of());
    }

    private static List<Candidate> candidates(String space) {
        return study("tune: {" + space + ", budget: {trials: 60}}\nseeds: 1\n")
                .tuning()
                .tuningRuns()
                .getFirst()
                .candidates();
    }

    @Test
    void a_knob_of_a_choice_is_searched_only_where_the_choice_is_made() {
        List<Candidate> candidates = candidates("optimizer: [sgd, {momentum: {beta: {from: 0.5, to: 0.95}}}, adam]");
        assertThat(candidates)
                .extracting(candidate -> candidate.point().get("optimizer"))
                .contains("sgd", "momentum");
        for (Candidate candidate : candidates) {
            boolean momentum = candidate.trials().getFirst().training().optimizer() instanceof Momentum;
            assertThat(candidate.point().containsKey("momentum.beta")).isEqualTo(momentum);
            if (candidate.trials().getFirst().training().optimizer() instanceof Momentum(double beta)) {
                assertThat(candidate.point()).containsEntry("momentum.beta", beta);
                assertThat(beta).isBetween(0.5, 0.95);
            }
        }
        assertThat(candidates.stream()
                        .filter(candidate -> candidate.point().get("optimizer").equals("sgd")))
                .as("without a range there is nothing more to draw, and no candidate comes twice")
                .hasSize(1);
    }

    @Test
    void the_second_width_exists_only_where_there_are_two_layers() {
        List<Candidate> candidates = candidates("hidden: [[{from: 2, to: 9}], [{from: 20, to: 90}, {from: 2, to: 9}]]");
        assertThat(candidates)
                .extracting(candidate ->
                        candidate.trials().getFirst().network().hidden().size())
                .contains(1, 2);
        assertThat(candidates).allSatisfy(candidate -> {
            List<Integer> widths = candidate.trials().getFirst().network().hidden();
            assertThat(widths.getLast()).isBetween(2, 9);
            if (widths.size() == 2) {
                assertThat(widths.getFirst()).isBetween(20, 90);
            }
        });
    }

    @Test
    void a_range_may_stand_beside_a_value() {
        assertThat(candidates("dropout: [0, {from: 0.1, to: 0.5}]"))
                .extracting(candidate -> (double) candidate.point().get("dropout"))
                .contains(0.0)
                .allSatisfy(rate ->
                        assertThat(rate == 0 || (rate >= 0.1 && rate <= 0.5)).isTrue());
    }

    @Test
    void a_taper_with_a_range_may_be_an_item() {
        assertThat(candidates("hidden: [[], {depth: 2, width: {from: 20, to: 90}, taper: 1/2}]"))
                .extracting(candidate ->
                        candidate.trials().getFirst().network().hidden().size())
                .containsOnly(0, 2);
    }

    @Test
    void a_grid_visits_the_steps_of_a_range_only_with_its_item() {
        Study study = study("""
                        tune: {optimizer: [sgd, {momentum: {beta: {from: 0.5, to: 0.9, steps: 3}}}], search: grid}
                        seeds: 1
                        """);
        assertThat(study.tuning().tuningRuns().getFirst().candidates()).hasSize(4);
    }

    @Test
    void the_canonical_text_of_a_conditional_space_reads_as_the_same_study() {
        Study study = study("tune: {optimizer: [sgd, {momentum: {beta: {from: 0.5, to: 0.95}}}], search: tpe,"
                + " startup: 3, batch: 2, pruning: median, warmup: 4, budget: {trials: 9}}\nseeds: 2\n");
        Study again = StudyReader.read(new StudyText("again.yaml", study.text()), List.of());
        assertThat(again.text()).isEqualTo(study.text());
        assertThat(again.digest()).isEqualTo(study.digest());
        assertThat(study.text()).contains("startup: 3", "batch: 2", "pruning: median", "warmup: 4");
    }

    @Test
    void a_quick_study_proposes_too() {
        Study quick = StudyReader.quick(
                new StudyText(
                        "conditional.yaml",
                        HEAD + "tune: {learningRate: {from: 0.1, to: 1}, search: tpe, pruning: median, warmup: 9,"
                                + " budget: {trials: 40}}\nseeds: 2\n"),
                List.of());
        assertThat(quick.tuning().tuningRuns().getFirst().candidates()).hasSize(4);
        assertThat(quick.tuning().tuningRuns().getFirst().known()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "tune: {optimizer: [sgd, momentum], momentum.beta: {from: 0.1, to: 0.9}, budget: {trials: 20}}"
                        + "| 'tune.momentum.beta' exists only with optimizer: momentum",
                "{vary: {optimizer: [sgd, momentum]}, tune: {momentum.beta: {from: 0.1, to: 0.9},"
                        + " budget: {trials: 20}}}"
                        + "| 'tune.momentum.beta' exists only with optimizer: momentum",
                "tune: {optimizer: [sgd, {momentum: {beta: {from: 0.1}}}], budget: {trials: 20}}"
                        + "| 'tune.optimizer' has no 'to', expected a number",
                "tune: {optimizer: [sgd, {momentum: {beta: {to: 0.9}}}], budget: {trials: 20}}"
                        + "| a range in 'optimizer' has no 'from', expected a number",
                "tune: {optimizer: [sgd, {momentum: {beta: {from: 0.5, to: 1.5}}}], search: tpe, budget: {trials: 20}}"
                        + "| 'training.optimizer.momentum.beta' is 1.",
                "tune: {optimizer: [sgd, {momentum: {gamma: {from: 0.5, to: 0.9}}}], budget: {trials: 20}}"
                        + "| unknown key 'gamma'",
                "tune: {optimizer: [sgd, {momentum: {beta: {from: 0.5, to: 0.9, by: 3}}}], budget: {trials: 20}}"
                        + "| unknown key 'by'",
                "tune: {activation: [relu, {from: 1, to: 2}], budget: {trials: 20}}"
                        + "| 'network.activation' is 1, expected elu or gelu",
                "tune: {optimizer: [sgd, {momentum: {beta: {from: 0.5, to: 0.9}}}], search: grid}"
                        + "| is a range without 'steps'",
                "tune: {hidden: [[], [{from: 2, to: 9}]], dropout: {from: 0.1, to: 0.5}, search: tpe,"
                        + " budget: {trials: 20}} | 0 as long as network.hidden is []",
                "tune: {learningRate: {from: 0.1, to: 1}, search: tpe, budget: {trials: 10}}"
                        + "| 'tune' has 10 candidates, and 'startup' is 10, so 'search: tpe' proposes nothing",
                "tune: {learningRate: [0.1, 0.2], search: tpe, startup: 2, budget: {trials: 10}}"
                        + "| 'tune' has 2 candidates, and 'startup' is 2",
                "tune: {learningRate: {from: 0.1, to: 1}, pruning: median, budget: {trials: 5}}"
                        + "| so 'pruning: median' stops nothing",
                "tune: {learningRate: {from: 0.1, to: 1}, pruning: median, warmup: 20, budget: {trials: 15}}"
                        + "| 'tune.warmup' is 20, and a trial has 20 epochs",
                "tune: {learningRate: {from: 0.1, to: 1}, search: tpe, budget: {minutes: 10}}"
                        + "| expected trials or epochs",
                "tune: {learningRate: {from: 0.1, to: 1}, pruning: median, budget: {minutes: 10}}"
                        + "| expected trials or epochs",
                "tune: {learningRate: {from: 0.1, to: 1}, pruning: median, search: halving, budget: {trials: 15}}"
                        + "| 'tune.pruning' cannot be combined with search: halving",
                "tune: {learningRate: {from: 0.1, to: 1}, startup: 3, budget: {trials: 15}}"
                        + "| 'tune.startup' is only for search: tpe or pruning: median; leave it out",
                "tune: {learningRate: {from: 0.1, to: 1}, search: tpe, warmup: 3, budget: {trials: 15}}"
                        + "| 'tune.warmup' is only for pruning: median; leave it out",
                "tune: {learningRate: {from: 0.1, to: 1}, search: tpe, batch: 0, budget: {trials: 15}}"
                        + "| 'tune.batch' is 0, expected at least 1",
                "tune: {learningRate: {from: 0.1, to: 1}, pruning: mean, budget: {trials: 15}}"
                        + "| unknown pruning 'mean'; did you mean 'median'?",
                "{search: {hidden: [[2], [3], [4]], search: tpe, startup: 1, budget: {trials: 3}},"
                        + " tune: {learningRate: {from: 0.1, to: 1}, budget: {trials: 15}}}"
                        + "| a study cannot have 'tune' beside 'search' with search: tpe",
                "{search: {learningRate: {from: 0.1, to: 1}, search: tpe, startup: 1, budget: {trials: 3}}, hypotheses:"
                        + " [{threshold: {metric: test.accuracy, above: 0.5}, says: It learns.}]}"
                        + "| a study cannot have hypotheses beside 'search' with search: tpe",
            })
    void what_cannot_be_is_refused_with_a_sentence(String more, String sentence) {
        String yaml = more.startsWith("{") ? HEAD.strip() + "\n" + block(more) : HEAD + more + "\n";
        assertThatThrownBy(() -> StudyReader.read(new StudyText("conditional.yaml", yaml + "seeds: 1\n"), List.of()))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining(sentence)
                .hasMessageStartingWith("conditional.yaml:");
    }

    /** {@code {a: x, b: y}} as two lines. */
    private static String block(String section) {
        String inner = section.substring(1, section.length() - 1);
        int depth = 0;
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < inner.length(); i++) {
            char character = inner.charAt(i);
            depth += "{[".indexOf(character) >= 0 ? 1 : "}]".indexOf(character) >= 0 ? -1 : 0;
            lines.append(depth == 0 && character == ',' ? '\n' : character);
        }
        return lines.toString().lines().map(String::strip).reduce("", (all, line) -> all + line + "\n");
    }

    /** Otherwise it would depend on the draw whether a study is read, and a candidate that nobody wrote be blamed. */
    @ParameterizedTest
    @ValueSource(strings = {"random", "sobol", "halving", "tpe"})
    void the_ends_of_a_range_are_checked_whatever_is_drawn(String search) {
        String section = "tune: {%s: {from: 0, to: %s}, search: " + search + ", budget: {trials: 12}}\nseeds: 1\n";

        assertThat(study(section.formatted("dropout", "0.5")).tuning().tuningRuns())
                .hasSize(1);
        assertThatThrownBy(() -> study(section.formatted("mixup", "4.01")))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("'training.mixup' is 4.01, expected between 0 and 4");
    }
}
