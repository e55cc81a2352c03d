// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.calibration;

import dev.ceteris.evidence.claim.Along;
import dev.ceteris.evidence.claim.Band;
import dev.ceteris.evidence.claim.BetterTuned;
import dev.ceteris.evidence.claim.Level;
import dev.ceteris.evidence.claim.LowerOptimum;
import dev.ceteris.evidence.claim.Margin;
import dev.ceteris.evidence.claim.Measure;
import dev.ceteris.evidence.claim.NonInferior;
import dev.ceteris.evidence.claim.Outperforms;
import dev.ceteris.evidence.claim.Peak;
import dev.ceteris.evidence.claim.Selection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Claims about best levels, and about which conditions are better; each once with all levels alike. */
final class BestLevelCases {
    private static final Measure MEASURE = Measure.of(Design.METRIC);
    private static final Along ALONG = new Along("a", Level.ITSELF);

    /** Far enough that nobody doubts. */
    private static final double FAR = 6;

    private static final double MARGIN = 2;

    private static final Peak PEAK = new Peak(MEASURE, ALONG, Double.NEGATIVE_INFINITY, new Band(1, 2), Selection.ALL);

    private static final LowerOptimum LOWER =
            new LowerOptimum(MEASURE, ALONG, level("b", 0), level("b", 1), Selection.ALL);

    private static final BetterTuned TUNED =
            new BetterTuned(MEASURE, level("b", 0), level("b", 1), "a", Margin.none(), Selection.ALL);

    private BestLevelCases() {}

    static List<Case> all() {
        return List.of(
                new Case("peak in 2 of 5", PEAK, inside -> Design.of(-FAR, inside, -FAR, 0, -FAR)),
                new Case("peak in 2 of 5, all alike", PEAK, inside -> Design.of(0, inside, inside, 0, 0)),
                new Case(
                        "lowerOptimum, 3 levels",
                        LOWER,
                        inside -> Design.grid(new double[] {inside, 0, -FAR}, new double[] {-FAR, 0, -FAR})),
                new Case(
                        "lowerOptimum, all alike",
                        LOWER,
                        inside -> Design.grid(new double[] {inside, 0, 0}, new double[] {0, inside, 0})),
                new Case(
                        "betterTuned, 3 levels",
                        TUNED,
                        inside -> Design.grid(new double[] {inside, -FAR, -FAR}, new double[] {0, -FAR, -FAR})),
                new Case(
                        "betterTuned, all alike",
                        TUNED,
                        inside -> Design.grid(new double[] {inside, inside, inside}, new double[] {0, 0, 0})),
                new Case(
                        "nonInferior",
                        new NonInferior(
                                MEASURE, level("a", 0), level("a", 1), new Margin.Absolute(MARGIN), Selection.ALL),
                        inside -> Design.of(inside - MARGIN, 0)),
                new Case("outperforms", outperforms(), inside -> Design.of(inside, 0)),
                new Case(
                        "outperforms, unpaired",
                        outperforms(),
                        inside -> Design.of(inside, 0).unpaired()));
    }

    private static Outperforms outperforms() {
        return new Outperforms(MEASURE, level("a", 0), level("a", 1), Margin.none(), 0.5, Selection.ALL);
    }

    private static Selection level(String factor, int level) {
        return new Selection(new LinkedHashMap<>(Map.of(factor, String.valueOf(level))));
    }
}
