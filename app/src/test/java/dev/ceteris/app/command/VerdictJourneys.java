// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.app.terminal.ScreenSize;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journeys: a user writes down what they believe, and asks what the evidence says of it. */
class VerdictJourneys {
    private static final String CLAIMS = """
            hypotheses:
              - threshold: {metric: test.accuracy, above: -1}
                says: Some images are classified correctly.
                expected: supported
              - threshold: {metric: train.loss, below: -1}
            """;

    private final Shell shell;

    VerdictJourneys(@TempDir Path folder) {
        shell = new Shell(folder);
    }

    /** A run of ten seeds, which are enough to decide two claims. */
    private Shell.Outcome run(String claims) {
        return shell.ceteris("run", shell.study(claims), "--no-report", "--seeds", "10");
    }

    @Test
    void a_run_ends_with_a_line_for_each_hypothesis() {
        Shell.Outcome run = run(CLAIMS);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).endsWith("""

                supported     Some images are classified correctly.
                refuted       final train.loss is below -1 in every condition
                """.replace("-1", "−1"));
    }

    @Test
    void who_removes_a_run_is_told_that_its_analysis_is_forgotten() {
        run(CLAIMS);

        assertThat(shell.ceteris("remove", "latest", "--yes").err())
                .endsWith("Its analysis is forgotten with it: the next run of this study counts as a first look."
                        + " Report both.\n");
    }

    @Test
    void the_plan_says_what_is_claimed_before_anything_runs() {
        assertThat(run(CLAIMS).err())
                .containsSubsequence(
                        "  claims   1. Some images are classified correctly.\n",
                        "           2. final train.loss is below −1 in every condition\n",
                        "  seeds    10 seeds tell ")
                .doesNotContain("no verdict can come out");
    }

    @Test
    void the_plan_says_when_the_seeds_cannot_decide_anything() {
        Shell.Outcome run = shell.ceteris("run", shell.study(CLAIMS), "--no-report", "--seeds", "5");

        assertThat(run.err().replaceAll("\\s+", " "))
                .contains("seeds with 5 seeds no verdict can come out; 6 seeds could.");
        assertThat(run.out()).contains("undetermined  Some images are classified correctly.");
    }

    @Test
    void a_verdict_has_its_sentence_its_conclusion_and_its_numbers() {
        run(CLAIMS);

        Shell.Outcome verdict = shell.ceteris("verdict");

        assertThat(verdict.exitCode()).isZero();
        assertThat(verdict.err()).isEmpty();
        assertThat(verdict.out())
                .containsSubsequence(
                        "sides-",
                        "supported     Some images are classified correctly.\n",
                        "  check    as expected\n",
                        "  found    The evidence supports that",
                        "refuted       final train.loss is below",
                        "  found    The evidence speaks against this: over 10 seeds, the mean of ",
                        "Nothing is claimed beyond ",
                        "one trial in ten",
                        "--details")
                .containsOnlyOnce("one trial in ten")
                .doesNotContain("  numbers  ", "  basis  ");
    }

    @Test
    void details_are_what_a_verdict_rests_on() {
        run(CLAIMS);

        assertThat(shell.ceteris("verdict", "--details").out())
                .containsSubsequence(
                        "  found    The evidence supports that",
                        "  basis    Deciding comparison: ",
                        "  numbers  ",
                        "refuted       final train.loss is below",
                        "  basis  ",
                        "  numbers  ")
                .doesNotContain("--details");
    }

    @Test
    void a_study_is_asked_for_by_its_name_its_file_or_its_run() {
        run(CLAIMS);
        String latest = shell.ceteris("verdict").out();

        assertThat(shell.ceteris("verdict", "sides").out()).isEqualTo(latest);
        assertThat(shell.ceteris("verdict", shell.folder.resolve("sides.yaml").toString())
                        .out())
                .isEqualTo(latest);
    }

    @Test
    void text_fits_the_terminal() {
        run(CLAIMS);
        shell.screen = Optional.of(new ScreenSize(60, 24));

        assertThat(shell.ceteris("verdict").out().lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(60));
    }

    @Test
    void a_check_is_fine_when_everything_is_as_expected_or_nothing_is_expected() {
        run(CLAIMS);

        assertThat(shell.ceteris("verdict", "--check").exitCode()).isZero();
    }

    @Test
    void a_check_fails_and_names_what_is_not_as_expected() {
        run(CLAIMS.replace("expected: supported", "expected: refuted"));

        Shell.Outcome check = shell.ceteris("verdict", "--check");

        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.err())
                .isEqualTo("'Some images are classified correctly.' is supported; the author expected: refuted\n");
    }

    @Test
    void undetermined_is_not_as_expected_either() {
        shell.ceteris("run", shell.study(CLAIMS), "--no-report", "--seeds", "3");

        assertThat(shell.ceteris("verdict", "--check").err())
                .contains("is undetermined; the author expected: supported");
    }

    @Test
    void a_study_without_a_run_is_answered_with_how_to_make_one() {
        run(CLAIMS);

        Shell.Outcome verdict = shell.ceteris("verdict", "batch-size");

        assertThat(verdict.exitCode()).isEqualTo(2);
        assertThat(verdict.err())
                .isEqualTo("ceteris: no run of 'batch-size' yet; make one with:  ceteris run batch-size\n");
    }

    @Test
    void a_run_that_claims_nothing_says_so() {
        shell.ceteris("run", shell.study(""), "--no-report");

        Shell.Outcome verdict = shell.ceteris("verdict", "--check");

        assertThat(verdict.exitCode()).isZero();
        assertThat(verdict.out()).isEmpty();
        assertThat(verdict.err()).contains("states no hypotheses; add them under 'hypotheses'");
    }

    @Test
    void what_is_claimed_after_the_results_is_exploratory() {
        run("");
        run(CLAIMS);

        assertThat(shell.ceteris("verdict").out())
                .contains("  when     exploratory: it came when there were results\n");
    }
}
