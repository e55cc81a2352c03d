// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journeys: a user has more seeds trained until their claims are decided, and compares two runs. */
class UntilDecidedJourneys {
    private static final String PLAIN = """
            hypotheses:
              - threshold: {metric: test.accuracy, above: -1}
            """;

    private final Shell shell;

    UntilDecidedJourneys(@TempDir Path folder) {
        shell = new Shell(folder);
    }

    private Shell.Outcome run(String claims, String... more) {
        String[] words = Stream.concat(Stream.of("run", shell.study(claims), "--no-report"), Stream.of(more))
                .toArray(String[]::new);
        return shell.ceteris(words);
    }

    @Test
    void seeds_are_doubled_until_every_claim_is_decided() {
        Shell.Outcome outcome = run(PLAIN, "--seeds", "3", "--until-decided", "--budget", "1h");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err())
                .contains("1 of the hypotheses undetermined; continuing with interim analysis 2, at 6 seeds");
        assertThat(outcome.err()).contains("continuing with interim analysis 3, at 12 seeds");
        assertThat(outcome.err()).doesNotContain("interim analysis 4");
        assertThat(outcome.out()).contains("supported ");
        assertThat(shell.ceteris("verdict", "sides", "--details").out().replaceAll("\\s+", " "))
                .contains("interim analysis 3 of 4");
    }

    @Test
    void a_budget_that_does_not_pay_for_the_next_analysis_ends_it() {
        Shell.Outcome outcome = run(PLAIN, "--seeds", "4", "--until-decided", "--budget", "0s");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err())
                .contains("1 of the hypotheses undetermined; the next interim analysis, at 8 seeds, would take about")
                .contains("and the budget has 0.0 s left");
        assertThat(outcome.out()).contains("undetermined ");
    }

    @Test
    void more_seeds_after_a_verdict_are_a_further_interim_analysis() {
        run(PLAIN, "--seeds", "8");
        Shell.Outcome again = run(PLAIN, "--seeds", "12");

        assertThat(again.exitCode()).isZero();
        assertThat(shell.ceteris("verdict", "sides", "--details").out().replaceAll("\\s+", " "))
                .contains("interim analysis 2, α = 0.004 of 0.05");
        assertThat(run(PLAIN, "--seeds", "12").out()).isEqualTo(again.out());
        assertThat(runs()).hasSize(2);
    }

    @Test
    void other_seeds_are_another_chance_and_are_named() {
        run(PLAIN, "--seeds", "2");
        Shell.Outcome others = run(PLAIN, "--set", "seeds=[11, 12]");

        assertThat(others.err())
                .contains("The hypotheses of this study were tested before, with other seeds, by sides-");
        assertThat(run(PLAIN, "--set", "seeds=[11, 12]").err()).doesNotContain("tested before");
    }

    @Test
    void a_plan_ends_with_its_last_analysis() {
        String planned = PLAIN + "looks: {planned: [2, 3]}\n";

        Shell.Outcome outcome = run(planned, "--seeds", "2", "--until-decided", "--budget", "1h");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err())
                .contains("continuing with interim analysis 2, at 3 seeds")
                .contains("1 of the hypotheses undetermined after all 2 planned analyses");
        assertThat(run(planned, "--seeds", "4").err())
                .contains("'looks.planned' has no 4, expected the 4 seeds of the study among them");
        assertThat(run(PLAIN + "looks: {plan: [2]}\n").err()).contains("{planned: [10, 20, 40, 80]}");
    }

    @Test
    void trials_that_were_analysed_before_cannot_be_planned_any_more() {
        run(PLAIN, "--seeds", "3");

        Shell.Outcome outcome = run(PLAIN, "--seeds", "3", "--until-decided", "--budget", "1h");

        assertThat(outcome.err()).contains("continuing with interim analysis 2, at 6 seeds");
        assertThat(shell.ceteris("verdict", "sides", "--details").out()).doesNotContain(" of 4, α");
    }

    @Test
    void there_has_to_be_something_to_decide_and_a_length_of_time() {
        assertThat(run("", "--until-decided").exitCode()).isEqualTo(2);
        assertThat(run("", "--until-decided").err())
                .contains("the study has no hypotheses, so there is nothing to decide");
        assertThat(run(PLAIN, "--budget", "1h").err()).contains("--budget is what --until-decided may take");
        assertThat(run(PLAIN, "--until-decided", "--budget", "soon").err())
                .contains("'soon' is not a length of time, expected one such as 90s, 30m or 2h");
    }

    @Test
    void two_runs_are_compared_in_the_conditions_they_share() {
        run("", "--seeds", "3");
        String first = runs().findFirst().orElseThrow();
        run("", "--seeds", "3", "--set", "training.learningRate=0.5");
        // The clock does not advance here, so neither of the two is the latest.
        String second = runs().filter(run -> !run.equals(first)).findFirst().orElseThrow();

        Shell.Outcome outcome = shell.ceteris("compare", first, second);

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out())
                .contains("differs  training.learningRate")
                .contains("→ 0.5")
                .contains("P(> 0)");
        assertThat(shell.ceteris("compare", first, first).exitCode()).isEqualTo(2);
        assertThat(shell.ceteris("compare", first, first).err()).contains("are the same run");
    }

    /** Names of the runs that are listed. */
    private Stream<String> runs() {
        return shell.ceteris("list").out().lines().skip(1).map(line -> line.split(" ", 2)[0]);
    }
}
