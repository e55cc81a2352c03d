// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.ceteris.base.DataException;
import dev.ceteris.data.source.DataPlaces;
import dev.ceteris.data.source.Dataset;
import dev.ceteris.lab.Silence;
import dev.ceteris.lab.Tiny;
import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.store.Store;
import dev.ceteris.lab.study.Setting;
import dev.ceteris.lab.study.Study;
import dev.ceteris.lab.study.StudyReader;
import dev.ceteris.lab.trial.DataSpec;
import dev.ceteris.lab.trial.EpochRecord;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.lab.trial.TrialRecord;
import dev.ceteris.lab.trial.TrialState;
import dev.ceteris.spec.StudyException;
import dev.ceteris.spec.StudyText;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is trained and measured when a study learns a function. */
class RegressionTest {
    private static final String TEXT = """
            study: line
            question: Can a tiny network learn a plane?
            data:
              source: {function: x1 - 0.5*x2, from: -1, to: 1, grid: 20, diagonal: 10, judged: 3}
              train: 40
            network: {hidden: [6], activation: tanh, initialization: glorot}
            training: {learningRate: 0.1, batchSize: 10, epochs: 9}
            vary: {activation: [tanh, silu]}
            seeds: 2
            """;

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

    private static Study study(String... settings) {
        return StudyReader.read(
                new StudyText("line.yaml", TEXT),
                Stream.of(settings).map(Setting::parse).toList());
    }

    private static Dataset data(DataSpec spec) {
        return spec.source().open(new DataPlaces(List.of(), Path.of("none"), line -> {}));
    }

    private RunRecord run(Study study, int cores) {
        return new Runner(store, RegressionTest::data, new Silence(), cores, Tiny.environment()).run(study);
    }

    private static List<Double> values(TrialRecord trial, Metric metric) {
        return trial.epochs().stream().map(epoch -> epoch.metrics().get(metric)).toList();
    }

    @Test
    void a_plane_is_learned_and_evaluated_by_losses_alone() {
        RunRecord run = run(study("data.validation=10", "epochs=60"), 2);

        assertThat(run.trials()).hasSize(4).allSatisfy(trial -> {
            assertThat(trial.state()).isInstanceOf(TrialState.Done.class);
            assertThat(trial.epochs().getLast().metrics())
                    .containsKeys(Metric.TRAIN_LOSS, Metric.VALIDATION_LOSS, Metric.TEST_LOSS, Metric.DIAGONAL_LOSS)
                    .doesNotContainKeys(Metric.TRAIN_ACCURACY, Metric.VALIDATION_ACCURACY, Metric.TEST_ACCURACY);
            // The plane's variance on the square is (1 + 0.25) / 3 = 0.42: a network that has learned nothing misses by
            // that.
            assertThat(trial.epochs().getLast().metrics().get(Metric.TEST_LOSS)).isLessThan(0.02);
        });
    }

    /** A function's targets are learned as they are, so that its loss is its mean squared error. */
    @Test
    void errors_are_in_the_unit_of_the_function() {
        RunRecord run = run(study("data.validation=10", "metrics=[test.mae, test.r2, validation.rmse]"), 2);

        assertThat(run.trials()).allSatisfy(trial -> {
            Map<Metric, Double> last = trial.epochs().getLast().metrics();
            assertThat(last.get(Metric.TEST_MSE)).isCloseTo(last.get(Metric.TEST_LOSS), withinPercentage(1e-3));
            assertThat(last.get(Metric.VALIDATION_RMSE))
                    .isCloseTo(Math.sqrt(last.get(Metric.VALIDATION_LOSS)), withinPercentage(1e-3));
            // By np.var of the plane on its grid of 20 × 20 points, which is 0.4605263207892055.
            assertThat(last.get(Metric.TEST_R2))
                    .isCloseTo(1 - last.get(Metric.TEST_MSE) / 0.4605263207892055, withinPercentage(1e-4));
            assertThat(last.get(Metric.TEST_MAE)).isBetween(0.0, last.get(Metric.TEST_RMSE));
        });
    }

