// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.calibration;

import dev.ceteris.evidence.claim.Claim;
import dev.ceteris.evidence.claim.Greater;
import dev.ceteris.evidence.claim.Less;
import dev.ceteris.evidence.claim.Margin;
import dev.ceteris.evidence.claim.Measure;
import dev.ceteris.evidence.claim.Selection;
import dev.ceteris.evidence.claim.Threshold;
import dev.ceteris.evidence.verdict.Hypothesis;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A study of nine conditions with five hypotheses, each about conditions of its own: none helps another, the worst case
 * for Holm.
 */
final class Five {
    /** How many of the hypotheses, the first ones, stay at their boundaries. */
    static final int AT_THE_BOUNDARY = 2;

    private static final double MARGIN = 2;
    private static final Measure MEASURE = Measure.of(Design.METRIC);

    static final List<Hypothesis> HYPOTHESES = List.of(
            hypothesis(new Less(MEASURE, level(0), level(1), Margin.none(), Selection.ALL)),
            hypothesis(new Threshold(MEASURE, 0, Double.POSITIVE_INFINITY, level(8))),
            hypothesis(new Less(MEASURE, level(2), level(3), Margin.none(), Selection.ALL)),
            hypothesis(new Greater(MEASURE, level(4), level(5), Margin.none(), Selection.ALL)),
            hypothesis(new Greater(MEASURE, level(6), level(7), new Margin.Absolute(MARGIN), Selection.ALL)));

    private Five() {}

    /** @param inside how far the last three are true, in standard deviations of a trial */
    static Design design(double inside) {
        return Design.of(0, 0, 0, inside, inside, 0, MARGIN + inside, 0, 0);
    }

    private static Hypothesis hypothesis(Claim claim) {
        return new Hypothesis(
                claim, "", Optional.empty(), Hypothesis.Standing.REGISTERED, String.valueOf(claim.hashCode()));
    }

    private static Selection level(int level) {
        return new Selection(new LinkedHashMap<>(Map.of("a", String.valueOf(level))));
    }
}
