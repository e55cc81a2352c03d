// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Every two levels of a factor, compared. */
final class AllPairs {
    private AllPairs() {}

    /**
     * That no two levels differ by a margin.
     *
     * @param settings in each of which the levels are compared
     */
    static Argument within(
            Observations results, Measure measure, String factor, Margin margin, List<Selection> settings) {
        List<Argument> arguments = settings.stream()
                .map(setting -> within(results, measure, selections(results, factor, setting), margin))
                .toList();
        return new Argument(
                Statement.all(arguments.stream()
                        .flatMap(argument -> argument.statement().parts().stream())
                        .toList()),
                arguments.stream()
                        .flatMap(argument -> argument.shown().stream())
                        .toList(),
                arguments.stream()
                        .flatMap(argument -> argument.levels().stream())
                        .toList(),
                arguments.stream()
                        .flatMap(argument -> argument.companions().stream())
                        .toList());
    }

    /** That no two selections differ by a margin. */
    static Argument within(Observations results, Measure measure, List<Selection> selections, Margin margin) {
        List<Argument.Shown> shown = new ArrayList<>();
        List<Argument.Placed> levels = new ArrayList<>();
        for (int i = 0; i < selections.size(); i++) {
            for (int j = i + 1; j < selections.size(); j++) {
                shown.addAll(new Pair(results, measure, selections.get(i), selections.get(j)).equivalence(margin));
            }
            levels.add(new Argument.Placed(Double.NaN, results.level(measure, selections.get(i))));
        }
        return new Argument(
                Statement.all(shown.stream().flatMap(AllPairs::inside).toList()),
                shown,
                levels,
                RankTests.among(results, measure, selections));
    }

    static List<Selection> selections(Observations results, String factor, Selection setting) {
        return results.factor(factor).levels().stream()
                .map(level -> Selection.of(factor, level).and(setting))
                .filter(selection -> !results.conditions(selection).isEmpty())
                .toList();
    }

    /** That a contrast lies inside of its band. */
    static Stream<Beyond> inside(Argument.Shown shown) {
        Stream<Beyond> above = shown.low() == Double.NEGATIVE_INFINITY
                ? Stream.empty()
                : Stream.of(Beyond.above(shown.contrast(), shown.low()));
        Stream<Beyond> below = shown.high() == Double.POSITIVE_INFINITY
                ? Stream.empty()
                : Stream.of(Beyond.below(shown.contrast(), shown.high()));
        return Stream.concat(above, below);
    }

    /** That a contrast lies outside of its band. */
    static Stream<Beyond> outside(Argument.Shown shown) {
        return inside(shown).map(Beyond::denied);
    }
}