    /** The loss that is trained with is that of the metric, and half of the absolute error is at the median. */
    @Test
    void the_pinball_loss_of_a_quantile_is_what_its_loss_makes_small() {
        RunRecord run = run(
                study(
                        "data.validation=10",
                        "loss={quantile: {level: 0.9}}",
                        "metrics=[train.pinball(0.9), validation.pinball(0.9), test.pinball(0.9), test.pinball(0.5)]"),
                2);

        assertThat(run.trials()).allSatisfy(trial -> {
            Map<Metric, Double> last = trial.epochs().getLast().metrics();
            for (String set : List.of("train", "validation", "test")) {
                assertThat(last.get(Metric.of(set + ".pinball(0.9)").orElseThrow()))
                        .as(set)
                        .isCloseTo(last.get(Metric.of(set + ".loss").orElseThrow()), withinPercentage(1e-3));
            }
            assertThat(last.get(Metric.of("test.pinball(0.5)").orElseThrow()))
                    .isCloseTo(last.get(Metric.TEST_MAE) / 2, withinPercentage(1e-9));
        });
    }

    @Test
    void the_grid_is_judged_as_often_as_was_said_and_everything_else_after_every_epoch() {
        TrialRecord trial = run(study(), 1).trials().getFirst();

        assertThat(trial.epochs().stream()
                        .filter(epoch -> epoch.metrics().containsKey(Metric.TEST_LOSS))
                        .map(EpochRecord::epoch))
                .containsExactly(3, 6, 9);
        assertThat(values(trial, Metric.TRAIN_LOSS)).hasSize(9).doesNotContainNull();
        assertThat(values(trial, Metric.DIAGONAL_LOSS)).hasSize(9).doesNotContainNull();
    }

    @Test
    void any_number_of_cores_gives_the_same_bits() {
        RunRecord alone = run(study(), 1);
        store.remove(alone.id());

        assertThat(run(study(), 3).trials()).isEqualTo(alone.trials());
    }

    @Test
    void conditions_of_a_seed_learn_from_the_same_points_and_another_seed_from_others() {
        Study study = study();
        Splits splits = new Splits(Datasets.load(study, RegressionTest::data));

        assertThat(splits.of(study.trials().get(1)))
                .isSameAs(splits.of(study.trials().get(0)));
        assertThat(splits.of(study.trials().get(2)).train().features().value(0, 0))
                .isNotEqualTo(
                        splits.of(study.trials().get(0)).train().features().value(0, 0));
    }

    @Test
    void how_many_points_are_drawn_may_be_varied() {
        Study study = study("vary={train: [10, 1000]}");
        Splits splits = new Splits(Datasets.load(study, RegressionTest::data));

        assertThat(study.trials().subList(0, 2).stream()
                        .map(trial -> splits.of(trial).train().count()))
                .containsExactly(10, 1000);
        assertThat(splits.of(study.trials().get(1)).train().features().value(9, 1))
                .isEqualTo(splits.of(study.trials().get(0)).train().features().value(9, 1));
    }

    @Test
    void what_cannot_be_drawn_or_calculated_is_said_before_anything_is_trained() {
        refused(study("data.train=0"), "data.train is 0, expected 1 to 10000000 samples to be drawn of x1 - 0.5*x2");
        refused(study("batchSize=41"), "training.batchSize is 41, expected at most the 40 training samples there are");
        assertThatThrownBy(() -> run(study("data.source={function: 'log(x1)', from: 0, to: 1}"), 1))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("the function log(x1) is -Infinity at x1 = 0.0");
        assertThat(store.runs()).isEmpty();
    }

    private void refused(Study study, String message) {
        assertThatThrownBy(() -> run(study, 1))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining(message);
    }
}
