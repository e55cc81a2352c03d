// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ceteris.engine.sample.Labels;
import dev.ceteris.engine.sample.Values;
import dev.ceteris.lab.score.ClassScore;
import dev.ceteris.lab.trial.Metric;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What guessing comes to, against numbers computed elsewhere. */
class GuessFacts {
    private static final Labels TRAIN = new Labels(new int[] {0, 0, 0, 1, 1, 2, 2, 2, 2, 2}, 3);

    @Test
    void of_classes_it_is_the_commonest_one_of_the_training_set() {
        Map<String, Double> guess = Guess.of(TRAIN, new Labels(new int[] {2, 0, 1, 2, 0}, 3));

        assertThat(guess.get(Metric.TEST_ACCURACY.key())).isCloseTo(0.4, within(1e-15));
        // Python: -(2 * log(0.5) + 2 * log(0.3) + log(0.2)) / 5
        assertThat(guess.get(Metric.TEST_LOSS.key())).isCloseTo(1.0807355764411726, within(1e-14));
    }

    @Test
    void on_its_own_training_set_the_loss_is_the_entropy_of_the_classes() {
        // scipy.stats.entropy([0.3, 0.2, 0.5])
        assertThat(Guess.of(TRAIN, TRAIN).get(Metric.TEST_LOSS.key())).isCloseTo(1.0296530140645737, within(1e-14));
    }

    @Test
    void a_class_that_training_lacks_leaves_no_finite_loss() {
        Labels one = new Labels(new int[] {0, 0}, 2);
        assertThat(Guess.of(one, new Labels(new int[] {0, 1}, 2)))
                .containsEntry("test.accuracy", 0.5)
                .containsEntry("test.balancedAccuracy", 0.5)
                .doesNotContainKeys("test.loss", "test.logLoss");
    }

    /** scikit-learn 1.9.1's DummyClassifier(strategy="prior"), and the scores that its metrics give it. */
    @Test
    void every_score_has_its_guess_but_the_calibration_error() {
        assertThat(Guess.of(TRAIN, new Labels(new int[] {2, 0, 1, 2, 0}, 3)))
                .hasSize(2 + ClassScore.values().length - 1)
                .containsEntry("test.balancedAccuracy", 1 / 3.0)
                .hasEntrySatisfying(
                        "test.precisionMacro", value -> assertThat(value).isCloseTo(0.13333333333333333, within(1e-15)))
                .hasEntrySatisfying(
                        "test.f1Macro", value -> assertThat(value).isCloseTo(0.19047619047619047, within(1e-15)))
                .containsEntry("test.lowestRecall", 0.0)
                .containsEntry("test.auc", 0.5)
                .hasEntrySatisfying(
                        "test.logLoss", value -> assertThat(value).isCloseTo(1.0807355764411726, within(1e-14)))
                .doesNotContainKey("test.calibrationError");
    }

    @Test
    void of_numbers_it_is_the_mean_of_each_output_in_the_training_set() {
        Values train = new Values(new double[] {1, 10, 2, 20, 3, 30, 6, 0}, 2);
        Values test = new Values(new double[] {2, 15, 4, 25}, 2);

        // The means are 3 and 15; the errors −1, 0, 1 and 10; so (1 + 0 + 1 + 100) / 4.
        assertThat(Guess.of(train, test)).containsOnly(Map.entry("test.loss", 25.5));
    }
}
