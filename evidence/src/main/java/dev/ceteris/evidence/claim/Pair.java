// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import dev.ceteris.base.Numbers;
import dev.ceteris.evidence.statistics.LogRank;
import dev.ceteris.evidence.statistics.Reached;
import dev.ceteris.evidence.statistics.Survival;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Two selections of conditions that are compared; and every two of several. */
record Pair(Observations results, Measure measure, Selection first, Selection second) {
    /** Where the first is less than the second by a margin. */
    Analysis.Shown less(Margin by) {
        return switch (by) {
            case Margin.Absolute(double size) -> below(difference(), -size, Contrast.Kind.DIFFERENCE);
            case Margin.Relative(double share) -> below(ratio(), 1 - share, Contrast.Kind.RATIO);
        };
    }

    /** Where the first is greater than the second by a margin. */
    Analysis.Shown greater(Margin by) {
        return switch (by) {
            case Margin.Absolute(double size) -> above(difference(), size, Contrast.Kind.DIFFERENCE);
            case Margin.Relative(double share) -> above(ratio(), 1 + share, Contrast.Kind.RATIO);
        };
    }

    /** Where the first is better than the second by a margin; which values are better has to be known. */
    Analysis.Shown better(Margin by, Direction direction) {
        return direction == Direction.LOWER ? less(by) : greater(by);
    }

    /** Where the first is not worse than the second by a margin. */
    Analysis.Shown notWorse(Margin within, Direction direction) {
        boolean lower = direction == Direction.LOWER;
        return switch (within) {
            case Margin.Absolute(double size) ->
                lower
                        ? below(difference(), size, Contrast.Kind.DIFFERENCE)
                        : above(difference(), -size, Contrast.Kind.DIFFERENCE);
            case Margin.Relative(double share) ->
                lower ? below(ratio(), 1 + share, Contrast.Kind.RATIO) : above(ratio(), 1 - share, Contrast.Kind.RATIO);
        };
    }

    private static Analysis.Shown below(Contrast contrast, double bound, Contrast.Kind kind) {
        return new Analysis.Shown(contrast, Double.NEGATIVE_INFINITY, bound, kind);
    }

    private static Analysis.Shown above(Contrast contrast, double bound, Contrast.Kind kind) {
        return new Analysis.Shown(contrast, bound, Double.POSITIVE_INFINITY, kind);
    }

    /**
     * The claim that a contrast of the two lies inside of its band.
     *
     * @param margin that made the band
     */
    Analysis analysis(Margin margin, Analysis.Shown shown) {
        Analysis analysis =
                new Analysis(CompoundHypothesis.all(inside(shown).toList()), List.of(shown), levels(), secondary());
        return obstacle(margin).map(analysis::undecidable).orElse(analysis);
    }

    /** Why a margin has no meaning here: a share of a number that is not above 0 is not a distance. */
    Optional<Analysis.Obstacle> obstacle(Margin margin) {
        if (!(margin instanceof Margin.Relative) || !margin.isStated()) {
            return Optional.empty();
        }
        return results.values(second, measure).entrySet().stream()
                .filter(value -> value.getValue().isExact() && value.getValue().low() <= 0)
                .findFirst()
                .map(value -> new Analysis.Obstacle(
                        "A margin of " + margin.text() + " has no meaning here, because " + measure.text() + " of "
                                + second.text() + " is not always above 0: it is "
                                + Numbers.three(value.getValue().low()) + " with seed " + value.getKey()
                                + ". State the margin in the unit of the metric.",
                        difference()));
    }

    /**
     * That the two differ by less than a margin: the contrasts with the values that they must have. As a share, neither
     * is larger than the other by as much.
     */
    List<Analysis.Shown> equivalence(Margin within) {
        return switch (within) {
            case Margin.Absolute(double size) -> List.of(new Analysis.Shown(difference(), -size, size));
            case Margin.Relative(double share) ->
                List.of(new Analysis.Shown(ratio(), 1 / (1 + share), 1 + share, Contrast.Kind.RATIO));
        };
    }

    private Pair reversed() {
        return new Pair(results, measure, /* first= */ second, /* second= */ first);
    }

    Contrast difference() {
        return results.difference(measure, first, second);
    }

