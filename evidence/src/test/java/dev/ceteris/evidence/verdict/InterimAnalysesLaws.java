// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ceteris.base.SpecException;
import java.util.List;
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
    void planned_analyses_share_the_error_rate_equally() {
        List<Integer> plan = List.of(10, 20, 40, 80);
        InterimAnalyses second = InterimAnalyses.planned(plan, 20);

        assertThat(second.number()).isEqualTo(2);
        assertThat(second.next()).isEqualTo(40);
        assertThat(second.followedBy(40)).isEqualTo(InterimAnalyses.planned(plan, 40));
        assertThat(plan.stream()
                        .mapToDouble(
                                seeds -> InterimAnalyses.planned(plan, seeds).level())
                        .sum())
                .isEqualTo(InterimAnalyses.once(10).level());
        assertThat(InterimAnalyses.planned(plan, 80).mayGoOn()).isFalse();
        assertThat(second.text()).isEqualTo("interim analysis 2 of 4, α = 0.008 of 0.05");
        assertThatThrownBy(() -> InterimAnalyses.planned(List.of(10, 10), 10)).isInstanceOf(SpecException.class);
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
