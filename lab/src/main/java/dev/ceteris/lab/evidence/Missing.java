// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.evidence;

import dev.ceteris.lab.statistics.Power;
import java.util.List;
import java.util.OptionalInt;

/**
 * What an undetermined verdict lacks.
 *
 * @param statement that could not be decided
 * @param forIt whether what there is leans towards it
 * @param looks at the results so far
 * @param family how many hypotheses are judged together
 */
record Missing(Statement statement, boolean forIt, Looks looks, int family) {
    private static final double POWER = 0.8;

    /** More seeds than anybody would train to decide something so close. */
    private static final int MOST_SEEDS = 1000;

    String sentence() {
        int now = statement.seeds();
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
        if (wanted().stream().anyMatch(part -> !part.contrast().isExact())) {
            return "How many more seeds it takes cannot be said, because some trials diverged or did not reach their goal.";
        }
        OptionalInt needed = needed();
        if (needed.isEmpty()) {
            return "It is so close to the boundary of the claim that even " + MOST_SEEDS
                    + " seeds would not decide it with 80 % power.";
        }
        int more = Math.max(1, needed.getAsInt() - now);
        return more + " more " + (more == 1 ? "seed" : "seeds")
                + " would decide it with 80 % power, if means and spreads stay what they are.";
    }

    /** What the next look may spend on one side of one hypothesis of the family. */
    private double alpha() {
        return nextLevel() / 2 / family;
    }

    private double nextLevel() {
        return looks.plan() == Looks.Plan.FIXED
                ? looks.level()
                : looks.followedBy(looks.next()).level();
    }

    /** How many seeds it takes for a test whose smallest p-value is one half to the power of their number. */
    private int fewest(double level) {
        return Looks.fewestSeeds(level, family);
    }

    private List<Beyond> wanted() {
        return forIt ? statement.parts() : statement.denials();
    }

    private boolean needsAll() {
        return (statement.quantifier() == Statement.Quantifier.ALL) == forIt;
    }

    /** The smallest number of seeds with which the chance to decide is high enough, were everything as it seems. */
    OptionalInt needed() {
        List<Beyond> parts = wanted();
        if (parts.stream().anyMatch(part -> !part.contrast().isExact())) {
            return OptionalInt.empty();
        }
        int high = Math.max(fewest(nextLevel()), statement.seeds() + 1);
        if (power(parts, high) >= POWER) {
            return OptionalInt.of(high);
        }
        int low = high;
        while (power(parts, high) < POWER) {
            if (high >= MOST_SEEDS) {
                return OptionalInt.empty();
            }
            low = high;
            high = Math.min(MOST_SEEDS, 2 * high);
        }
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (power(parts, middle) >= POWER) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return OptionalInt.of(high);
    }

    /** At least the chance that all parts come out, or the largest chance that one does in spite of the others. */
    private double power(List<Beyond> parts, int seeds) {
        if (needsAll()) {
            double missed = parts.stream()
                    .mapToDouble(part -> 1 - power(part, seeds, alpha()))
                    .sum();
            return Math.max(0, 1 - missed);
        }
        return parts.stream()
                .mapToDouble(part -> power(part, seeds, alpha() / parts.size()))
                .max()
                .orElse(0);
    }

    private static double power(Beyond part, int seeds, double alpha) {
        Effect effect = Effect.of(part);
        return Power.ofT(effect.size(), effect.deviation(), seeds, 0, alpha);
    }

    /**
     * How far a contrast lies in the side that is spoken of, on average, and how much seeds differ.
     *
     * @param size mean distance to the bound, negative on the wrong side
     */
    private record Effect(double size, double deviation) {
        static Effect of(Beyond part) {
            return switch (part.contrast()) {
                case Contrast.Blocked _ -> {
                    double[] depths = part.depths();
                    yield new Effect(Comparison.mean(depths), Comparison.deviation(depths));
                }
                case Contrast.Independent independent -> {
                    double[] a =
                            independent.first().stream().mapToDouble(Span::low).toArray();
                    double[] b =
                            independent.second().stream().mapToDouble(Span::low).toArray();
                    double difference = Comparison.mean(a) - Comparison.mean(b) - part.bound();
                    yield new Effect(
                            part.side() == Beyond.Side.ABOVE ? difference : -difference,
                            Math.hypot(Comparison.deviation(a), Comparison.deviation(b)));
                }
            };
        }
    }
}
