// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.calibration;

import dev.ceteris.evidence.claim.Along;
import dev.ceteris.evidence.claim.Best;
import dev.ceteris.evidence.claim.Claim;
import dev.ceteris.evidence.claim.Correlated;
import dev.ceteris.evidence.claim.Equivalent;
import dev.ceteris.evidence.claim.Less;
import dev.ceteris.evidence.claim.Level;
import dev.ceteris.evidence.claim.Margin;
import dev.ceteris.evidence.claim.Measure;
import dev.ceteris.evidence.claim.Monotone;
import dev.ceteris.evidence.claim.Observations;
import dev.ceteris.evidence.claim.Selection;
import dev.ceteris.evidence.claim.Threshold;
import dev.ceteris.evidence.verdict.Hypothesis;
import dev.ceteris.evidence.verdict.InterimAnalyses;
import dev.ceteris.evidence.verdict.Verdicts;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * How long the verdict on a claim takes, everything that is reported with it included: the first in a fresh JVM, as a
 * command has it, and the fastest of the next ones.
 */
final class Speed {
    private static final Measure MEASURE = Measure.of(Design.METRIC);
    private static final Along ALONG = new Along("a", Level.ITSELF);
    private static final int REPETITIONS = 3;

    private final PrintStream out;

    Speed(PrintStream out) {
        this.out = out;
    }

    /** The table; means of the conditions differ, so that no claim is hopeless at first sight. */
    void print() {
        out.println(
                "\n### Seconds for a verdict\n\n| claim | conditions | seeds | first | next |\n|---|---|---|---|---|");
        for (int[] size : new int[][] {{100, 10}, {10, 100}, {2, 500}}) {
            claims().forEach((name, claim) -> {
                row(name, claim, size[0], size[1], design(size[0]));
                row(
                        name + ", unpaired",
                        claim,
                        size[0],
                        size[1],
                        design(size[0]).unpaired());
            });
        }
    }

    private static Map<String, Claim> claims() {
        Margin margin = new Margin.Absolute(2);
        Map<String, Claim> claims = new LinkedHashMap<>();
        claims.put("equivalent", new Equivalent(MEASURE, "a", margin, Selection.ALL));
        claims.put("monotone", new Monotone(MEASURE, ALONG, Monotone.Order.INCREASING, margin, Selection.ALL));
        claims.put("best", new Best(MEASURE, level(0), margin, Selection.ALL));
        claims.put("less", new Less(MEASURE, level(0), level(1), Margin.none(), Selection.ALL));
        claims.put("threshold", new Threshold(MEASURE, -2, Double.POSITIVE_INFINITY, Selection.ALL));
        claims.put(
                "correlated",
                new Correlated(
                        MEASURE, new Correlated.Partner.Place(ALONG), Correlated.Sign.POSITIVE, 0, Selection.ALL));
        return claims;
    }

    private static Design design(int conditions) {
        double[] means = new double[conditions];
        for (int i = 0; i < conditions; i++) {
            means[i] = (double) i / conditions;
        }
        return Design.of(means);
    }

    private void row(String name, Claim claim, int conditions, int seeds, Design design) {
        Observations results = design.draw(Noise.NORMAL, seeds, new SplittableRandom(17));
        double first = seconds(claim, results, seeds);
        double next = first;
        for (int i = 0; i < REPETITIONS; i++) {
            next = Math.min(next, seconds(claim, results, seeds));
        }
        out.printf(Locale.ROOT, "| %s | %d | %d | %.2f | %.2f |%n", name, conditions, seeds, first, next);
    }

    private static double seconds(Claim claim, Observations results, int seeds) {
        Observations anew = new Observations(
                results.factors(), results.trials(), results.directions(), results.overlaps(), results.scope());
        Hypothesis hypothesis =
                new Hypothesis(claim, "", Optional.empty(), Hypothesis.Standing.REGISTERED, claim.sentence());
        long start = System.nanoTime();
        Verdicts.of(anew, List.of(hypothesis), InterimAnalyses.first(seeds));
        return (System.nanoTime() - start) / 1e9;
    }

    private static Selection level(int level) {
        return new Selection(new LinkedHashMap<>(Map.of("a", String.valueOf(level))));
    }
}
