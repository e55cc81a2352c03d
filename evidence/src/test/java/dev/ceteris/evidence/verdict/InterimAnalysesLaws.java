// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Laws: all looks together spend no more than the error rate, however many there are. */
class InterimAnalysesLaws {
    @Test
    void all_looks_together_never_spend_more_than_the_error_rate() {
        double spent = Stream.iterate(InterimAnalyses.first(10), looks -> looks.followedBy(looks.next()))
                .limit(25)
                .mapToDouble(InterimAnalyses::level)
                .sum();

        assertThat(spent).isLessThan(0.04).isGreaterThan(0.0399);
    }

    @Test
    void one_analysis_has_what_the_first_of_several_has() {
        assertThat(InterimAnalyses.once(10).level())
                .isEqualTo(InterimAnalyses.first(10).level())
                .isLessThan(InterimAnalyses.ALPHA);
    }

    @Test
    void five_seeds_are_the_fewest_for_one_hypothesis() {
        assertThat(InterimAnalyses.fewestSeeds(InterimAnalyses.first(5).level(), 1))
                .isEqualTo(5);
        assertThat(InterimAnalyses.fewestSeeds(InterimAnalyses.first(5).level(), 2))
                .isEqualTo(6);
    }
}
