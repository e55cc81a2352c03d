// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.verdict;

import dev.ceteris.base.Plural;
import dev.ceteris.evidence.claim.CompoundHypothesis;
import dev.ceteris.evidence.claim.Inequality;
import dev.ceteris.evidence.statistics.SignTest;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * How many more seeds an undetermined verdict needs, as a sentence.
 *
 * @param hypothesis that could not be decided
 * @param side that the evidence leans towards
 * @param looks the interim analyses so far
 * @param family how many hypotheses are judged together
 * @param unit what there are several of: seeds, or blocks
 */
record SeedsNeeded(
        CompoundHypothesis hypothesis, CompoundHypothesis.Side side, InterimAnalyses looks, int family, String unit) {
    private static final double POWER = 0.8;
    private static final double HALF = 0.5;

    /** The most seeds that a sentence suggests. */
    private static final int MOST_SEEDS = 1000;

    String sentence() {
        int now = hypothesis.seeds();
        int fewest = fewest(looks.level());
        if (now == 0) {
            return "There is no " + unit + " that measured all of it.";
        }
        if (looks.plan() == InterimAnalyses.Plan.PLANNED && !looks.mayGoOn()) {
            return "The planned " + Plural.of(looks.number(), "analysis is over", "analyses are over") + ", so nothing"
                    + " decides this claim any more: its estimate, with the interval, is the result.";
        }
        if (now < fewest) {
            return (now == 1
                            ? "One " + unit + " says nothing about how much " + unit + "s differ; "
                            : now + " " + unit + "s are too few " + purpose() + ", however clear the results are; ")
                    + (fewest > MOST_SEEDS
                            ? "no number of " + unit + "s within reach can be enough."
                            : fewest + " can be enough.");
        }
        if (wanted().stream()
                .anyMatch(part -> part.often().isPresent() && part.contrast().overlap() > 0)) {
            return "It is about the order of values alone; no test of that order is corrected for seeds that draw "
                    + "their test samples from the same data.";
        }
        if (wanted().stream()
                .anyMatch(part -> isOfUnknown(part) && part.contrast().overlap() > 0)) {
            return "Some trials diverged or did not reach their goal, which leaves only the order of values; no test "
                    + "of that order is corrected for seeds that draw their test samples from the same data.";
        }
        if (wanted().stream().anyMatch(SeedsNeeded::isOfUnknown)) {
            return "How many more " + unit + "s it takes cannot be said, because some trials diverged or did not reach "
                    + "their goal; a claim about medians (about: medians) counts them.";
        }
        OptionalInt needed = needed();
        if (needed.isEmpty() && hasFloor()) {
            return "No number of seeds would decide it with 80 % power: seeds that draw their test samples from "
                    + "the same data share a part of their error, which more seeds do not reduce.";
        }
        if (needed.isEmpty()) {
            return "It is so close to the boundary of the claim that even " + MOST_SEEDS + " " + unit
                    + "s would not decide it with 80 % power.";
        }
        int more = Math.max(1, needed.getAsInt() - now);
        return Plural.of(more, "more " + unit) + " would decide it with 80 % power, if "
                + (wanted().stream().allMatch(part -> part.often().isPresent())
                        ? unit + "s go on as they did."
                        : "means and spreads stay what they are.")
                + secondLook(now, now + more);
    }

    /** For which verdict; with shares other than one half, one of the two takes more seeds than the other. */
    private String purpose() {
        if (wanted().stream().flatMap(part -> part.often().stream()).allMatch(often -> often.share() == HALF)) {
            return "for a verdict";
        }
        return side == CompoundHypothesis.Side.FOR ? "to support it" : "to refute it";
    }

    /** What results of other tools need, since nothing remembers this analysis but the claims themselves. */
    private String secondLook(int now, int then) {
        return looks.plan() == InterimAnalyses.Plan.FIXED && unit.equals("seed")
                ? " They are a second look, which the claims state once these seeds are there: looks: [" + now + ", "
                        + then + "]."
                : "";
    }

    /** Whether it is about a mean, and some of the values are not known. */
    private static boolean isOfUnknown(Inequality part) {
        return part.often().isEmpty() && !part.contrast().isExact();
    }

    /** The α of the next interim analysis for one side of one hypothesis of the family. */
    private double alpha() {
        return nextLevel() / family;
    }

    /** Of a single analysis, that of a second one. */
    private double nextLevel() {
        InterimAnalyses open = looks.plan() == InterimAnalyses.Plan.FIXED
                ? InterimAnalyses.first(looks.seeds().getLast())
                : looks;
        return open.mayGoOn() ? open.followedBy(open.next()).level() : open.level();
    }

    /** Whether overlap keeps the standard error above 0, so that not even a million seeds would be enough. */
    private boolean hasFloor() {
        return wanted().stream().anyMatch(part -> part.contrast().overlap() > 0) && !isEnough(chances(), 1_000_000);
    }

    /**
     * The number of seeds with which the smallest p-value of the exact test reaches a level: one half to the power of
     * that number, or a share that has to be exceeded.
     */
    private int fewest(double level) {
        double share = wanted().stream()
                .flatMap(part -> part.often().stream())
                .mapToDouble(Inequality.Often::share)
                .max()
                .orElse(HALF);
        return SignTest.fewest(level / family, share);
    }

    private List<Inequality> wanted() {
        return hypothesis.wanted(side).parts().toList();
    }

    /** The smallest number of seeds with which the chance to decide is high enough, were everything as it seems. */
    OptionalInt needed() {
        if (wanted().stream().anyMatch(SeedsNeeded::isOfUnknown)) {
            return OptionalInt.empty();
        }
        List<Chance> chances = chances();
        int high = Math.max(fewest(nextLevel()), hypothesis.seeds() + 1);
        if (isEnough(chances, high)) {
            return OptionalInt.of(high);
        }
        int low = high;
        while (!isEnough(chances, high)) {
            if (high >= MOST_SEEDS) {
                return OptionalInt.empty();
            }
            low = high;
            high = Math.min(MOST_SEEDS, 2 * high);
        }
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (isEnough(chances, middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return OptionalInt.of(high);
    }

    /**
     * What a clause needs.
     *
     * @param strongest its part that can be shown most easily
     * @param tried how many parts it has
     */
    private record Chance(Effect strongest, int tried) {}

    /** The least clear clause first: it misses most often. */
    private List<Chance> chances() {
        return hypothesis.wanted(side).clauses().stream()
                .map(clause -> new Chance(
                        clause.parts().stream()
                                .map(Effect::of)
                                .max(Comparator.comparingDouble(Effect::clearness))
                                .orElseThrow(),
                        clause.parts().size()))
                .sorted(Comparator.comparingDouble(chance -> chance.strongest().clearness()))
                .toList();
    }

    /** Whether the chance that all clauses are shown is high enough, by the sum of their chances not to be. */
    private boolean isEnough(List<Chance> chances, int seeds) {
        double missed = 0;
        for (int i = 0; i < chances.size(); i++) {
            Chance chance = chances.get(i);
            double miss = 1 - chance.strongest().power(seeds, alpha() / chance.tried());
            missed += miss;
            // Whatever is left hardly misses more often than this one.
            double most = missed + miss * (chances.size() - 1 - i);
            if (1 - missed < POWER || 1 - most >= POWER) {
                return 1 - missed >= POWER;
            }
        }
        return 1 - missed >= POWER;
    }
}
