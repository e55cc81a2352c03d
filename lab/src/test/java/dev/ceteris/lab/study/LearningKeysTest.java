// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.lab.Tiny;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.spec.StudyException;
import dev.ceteris.spec.StudyText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys about what is done only while a network learns, which studies of earlier versions do not have. */
class LearningKeysTest {
    @Test
    void a_study_that_says_nothing_of_them_is_the_study_that_it_was() {
        Study said = Tiny.study(
                "training.labelSmoothing=0",
                "training.classWeights=none",
                "training.frozenLayers=0",
                "training.averaging=none",
                "training.loss=usual",
                "training.distillation=none",
                "training.augmentation=none");

        assertThat(said.digest()).isEqualTo(Tiny.study().digest());
        assertThat(Tiny.study().text())
                .doesNotContain(
                        "Smoothing", "classWeights", "frozen", "averaging", "augment", "distillation", "loss: usual");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vary.labelSmoothing=[0, 0.1]",
                "vary.classWeights=[none, balanced]",
                "vary.frozenLayers=[0, 1]",
                "vary.averaging=[none, ema]",
                "vary.augmentation=[none, {deform: {alpha: 20}}]",
                "vary.averaging=[none, {swa: {start: 0.5}}]",
                "vary.distillation=[none, {teachers: {count: 2}}]",
                "vary.loss=[usual, binaryCrossEntropy]"
            })
    void each_is_a_factor_whose_levels_are_told_apart(String setting) {
        Study study = Tiny.study(setting);

        assertThat(trainings(study)).isEqualTo(2 * trainings(Tiny.study()));
        assertThat(study.digest()).isNotEqualTo(Tiny.study().digest());
        assertThat(StudyReader.read(new StudyText("again", study.text()), List.of())
                        .digest())
                .isEqualTo(study.digest());
    }

    private static long trainings(Study study) {
        return study.trials().stream().map(TrialSpec::training).distinct().count();
    }

    @Test
    void weights_of_classes_are_a_list() {
        assertThat(Tiny.study("training.classWeights={given: {weights: [1, 2.5]}}")
                        .text())
                .contains("weights: [1, 2.5]");
        assertThatThrownBy(() -> Tiny.study("training.classWeights={given: {weights: [1, -2]}}"))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("expected numbers between 0 and 1e6");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "training.labelSmoothing=1",
                "training.frozenLayers=-1",
                "training.averaging={ema: {decay: 1}}",
                "training.augmentation={deform: {scale: 1}}",
                "training.distillation={teachers: {count: 0}}"
            })
    void what_is_out_of_range_is_refused(String setting) {
        assertThatThrownBy(() -> Tiny.study(setting))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("expected");
    }
}
