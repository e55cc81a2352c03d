// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.reproduction.batchsize;

import dev.ceteris.report.summary.ConditionSummary;
import dev.ceteris.report.summary.Look;
import dev.ceteris.report.summary.Results;
import dev.ceteris.reproduction.StatedChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A way to choose the learning rate of a batch size, with what it came to at every size.
 *
 * @param look on every plot that compares such ways
 * @param choice of {@code training.rateScaling}, or {@code tuned}
 * @param sizes batch size to condition
 */
record RateRule(Look look, StatedChoice choice, NavigableMap<Integer, ConditionSummary> sizes) {
    /** Colours and markers of their own: the buttons above a chapter's curves belong to batch sizes. */
    private static final int FIRST_LOOK = 90;

    private static final String TUNED = "tuned";

    static final String SIZE = "batchSize";

    /** The rules of one study, and the choice of another. */
    static List<RateRule> of(Results rules, Results tuned) {
        List<RateRule> all = new ArrayList<>();
        for (ConditionSummary condition : rules.conditions()) {
            StatedChoice choice = StatedChoice.of(condition, "rateScaling");
            RateRule rule = all.stream()
                    .filter(known -> known.choice.equals(choice))
                    .findFirst()
                    .orElseGet(() -> added(all, choice));
            rule.sizes.put(size(condition), condition);
        }
        RateRule best = added(all, new StatedChoice(TUNED, Map.of()));
        tuned.conditions().forEach(condition -> best.sizes.put(size(condition), condition));
        return all;
    }

    private static RateRule added(List<RateRule> all, StatedChoice choice) {
        RateRule rule = new RateRule(Look.at(FIRST_LOOK + all.size()), choice, new TreeMap<>());
        all.add(rule);
        return rule;
    }

    /** As plots and tables call it. */
    String name() {
        return choice.word().equals("squareRoot") ? "square root" : choice.word();
    }

    boolean isTuned() {
        return choice.word().equals(TUNED);
    }

    /** What it multiplies the learning rate by for a batch of so many images; only of a rule. */
    double factor(double size) {
        return switch (choice.word()) {
            case "linear" -> size / choice.number("base");
            case "squareRoot" -> Math.sqrt(size / choice.number("base"));
            default -> 1;
        };
    }

    static int size(ConditionSummary condition) {
        return ((Number) condition.condition().levels().get(SIZE)).intValue();
    }

    /** Sizes at which no seed came to its end, smallest first. */
    List<Integer> diverged() {
        return sizes.entrySet().stream()
                .filter(size -> size.getValue().finished().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }
}
