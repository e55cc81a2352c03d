// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.ceteris.evidence.claim.Equivalent;
import dev.ceteris.evidence.claim.Less;
import dev.ceteris.evidence.claim.Margin;
import dev.ceteris.evidence.claim.Measure;
import dev.ceteris.evidence.claim.Monotone;
import dev.ceteris.evidence.verdict.Decision;
import dev.ceteris.evidence.verdict.Hypothesis;
import dev.ceteris.spec.StudyException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Journeys: how claims are written, and the messages about mistakes in them, word for word. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HypothesesTest {
    private static Study study(String hypotheses) {
        return ExampleStudy.read(ExampleStudy.TEXT + "hypotheses:\n" + hypotheses.indent(2));
    }

    @Test
    void a_claim_reads_like_the_sentence() {
        List<Hypothesis> hypotheses = study("""
                - equivalent: {metric: final test.accuracy, across: batchSize, within: 0.005}
                  says: The batch size does not matter.
                  expected: refuted
                - less: {metric: epoch.seconds, of: {batchSize: 1024}, than: {training.batchSize: 128}, by: 20%}
                - monotone: {metric: mean of last 5 test.loss, along: batchSize, direction: increasing}
                - correlated: {metric: best test.accuracy, with: batchSize, sign: negative}
                - threshold: {metric: epochs to reach 0.95 of test.accuracy, below: 5}
                """).hypotheses();

        assertThat(hypotheses).hasSize(5);
        assertThat(hypotheses.getFirst().sentence()).isEqualTo("The batch size does not matter.");
        assertThat(hypotheses.getFirst().expected()).contains(Decision.REFUTED);
        assertThat(hypotheses.getFirst().claim()).isInstanceOfSatisfying(Equivalent.class, claim -> {
            assertThat(claim.metric()).isEqualTo(new Measure(new Measure.Form.Final(), "test.accuracy"));
            assertThat(claim.within()).isEqualTo(new Margin.Absolute(0.005));
        });
        assertThat(hypotheses.get(1).claim()).isInstanceOfSatisfying(Less.class, claim -> {
            assertThat(claim.metric().form()).isEqualTo(new Measure.Form.Median());
            assertThat(claim.by()).isEqualTo(new Margin.Relative(0.2));
            assertThat(claim.than().levels()).containsEntry("batchSize", "128");
        });
        assertThat(hypotheses.get(2).claim())
                .isInstanceOfSatisfying(
                        Monotone.class, claim -> assertThat(claim.direction()).isEqualTo(Monotone.Order.INCREASING));
    }

    @Test
    void hypotheses_are_part_of_the_study_and_not_of_what_it_trains() {
        Study without = ExampleStudy.read(ExampleStudy.TEXT);
        Study with = study("- greater: {metric: test.accuracy, of: {batchSize: 128}, than: {batchSize: 1024}}");
        Study other = study("- less: {metric: test.accuracy, of: {batchSize: 128}, than: {batchSize: 1024}}");

        assertThat(List.of(without.digest(), with.digest(), other.digest())).doesNotHaveDuplicates();
        assertThat(List.of(with.experiment(), other.experiment())).containsOnly(without.experiment());
        assertThat(ExampleStudy.read(ExampleStudy.TEXT, "seeds=7").experiment()).isEqualTo(without.experiment());
        assertThat(ExampleStudy.read(ExampleStudy.TEXT, "training.epochs=7").experiment())
                .isNotEqualTo(without.experiment());
    }

    @Test
    void a_study_with_hypotheses_survives_being_written_and_read() {
        Study study = study("""
                - best: {metric: test.loss, is: {batchSize: 128}, within: 5%}
                  says: "Small: is best"
                  expected: supported
                - unaffected: {metric: area under test.loss, by: batchSize, within: 1e-3}
                - threshold: {metric: test.accuracy, above: 0.5}
                """);

        Study again = ExampleStudy.read(study.text());

        assertThat(again.hypotheses()).isEqualTo(study.hypotheses());
        assertThat(again.digest()).isEqualTo(study.digest());
    }

    @Test
    void numbers_inside_of_levels_are_an_order() {
        String text = ExampleStudy.with(
                "  batchSize: [128, 1024]", """
                  regularization: [none, {l2: {lambda: 1e-4}}, {l2: {lambda: 1e-3}}]
                """.indent(2).stripTrailing().replaceFirst("^    ", "  "));
        Study study = ExampleStudy.read(text
                + "hypotheses:\n  - monotone: {metric: generalization.gap, along: l2.lambda, direction: decreasing}\n");

        assertThat(study.hypotheses().getFirst().claim())
                .isInstanceOfSatisfying(
                        Monotone.class,
                        claim -> assertThat(claim.along().factor()).isEqualTo("regularization"));
    }

    @Test
    void a_goal_below_zero_is_read_with_either_sign_for_minus() {
        Measure goal = new Measure(new Measure.Form.EpochsToReach(-0.5), "test.loss");

        assertThat(goal.text()).isEqualTo("epochs to reach −0.5 test.loss");
        assertThat(Measure.parse(goal.text())).contains(goal);
        assertThat(Measure.parse("epochs to reach -0.5 of test.loss")).contains(goal);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource
    void a_claim_about_what_the_study_lacks_is_answered_with_the_nearest_word(String claim, String message) {
        assertThatThrownBy(() -> study("- " + claim))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining(message);
    }

    static Stream<Arguments> a_claim_about_what_the_study_lacks_is_answered_with_the_nearest_word() {
        return Stream.of(
                arguments(
                        "les: {metric: test.loss, of: {batchSize: 128}, than: {batchSize: 1024}}",
                        "my.yaml:18:5: unknown key 'les' in 'hypotheses'; did you mean 'less'?"),
                arguments(
                        "less: {metric: test.los, of: {batchSize: 128}, than: {batchSize: 1024}}",
                        "my.yaml:18:20: unknown metric 'test.los' in 'less.metric'; did you mean 'test.loss'?"),
                arguments(
                        "less: {metric: validation.loss, of: {batchSize: 128}, than: {batchSize: 1024}}",
                        "metric 'validation.loss' in 'less.metric' is not measured, because 'data.validation' is 0; "
                                + "set some samples aside"),
                arguments(
                        "less: {metric: test.mse, of: {batchSize: 128}, than: {batchSize: 1024}}",
                        "metric 'test.mse' in 'less.metric' is not measured, because classes are learned and not "
                                + "numbers"),
                arguments(
                        "equivalent: {metric: test.accuracy, across: batchSize, within: 5}",
                        "my.yaml:18:68: 'equivalent.within' is 5, expected below 1, because test.accuracy lies between "
                                + "0 and 1; write 0.05 for 5 percent, or 5% for a share of what it is compared with"),
                arguments(
                        "threshold: {metric: best test.accuracy, above: 95}",
                        "'threshold.above' is 95, expected at most 1"),
                arguments(
                        "less: {metric: last test.loss, of: {batchSize: 128}, than: {batchSize: 1024}}",
                        "'less.metric' is the text 'last test.loss', expected a metric, or one of its forms (final, "
                                + "best, median, mean of last 5, area under, epochs to reach 0.95), such as final "
                                + "test.accuracy"),
                arguments(
                        "less: {metric: test.loss, of: {batchSise: 128}, than: {batchSize: 1024}}",
                        "my.yaml:18:36: unknown factor 'batchSise' in 'less.of'; did you mean 'batchSize'?"),
                arguments(
                        "less: {metric: test.loss, of: {batchSize: 127}, than: {batchSize: 1024}}",
                        "my.yaml:18:47: unknown level '127' of 'batchSize' in 'less.of'"),
                arguments(
                        "less: {metric: test.loss, of: {batchSize: 128}}",
                        "'less' has no 'than', expected a section with a level of each factor, such as {batchSize: "
                                + "128}"),
                arguments(
                        "equivalent: {metric: test.loss, across: batchSize}",
                        "'equivalent' has no 'within', expected a number in the metric's unit, or a share such as 20%"),
                arguments(
                        "equivalent: {metric: test.loss, across: batchSize, within: 0}",
                        "'equivalent.within' is 0, expected how much difference does not matter, above 0"),
                arguments(
                        "equivalent: {metric: test.loss, within: 0.1}",
                        "expected a factor, or two selections of conditions in 'of' and 'to', and not both"),
                arguments(
                        "equivalent: {metric: test.loss, across: batchSize, within: much}",
                        "expected a number in the metric's unit, or a share such as 20%"),
                arguments(
                        "equivalent: {metric: test.loss, across: batchSize, within: 120%}",
                        "expected at least 0 % and below 100 %"),
                arguments(
                        "monotone: {metric: test.loss, along: hidden, direction: increasing}",
                        "unknown number 'hidden' in 'monotone.along'\n  known here: batchSize"),
                arguments(
                        "monotone: {metric: test.loss, along: batchSize, direction: up}",
                        "unknown direction 'up'\n  known here: decreasing, increasing"),
                arguments(
                        "best: {metric: weight.norm, is: {batchSize: 128}}",
                        "whether high or low values of 'weight.norm' are better is not known, so there is no best one; "
                                + "expected one of train.loss, train.accuracy, test.loss"),
                arguments(
                        "correlated: {metric: test.loss, with: best weight.norm}",
                        "my.yaml:18:43: whether high or low values of 'weight.norm' are better is not known"),
                arguments("threshold: {metric: test.loss}", "expected a number, here or in 'below'"),
                arguments("says: nothing", "an item of 'hypotheses' makes no claim, expected"),
                arguments("batchSize", "an item of 'hypotheses' is the text 'batchSize', expected"));
    }

    @Test
    void who_changes_what_is_varied_can_leave_the_claims_out() {
        String text = ExampleStudy.TEXT
                + "hypotheses: [{less: {metric: test.loss, of: {batchSize: 128}, than: {batchSize: 1024}}}]\n";

        assertThatThrownBy(() -> ExampleStudy.read(text, "vary.batchSize=[32, 64]"))
                .hasMessageContaining("unknown level '128' of 'batchSize' in 'less.of'")
                .hasMessageEndingWith(
                        "what is varied was changed by --set; the claims can be left out by --set hypotheses=[]");
        assertThat(ExampleStudy.read(text, "vary.batchSize=[32, 64]", "hypotheses=[]")
                        .hypotheses())
                .isEmpty();
    }

    @Test
    void the_same_claim_twice_is_refused() {
        String claim = "- threshold: {metric: test.accuracy, above: 0.5}\n";

        assertThatThrownBy(() -> study(claim + claim))
                .hasMessage("my.yaml:19:5: 'hypotheses' says this twice; keep one of them");
    }
}
