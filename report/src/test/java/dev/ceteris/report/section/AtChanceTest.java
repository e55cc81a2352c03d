// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.section;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.evidence.verdict.Verdict;
import dev.ceteris.lab.results.RunResults;
import dev.ceteris.lab.store.DataUse;
import dev.ceteris.lab.store.Provenance;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.study.Setting;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.report.ShippedRuns;
import dev.ceteris.report.plot.Outcome;
import dev.ceteris.report.plot.Plot;
import dev.ceteris.report.summary.Results;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** A condition that does no better than a guess is marked wherever its numbers are. */
class AtChanceTest {
    private static final String EQUIVALENT =
            "[equivalent: {metric: test.accuracy, across: learningRate, within: 0.02}]";

    private static RunRecord run(ToDoubleFunction<TrialSpec> accuracy) {
        return run("10", accuracy);
    }

    private static RunRecord run(String seeds, ToDoubleFunction<TrialSpec> accuracy) {
        RunRecord run = ShippedRuns.of(
                "batch-size",
                List.of(
                        new Setting("vary", "{learningRate: [20, 40]}"),
                        new Setting("hypotheses", EQUIVALENT),
                        new Setting("seeds", seeds),
                        new Setting("training", "{batchSize: 128, epochs: 1}")),
                spec -> ShippedRuns.done(spec, Map.of(Metric.TEST_ACCURACY, accuracy.applyAsDouble(spec))));
        Map<String, Double> guess = Map.of("test.accuracy", 0.1135);
        return new RunRecord(run.id(), run.study(), guessed(run.provenance(), guess), run.created(), run.trials());
    }

    private static Provenance guessed(Provenance made, Map<String, Double> guess) {
        return new Provenance(
                made.version(),
                made.arithmeticVersion(),
                made.java(),
                made.system(),
                made.processor(),
                made.cores(),
                made.vectorBits(),
                made.command(),
                made.files(),
                new LinkedHashMap<>(),
                List.of(new DataUse("mnist", "mnist", "", 100, 0, 50, new LinkedHashMap<>(guess), List.of(), "")));
    }

    private static double dead(TrialSpec spec) {
        return 0.1
                + 0.001 * (spec.seeds().split() % 4)
                + (spec.training().learningRate() == 40 ? 0.0005 * (spec.seeds().split() % 3) : 0);
    }

    private static List<List<String>> rows(RunRecord run) {
        return ConditionsSection.table(Results.of(run)).texts();
    }

    /** Ten orders each of a lucky initialization and an unlucky one are two values, not twenty. */
    @Test
    void a_condition_is_at_chance_by_the_seeds_that_tests_count() {
        RunRecord nested =
                run("{initialization: 2, order: 10}", spec -> spec.seeds().initialization() == 1 ? 0.7 : 0.09);
        RunRecord plain = run("20", spec -> spec.seeds().split() % 2 == 0 ? 0.7 : 0.09);

        assertThat(rows(nested).get(1).getFirst()).endsWith("(at chance)");
        assertThat(rows(plain).get(1).getFirst()).doesNotContain("at chance");
    }

    @Test
    void the_table_has_a_row_for_the_guess_and_marks_who_does_not_beat_it() {
        assertThat(rows(run(AtChanceTest::dead)))
                .extracting(List::getFirst)
                .containsExactly(
                        "condition",
                        "learningRate 20 (at chance)",
                        "learningRate 40 (at chance)",
                        "guessing the commonest class");
        assertThat(rows(run(AtChanceTest::dead)).getLast()).contains("0.1135");
    }

    @Test
    void a_condition_beats_the_guess_when_its_interval_lies_above_it() {
        // Mean 0.1235 over 10 seeds. Half of the interval is t(0.975, 9) = 2.2622 times s/√10: 0.0076 with ±0.01 and
        // 0.0151 with ±0.02 around the mean.
        assertThat(rows(run(spec -> 0.1235 + (spec.seeds().split() % 2 == 0 ? 0.01 : -0.01)))
                        .get(1)
                        .getFirst())
                .doesNotContain("at chance");
        assertThat(rows(run(spec -> 0.1235 + (spec.seeds().split() % 2 == 0 ? 0.02 : -0.02)))
                        .get(1)
                        .getFirst())
                .contains("at chance");
    }

    @Test
    void few_seeds_that_all_beat_the_guess_are_not_at_chance_however_wide_their_interval() {
        // Of two seeds t(0.975, 1) is 12.7, so no interval of theirs excludes much.
        RunRecord two = run("2", spec -> spec.seeds().split() == 1 ? 0.88 : 1);
        assertThat(rows(two).get(1).getFirst()).isEqualTo("learningRate 20");
        assertThat(rows(run("2", spec -> spec.seeds().split() == 1 ? 0.1 : 1))
                        .get(1)
                        .getFirst())
                .contains("at chance");
    }

    @Test
    void a_verdict_between_conditions_at_chance_says_that_there_is_nothing_to_compare() {
        Verdict verdict =
                RunResults.verdicts(run(AtChanceTest::dead)).verdicts().getFirst();

        assertThat(verdict.marks()).containsExactly("at chance");
        assertThat(verdict.notes().getFirst())
                .isEqualTo("neither of the two conditions beats guessing the commonest class (test.accuracy 0.1135), so"
                        + " there is nothing to compare");
    }

    @Test
    void a_verdict_is_not_marked_when_one_of_the_conditions_learned() {
        RunRecord run = run(spec -> spec.training().learningRate() == 20
                ? 0.9 + 0.001 * spec.seeds().split()
                : dead(spec));

        assertThat(RunResults.verdicts(run).verdicts().getFirst().marks()).isEmpty();
    }

    @Test
    void plots_of_the_metric_have_a_dashed_line_where_it_is_on_the_axis() {
        Results results = Results.of(run(spec -> spec.training().learningRate() == 20 ? 0.9 : dead(spec)));
        Outcome plot =
                (Outcome) ShippedRuns.plot(new OutcomeSection().render(results).elements(), "outcome-test-accuracy");
        Plot.Lines curves = (Plot.Lines)
                ShippedRuns.plot(new CurvesSection().render(results).elements(), "accuracy");

        assertThat(plot.limits()).containsExactly(new Plot.Limit("guessing the commonest class", 0.1135));
        assertThat(curves.limits()).isEqualTo(plot.limits());
        assertThat(plot.note()).contains("dashed: guessing the commonest class, 0.1135");
    }

    @Test
    void a_run_that_did_not_keep_the_guess_has_no_row_for_it() {
        RunRecord run = run(AtChanceTest::dead);
        RunRecord old =
                new RunRecord(run.id(), run.study(), guessed(run.provenance(), Map.of()), run.created(), run.trials());

        assertThat(rows(old)).hasSize(3).extracting(List::getFirst).noneMatch(text -> text.contains("chance"));
    }
}
