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

/** Dropout as a key of a study that studies of earlier versions do not have. */
class DropoutInStudiesTest {
    @Test
    void a_study_that_has_none_is_the_study_that_it_was() {
        Study plain = Tiny.study();
        Study said = Tiny.study("training.dropout=0", "training.inputDropout=0");

        assertThat(said.digest()).isEqualTo(plain.digest());
        assertThat(plain.text()).doesNotContain("ropout");
        assertThat(Tiny.study("training.dropout=0.5").digest()).isNotEqualTo(plain.digest());
    }

    @Test
    void it_is_a_factor_as_any_other() {
        Study study = Tiny.study("vary.dropout=[0, 0.5]");

        assertThat(study.trials().stream()
                        .map(TrialSpec::training)
                        .map(training -> training.dropout())
                        .distinct())
                .containsExactly(0.0, 0.5);
        assertThat(StudyReader.read(new StudyText("again", study.text()), List.of())
                        .digest())
                .isEqualTo(study.digest());
    }

    @Test
    void where_nothing_is_hidden_nothing_can_be_left_out() {
        assertThatThrownBy(() -> Tiny.study("training.dropout=0.5", "network.hidden=[]"))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("0 as long as network.hidden is []")
                .hasMessageContaining("training.inputDropout leaves out inputs");
        assertThat(Tiny.study("training.inputDropout=0.5", "network.hidden=[]").trials())
                .isNotEmpty();
    }

    @Test
    void what_is_no_share_is_refused_at_its_place() {
        assertThatThrownBy(() -> Tiny.study("training.dropout=50"))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("dropout")
                .hasMessageContaining("expected at least 0 and below 1");
    }
}
