// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.engine.network.BinaryCrossEntropy;
import dev.ceteris.engine.network.SoftmaxCrossEntropy;
import dev.ceteris.lab.Tiny;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.spec.StudyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The loss as a key of a study. */
class LossInStudiesTest {
    private static final String VARIED = "vary.loss=[usual, binaryCrossEntropy]";

    @Test
    void the_usual_one_follows_from_what_is_learned() {
        assertThat(Tiny.study(VARIED).trials().stream().map(TrialSpec::loss).distinct())
                .containsExactly(new SoftmaxCrossEntropy(), new BinaryCrossEntropy());
    }

    @Test
    void trials_with_different_losses_are_not_compared_by_them() {
        assertThat(Tiny.study(VARIED).metrics()).containsExactly("test.accuracy", "epoch.seconds");
        for (String metric : new String[] {"test.loss", "train.loss", "generalization.gap"}) {
            assertThatThrownBy(() -> Tiny.study(VARIED, "metrics=[" + metric + "]"))
                    .isInstanceOf(StudyException.class)
                    .hasMessageContaining("'" + metric + "' is not measured when trials differ in 'training.loss'")
                    .hasMessageContaining("compare test.accuracy or test.logLoss");
        }
        assertThatThrownBy(() -> Tiny.study(
                        VARIED,
                        "hypotheses=[{greater: {metric: test.loss, of: {loss: usual}, than: {loss:"
                                + " binaryCrossEntropy}}}]"))
                .hasMessageContaining("is not measured, because trials differ in 'training.loss'");
        assertThat(Tiny.study("vary.loss=[usual, softmaxCrossEntropy]", "metrics=[test.loss]")
                        .metrics())
                .containsExactly("test.loss");
    }

    @Test
    void a_loss_is_not_chosen_by_itself() {
        String tune = "tune={loss: [usual, binaryCrossEntropy], search: grid, by: %s, seeds: 1}";

        assertThatThrownBy(() -> Tiny.study("data.validation=10", tune.formatted("validation.loss")))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining(
                        "'tune.loss' is chosen by validation.loss, which would be the mean of another loss");
        assertThat(Tiny.study("data.validation=10", tune.formatted("validation.accuracy"))
                        .metrics())
                .doesNotContain("test.loss");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "huber | expected one of classes, which data.source has: usual, binaryCrossEntropy",
                "{huber: {delta: -1}} | expected between 1e-6 and 1e6",
                "quantile | has no 'level', expected a number",
                "hinge | unknown loss 'hinge'"
            })
    void what_does_not_fit_is_refused(String loss, String message) {
        assertThatThrownBy(() -> Tiny.study("training.loss=" + loss))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining(message);
    }
}
