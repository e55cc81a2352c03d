// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.ceteris.evidence.claim.Observations;
import dev.ceteris.evidence.verdict.Decision;
import dev.ceteris.evidence.verdict.Verdict;
import dev.ceteris.lab.Silence;
import dev.ceteris.lab.Tiny;
import dev.ceteris.lab.run.Runner;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.store.Store;
import dev.ceteris.lab.study.Setting;
import dev.ceteris.lab.study.StudyReader;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialState;
import dev.ceteris.spec.StudyText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the evidence of a run is taken to be. */
class RunResultsTest {
    private static final String TEXT = """
            study: aside
            question: How much do the training sets of two seeds overlap?
            data: {source: mnist, validation: 12}
            network: {hidden: [4], activation: tanh, initialization: glorot}
            training: {optimizer: sgd, learningRate: 0.1, batchSize: 7, update: batch, epochs: 1}
            seeds: 2
            """;

    @TempDir
    private Path folder;

    private RunRecord run(String... settings) {
        try (Store store = Store.open(folder)) {
            return new Runner(store, Tiny::data, new Silence(), 1, Tiny.environment())
                    .run(StudyReader.read(
                            new StudyText("aside.yaml", TEXT),
                            Stream.of(settings).map(Setting::parse).toList()));
        }
    }

    private static Observations observations(RunRecord run) {
        return RunResults.of(run);
    }

    @ParameterizedTest
    @CsvSource({"lbfgs, 0, 0.25", "sgd, 0, 0.25", "lbfgs, 24, 0.5", "sgd, 24, 0.5"})
    void overlap_counts_the_samples_that_are_learned_from_whatever_the_optimizer(
            String optimizer, int train, double overlap) {
        // 60 samples, 12 of them set aside: 48 are left.
        RunRecord run = optimizer.equals("sgd")
                ? run("data.train=" + train)
                : run("data.train=" + train, "training={epochs: 1, optimizer: " + optimizer + "}");

        assertThat(observations(run).overlaps())
                .containsKeys("validation.loss", "validation.accuracy", "validation.f1Macro")
                .allSatisfy((metric, _) -> assertThat(metric).startsWith("validation."))
                .allSatisfy((_, value) -> assertThat(value).isEqualTo(overlap));
    }

    @Test
    void without_validation_samples_nothing_overlaps() {
        RunRecord run = run("data.validation=0");

        assertThat(observations(run).overlaps()).isEmpty();
        assertThat(run.provenance().trainingSamples()).isEmpty();
    }

    @Test
    void a_run_that_is_not_complete_has_estimates_and_no_verdicts() {
        RunRecord whole = run(
                "seeds=6", "vary.learningRate=[0.1, 0.2]", "hypotheses=[{threshold: {metric: test.loss, above: 0}}]");
        List<TrialRecord> trials = new ArrayList<>(whole.trials());
        TrialRecord last = trials.removeLast();
        trials.add(new TrialRecord(
                last.number(), last.condition(), last.seeds(), new TrialState.Interrupted(), last.epochs()));

        Verdict verdict = RunResults.verdicts(
                        new RunRecord(whole.id(), whole.study(), whole.provenance(), whole.created(), trials))
                .verdicts()
                .getFirst();

        assertThat(RunResults.verdicts(whole).verdicts().getFirst().decision()).isEqualTo(Decision.SUPPORTED);
        assertThat(verdict.decision()).isEqualTo(Decision.UNDETERMINED);
        assertThat(verdict.deciding().count()).isPositive();
        assertThat(verdict.conclusion())
                .contains("1 trial of 12 is not finished; there is a verdict when all are, because a look at some of"
                        + " them would be another one.");
    }

    @Test
    void what_is_held_of_the_data_is_in_the_scope_of_a_claim() {
        assertThat(observations(run("data.train=24")).scope())
                .anySatisfy(held -> assertThat(held)
                        .contains("data.train 24", "data.validation 12", "hidden [4]", "batchSize 7")
                        .doesNotContain("data.source"));
        assertThat(observations(run()).scope())
                .anySatisfy(held -> assertThat(held).contains("data.train all"));
    }

    @Test
    void sizes_of_data_sets_are_kept_with_the_run() {
        assertThat(run().provenance().trainingSamples()).containsExactly(entry("mnist", 60));
    }
}
