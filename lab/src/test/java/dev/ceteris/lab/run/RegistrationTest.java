// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.evidence.verdict.Hypothesis;
import dev.ceteris.evidence.verdict.Hypothesis.Standing;
import dev.ceteris.lab.Silence;
import dev.ceteris.lab.Tiny;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.store.Store;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.TrialRecord;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Laws: a claim that came before the results is distinguished from one that came after; a trial is trained once. */
class RegistrationTest {
    private static final String LESS = "less: {metric: test.loss, of: {batchSize: 8}, than: {batchSize: 20}}";
    private static final String MORE = "greater: {metric: test.loss, of: {batchSize: 8}, than: {batchSize: 20}}";

    @TempDir
    private Path folder;

    @TempDir
    private Path elsewhere;

    private Store store;
    private int runs;

    @BeforeEach
    void open() {
        store = Store.open(folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static Study study(String hypotheses, String... settings) {
        String[] all = Arrays.copyOf(settings, settings.length + 1);
        all[settings.length] = "hypotheses=[" + hypotheses + "]";
        return Tiny.study(all);
    }

    /** Each run a minute after the one before. */
    private RunRecord run(Study study) {
        Instant now = Tiny.NOON.plus(runs++, ChronoUnit.MINUTES);
        Environment environment = new Environment("1.2.3", "ceteris run tiny", InstantSource.fixed(now), () -> 0);
        return new Runner(store, Tiny::data, new Silence(), 1, environment).run(study);
    }

    private List<String> heard(Study study) {
        Recording recording = new Recording();
        new Runner(store, Tiny::data, recording, 1, Tiny.environment()).run(study);
        return recording.heard;
    }

    private static List<Standing> standings(RunRecord run) {
        return run.study().hypotheses().stream().map(Hypothesis::standing).toList();
    }

    @Test
    void what_is_claimed_before_the_first_trial_is_registered() {
        RunRecord run = run(study("{" + LESS + "}, {" + MORE + "}"));

        assertThat(standings(run)).containsExactly(Standing.REGISTERED, Standing.REGISTERED);
        assertThat(standings(store.run(run.id()))).isEqualTo(standings(run));
    }

    @Test
    void a_claim_that_is_added_later_belongs_to_the_run_and_is_exploratory() {
        RunRecord before = run(study("{" + LESS + "}"));

        RunRecord after = run(study("{" + LESS + "}, {" + MORE + "}"));

        assertThat(after.id()).isEqualTo(before.id());
        assertThat(standings(after)).containsExactly(Standing.REGISTERED, Standing.EXPLORATORY);
        assertThat(standings(store.run(after.id()))).isEqualTo(standings(after));
        assertThat(store.summaries()).hasSize(1);
    }

    @Test
    void a_claim_that_is_added_before_anything_is_trained_is_registered() {
        store.begin(study("{" + LESS + "}"), Tiny.provenance(), Tiny.NOON).close();

        store.begin(study("{" + LESS + "}, {" + MORE + "}"), Tiny.provenance(), Tiny.NOON)
                .close();

        assertThat(standings(store.run("latest"))).containsExactly(Standing.REGISTERED, Standing.REGISTERED);
    }

    @Test
    void a_changed_claim_makes_another_study_and_was_suggested_by_the_results() {
        RunRecord before = run(study("{" + LESS + "}"));

        RunRecord after = run(study("{" + MORE + "}"));

        assertThat(after.id()).isNotEqualTo(before.id());
        assertThat(standings(after)).containsExactly(Standing.EXPLORATORY);
        assertThat(standings(store.run(before.id()))).containsExactly(Standing.REGISTERED);
    }

    @Test
    void new_seeds_know_nothing_of_old_results() {
        run(study("{" + LESS + "}"));

        assertThat(standings(run(study("{" + MORE + "}", "seeds=[3, 4]")))).containsExactly(Standing.REGISTERED);
        assertThat(standings(run(study("{" + MORE + "}", "seeds=[2, 5]")))).containsExactly(Standing.EXPLORATORY);
    }

    @Test
    void a_study_of_some_of_the_seeds_of_a_known_run_has_chosen_them() {
        run(study("{" + LESS + "}", "seeds=3"));

        assertThat(standings(run(study("{" + LESS + "}", "seeds=2")))).containsExactly(Standing.EXPLORATORY);
    }

    @Test
    void what_was_registered_first_stays_registered_whatever_was_run_in_between() {
        run(study("{" + LESS + "}", "seeds=3"));
        run(study("{" + MORE + "}", "seeds=2"));

        assertThat(standings(run(study("{" + LESS + "}, {" + MORE + "}", "seeds=4"))))
                .containsExactly(Standing.REGISTERED, Standing.EXPLORATORY);
    }

    @Test
    void runs_with_too_few_seeds_for_their_claims_were_no_analyses() {
        run(study("{" + LESS + "}, {" + MORE + "}", "seeds=5"));
        run(study("{" + LESS + "}, {" + MORE + "}", "seeds=6"));

        assertThat(store.earlierAnalyses(study("{" + LESS + "}, {" + MORE + "}", "seeds=8")))
                .containsExactly(6);
    }

    @Test
    void other_epochs_of_the_same_trials_are_results_that_suggest_claims() {
        run(study("{" + LESS + "}", "training.epochs=3"));

        assertThat(standings(run(study("{" + LESS + "}, {" + MORE + "}", "training.epochs=5"))))
                .containsExactly(Standing.REGISTERED, Standing.EXPLORATORY);
        assertThat(standings(run(study("{" + MORE + "}", "training.epochs=2"))))
                .as("the longer run has shown its first epochs")
                .containsExactly(Standing.EXPLORATORY);
        assertThat(standings(run(study("{" + MORE + "}", "training.epochs=5", "seeds=[3, 4]"))))
                .as("other seeds")
                .containsExactly(Standing.REGISTERED);
        assertThat(standings(run(study("{" + MORE + "}", "training.epochs=5", "training.learningRate=0.003"))))
                .as("other trials")
                .containsExactly(Standing.REGISTERED);
    }

    @Test
    void runs_with_fewer_seeds_of_the_same_trials_were_analyses_of_them() {
        run(study("{" + LESS + "}", "seeds=6"));
        run(study("{" + LESS + "}", "seeds=4")); // no verdict can come out of so few
        run(study("{" + LESS + "}", "seeds=6", "training.epochs=6"));

        assertThat(store.earlierAnalyses(study("{" + LESS + "}", "seeds=7"))).containsExactly(6);
        assertThat(store.earlierAnalyses(study("", "seeds=7"))).isEmpty();
        assertThat(store.earlierAnalyses(study("{" + LESS + "}", "seeds=[7, 8, 9, 10, 11, 12, 13]")))
                .isEmpty();
        run(study("{" + LESS + "}", "seeds=7", "looks=[6, 7]"));
        assertThat(store.earlierAnalyses(study("{" + LESS + "}", "seeds=9")))
                .as("seven seeds are too few for a second analysis")
                .containsExactly(6);
        run(study("{" + LESS + "}", "seeds=8", "looks=[6, 8]"));
        assertThat(store.earlierAnalyses(study("{" + LESS + "}", "seeds=9"))).containsExactly(6, 8);
    }

    @Test
    void runs_with_other_seeds_are_separate_analyses() {
        RunRecord first = run(study("{" + LESS + "}", "seeds=[1, 2]"));

        assertThat(store.separateAnalyses(study("{" + MORE + "}, {" + LESS + "}", "seeds=[3, 4]")))
                .containsExactly(first.id());
        assertThat(store.separateAnalyses(study("{" + MORE + "}", "seeds=[3, 4]")))
                .as("another hypothesis")
                .isEmpty();
        assertThat(store.separateAnalyses(study("{" + LESS + "}", "seeds=[2, 3]")))
                .as("one seed in common: a further analysis of the same trials")
                .isEmpty();
        assertThat(store.separateAnalyses(study("", "seeds=[3, 4]"))).isEmpty();
        assertThat(store.separateAnalyses(study("{" + LESS + "}", "seeds=[3, 4]", "training.learningRate=0.003")))
                .isEmpty();
    }

    @Test
    void what_is_trained_already_is_not_analysed_anew() {
        Study seven = study("{" + LESS + "}", "seeds=7");
        run(seven);
        run(study("{" + LESS + "}", "seeds=6"));

        assertThat(store.earlierAnalyses(seven)).isEmpty();
    }

    @Test
    void more_seeds_train_what_is_new_and_keep_the_bits_of_the_rest() {
        RunRecord two = run(study("{" + LESS + "}"));

        Study more = study("{" + LESS + "}", "seeds=3", "looks=[2, 3]");
        List<String> heard = heard(more);
        RunRecord three = run(more);

        assertThat(heard.getFirst()).isEqualTo("run, 4 trials and 0 epochs done");
        assertThat(heard).filteredOn(line -> line.endsWith(" done")).endsWith("5 done", "6 done");
        assertThat(three.trials().subList(0, 4)).isEqualTo(two.trials());
        assertThat(standings(three)).containsExactly(Standing.REGISTERED);
        try (Store fresh = Store.open(elsewhere)) {
            RunRecord anew = new Runner(fresh, Tiny::data, new Silence(), 1, Tiny.environment())
                    .run(study("{" + LESS + "}", "seeds=3", "looks=[2, 3]"));
            assertThat(three.trials()).isEqualTo(anew.trials());
        }
        for (TrialRecord trial : three.trials()) {
            assertThat(store.weights(three.id(), trial)).isPresent();
        }
    }

    @Test
    void other_epochs_are_another_experiment() {
        run(study("{" + LESS + "}"));

        assertThat(heard(study("{" + LESS + "}", "training.epochs=6")).getFirst())
                .isEqualTo("run, 0 trials and 20 epochs done");
    }
}
