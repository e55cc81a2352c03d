// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.verdict;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * The interim analyses of a study, planned so that repeated ones do not make wrong verdicts likelier: a
 * group-sequential design with α spending (Lan and DeMets 1983). It spends the plain sum of the α of every analysis,
 * which holds for any test whatsoever. The first analysis has 0.032; the second, at twice as many seeds, 0.004; each
 * later one half of the one before, so that the sum never reaches 0.04. The rest of the error rate of 0.05 is a reserve
 * for skewed metrics, which tests of few seeds judge wrongly oftener than they should (docs/evidence.md).
 *
 * @param seeds the number of seeds at each analysis, ascending; the last one is this analysis
 * @param plan whether there may be another one
 */
public record InterimAnalyses(List<Integer> seeds, Plan plan) {
    /** The error rate of all analyses together: the probability of a wrong verdict. */
    public static final double ALPHA = 0.05;

    private static final double FIRST = 0.032;
    private static final double SECOND = 0.004;

    /** Whether more seeds may be asked for once the results are known. */
    public enum Plan {
        /** No: this analysis spends everything. */
        FIXED,
        /** Yes: the first analysis leaves a part to later ones. */
        OPEN
    }

    public InterimAnalyses {
        seeds = List.copyOf(seeds);
        require(!seeds.isEmpty(), "looks", "empty", "at least one number of seeds");
        for (int i = 1; i < seeds.size(); i++) {
            require(seeds.get(i) > seeds.get(i - 1), "looks", seeds, "numbers of seeds in ascending order");
        }
        require(plan == Plan.OPEN || seeds.size() == 1, "looks", seeds, "one analysis where no other one is planned");
    }

    /** A single analysis of all results. */
    public static InterimAnalyses once(int seeds) {
        return new InterimAnalyses(List.of(seeds), Plan.FIXED);
    }

    /** The first analysis of a design that may go on. */
    public static InterimAnalyses first(int seeds) {
        return new InterimAnalyses(List.of(seeds), Plan.OPEN);
    }

    /** The number of this analysis, from 1. */
    public int number() {
        return seeds.size();
    }

    /** The α of this analysis. */
    public double level() {
        return number() == 1 ? FIRST : Math.scalb(SECOND, 2 - number());
    }

    /** The number of seeds of the next analysis. */
    public int next() {
        return 2 * seeds.getLast();
    }

    /** The same with another analysis. */
    public InterimAnalyses followedBy(int more) {
        List<Integer> all = new ArrayList<>(seeds);
        all.add(more);
        return new InterimAnalyses(all, plan);
    }

    /**
     * How many seeds an exact test needs, whose smallest p-value on one side is one half to the power of their number;
     * as many in each group where trials are not paired.
     */
    public static int fewestSeeds(double level, int hypotheses) {
        return (int) Math.ceil(Math.log(hypotheses / level) / Math.log(2));
    }

    /** As a sentence says it. */
    public String text() {
        String first = number() == 1 ? "first interim analysis" : "interim analysis " + number();
        return (plan == Plan.FIXED ? "one analysis" : first) + ", α = " + Numbers.plain(level()) + " of "
                + Numbers.plain(ALPHA);
    }
}
