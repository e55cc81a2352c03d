// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.tuning;

import static dev.ceteris.base.Require.require;

import java.util.Optional;

/**
 * How earlier candidates of a tuning run decide about later ones. Candidates are trained in generations: the first one
 * is {@code startup} large, each later one {@code batch}. A generation begins when the one before is over, and depends
 * on earlier generations alone. So the outcome is the same for every number of cores and for every order in which
 * trials end.
 *
 * @param startup candidates of the first generation, at least 1
 * @param batch candidates of each later one, at least 1
 * @param proposer makes the candidates of later generations; empty when all of them are known beforehand
 * @param pruning whether trials of later generations may be stopped early
 */
public record Steering(int startup, int batch, Optional<Proposer> proposer, Optional<MedianPruning> pruning) {
    /** All candidates are one generation. */
    public static final Steering NONE = new Steering(Integer.MAX_VALUE, 1, Optional.empty(), Optional.empty());

    public Steering {
        require(startup >= 1, "startup", startup, "at least 1");
        require(batch >= 1, "batch", batch, "at least 1");
    }

    /** How many generations so many candidates are. */
    int generations(int candidates) {
        return candidates <= startup ? 1 : 1 + Math.ceilDiv(candidates - startup, batch);
    }

    /** The generation of a candidate, by its place, counted from 0. */
    int generationOf(int candidate) {
        return candidate < startup ? 0 : 1 + (candidate - startup) / batch;
    }

    /** How many candidates there are in the generations before one. */
    int before(int generation, int candidates) {
        return generation == 0 ? 0 : (int) Math.min(candidates, startup + (generation - 1L) * batch);
    }
}
