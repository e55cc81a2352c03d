// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.reproduction.regularization;

import dev.ceteris.lab.trial.Metric;
import dev.ceteris.report.plot.Means;
import dev.ceteris.report.plot.Plot;
import dev.ceteris.report.summary.ConditionSummary;
import dev.ceteris.report.summary.Look;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Conditions of one study by kind of penalty and strength.
 *
 * @param kinds kind to strength to condition, in the order of the study; {@code none} has the strength 0 only
 */
record Strengths(Map<String, NavigableMap<Double, ConditionSummary>> kinds) {
    static final String NONE = "none";

    /** Colours and markers of their own: the buttons above a chapter's curves belong to conditions of another study. */
    private static final int FIRST_LOOK = 90;

    static Strengths of(List<ConditionSummary> conditions) {
        Map<String, NavigableMap<Double, ConditionSummary>> kinds = new LinkedHashMap<>();
        for (ConditionSummary condition : conditions) {
            ConditionPenalty penalty = ConditionPenalty.of(condition);
            kinds.computeIfAbsent(penalty.kind(), _ -> new TreeMap<>()).put(penalty.lambda(), condition);
        }
        return new Strengths(kinds);
    }

    /** The condition without any penalty. */
    Optional<ConditionSummary> without() {
        return Optional.ofNullable(kinds.get(NONE))
                .map(NavigableMap::firstEntry)
                .map(Map.Entry::getValue);
    }

    /** How a kind is drawn wherever kinds are compared. */
    Look look(String kind) {
        return Look.at(FIRST_LOOK + List.copyOf(kinds.keySet()).indexOf(kind));
    }

    /** As plots and tables call a kind. */
    String words(String kind) {
        return ConditionPenalty.of(kinds.get(kind).firstEntry().getValue()).kindWords();
    }

    /** For each kind the condition that is best on images set aside; kinds without a finished trial are left out. */
    Map<String, ConditionSummary> chosen() {
        Map<String, ConditionSummary> chosen = new LinkedHashMap<>();
        kinds.forEach((kind, strengths) -> strengths.values().stream()
                .filter(condition -> Double.isFinite(validation(condition)))
                .max(Comparator.comparingDouble(Strengths::validation))
                .ifPresent(best -> chosen.put(kind, best)));
        return chosen;
    }

    private static double validation(ConditionSummary condition) {
        return condition.last().get(Metric.VALIDATION_ACCURACY).mean();
    }

    /** A line for each kind, and a point at 0 for none. */
    List<Plot.Trace> traces(Metric metric) {
        List<Plot.Trace> traces = new ArrayList<>();
        kinds.forEach((kind, strengths) -> {
            Means means = Means.of(strengths, metric);
            if (!means.isEmpty()) {
                traces.add(means.trace(look(kind), words(kind)));
            }
        });
        return traces;
    }
}
