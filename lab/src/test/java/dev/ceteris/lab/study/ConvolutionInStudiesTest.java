// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.engine.network.Convolution;
import dev.ceteris.engine.network.Padding;
import dev.ceteris.lab.Tiny;
import dev.ceteris.lab.trial.TrialSpec;
import dev.ceteris.spec.StudyException;
import dev.ceteris.spec.StudyText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a study states convolutions. */
class ConvolutionInStudiesTest {
    @Test
    void a_study_without_them_is_the_study_that_it_was() {
        Study said = Tiny.study("network.convolution=[]");

        assertThat(said.digest()).isEqualTo(Tiny.study().digest());
        assertThat(Tiny.study().text()).doesNotContain("convolution");
    }

    @Test
    void a_layer_says_what_differs_from_its_defaults() {
        Study study = Tiny.study(
                "convolution=[{filters: 16, size: 5, pool: 2}, {filters: 8, size: 3, stride: 2, padding: same}]");

        assertThat(study.trials().getFirst().network().convolution())
                .containsExactly(new Convolution(16, 5, 2), new Convolution(8, 3, 2, Padding.SAME, 1));
        assertThat(study.text())
                .contains("convolution: [{filters: 16, size: 5, pool: 2},"
                        + " {filters: 8, size: 3, stride: 2, padding: same}]");
        assertThat(again(study).digest()).isEqualTo(study.digest());
        assertThat(Tiny.study("convolution=[{filters: 16, size: 5, stride: 1, padding: valid, pool: 2}]")
                        .digest())
                .isEqualTo(Tiny.study("convolution=[{size: 5, pool: 2, filters: 16}]")
                        .digest());
    }

    @Test
    void stacks_are_levels_of_a_factor() {
        Study study = Tiny.study("vary.convolution=[[], [{filters: 2, size: 3}], [{filters: 4, size: 3}]]");

        assertThat(study.trials().stream().map(TrialSpec::network).distinct()).hasSize(3);
        assertThat(study.trials().stream()
                        .map(trial -> trial.condition().label())
                        .distinct())
                .contains("batchSize 8, convolution [{filters: 2, size: 3}]");
        assertThat(again(study).digest()).isEqualTo(study.digest());
    }

    @Test
    void a_claim_names_a_stack_as_the_study_does() {
        String claim = "hypotheses=[{greater: {metric: test.accuracy, of: {convolution: [{filters: 2, size: 3}]},"
                + " than: {convolution: []}}}]";

        assertThat(Tiny.study("vary.convolution=[[], [{filters: 2, size: 3}]]", claim)
                        .hypotheses())
                .hasSize(1);
    }

    private static Study again(Study study) {
        return StudyReader.read(new StudyText("again", study.text()), List.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "convolution={filters: 2} | 'network.convolution' is a section with the keys filters, expected a list",
                "convolution=[5] | an item of 'network.convolution' is 5, expected a section with the keys filters,",
                "convolution=[{size: 3}] | 'network.convolution' has no 'filters', expected a whole number",
                "convolution=[{filters: 2, size: 3, pol: 2}] | 'pol' in 'network.convolution'; did you mean 'pool'?",
                "convolution=[{filters: 0, size: 3}] | 'network.convolution.filters' is 0, expected between 1 and 4096",
                "convolution=[{filters: 2, size: 0}] | 'network.convolution.size' is 0, expected between 1 and 64",
                "convolution=[{filters: 2, size: 3, padding: zero}] | unknown padding 'zero'",
                "vary.convolution=[[], []] | has the level [] twice",
            })
    void what_is_no_layer_is_refused_where_it_is_written(String setting, String sentence) {
        assertThatThrownBy(() -> Tiny.study(setting))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining(sentence);
    }
}
