// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.summary;

import dev.ceteris.lab.store.RunRecord;
import dev.ceteris.lab.trial.Condition;
import dev.ceteris.lab.trial.Factor;
import java.util.List;
import java.util.Optional;

/**
 * The looks of a run's conditions.
 *
 * <p>The levels of one factor, if they are numbers, have the colours of a ramp: from a dark blue by way of purple to a
 * light orange. Its lightness grows with the level, so that readers with any kind of colour blindness see the order. Of
 * several factors one gives the hue, the first whose levels are names, or else the first; the lightness grows with the
 * levels of the others. The levels of one factor that are names, and the networks of a search, have the colours of
 * {@link Look#at}.
 *
 * <p>Every colour has a contrast of at least 3 to its ground, as WCAG 2.2 asks of what is not text (1.4.11).
 */
public final class Palette {
    /** On white, from a contrast of 10 to one of 3.1. */
    private static final double[] ON_LIGHT = {0.34, 0.645};

    /** On the dark ground, from a contrast of 3.5 to one of 14. */
    private static final double[] ON_DARK = {0.54, 0.92};

    /** With more of it, purples in the middle would not grow lighter for readers without red cones. */
    private static final double CHROMA = 0.14;

    /** The hues of the two ends of the ramp, blue and, once around by way of purple, orange. */
    private static final double[] RAMP = {250, 430};

    /** Hues for names, those of Okabe and Ito's colours first. */
    private static final double[] HUES = {245, 45, 165, 350, 85, 300, 205, 120, 20};

    /** The golden angle: further hues lie between those before. */
    private static final double NEXT_HUE = 137.5;

    /** What varies, the factor that gives the hue first. */
    private final List<Factor> factors;

    private Palette(List<Factor> factors) {
        this.factors = factors;
    }

    public static Palette of(RunRecord run) {
        if (run.search().isPresent()) {
            return new Palette(List.of());
        }
        List<Factor> varied = run.study().factors().stream()
                .filter(factor -> factor.levels().size() > 1)
                .toList();
        Optional<Factor> named =
                varied.stream().filter(factor -> !LevelOrder.isNumeric(factor)).findFirst();
        return new Palette(varied.stream()
                .sorted((one, other) -> Boolean.compare(
                        other.equals(named.orElse(varied.getFirst())), one.equals(named.orElse(varied.getFirst()))))
                .toList());
    }

    /**
     * How a condition is drawn.
     *
     * @param position of the condition in the study, from 0
     */
    public Look look(int position, Condition condition) {
        boolean known = factors.stream().allMatch(factor -> level(factor, condition) >= 0);
        if (factors.isEmpty() || !known || isNames()) {
            return Look.at(position);
        }
        Factor first = factors.getFirst();
        if (factors.size() == 1) {
            return ramp(position, level(first, condition), first.levels().size());
        }
        int rank = 0;
        int ranks = 1;
        for (Factor factor : factors.subList(1, factors.size())) {
            rank = rank * factor.levels().size() + level(factor, condition);
            ranks *= factor.levels().size();
        }
        return shade(position, hue(level(first, condition)), share(rank, ranks));
    }

    /** How a level is drawn that stands for all conditions that have it. */
    public Look look(Factor factor, Object level) {
        int index = LevelOrder.ordered(factor).indexOf(level);
        if (factors.size() > 1 && factor.equals(factors.getFirst())) {
            return shade(index, hue(index), 0.5);
        }
        return LevelOrder.isNumeric(factor) ? ramp(index, index, factor.levels().size()) : Look.at(index);
    }

    private boolean isNames() {
        return factors.size() == 1 && !LevelOrder.isNumeric(factors.getFirst());
    }

    private static int level(Factor factor, Condition condition) {
        return LevelOrder.ordered(factor).indexOf(condition.levels().get(factor.name()));
    }

    /** From 0 for the first of some to 1 for the last. */
    private static double share(int index, int count) {
        return count == 1 ? 0.5 : (double) index / (count - 1);
    }

    private double hue(int level) {
        Factor factor = factors.getFirst();
        if (LevelOrder.isNumeric(factor)) {
            return between(RAMP, share(level, factor.levels().size()));
        }
        int turns = level / HUES.length;
        return HUES[level % HUES.length] + NEXT_HUE * turns;
    }

    private static Look ramp(int position, int level, int levels) {
        double share = share(level, levels);
        return shade(position, between(RAMP, share), share);
    }

    private static Look shade(int position, double hue, double share) {
        return Look.at(position)
                .coloured(
                        new Oklch(between(ON_LIGHT, share), CHROMA, hue).hex(),
                        new Oklch(between(ON_DARK, share), CHROMA, hue).hex());
    }

    private static double between(double[] ends, double share) {
        return ends[0] + share * (ends[1] - ends[0]);
    }
}
