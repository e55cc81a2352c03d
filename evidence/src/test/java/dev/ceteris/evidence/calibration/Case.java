// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.calibration;

import dev.ceteris.evidence.claim.Along;
import dev.ceteris.evidence.claim.Best;
import dev.ceteris.evidence.claim.Claim;
import dev.ceteris.evidence.claim.Correlated;
import dev.ceteris.evidence.claim.Equivalent;
import dev.ceteris.evidence.claim.Greater;
import dev.ceteris.evidence.claim.Interaction;
import dev.ceteris.evidence.claim.Less;
import dev.ceteris.evidence.claim.Level;
import dev.ceteris.evidence.claim.Margin;
import dev.ceteris.evidence.claim.Measure;
import dev.ceteris.evidence.claim.Monotone;
import dev.ceteris.evidence.claim.Selection;
import dev.ceteris.evidence.claim.Threshold;
import dev.ceteris.evidence.claim.Unaffected;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;

/**
 * A form of claim with results at its boundary, where neither verdict is right and both are at their likeliest, and
 * with results at a distance from it.
 *
 * @param name as the table has it
 * @param claim that is judged
 * @param at results so far inside of the claim, in standard deviations of a trial; 0 is the boundary, below 0 it is
 *     false
 */
record Case(String name, Claim claim, DoubleFunction<Design> at) {
    private static final Measure MEASURE = Measure.of(Design.METRIC);

    /** Whole, so that tied values can lie on it. */
    private static final double MARGIN = 2;

    /** Far enough that nobody doubts. */
    private static final double FAR = 6;

    private static final Along ALONG = new Along("a", Level.ITSELF);

    static List<Case> all() {
        return Stream.concat(basic().stream(), BestLevelCases.all().stream()).toList();
    }

    private static List<Case> basic() {
        Margin margin = new Margin.Absolute(MARGIN);
        return List.of(
                new Case(
                        "less",
                        new Less(MEASURE, level(0), level(1), Margin.none(), Selection.ALL),
                        inside -> Design.of(0, inside)),
                new Case(
                        "less, spreads 1 : 3",
                        new Less(MEASURE, level(0), level(1), Margin.none(), Selection.ALL),
                        inside -> Design.of(new double[] {0, inside}, new double[] {1, 3})),
                new Case(
                        "less, spreads 1 : 10",
                        new Less(MEASURE, level(0), level(1), Margin.none(), Selection.ALL),
                        inside -> Design.of(new double[] {0, inside}, new double[] {1, 10})),
                new Case(
                        "less, unpaired",
                        new Less(MEASURE, level(0), level(1), Margin.none(), Selection.ALL),
                        inside -> Design.of(0, inside).unpaired()),
                new Case(
                        "less, unpaired, spreads 1 : 3",
                        new Less(MEASURE, level(0), level(1), Margin.none(), Selection.ALL),
                        inside -> Design.of(new double[] {0, inside}, new double[] {1, 3})
                                .unpaired()),
                new Case(
                        "less, unpaired, spreads 1 : 10",
                        new Less(MEASURE, level(0), level(1), Margin.none(), Selection.ALL),
                        inside -> Design.of(new double[] {0, inside}, new double[] {1, 10})
                                .unpaired()),
                new Case(
                        "greater by a margin",
                        new Greater(MEASURE, level(0), level(1), margin, Selection.ALL),
                        inside -> Design.of(MARGIN + inside, 0)),
                new Case(
                        "equivalent, 3 levels",
                        new Equivalent(MEASURE, "a", margin, Selection.ALL),
                        inside -> Design.of(0, 0, MARGIN - inside)),
                new Case(
                        "equivalent, 10 levels",
                        new Equivalent(MEASURE, "a", margin, Selection.ALL),
                        inside -> Design.of(0, 0, 0, 0, 0, 0, 0, 0, 0, MARGIN - inside)),
                new Case(
                        "unaffected, 2 × 2",
                        new Unaffected(MEASURE, "a", margin, Selection.ALL),
                        inside -> Design.crossed(0, 0, MARGIN - inside, 0)),
                new Case(
                        "monotone, 4 levels",
                        new Monotone(MEASURE, ALONG, Monotone.Order.INCREASING, Margin.none(), Selection.ALL),
                        inside -> Design.of(0, FAR, FAR + inside, 2 * FAR + inside)),
                new Case(
                        "monotone within a margin",
                        new Monotone(MEASURE, ALONG, Monotone.Order.INCREASING, margin, Selection.ALL),
                        inside -> Design.of(0, FAR, FAR - MARGIN + inside, 2 * FAR)),
                new Case(
                        "best of 4",
                        new Best(MEASURE, level(0), Margin.none(), Selection.ALL),
                        inside -> Design.of(FAR, FAR - inside, 0, 0)),
                new Case(
                        "best of 10",
                        new Best(MEASURE, level(0), Margin.none(), Selection.ALL),
                        inside -> Design.of(FAR, FAR - inside, 0, 0, 0, 0, 0, 0, 0, 0)),
                new Case(
                        "best of 4, all alike",
                        new Best(MEASURE, level(0), Margin.none(), Selection.ALL),
                        inside -> Design.of(0, -inside, -inside, -inside)),
                new Case(
                        "interaction, 2 × 2",
                        new Interaction(MEASURE, "a", "b", margin, Selection.ALL),
                        inside -> Design.crossed(0, 0, 0, MARGIN + inside)),
                new Case(
                        "correlated, 5 conditions",
                        new Correlated(
                                MEASURE,
                                new Correlated.Partner.Place(ALONG),
                                Correlated.Sign.POSITIVE,
                                0,
                                Selection.ALL),
                        inside -> Design.of(0, inside / 2, inside, 3 * inside / 2, 2 * inside)),
                new Case(
                        "threshold",
                        new Threshold(MEASURE, 0, Double.POSITIVE_INFINITY, Selection.ALL),
                        inside -> Design.of(inside)),
                new Case(
                        "threshold, 3 conditions",
                        new Threshold(MEASURE, 0, Double.POSITIVE_INFINITY, Selection.ALL),
                        inside -> Design.of(inside, inside, inside)),
                new Case(
                        "threshold, 10 conditions",
                        new Threshold(MEASURE, 0, Double.POSITIVE_INFINITY, Selection.ALL),
                        inside -> Design.of(
                                inside, inside, inside, inside, inside, inside, inside, inside, inside, inside)));
    }

    private static Selection level(int level) {
        return new Selection(new LinkedHashMap<>(Map.of("a", String.valueOf(level))));
    }
}
