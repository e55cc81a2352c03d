// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.Meaning;
import java.util.ArrayList;
import java.util.List;

/**
 * What one factor does depends on another: some difference between two levels of the first is not the same at two
 * levels of the second. Without a margin it can be supported but never refuted, because a difference of differences may
 * be as small as it likes.
 *
 * @param metric of which form
 * @param of the first factor
 * @param with the second factor
 * @param beyond how large a difference of differences has to be to matter; in the metric's unit
 * @param where it is looked at
 */
@Meaning("What one factor does depends on another.")
public record Interaction(
        @Meaning("what is compared") Measure metric,
        @Meaning("the factor whose effect is meant") String of,
        @Meaning("the factor on which the effect depends") String with,

        @Meaning("how large a difference of differences has to be to matter, in the unit of the metric")
        @InUnitOfMetric
        @MayBeLeftOut
        Margin beyond,

        @Meaning("the conditions in which it is looked for") @MayBeLeftOut
        Selection where)
        implements Claim {
    public Interaction {
        require(beyond instanceof Margin.Absolute, "beyond", beyond.text(), "a number in the unit of the metric");
        require(!of.equals(with), "with", with, "another factor than " + of);
    }

    @Override
    public List<List<Selection>> rivals(Observations results) {
        return List.of(Pair.selections(results, of, Selection.ALL).stream()
                .flatMap(level -> Pair.selections(results, with, level).stream())
                .toList());
    }

    @Override
    public Analysis analyze(Observations results) {
        double margin = ((Margin.Absolute) beyond).size();
        List<Analysis.Shown> shown = new ArrayList<>();
        List<Inequality> parts = new ArrayList<>();
        for (Level[] first : pairs(results.factor(of).levels())) {
            for (Level[] second : pairs(results.factor(with).levels())) {
                Contrast contrast = contrast(results, first, second);
                shown.add(new Analysis.Shown(contrast, -margin, margin));
                parts.add(Inequality.above(contrast, margin));
                parts.add(Inequality.below(contrast, -margin));
            }
        }
        Analysis analysis = new Analysis(CompoundHypothesis.some(parts), shown, List.of(), List.of());
        return results.sharesSeeds()
                ? analysis
                : analysis.undecided("An interaction compares trials of the same seed in four conditions, and here each"
                        + " condition has seeds of its own.");
    }

    private Contrast contrast(Observations results, Level[] first, Level[] second) {
        List<Observations.Weighted> weighted = List.of(
                new Observations.Weighted(1, selection(first[0], second[0])),
                new Observations.Weighted(-1, selection(first[1], second[0])),
                new Observations.Weighted(-1, selection(first[0], second[1])),
                new Observations.Weighted(1, selection(first[1], second[1])));
        String label = "(" + of + " " + first[0].text() + " − " + first[1].text() + ") at " + with + " "
                + second[0].text() + " − the same at " + second[1].text();
        return results.contrast(label, metric, weighted);
    }

    private Selection selection(Level first, Level second) {
        return Selection.of(of, first).and(Selection.of(with, second));
    }

    private static List<Level[]> pairs(List<Level> levels) {
        List<Level[]> pairs = new ArrayList<>();
        for (int i = 0; i < levels.size(); i++) {
            for (int j = i + 1; j < levels.size(); j++) {
                pairs.add(new Level[] {levels.get(i), levels.get(j)});
            }
        }
        return pairs;
    }

    @Override
    public String compared(String measured) {
        return "differences of differences of " + measured;
    }

    @Override
    public String shaded() {
        return "no interaction that counts";
    }

    @Override
    public String sentence() {
        return "the effect of " + of + " on " + metric.text() + " depends on " + with
                + (beyond.isStated() ? " by more than " + beyond.text() : "");
    }
}
