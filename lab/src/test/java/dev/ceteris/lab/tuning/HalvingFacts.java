// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Facts: who gets how many epochs when. */
class HalvingFacts {
    private static String rounds(int reduction, int candidates, int epochs) {
        return new Halving(reduction)
                .rounds(candidates, epochs).stream()
                        .map(round -> round.candidates() + " " + round.epochs())
                        .collect(Collectors.joining(", "));
    }

    /** Li et al. 2018, "Hyperband", table 1: the brackets s = 4, 3, 2 and 1 of R = 81 and η = 3. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ':',
            value = {
                "81 : 81 1, 27 3, 9 9, 3 27, 1 81",
                "27 : 27 3, 9 9, 3 27, 1 81",
                "9 : 9 9, 3 27, 1 81",
                "6 : 6 27, 2 81"
            })
    void the_rounds_are_those_of_the_published_table(int candidates, String expected) {
        assertThat(rounds(3, candidates, 81)).isEqualTo(expected);
    }

    /**
     * Jamieson and Talwalkar 2016, algorithm "successive halving": half of the arms go on, and every round but the
     * first costs the same.
     */
    @Test
    void with_reduction_two_half_go_on_and_have_twice_the_epochs() {
        assertThat(rounds(2, 8, 8)).isEqualTo("8 1, 4 2, 2 4, 1 8");
        // 8 candidates for 1 epoch, 4 for 1 more, 2 for 2 more, 1 for 4 more.
        assertThat(Halving.epochs(new Halving(2).rounds(8, 8))).isEqualTo(8 + 4 + 4 + 4);
    }

    @Test
    void few_epochs_or_few_candidates_make_few_rounds() {
        assertThat(rounds(3, 100, 1)).isEqualTo("100 1");
        assertThat(rounds(3, 1, 100)).isEqualTo("1 100");
        assertThat(rounds(3, 5, 3)).isEqualTo("5 1, 1 3");
        assertThat(rounds(3, 4, 20)).isEqualTo("4 6, 1 20");
    }

    @Test
    void every_round_is_smaller_and_longer_than_the_one_before_and_the_last_has_all_epochs() {
        for (int reduction = 2; reduction <= 5; reduction++) {
            for (int candidates = 1; candidates <= 100; candidates++) {
                for (int epochs : new int[] {1, 2, 3, 10, 81, 200}) {
                    List<Round> rounds = new Halving(reduction).rounds(candidates, epochs);
                    assertThat(rounds.getFirst().candidates()).isEqualTo(candidates);
                    assertThat(rounds.getLast().epochs()).isEqualTo(epochs);
                    for (int i = 1; i < rounds.size(); i++) {
                        assertThat(rounds.get(i).candidates())
                                .isLessThan(rounds.get(i - 1).candidates());
                        assertThat(rounds.get(i).epochs())
                                .isGreaterThan(rounds.get(i - 1).epochs());
                    }
                }
            }
        }
    }
}
