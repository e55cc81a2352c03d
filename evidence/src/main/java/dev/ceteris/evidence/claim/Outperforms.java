// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import static dev.ceteris.base.Require.require;

import dev.ceteris.base.Meaning;
import dev.ceteris.base.Numbers;
import dev.ceteris.evidence.statistics.SignTest;
import java.util.List;

/**
 * Some conditions are better than others with more than a given probability: the probability of outperforming of
 * Bouthillier et al. (2021, "Accounting for variance in machine learning benchmarks"), who recommend 0.75. One half
 * says "more often than not". Only the order of values counts, so no long tail and no diverged trial can mislead. Equal
 * values are not better: the share that is reported is the share that is tested.
 *
 * @param metric of which form; it has to be known which values of it are better
 * @param of which conditions
 * @param than which conditions
 * @param by more than how much better; in the metric's unit or as a share
 * @param probability that has to be exceeded, above 0 and below 1
 * @param where the comparison is made
 */
@Meaning("Some conditions are better than others with more than a given probability, seed by seed.")
public record Outperforms(
        @Meaning("what is compared; which values of it are better has to be known")
        Measure metric,

        @Meaning("the conditions that are better") Selection of,

        @Meaning("the conditions that they are compared with")
        Selection than,

        @Meaning("more than how much better, in the metric's unit or as a share of what they are compared with")
        @MayBeLeftOut
        Margin by,

        @Meaning("the probability that has to be exceeded; when left out, 0.5: more often than not")
        @MayBeLeftOut(number = 0.5)
        double probability,

        @Meaning("the conditions in which the comparison is made") @MayBeLeftOut
        Selection where)
        implements Claim {
    public Outperforms {
        require(probability > 0 && probability < 1, "probability", Numbers.plain(probability), "above 0 and below 1");
    }

    @Override
    public boolean ranks() {
        return true;
    }

    @Override
    public List<Selection> sides() {
        return List.of(of, than);
    }

    /** All seeds on one side have the probability of that side to the power of their number. */
    @Override
    public int fewestSeeds(double level) {
        return SignTest.fewest(level, Math.min(probability, 1 - probability));
    }

    @Override
    public Analysis analyze(Observations results) {
        boolean lower = results.direction(metric) == Direction.LOWER;
        Pair towards = lower ? new Pair(results, metric, than, of) : new Pair(results, metric, of, than);
        FrequencyContrast better = switch (by) {
            case Margin.Absolute(double size) -> new FrequencyContrast(label(), towards.difference(), size);
            case Margin.Relative(double share) ->
                new FrequencyContrast(label(), towards.ratio(), lower ? 1 / (1 - share) : 1 + share);
        };
        return new Pair(results, metric, of, than)
                .analysis(
                        by,
                        new Analysis.Shown(better, probability, Double.POSITIVE_INFINITY, Contrast.Kind.PROBABILITY));
    }

    private String label() {
        return of.text() + " better than " + than.text() + by(" by");
    }

    /** The margin as part of a sentence; equal to it is not enough. */
    private String by(String before) {
        return by.isStated() ? before + " more than " + by.text() : "";
    }

    @Override
    public String compared(String measured) {
        return "probability of a better " + measured + by(", by");
    }

    @Override
    public String sentence() {
        return of.text() + " has " + metric.better() + " than " + than.text()
                + (by.isStated() ? by(", by") + "," : "")
                + (probability == 0.5
                        ? " more often than not"
                        : " with a probability above " + Numbers.plain(probability));
    }

    @Override
    public String heading() {
        return text();
    }
}
