// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.lab.Silence;
import dev.ceteris.lab.Tiny;
import dev.ceteris.lab.results.RunResults;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.store.Store;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.EpochRecord;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialState;
import dev.ceteris.spec.StudyException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is measured, stored and chosen by when a study names metrics of classes. The classes are a, b and c. */
class NamedMetricsTest {
    private static final String CLAIM =
            "hypotheses=[{greater: {metric: final test.recall(b), of: {batchSize: 8}, than: {batchSize: 20}}}]";

    @TempDir
    private Path folder;

    private Store store;

    @BeforeEach
    void open() {
        store = Store.open(folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private RunRecord run(Study study) {
        return new Runner(store, Tiny::data, new Silence(), 2, Tiny.environment()).run(study);
    }

    private static Metric metric(String key) {
        return Metric.of(key).orElseThrow();
    }

    private static Stream<EpochRecord> epochs(RunRecord run) {
        return run.trials().stream().map(TrialRecord::epochs).flatMap(List::stream);
    }

    @Test
    void a_run_has_what_its_study_names_after_every_epoch_and_no_more() {
        RunRecord run = run(
                Tiny.study("data.validation=15", "metrics=[test.recall(a), test.recall(b), test.recall(c)]", CLAIM));

        assertThat(run).isEqualTo(store.run(run.id()));
        assertThat(epochs(run)).allSatisfy(epoch -> {
            assertThat(epoch.metrics().keySet().stream().filter(metric -> !metric.isFixed()))
                    .containsExactly(metric("test.recall(a)"), metric("test.recall(b)"), metric("test.recall(c)"));
            assertThat(Stream.of("a", "b", "c")
                            .mapToDouble(name -> epoch.metrics().get(metric("test.recall(" + name + ")")))
                            .average()
                            .orElseThrow())
                    .isCloseTo(epoch.metrics().get(Metric.TEST_BALANCED_ACCURACY), within(1e-12));
        });
        assertThat(epochs(run(Tiny.study())).flatMap(epoch -> epoch.metrics().keySet().stream()))
                .allMatch(Metric::isFixed);
    }

    @Test
    void what_is_claimed_is_measured_and_a_run_without_it_is_another_one() {
        RunRecord before = run(Tiny.study());

        RunRecord after = run(Tiny.study(CLAIM));

        assertThat(after.id()).isNotEqualTo(before.id());
        assertThat(after.study().named()).containsExactly(metric("test.recall(b)"));
        assertThat(epochs(after)).allMatch(epoch -> epoch.metrics().containsKey(metric("test.recall(b)")));
        assertThat(RunResults.of(after).trials())
                .hasSize(4)
                .allSatisfy(trial -> assertThat(trial.metrics()).containsKey("test.recall(b)"));
        assertThat(RunResults.verdicts(after)
                        .verdicts()
                        .getFirst()
                        .hypothesis()
                        .standing()
                        .name())
                .isEqualTo("EXPLORATORY");
    }

    @Test
    void more_epochs_do_not_go_on_with_a_run_that_has_not_measured_it() {
        run(Tiny.study());

        RunRecord longer = run(Tiny.study("epochs=7", "metrics=[test.f1(c)]"));

        assertThat(epochs(longer))
                .hasSize(4 * 7)
                .allMatch(epoch -> epoch.metrics().containsKey(metric("test.f1(c)")));
    }

    @Test
    void an_epoch_is_chosen_by_the_recall_of_a_class() {
        RunRecord run = run(Tiny.study(
                "data.validation=15",
                "epochs=40",
                "earlyStopping={patience: {epochs: 6, metric: validation.recall(b)}}"));

        Metric recall = metric("validation.recall(b)");
        assertThat(run.trials()).hasSize(4).allSatisfy(trial -> {
            List<Double> values = trial.epochs().stream()
                    .map(epoch -> epoch.metrics().get(recall))
                    .toList();
            double highest = values.stream().max(Comparator.naturalOrder()).orElseThrow();
            assertThat(((TrialState.Done) trial.state()).epoch()).isEqualTo(values.indexOf(highest) + 1);
        });
    }

    @Test
    void a_candidate_is_chosen_by_the_recall_of_a_class() {
        RunRecord run = run(Tiny.study(
                "data.validation=15",
                "tune.learningRate=[1e-6, 0.1]",
                "tune.search=grid",
                "tune.by=validation.recall(b)"));

        assertThat(run.tunings()).hasSize(2).allSatisfy(tuning -> {
            assertThat(tuning.tuningRun().by()).isEqualTo(metric("validation.recall(b)"));
            assertThat(tuning.tuningRun().candidates())
                    .allSatisfy(candidate -> assertThat(tuning.score(candidate)).isBetween(0.0, 1.0));
            assertThat(tuning.chosen()).isPresent();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "metrics=[test.recall(d)] | test.recall(d) | metrics",
                "hypotheses=[{threshold: {metric: test.precision(d), above: 0.5}}] | test.precision(d) | hypotheses",
                "earlyStopping={patience: {metric: validation.f1(d)}} | validation.f1(d)"
                        + " | training.earlyStopping.patience.metric",
            })
    void a_class_that_the_data_lacks_is_refused_before_training(String setting, String metric, String key) {
        assertThatThrownBy(() -> run(Tiny.study("data.validation=15", setting)))
                .isInstanceOf(StudyException.class)
                .hasMessageStartingWith("study tiny: unknown class 'd' of metric '" + metric + "' in '" + key + "'")
                .hasMessageEndingWith("\n  known here: a, b, c");
        assertThat(store.summaries()).isEmpty();
    }

    @Test
    void a_candidate_is_not_chosen_by_a_class_that_the_data_lacks() {
        assertThatThrownBy(() -> run(Tiny.study(
                        "data.validation=15",
                        "tune.learningRate=[0.1, 0.2]",
                        "tune.search=grid",
                        "tune.by=validation.recall(B)")))
                .hasMessageStartingWith("study tiny: unknown class 'B' of metric 'validation.recall(B)' in 'tune.by';"
                        + " did you mean 'b'?");
    }
}