    /** The first as a share of the second. */
    Contrast ratio() {
        return new RatioContrast(results, measure, first, second);
    }

    private List<Analysis.Placed> levels() {
        return List.of(
                new Analysis.Placed(Double.NaN, results.level(measure, first)),
                new Analysis.Placed(Double.NaN, results.level(measure, second)));
    }

    /** For the epochs to a goal: whether one selection tends to reach it earlier. */
    private List<SecondaryTest> secondary() {
        if (!(measure.form() instanceof Measure.Form.EpochsToReach)) {
            return List.of();
        }
        LogRank.Result test = LogRank.twoGroups(waits(first), waits(second));
        return List.of(new SecondaryTest(
                "log-rank",
                "both reach the goal equally fast",
                "z",
                test.z(),
                Math.min(1, 2 * Math.min(test.earlier(), test.later()))));
    }

    private List<Survival> waits(Selection selection) {
        List<Survival> waits = new ArrayList<>();
        results.values(selection, measure)
                .values()
                .forEach(value -> waits.add(
                        value.isExact()
                                ? new Survival(value.low(), Reached.YES)
                                : new Survival(value.low() - 1, Reached.NOT_YET)));
        return waits;
    }

    /**
     * That no two levels differ by a margin.
     *
     * @param settings the levels are compared in each of them
     */
    static Analysis within(
            Observations results, Measure measure, String factor, Margin margin, List<Selection> settings) {
        List<Analysis> analyses = settings.stream()
                .map(setting -> within(results, measure, selections(results, factor, setting), margin))
                .toList();
        Optional<Analysis> undecidable = analyses.stream()
                .filter(analysis -> analysis.obstacle().isPresent())
                .findFirst();
        if (undecidable.isPresent()) {
            return undecidable.get();
        }
        return new Analysis(
                CompoundHypothesis.all(analyses.stream()
                        .flatMap(analysis -> analysis.hypothesis().claimed().parts())
                        .toList()),
                analyses.stream().flatMap(analysis -> analysis.shown().stream()).toList(),
                analyses.stream()
                        .flatMap(analysis -> analysis.levels().stream())
                        .toList(),
                analyses.stream()
                        .flatMap(analysis -> analysis.secondary().stream())
                        .toList());
    }

    /** That no two selections differ by a margin. */
    static Analysis within(Observations results, Measure measure, List<Selection> selections, Margin margin) {
        List<Analysis.Shown> shown = new ArrayList<>();
        List<Analysis.Placed> levels = new ArrayList<>();
        List<Analysis.Obstacle> obstacles = new ArrayList<>();
        for (int i = 0; i < selections.size(); i++) {
            for (int j = i + 1; j < selections.size(); j++) {
                Pair pair = new Pair(results, measure, selections.get(i), selections.get(j));
                shown.addAll(pair.equivalence(margin));
                pair.obstacle(margin).or(() -> pair.reversed().obstacle(margin)).ifPresent(obstacles::add);
            }
            levels.add(new Analysis.Placed(Double.NaN, results.level(measure, selections.get(i))));
        }
        Analysis analysis = new Analysis(
                CompoundHypothesis.all(shown.stream().flatMap(Pair::inside).toList()),
                shown,
                levels,
                RankTests.among(results, measure, selections));
        return obstacles.stream().findFirst().map(analysis::undecidable).orElse(analysis);
    }

    static List<Selection> selections(Observations results, String factor, Selection setting) {
        return results.factor(factor).levels().stream()
                .map(level -> Selection.of(factor, level).and(setting))
                .filter(selection -> !results.conditions(selection).isEmpty())
                .toList();
    }

    /** That a contrast lies inside of its band. */
    static Stream<Inequality> inside(Analysis.Shown shown) {
        Stream<Inequality> above = shown.low() == Double.NEGATIVE_INFINITY
                ? Stream.empty()
                : Stream.of(Inequality.above(shown.contrast(), shown.low()));
        Stream<Inequality> below = shown.high() == Double.POSITIVE_INFINITY
                ? Stream.empty()
                : Stream.of(Inequality.below(shown.contrast(), shown.high()));
        return Stream.concat(above, below);
    }

    /** That a contrast lies outside of its band. */
    static Stream<Inequality> outside(Analysis.Shown shown) {
        return inside(shown).map(Inequality::negated);
    }
}
