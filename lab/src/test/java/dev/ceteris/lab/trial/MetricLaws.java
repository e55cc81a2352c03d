// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ceteris.engine.network.Initialization;
import dev.ceteris.engine.network.WeightSummary;
import dev.ceteris.engine.network.activation.Relu;
import dev.ceteris.engine.training.EpochResult;
import dev.ceteris.engine.training.Evaluation;
import dev.ceteris.evidence.claim.Direction;
import dev.ceteris.lab.score.ClassScore;
import dev.ceteris.lab.score.ClassScores;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Laws of the metrics: each is one line that says all there is to know of it. */
class MetricLaws {
    private static final Evaluation TRAIN = new Evaluation(0.25, 0.9);
    private static final Evaluation TEST = new Evaluation(0.5, 0.8);

    private static MeasuredEpoch epoch(double loss, Map<String, Evaluation> evaluations) {
        return epoch(loss, evaluations, Map.of(), Map.of());
    }

    private static MeasuredEpoch epoch(
            double loss,
            Map<String, Evaluation> evaluations,
            Map<String, ClassScores> scores,
            Map<String, TargetErrors> errors) {
        return new MeasuredEpoch(
                new EpochResult(3, 7, 21, loss, 0.125),
                1.5,
                new WeightSummary(4, 9, 2, 0.0625),
                0.03125,
                new NetworkSpec(List.of(5), new Relu(), Initialization.HE).classifier(4, 3),
                evaluations,
                scores,
                errors);
    }

    /** Of each score, the number of the sample set before the point and the score's place after it. */
    private static ClassScores scores(int samples) {
        Map<ClassScore, Double> values = new HashMap<>();
        for (ClassScore score : ClassScore.values()) {
            values.put(score, samples + List.of(ClassScore.values()).indexOf(score) / 16.0);
        }
        return new ClassScores(values);
    }

    @Test
    void every_metric_reads_its_number_from_an_epoch() {
        Map<String, Double> read = new HashMap<>();
        MeasuredEpoch epoch = epoch(
                0.3,
                Map.of(
                        "train",
                        TRAIN,
                        "validation",
                        new Evaluation(0.75, 0.7),
                        "test",
                        TEST,
                        "diagonal",
                        new Evaluation(6, Double.NaN)),
                Map.of("validation", scores(1), "test", scores(2)),
                Map.of(
                        "train",
                        new TargetErrors(9, 3, 2, 0.75, 0.5),
                        "validation",
                        new TargetErrors(16, 4, 3, 0.5, 1),
                        "test",
                        new TargetErrors(25, 5, 4, 0.25, 3)));
        for (Metric metric : Metric.fixed()) {
            read.put(metric.key(), metric.of(epoch).orElseThrow());
        }

        assertThat(read)
                .containsOnlyKeys(Metric.keys())
                .containsEntry("train.loss", 0.25)
                .containsEntry("train.accuracy", 0.9)
                .containsEntry("validation.loss", 0.75)
                .containsEntry("validation.accuracy", 0.7)
                .containsEntry("test.loss", 0.5)
                .containsEntry("test.accuracy", 0.8)
                .containsEntry("train.mse", 9.0)
                .containsEntry("train.mae", 2.0)
                .containsEntry("train.r2", 0.75)
                .containsEntry("validation.mse", 16.0)
                .containsEntry("validation.mae", 3.0)
                .containsEntry("validation.r2", 0.5)
                .containsEntry("test.mse", 25.0)
                .containsEntry("test.mae", 4.0)
                .containsEntry("test.r2", 0.25)
                .containsEntry("train.rmse", 3.0)
                .containsEntry("validation.rmse", 4.0)
                .containsEntry("test.rmse", 5.0)
                .containsEntry("validation.balancedAccuracy", 1.0)
                .containsEntry("validation.calibrationError", 1 + 8 / 16.0)
                .containsEntry("test.balancedAccuracy", 2.0)
                .containsEntry("test.precisionMacro", 2 + 1 / 16.0)
                .containsEntry("test.recallMacro", 2 + 2 / 16.0)
                .containsEntry("test.lowestRecall", 2 + 3 / 16.0)
                .containsEntry("test.f1Macro", 2 + 4 / 16.0)
                .containsEntry("test.f1Micro", 2 + 5 / 16.0)
                .containsEntry("test.auc", 2 + 6 / 16.0)
                .containsEntry("test.logLoss", 2 + 7 / 16.0)
                .containsEntry("test.calibrationError", 2 + 8 / 16.0)
                .containsEntry("diagonal.loss", 6.0)
                .containsEntry("epoch.seconds", 1.5)
                .containsEntry("epoch.batches", 7.0)
                .containsEntry("updates", 21.0)
                .containsEntry("gradient.norm", 0.125)
                .containsEntry("weight.norm", 4.0)
                .containsEntry("penalty", 0.03125)
                .containsEntry("generalization.gap", 0.25)
                .containsEntry("weights.zero", 0.0625)
                .containsEntry("weights.largest", 2.0)
                .containsEntry("parameters", 4 * 5 + 5 + 5 * 3 + 3.0)
                .containsEntry("multiplyAdds", 4 * 5 + 5 * 3.0);
    }

    @Test
    void what_was_not_evaluated_has_no_number() {
        MeasuredEpoch epoch = epoch(0.3, Map.of("train", new Evaluation(0.25, Double.NaN)));

        assertThat(List.of(
                        Metric.TRAIN_ACCURACY,
                        Metric.VALIDATION_LOSS,
                        Metric.TEST_LOSS,
                        Metric.DIAGONAL_LOSS,
                        Metric.GENERALIZATION_GAP))
                .allMatch(metric -> metric.of(epoch).isEmpty());
    }

    @Test
    void an_epoch_that_diverged_has_no_finite_training_loss() {
        MeasuredEpoch epoch = epoch(Double.NaN, Map.of("train", TRAIN, "test", TEST));

        assertThat(Metric.TRAIN_LOSS.of(epoch)).isEqualTo(OptionalDouble.of(Double.NaN));
        assertThat(Metric.GENERALIZATION_GAP.of(epoch)).isEqualTo(OptionalDouble.of(Double.NaN));
        assertThat(Metric.TRAIN_ACCURACY.of(epoch)).hasValue(0.9);
    }

    /** The judge takes exported runs and knows nothing but their names. */
    @Test
    void the_direction_of_a_metric_is_the_one_that_its_name_has_in_results_of_other_tools() {
        assertThat(Metric.directions())
                .allSatisfy((key, direction) -> assertThat(direction).as(key).isEqualTo(Direction.of(key)));
    }

    @Test
    void losses_are_better_lower_and_accuracies_higher() {
        assertThat(Metric.fixed())
                .filteredOn(Metric::isLoss)
                .hasSize(4)
                .allMatch(metric -> metric.direction() == Direction.LOWER);
        assertThat(Metric.fixed())
                .filteredOn(Metric::isAccuracy)
                .hasSize(3)
                .allMatch(metric -> metric.direction() == Direction.HIGHER);
    }
}
