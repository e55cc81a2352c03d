// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.tuning;

import static dev.ceteris.base.Require.require;

import java.util.ArrayList;
import java.util.List;

/**
 * Successive halving: all candidates get a few epochs, the best of them more, and so on, until the last ones have all
 * (Jamieson and Talwalkar 2016, "Non-stochastic best arm identification and hyperparameter optimization"; with a
 * reduction other than 2 as in the inner loop of algorithm 1 of Li et al. 2018, "Hyperband").
 *
 * @param reduction one in so many goes on after each round, at least 2
 */
public record Halving(int reduction) {
    public Halving {
        require(reduction >= 2, "reduction", reduction, "at least 2");
    }

    /**
     * The rounds: as many as candidates and epochs allow.
     *
     * @param candidates that begin, at least 1
     * @param epochs that the last ones get, at least 1
     */
    public List<Round> rounds(int candidates, int epochs) {
        int last = 0;
        long power = 1;
        while (candidates / (power * reduction) >= 1 && epochs / (power * reduction) >= 1) {
            power *= reduction;
            last++;
        }
        List<Round> rounds = new ArrayList<>();
        long divisor = 1;
        for (int i = 0; i <= last; i++) {
            rounds.add(new Round((int) (candidates / divisor), (int) (epochs / (power / divisor))));
            divisor *= reduction;
        }
        return List.copyOf(rounds);
    }

    /** The epochs that these rounds take, all candidates together; who goes on is not trained again. */
    public static long epochs(List<Round> rounds) {
        long sum = 0;
        int before = 0;
        for (Round round : rounds) {
            sum += (long) round.candidates() * (round.epochs() - before);
            before = round.epochs();
        }
        return sum;
    }
}
