// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.calibration;

import dev.ceteris.evidence.claim.Claim;
import dev.ceteris.evidence.claim.Greater;
import dev.ceteris.evidence.claim.Less;
import dev.ceteris.evidence.claim.Margin;
import dev.ceteris.evidence.claim.Measure;
import dev.ceteris.evidence.claim.Observations;
import dev.ceteris.evidence.claim.Selection;
import dev.ceteris.evidence.claim.Threshold;
import dev.ceteris.evidence.verdict.Decision;
import dev.ceteris.evidence.verdict.Hypothesis;
import dev.ceteris.evidence.verdict.InterimAnalyses;
import dev.ceteris.evidence.verdict.Verdicts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A study with several hypotheses, each about conditions of its own: none helps another, the worst case for Holm. In
 * turn: one condition is less than another, the level of one is above 0, one is greater than another by a margin.
 *
 * @param size how many hypotheses
 * @param atBoundary how many of them, the first ones, are at their boundaries
 * @param others whether the others are true
 */
record Family(int size, int atBoundary, Others others) {
    private static final double MARGIN = 2;
    private static final double FAR = 1;
    private static final int KINDS = 3;

    private static final Measure MEASURE = Measure.of(Design.METRIC);

    /** What the hypotheses that are not at their boundaries are. */
    enum Others {
        TRUE(Decision.REFUTED, 1),
        FALSE(Decision.SUPPORTED, -1);

        final Decision wrong;
        final int side;

        Others(Decision wrong, int side) {
            this.wrong = wrong;
            this.side = side;
        }
    }

    /** As the table has it. */
    String name() {
        return atBoundary == size
                ? size + " at the boundary"
                : atBoundary + " at the boundary, " + (size - atBoundary)
                        + (others == Others.TRUE ? " true" : " false");
    }

    /** Whether some verdict of a study is wrong, with those at the boundary a hair's breadth on one side of it. */
    boolean errs(Noise noise, int seeds, Decision wrong, RandomGenerator random) {
        double hair = wrong == Decision.SUPPORTED ? -Simulation.HAIR : Simulation.HAIR;
        double[] inside = IntStream.range(0, size)
                .mapToDouble(i -> i < atBoundary ? hair : others.side * FAR)
                .toArray();
        Observations results = design(inside).draw(noise, seeds, random);
        List<Decision> decisions = Verdicts.decisions(results, hypotheses(), InterimAnalyses.first(seeds));
        return IntStream.range(0, size).anyMatch(i -> decisions.get(i) == (i < atBoundary ? wrong : others.wrong));
    }

    /** @param inside how far each hypothesis is true, in standard deviations of a trial */
    private static Design design(double[] inside) {
        List<Double> means = new ArrayList<>();
        for (int i = 0; i < inside.length; i++) {
            switch (i % KINDS) {
                case 0 -> means.addAll(List.of(0.0, inside[i]));
                case 1 -> means.add(inside[i]);
                default -> means.addAll(List.of(MARGIN + inside[i], 0.0));
            }
        }
        return Design.of(means.stream().mapToDouble(mean -> mean).toArray());
    }

    private List<Hypothesis> hypotheses() {
        List<Hypothesis> hypotheses = new ArrayList<>();
        int condition = 0;
        for (int i = 0; i < size; i++) {
            Claim claim = switch (i % KINDS) {
                case 0 -> new Less(MEASURE, level(condition++), level(condition++), Margin.none(), Selection.ALL);
                case 1 -> new Threshold(MEASURE, 0, Double.POSITIVE_INFINITY, level(condition++));
                default ->
                    new Greater(
                            MEASURE,
                            level(condition++),
                            level(condition++),
                            new Margin.Absolute(MARGIN),
                            Selection.ALL);
            };
            hypotheses.add(
                    new Hypothesis(claim, "", Optional.empty(), Hypothesis.Standing.REGISTERED, String.valueOf(i)));
        }
        return hypotheses;
    }

    private static Selection level(int level) {
        return new Selection(new LinkedHashMap<>(Map.of("a", String.valueOf(level))));
    }
}
