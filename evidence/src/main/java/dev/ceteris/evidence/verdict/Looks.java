// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.verdict;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * When a study's results are looked at, so that looking again does not make wrong verdicts likelier: a group-sequential
 * design that spends the error rate of 0.05 look by look (Lan and DeMets 1983), here by the plain sum of what each look
 * may spend, which holds for any test whatsoever. The first look has 0.032; the second, at twice as many seeds, 0.004,
 * each later one half of the one before, so that all of them together never reach {@value #SPENT}. The rest of the
 * error rate is a reserve: with very skewed metrics, tests of ten seeds are wrong up to a third oftener than they
 * should be (docs/evidence.md).
 *
 * @param seeds how many there are at each look, ascending; the last one is this look
 * @param plan whether there may be another one
 */
public record Looks(List<Integer> seeds, Plan plan) {
    /** The error rate of all looks together: how often a wrong verdict may come out. */
    public static final double ALPHA = 0.05;

    /** What is spent of it, however often results are looked at. */
    private static final double SPENT = 0.04;

    private static final double FIRST = 0.032;
    private static final double SECOND = 0.004;

    /** Whether more seeds may be asked for once the results are known. */
    public enum Plan {
        /** No: this look has all that is spent. */
        FIXED,
        /** Yes: the first look leaves some of it to later ones. */
        OPEN
    }

    public Looks {
        seeds = List.copyOf(seeds);
        require(!seeds.isEmpty(), "looks", "empty", "at least one number of seeds");
        for (int i = 1; i < seeds.size(); i++) {
            require(seeds.get(i) > seeds.get(i - 1), "looks", seeds, "numbers of seeds in ascending order");
        }
        require(plan == Plan.OPEN || seeds.size() == 1, "looks", seeds, "one analysis where no other one is planned");
    }

    /** One look at all there is, and never another. */
    public static Looks once(int seeds) {
        return new Looks(List.of(seeds), Plan.FIXED);
    }

    /** The first look of a design that may go on. */
    public static Looks first(int seeds) {
        return new Looks(List.of(seeds), Plan.OPEN);
    }

    /** Which look this is, from 1. */
    public int number() {
        return seeds.size();
    }

    /** What this look may spend. */
    public double level() {
        if (plan == Plan.FIXED) {
            return SPENT;
        }
        return number() == 1 ? FIRST : Math.scalb(SECOND, 2 - number());
    }

    /** How many seeds the next look takes. */
    public int next() {
        return 2 * seeds.getLast();
    }

    /** The same with another look. */
    public Looks followedBy(int more) {
        List<Integer> all = new ArrayList<>(seeds);
        all.add(more);
        return new Looks(all, plan);
    }

    /**
     * How many seeds an exact test needs, whose smallest p-value on one side is one half to the power of their number.
     */
    public static int fewestSeeds(double level, int hypotheses) {
        return (int) Math.ceil(Math.log(2 * hypotheses / level) / Math.log(2));
    }

    /** As a sentence says it. */
    public String text() {
        String first = number() == 1 ? "first interim analysis" : "interim analysis " + number();
        return (plan == Plan.FIXED ? "one analysis" : first) + ", α = " + Numbers.plain(level()) + " of "
                + Numbers.plain(ALPHA);
    }
}
