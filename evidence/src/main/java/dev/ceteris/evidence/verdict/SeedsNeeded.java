// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.verdict;

import dev.ceteris.base.Plural;
import dev.ceteris.evidence.claim.CompoundHypothesis;
import dev.ceteris.evidence.claim.Contrast;
import dev.ceteris.evidence.claim.Inequality;
import dev.ceteris.evidence.claim.ValueRange;
import dev.ceteris.evidence.statistics.Power;
import dev.ceteris.evidence.statistics.SkewRobustT;
import dev.ceteris.evidence.statistics.Skewness;
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
 */
record SeedsNeeded(CompoundHypothesis hypothesis, CompoundHypothesis.Side side, InterimAnalyses looks, int family) {
    private static final double POWER = 0.8;

    /** The most seeds that the sentence suggests. */
    private static final int MOST_SEEDS = 1000;

    String sentence() {
        int now = hypothesis.seeds();
        int fewest = fewest(looks.level());
        if (now == 0) {
            return "There is no seed that measured all of it.";
        }
        if (now < fewest) {
            return (now == 1
                            ? "One seed says nothing about how much seeds differ"
                            : "With " + now
                                    + " seeds an exact test cannot reach its level however clear the results are")
                    + "; " + fewest + " seeds can.";
        }
        if (wanted().stream()
                .anyMatch(part -> !part.contrast().isExact() && part.contrast().overlap() > 0)) {
            return "Some trials diverged or did not reach their goal, which leaves only the order of values; no test "
                    + "of that order is corrected for seeds that draw their test samples from the same data.";
        }
        if (wanted().stream().anyMatch(part -> !part.contrast().isExact())) {
            return "How many more seeds it takes cannot be said, because some trials diverged or did not reach their "
                    + "goal.";
        }
        OptionalInt needed = needed();
        if (needed.isEmpty() && hasFloor()) {
            return "No number of seeds would decide it with 80 % power: seeds that draw their test samples from "
                    + "the same"
                    + " data share a part of their error, which more seeds do not reduce.";
        }
        if (needed.isEmpty()) {
            return "It is so close to the boundary of the claim that even " + MOST_SEEDS
                    + " seeds would not decide it with 80 % power.";
        }
        int more = Math.max(1, needed.getAsInt() - now);
        return Plural.of(more, "more seed")
                + " would decide it with 80 % power, if means and spreads stay what they are.";
    }

    /** The α of the next interim analysis for one side of one hypothesis of the family. */
    private double alpha() {
        return nextLevel() / family;
    }

    private double nextLevel() {
        return looks.plan() == InterimAnalyses.Plan.FIXED
                ? looks.level()
                : looks.followedBy(looks.next()).level();
    }

    /** Whether overlap keeps the standard error above 0, so that not even a million seeds would be enough. */
    private boolean hasFloor() {
        return wanted().stream().anyMatch(part -> part.contrast().overlap() > 0) && !isEnough(chances(), 1_000_000);
    }

    /** The number of seeds with which the smallest p-value of the exact test reaches a level. */
    private int fewest(double level) {
        return InterimAnalyses.fewestSeeds(level, family);
    }

    private List<Inequality> wanted() {
        return hypothesis.wanted(side).parts().toList();
    }

    /** The smallest number of seeds with which the chance to decide is high enough, were everything as it seems. */
    OptionalInt needed() {
        List<Inequality> parts = wanted();
        if (parts.stream().anyMatch(part -> !part.contrast().isExact())) {
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
                                .max(Comparator.comparingDouble(Effect::standardized))
                                .orElseThrow(),
                        clause.parts().size()))
                .sorted(Comparator.comparingDouble(chance -> chance.strongest().standardized()))
                .toList();
    }

    /** Whether the chance that all clauses are shown is high enough, by the sum of their chances not to be. */
    private boolean isEnough(List<Chance> chances, int seeds) {
        double missed = 0;
        for (int i = 0; i < chances.size(); i++) {
            Chance chance = chances.get(i);
            double miss = 1 - power(chance.strongest(), seeds, alpha() / chance.tried());
            missed += miss;
            // Whatever is left hardly misses more often than this one.
            double most = missed + miss * (chances.size() - 1 - i);
            if (1 - missed < POWER || 1 - most >= POWER) {
                return 1 - missed >= POWER;
            }
        }
        return 1 - missed >= POWER;
    }

    private static double power(Effect effect, int seeds, double alpha) {
        double deviation = effect.deviation() * Math.sqrt(1 + seeds * effect.overlap());
        double paid = effect.unpaired() && seeds < Contrast.SMALL_GROUP ? alpha / 2 : alpha;
        return Power.ofT(effect.correctedSize(seeds), deviation, seeds, 0, paid);
    }

    /**
     * How far a contrast lies beyond its bound on average, and how much seeds differ.
     *
     * @param size mean distance to the bound, negative on the wrong side
     * @param skewness of a seed's value, towards the side of the claim
     * @param overlap that keeps the variance of a mean above its product with the variance of a seed, however many
     *     seeds there are
     * @param unpaired whether it is a difference of two groups
     */
    private record Effect(double size, double deviation, double skewness, double overlap, boolean unpaired) {
        /** The size that counts for the t test, which allows for skewness. */
        double correctedSize(int seeds) {
            double standardError = deviation * Math.sqrt(1.0 / seeds + overlap);
            if (!(size > 0) || standardError == 0) {
                return size;
            }
            return standardError
                    * SkewRobustT.of(size, standardError, skewness, seeds).smallest(0);
        }

        /** Where nothing varies there is certainty, of one or the other. */
        double standardized() {
            return size == 0 ? 0 : size / deviation;
        }

        static Effect of(Inequality part) {
            return switch (part.contrast()) {
                case Contrast.Blocked _ -> {
                    double[] depths = part.depths();
                    yield new Effect(
                            Comparison.mean(depths),
                            Comparison.deviation(depths),
                            part.skewness(),
                            part.contrast().overlap(),
                            false);
                }
                case Contrast.Independent independent -> {
                    double[] a = independent.first().stream()
                            .mapToDouble(ValueRange::low)
                            .toArray();
                    double[] b = independent.second().stream()
                            .mapToDouble(ValueRange::low)
                            .toArray();
                    double difference = Comparison.mean(a) - Comparison.mean(b) - part.bound();
                    int side = part.side() == Inequality.Side.ABOVE ? 1 : -1;
                    yield new Effect(
                            side * difference,
                            Math.hypot(Comparison.deviation(a), Comparison.deviation(b)),
                            side * Skewness.ofSum(List.of(a, b), new double[] {1, -1}),
                            part.contrast().overlap(),
                            true);
                }
            };
        }
    }
}
