// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.data.format.csv.CsvLayout;
import dev.ceteris.data.format.csv.FirstRow;
import dev.ceteris.data.source.CsvSource;
import dev.ceteris.data.source.Scaling;
import dev.ceteris.data.source.table.Answer;
import dev.ceteris.data.source.table.ColumnChoice;
import dev.ceteris.data.source.table.Drawing;
import dev.ceteris.data.source.table.MissingValues;
import dev.ceteris.data.source.table.TestPart;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.trial.DataSpec;
import dev.ceteris.lab.trial.EpochRecord;
import dev.ceteris.lab.trial.Factor;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialSeeds;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.lab.trial.TrialState;
import dev.ceteris.report.Runs;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ResultsTest {
    private static EpochRecord epoch(int epoch, double loss, double seconds, double batches) {
        return new EpochRecord(
                epoch,
                Map.of(
                        Metric.TEST_LOSS, loss,
                        Metric.EPOCH_SECONDS, seconds,
                        Metric.EPOCH_BATCHES, batches,
                        Metric.UPDATES, epoch * batches));
    }

    /** Two seeds of two epochs, with numbers that can be averaged in the head; the third seed diverged. */
    private static ConditionSummary twoSeeds() {
        Factor factor = new Factor("batchSize", "training.batchSize", List.of(128));
        List<List<EpochRecord>> seeds = List.of(
                List.of(epoch(1, 4, 1, 10), epoch(2, 2, 3, 10)),
                List.of(epoch(1, 6, 2, 10), epoch(2, 1, 2, 10)),
                List.of(epoch(1, 1000, 9, 10), epoch(2, Double.NaN, 9, 10)));
        RunRecord run = Runs.of(
                "?",
                factor,
                3,
                2,
                (number, condition, seed) -> new TrialRecord(
                        number,
                        condition,
                        seed,
                        seed == 3 ? new TrialState.Diverged(2) : new TrialState.Done(Runs.digest(seed), 2),
                        seeds.get((int) seed - 1)));
        return Results.of(run).conditions().getFirst();
    }

    @Test
    void metrics_of_classes_whose_names_are_alike_have_plots_of_different_names() {
        List<Metric> metrics = Stream.of("a b", "a-b", "A b", "a-b-2", "größe", "日本", "日")
                .map(name -> Metric.of("test.recall(" + name + ")").orElseThrow())
                .toList();
        Results results = Results.of(Runs.comparing(Runs.batchSizes(2), metrics));

        assertThat(metrics.stream().map(results::slug).map(slug -> slug.toLowerCase(Locale.ROOT)))
                .doesNotHaveDuplicates()
                .allMatch(slug -> slug.matches("test-recall[a-z0-9-]*"));
        assertThat(results.slug(Metric.TEST_ACCURACY)).isEqualTo("test-accuracy");
    }

    /** None of its trials has measured it, as where all of them failed. */
    @Test
    void a_metric_that_no_trial_has_measured_is_summed_up_as_nothing() {
        Metric recall = Metric.of("test.recall(a)").orElseThrow();
        Results results = Results.of(Runs.comparing(Runs.batchSizes(2), List.of(recall)));

        assertThat(results.conditions())
                .isNotEmpty()
                .allSatisfy(condition ->
                        assertThat(condition.last().get(recall).n()).isZero());
    }

    @Test
    void a_curve_is_the_mean_over_finished_seeds_with_their_range() {
        ConditionCurve.Band loss = twoSeeds().course().bands().get(Metric.TEST_LOSS);

        assertThat(loss.mean()).containsExactly(5, 1.5);
        assertThat(loss.least()).containsExactly(4, 1);
        assertThat(loss.greatest()).containsExactly(6, 2);
    }

    @Test
    void training_time_is_cumulated_before_it_is_averaged() {
        // Of the second seed: during the first one the JVM compiles.
        assertThat(twoSeeds().course().along().get(CurveAxis.SECONDS)).containsExactly(2, 4);
        assertThat(twoSeeds().course().bands().get(Metric.EPOCH_SECONDS).seeds())
                .isEqualTo(1);
        assertThat(twoSeeds().course().bands().get(Metric.TEST_LOSS).seeds()).isEqualTo(2);
        assertThat(twoSeeds().course().along().get(CurveAxis.UPDATES)).containsExactly(10, 20);
    }

    @Test
    void the_last_epoch_counts_finished_trials_only() {
        Spread loss = twoSeeds().last().get(Metric.TEST_LOSS);

        assertThat(loss.n()).isEqualTo(2);
        assertThat(loss.mean()).isEqualTo(1.5);
        assertThat(loss.deviation()).isCloseTo(Math.sqrt(0.5), within(1e-15));
    }

    @Test
    void a_trial_that_stopped_early_is_compared_by_the_epoch_of_its_weights() {
        Factor factor = new Factor("batchSize", "training.batchSize", List.of(128));
        RunRecord run = Runs.of(
                "?",
                factor,
                1,
                5,
                (number, condition, seed) -> new TrialRecord(
                        number,
                        condition,
                        seed,
                        new TrialState.Done(Runs.digest(1), 2),
                        List.of(epoch(1, 4, 1, 10), epoch(2, 2, 1, 10), epoch(3, 3, 1, 10))));
        Results results = Results.of(run);

        assertThat(results.conditions().getFirst().last().get(Metric.TEST_LOSS).mean())
                .isEqualTo(2);
        assertThat(Endings.state(run.trials().getFirst(), results))
                .isEqualTo("done after 3 of 5 epochs, weights of epoch 2");
    }

    @Test
    void times_leave_out_the_first_seed_and_first_epochs_in_which_the_kernels_are_compiled() {
        // One epoch of the second seed is left.
        assertThat(twoSeeds().epochSeconds()).isEqualTo(new Quartiles(1, 2, 2, 2));
        assertThat(twoSeeds().last().get(Metric.EPOCH_SECONDS).n()).isEqualTo(1);
        assertThat(twoSeeds().batchSeconds().median()).isEqualTo(0.2);
    }

    @Test
    void a_metric_that_was_not_measured_has_no_curve() {
        assertThat(twoSeeds().course().bands())
                .containsOnlyKeys(Metric.TEST_LOSS, Metric.EPOCH_SECONDS, Metric.EPOCH_BATCHES, Metric.UPDATES);
    }

    @Test
    void a_value_that_is_not_finite_leaves_a_gap_in_a_single_curve() {
        ConditionCurve course = ConditionCurve.of(Metric.fixed(), twoSeeds().others());

        assertThat(course.bands().get(Metric.TEST_LOSS).mean()).containsExactly(1000, Double.NaN);
    }

    @Test
    void trials_of_a_seed_with_equal_weights_are_found() {
        assertThat(Results.of(Runs.accumulated()).sameWeights())
                .containsExactly(new SameWeights(
                        List.of(0, 1, 2), List.of(TrialSeeds.of(1), TrialSeeds.of(2), TrialSeeds.of(3))));
        assertThat(Results.of(Runs.batchSizes(2)).sameWeights()).isEmpty();
    }

    @Test
    void equal_weights_of_different_seeds_are_not_a_finding() {
        Factor factor = new Factor("batchSize", "training.batchSize", List.of(128));
        RunRecord run = Runs.of(
                "?",
                factor,
                2,
                1,
                (number, condition, seed) ->
                        new TrialRecord(number, condition, seed, new TrialState.Done(Runs.digest(1), 1), List.of()));

        assertThat(Results.of(run).sameWeights()).isEmpty();
    }

    @Test
    void no_two_of_ninety_conditions_look_alike() {
        List<String> looks = IntStream.range(0, 90)
                .mapToObj(Look::at)
                .map(look -> look.light() + look.symbol())
                .toList();

        assertThat(looks).doesNotHaveDuplicates();
    }

    @Test
    void errors_of_a_table_are_in_units_of_the_column_that_is_predicted() {
        Results price = Results.of(predicting("price"));

        assertThat(price.unit(Metric.TEST_MAE)).isEqualTo("price");
        assertThat(price.unit(Metric.TRAIN_MSE)).isEqualTo("price²");
        assertThat(price.unit(Metric.TEST_R2)).isEmpty();
        assertThat(Results.of(predicting("price", "rent")).unit(Metric.TEST_MAE))
                .as("each column has its own")
                .isEmpty();
        assertThat(Results.of(predicting("4")).unit(Metric.TEST_MAE)).isEmpty();
        assertThat(Results.of(predicting("last")).unit(Metric.TEST_MAE)).isEmpty();
        assertThat(Results.of(Runs.batchSizes(2)).unit(Metric.TEST_MAE)).isEmpty();
    }

    private static RunRecord predicting(String... columns) {
        RunRecord run = Runs.batchSizes(2);
        CsvSource table = new CsvSource(
                Path.of("houses.csv"),
                CsvLayout.recognized(FirstRow.NAMES),
                new Answer.TargetColumns(List.of(columns)),
                ColumnChoice.ALL,
                MissingValues.REFUSE,
                new TestPart.Share(0.2),
                Drawing.RANDOM,
                Scaling.STANDARDIZED);
        Study study = run.study();
        return new RunRecord(
                run.id(),
                new Study(
                        study.name(),
                        study.question(),
                        study.text(),
                        study.overrides(),
                        study.digest(),
                        study.factors(),
                        study.held(),
                        study.metrics(),
                        study.trials().stream()
                                .map(trial -> new TrialSpec(
                                        trial.number(),
                                        trial.condition(),
                                        trial.seeds(),
                                        new DataSpec(table, 0, 0, 0),
                                        trial.network(),
                                        trial.training()))
                                .toList()),
                run.provenance(),
                run.created(),
                run.trials());
    }
}
