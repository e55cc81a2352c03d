// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts: what names of metrics say about their better values, and what they leave open. */
class DirectionFacts {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "accuracy",
                "val_acc",
                "test.accuracy",
                "f1_score",
                "f1_macro",
                "roc_auc_ovr",
                "accuracy_top5",
                "acc@1",
                "split0_test_accuracy",
                "episode_reward_mean",
                "precision_at_k",
                "valAcc",
                "test.balancedAccuracy",
                "test.f1Macro"
            })
    void scores_are_better_higher(String metric) {
        assertThat(Direction.of(metric)).isEqualTo(Direction.HIGHER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "loss",
                "test.loss",
                "train_loss_step",
                "train_loss_epoch",
                "log_loss",
                "valLoss",
                "test.calibrationError",
                "mean_squared_error",
                "error_rate",
                "val-loss",
                "epoch.seconds",
                "time_total_s",
                "time_this_iter_s",
                "loss/validation"
            })
    void losses_errors_and_times_are_better_lower(String metric) {
        assertThat(Direction.of(metric)).isEqualTo(Direction.LOWER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accuracy_drop",
                "acc.drop",
                "drop_in_accuracy",
                "loss_improvement",
                "error.reduction",
                "loss_decrease",
                "accuracy_gain",
                "delta_accuracy",
                "loss_gap",
                "error_change",
                "auc_difference",
                "time_saved"
            })
    void a_change_is_no_level(String metric) {
        assertThat(Direction.of(metric)).isEqualTo(Direction.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "error_free_rate",
                "free_of_error",
                "error.free",
                "non_error",
                "non-error-rate",
                "no_loss",
                "neg_log_loss",
                "minus_mse",
                "-loss",
                "1-accuracy",
                "1 - acc",
                "1/loss",
                "inverse_loss"
            })
    void what_is_negated_is_not_known(String metric) {
        assertThat(Direction.of(metric)).isEqualTo(Direction.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accuracy.std",
                "std_accuracy",
                "loss_var",
                "seconds.variance",
                "error_ratio",
                "accuracy_rank",
                "loss_scale",
                "error_tolerance",
                "time_to_failure",
                "accuracy_threshold",
                "accuracy_loss",
                "auc_loss"
            })
    void a_spread_or_another_quantity_of_a_metric_is_not_known(String metric) {
        assertThat(Direction.of(metric)).isEqualTo(Direction.UNKNOWN);
    }
}
