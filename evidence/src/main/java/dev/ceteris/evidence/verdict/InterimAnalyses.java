// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.verdict;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.Numbers;
import dev.ceteris.evidence.statistics.SignTest;
import java.util.ArrayList;
import java.util.List;

/**
 * The interim analyses of a study, planned so that repeated ones do not make wrong verdicts likelier: a
 * group-sequential design with α spending (Lan and DeMets 1983). It spends the plain sum of the α of every analysis,
 * which holds for any test whatsoever. Analyses whose number is planned share 0.032 equally. Where more may be asked
 * for later, the first analysis has 0.032; the second 0.004; each later one half of the one before, so that the sum
 * never reaches 0.04. The rest of the error rate of 0.05 is a reserve for skewed metrics, which tests of few seeds
 * judge wrongly oftener than they should (docs/evidence.md).
 *
 * @param seeds the number of seeds at each analysis, ascending; the last one is this analysis
 * @param plan whether there may be another one
 * @param planned the numbers of seeds of all analyses, those that are over first; empty unless they are planned
 */
public record InterimAnalyses(List<Integer> seeds, Plan plan, List<Integer> planned) {
    /** The error rate of all analyses together: the probability of a wrong verdict. */
    public static final double ALPHA = 0.05;

    private static final double FIRST = 0.032;
    private static final double SECOND = 0.004;

    /** Whether more seeds may be asked for once the results are known. */
    public enum Plan {
        /** No: this analysis spends everything. */
        FIXED,
        /** Yes: the first analysis leaves a part to later ones. */
        OPEN,
        /** As many times as was said before the first: each analysis has an equal share. */
        PLANNED
    }

    public InterimAnalyses {
        seeds = List.copyOf(seeds);
        planned = List.copyOf(planned);
        require(!seeds.isEmpty(), "looks", "empty", "at least one number of seeds");
        List<Integer> all = planned.isEmpty() ? seeds : planned;
        require(all.isEmpty() || all.getFirst() >= 1, "looks", all, "numbers of seeds of at least 1");
        for (int i = 1; i < all.size(); i++) {
            require(all.get(i) > all.get(i - 1), "looks", all, "numbers of seeds in ascending order");
        }
        require(plan != Plan.FIXED || seeds.size() == 1, "looks", seeds, "one analysis where no other one is planned");
        require(
                plan == Plan.PLANNED
                        ? planned.size() >= seeds.size()
                                && planned.subList(0, seeds.size()).equals(seeds)
                        : planned.isEmpty(),
                "looks",
                planned,
                "a plan that begins with the analyses so far");
    }

    /** Analyses that are not planned to their end. */
    public InterimAnalyses(List<Integer> seeds, Plan plan) {
        this(seeds, plan, List.of());
    }

    /**
     * One of several analyses that are all planned.
     *
     * @param planned the numbers of seeds of all of them
     * @param seeds the number of seeds of this one, among them
     */
    public static InterimAnalyses planned(List<Integer> planned, int seeds) {
        return new InterimAnalyses(planned.subList(0, planned.indexOf(seeds) + 1), Plan.PLANNED, planned);
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
        if (plan == Plan.PLANNED) {
            return FIRST / planned.size();
        }
        return number() == 1 ? FIRST : Math.scalb(SECOND, 2 - number());
    }

    /** Whether the plan allows for another analysis. */
    public boolean mayGoOn() {
        return switch (plan) {
            case FIXED -> false;
            case OPEN -> true;
            case PLANNED -> seeds.size() < planned.size();
        };
    }

    /** The number of seeds of the next analysis: the one that is planned, or twice as many. */
    public int next() {
        return plan == Plan.PLANNED && mayGoOn() ? planned.get(seeds.size()) : 2 * seeds.getLast();
    }

    /** The same with another analysis, at {@link #next} seeds. */
    public InterimAnalyses followedBy(int more) {
        List<Integer> all = new ArrayList<>(seeds);
        all.add(more);
        return new InterimAnalyses(all, plan, planned);
    }

    /**
     * How many seeds an exact test needs, whose smallest p-value on one side is one half to the power of their number;
     * as many in each group where trials are not paired.
     */
    public static int fewestSeeds(double level, int hypotheses) {
        return SignTest.fewest(level / hypotheses, 0.5);
    }

    /** As a sentence says it. */
    public String text() {
        String which = switch (plan) {
            case FIXED -> "one analysis";
            case OPEN -> number() == 1 ? "first interim analysis" : "interim analysis " + number();
            case PLANNED -> "interim analysis " + number() + " of " + planned.size();
        };
        return which + ", α = " + Numbers.plain(level()) + " of " + Numbers.plain(ALPHA);
    }
}
