// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import dev.ceteris.base.Numbers;
import dev.ceteris.base.Plural;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What a reader has to know of the results of a claim beside its verdict.
 *
 * @param results of all conditions
 */
public record Remarks(Observations results, Claim claim) {
    /** As sentences without their full stops; none where there is nothing to say. */
    public List<String> sentences() {
        Observations claimed = results.where(claim.where());
        CommonSettings common = new CommonSettings(claimed, claim);
        return Stream.of(
                        common.remark(),
                        onUnmeasured(claimed),
                        onSearched(claimed),
                        onBest(common.kept()),
                        onDiverged(),
                        onUnordered(claimed),
                        onLengths(common.kept()))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Why no seed measured what the claim compares, as a sentence; empty where that is not known. */
    public Optional<String> obstacle() {
        return new CommonSettings(results.where(claim.where()), claim).obstacle();
    }

    /** Which levels were not measured in which combinations, where a claim is about all of them. */
    private Optional<String> onUnmeasured(Observations claimed) {
        return claim.everywhere().flatMap(factor -> {
            List<Selection> levels = Pair.selections(claimed, factor, Selection.ALL);
            List<String> unmeasured = claimed.combinationsWithout(List.of(factor)).stream()
                    .flatMap(setting -> levels.stream().map(setting::and))
                    .filter(condition -> claimed.conditions(condition).isEmpty())
                    .map(Selection::text)
                    .toList();
            return unmeasured.isEmpty()
                    ? Optional.empty()
                    : Optional.of("not measured, and so not compared: " + CommonSettings.listed(unmeasured));
        });
    }

    /** Which levels only one side of a claim about best levels has. */
    private Optional<String> onSearched(Observations claimed) {
        return claim.searched().flatMap(factor -> {
            List<String> uneven = claimed.factor(factor).levels().stream()
                    .flatMap(level -> onOneSide(claimed, Selection.of(factor, level)).stream())
                    .toList();
            return uneven.isEmpty()
                    ? Optional.empty()
                    : Optional.of("the sides have different levels to choose from: " + String.join("; ", uneven));
        });
    }

    private Optional<String> onOneSide(Observations claimed, Selection level) {
        List<String> measured = claim.sides().stream()
                .filter(side -> !claimed.conditions(level.and(side)).isEmpty())
                .map(Selection::text)
                .toList();
        return measured.size() == 1
                ? Optional.of(level.text() + " was measured with " + measured.getFirst() + " only")
                : Optional.empty();
    }

    /** Which levels look best, as the claim need not say; empty where nothing was measured. */
    private Optional<String> onBest(Observations kept) {
        return claim.searched().flatMap(factor -> {
            List<Selection> sides = claim.sides().isEmpty() ? List.of(Selection.ALL) : claim.sides();
            List<String> best = sides.stream()
                    .flatMap(side -> best(kept, factor, side).stream())
                    .toList();
            return best.isEmpty() ? Optional.empty() : Optional.of("best in these results: " + String.join(", ", best));
        });
    }

    private Optional<String> best(Observations kept, String factor, Selection side) {
        List<Selection> levels = Pair.selections(kept, factor, side);
        ToDoubleFunction<Selection> byMean =
                level -> kept.level(claim.metric(), level).middle();
        double sign = kept.direction(claim.metric()) == Direction.LOWER ? -1 : 1;
        return levels.stream()
                .filter(level -> !Double.isNaN(byMean.applyAsDouble(level)))
                .max(Comparator.comparingDouble(level -> sign * byMean.applyAsDouble(level)))
                .map(level -> factor + " " + level.levels().get(factor)
                        + (side.levels().isEmpty() ? "" : " with " + side.text())
                        + edge(kept, factor, side, level));
    }

    /** Whether the best level is the first or the last one that was tried, so that a better one may lie beyond. */
    private static String edge(Observations kept, String factor, Selection side, Selection best) {
        List<Selection> ordered = new Along(factor, Level.ITSELF).selections(kept, side);
        if (ordered.size() < 2 || !ordered.contains(best)) {
            return "";
        }
        return ordered.getFirst().equals(best)
                ? " (the smallest that was tried)"
                : ordered.getLast().equals(best) ? " (the largest that was tried)" : "";
    }

    /** How trials of unequal length are counted; empty where all have the same length. */
    private Optional<String> onLengths(Observations claimed) {
        DoubleSummaryStatistics ends = claimed.ends(claim);
        if (!(ends.getMin() < ends.getMax())) {
            return Optional.empty();
        }
        String unequal = "trials end at different epochs, from " + Numbers.plain(ends.getMin()) + " to "
                + Numbers.plain(ends.getMax());
        if (claimed.lengths() == Lengths.COMMON) {
            return Optional.of(
                    unequal + "; all are compared at epoch " + Numbers.plain(ends.getMin()) + " ('lengths: common')");
        }
        long shorter = claimed.trials().stream()
                .filter(trial -> Observations.isOfUncertainLength(claim, trial)
                        && Double.isFinite(trial.lastEpoch())
                        && trial.lastEpoch() < ends.getMax())
                .count();
        return Optional.of(unequal + "; " + Plural.of(shorter, "shorter trial")
                + (shorter == 1 ? " is" : " are") + " left out of "
                + claim.metric().text()
                + ". To compare all of them at epoch " + Numbers.plain(ends.getMin())
                + ", state 'lengths: common'; if a rule stopped them, 'lengths: any'");
    }

    /** How diverged trials that the claim speaks of are counted; empty when there are none. */
    private Optional<String> onDiverged() {
        long diverged = results.diverged(claim::concerns);
        if (diverged == 0) {
            return Optional.empty();
        }
        Measure measure = claim.metric();
        String how = measure.metric().endsWith("seconds")
                ? (diverged == 1 ? "its times" : "their times") + " count as measured"
                : switch (results.direction(measure)) {
                    case HIGHER, LOWER ->
                        (diverged == 1 ? "it counts" : "they count")
                                + " with the worst-rank score, so only the order of values is used";
                    case UNKNOWN ->
                        "whether that is high or low is not known, so "
                                + (diverged == 1 ? "its seed is" : "these seeds are") + " left out";
                };
        return Optional.of(Plural.of(diverged, "trial") + " diverged; " + how);
    }

    /** Which levels of a factor have no place in the order of a claim along that factor. */
    private Optional<String> onUnordered(Observations claimed) {
        return claim.number().filter(along -> along.path().equals(Level.ITSELF)).flatMap(along -> {
            List<String> left = claimed.factor(along.factor()).levels().stream()
                    .filter(level -> along.place(level).isEmpty())
                    .filter(level -> !claimed.conditions(Selection.of(along.factor(), level))
                            .isEmpty())
                    .map(level -> along.factor() + " " + level.text())
                    .toList();
            return left.isEmpty()
                    ? Optional.empty()
                    : Optional.of(String.join(", ", left)
                            + (left.size() == 1 ? " is not a number and has" : " are not numbers and have")
                            + " no place in the order");
        });
    }
}
