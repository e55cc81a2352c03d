// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.report.section;

import dev.ceteris.base.Numbers;
import dev.ceteris.base.Plural;
import dev.ceteris.evidence.claim.Direction;
import dev.ceteris.evidence.statistics.Friedman;
import dev.ceteris.evidence.statistics.Interval;
import dev.ceteris.evidence.statistics.Nemenyi;
import dev.ceteris.evidence.statistics.Rank;
import dev.ceteris.evidence.statistics.TTest;
import dev.ceteris.evidence.statistics.VarianceShares;
import dev.ceteris.lab.trial.Factor;
import dev.ceteris.lab.trial.Metric;
import dev.ceteris.report.page.Chapter;
import dev.ceteris.report.page.Element;
import dev.ceteris.report.page.Section;
import dev.ceteris.report.page.Table;
import dev.ceteris.report.plot.Axis;
import dev.ceteris.report.plot.Plot;
import dev.ceteris.report.summary.ConditionSummary;
import dev.ceteris.report.summary.Estimates;
import dev.ceteris.report.summary.Look;
import dev.ceteris.report.summary.Results;
import dev.ceteris.report.summary.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What matters among what was varied, without a claim: the effect of every level, the share of the variance of every
 * factor and interaction, and the ranks of the conditions. It explores and proves nothing.
 */
final class EffectsSection implements Section {
    private static final String ID = "effects";
    private static final double LEVEL = 0.95;

    /** More ranks than a reader compares in a picture. */
    private static final int MOST_RANKED = 40;

    private static final int FEWEST_RANKED = 3;
    private static final int FEWEST_SEEDS = 2;

    @Override
    public Chapter render(Results all) {
        // With more epochs what a search eliminated might have become better: it has no rank among the others.
        Results results = all.only(condition -> !all.isEliminated(condition));
        List<Factor> factors = results.run().study().factors();
        Blocks blocks = Blocks.of(results);
        List<Element> elements = new ArrayList<>();
        if (!factors.isEmpty()
                && results.conditions().size() > 1
                && blocks.seeds().size() >= FEWEST_SEEDS) {
            elements.add(new Element.Paragraph(introduction(results, blocks)));
            List<Plot> plots = new ArrayList<>();
            List<Table> tables = new ArrayList<>();
            List<String> sentences = new ArrayList<>();
            if (blocks.isGrid() && blocks.isFinite()) {
                List<Effect> effects = effects(blocks, factors);
                plots.add(forest(effects, results));
                if (factors.size() > 1) {
                    VarianceShares shares = VarianceShares.of(blocks.levels(), blocks.means());
                    sentences.add(explained(shares, factors, blocks));
                    tables.add(table(shares, factors));
                }
                tables.add(table(effects, results));
            } else {
                sentences.add(
                        blocks.isGrid()
                                ? "Some of these trials diverged, so there are no means to take effects of; ranks "
                                        + "count them "
                                        + "as worst."
                                : "The conditions are not a complete grid, so the effects of factors cannot be "
                                        + "separated.");
            }
            ranked(blocks).ifPresent(ranks -> {
                plots.add(picture(ranks, results, blocks));
                sentences.add(explained(ranks, results, blocks));
            });
            sentences.forEach(sentence -> elements.add(new Element.Paragraph(sentence)));
            if (!plots.isEmpty()) {
                elements.add(new Element.Figures(plots));
            }
            tables.forEach(table -> elements.add(new Element.Tabled(table)));
        }
        return new Chapter(ID, "What matters", elements);
    }

    private static String introduction(Results results, Blocks blocks) {
        String left = blocks.seeds().size() < results.seeds().size()
                ? " These are the " + blocks.seeds().size() + " of "
                        + Plural.of(results.seeds().size(), "seed") + " with which every condition has ended."
                : "";
        return "By " + results.judgement().key() + ", over "
                + Plural.of(blocks.seeds().size(), "seed") + "." + left
                + " This is exploratory and proves nothing: a pattern seen here is a hypothesis for a new study.";
    }

    // Effects of levels.

    /**
     * How far a level is from the mean of all, on average over the other factors.
     *
     * @param values one for each seed
     */
    private record Effect(String label, double[] values, TTest test) {
        static Effect of(String label, double[] values) {
            return new Effect(label, values, TTest.oneSample(values));
        }

        Interval interval() {
            return test.interval(LEVEL);
        }

        String estimate() {
            double width = interval().high() - interval().low();
            return (test.mean() > 0 ? "+" : "") + Numbers.within(width, test.mean());
        }

        String words() {
            return label + ": " + estimate() + ", 95 % interval " + Estimates.interval(interval());
        }
    }

    private static List<Effect> effects(Blocks blocks, List<Factor> factors) {
        List<Effect> effects = new ArrayList<>();
        for (int factor = 0; factor < factors.size(); factor++) {
            for (int level = 0; level < blocks.levels()[factor]; level++) {
                effects.add(Effect.of(
                        factors.get(factor).name() + " "
                                + factors.get(factor).texts().get(level),
                        blocks.effect(factor, level)));
            }
        }
        return effects;
    }

    private static Plot forest(List<Effect> effects, Results results) {
        Axis x = Axis.spanning(
                results.judgement().key() + " less the mean of all conditions",
                effects.stream()
                        .map(effect -> new double[] {
                            effect.interval().low(), effect.interval().high(), 0
                        })
                        .toList());
        return new Plot.Forest(
                "effects-levels",
                "Effect of each level on " + results.judgement().key(),
                "mean over seeds with its 95 % interval" + others(results),
                effects.stream().map(Effect::words).collect(Collectors.joining("; ")) + ".",
                x,
                effects.stream()
                        .map(effect -> new Plot.Estimate(
                                Look.at(0),
                                effect.label(),
                                Plot.Weight.OTHER,
                                effect.interval().low(),
                                effect.test().mean(),
                                effect.interval().high(),
                                x.from(),
                                x.from(),
                                effect.words(),
                                List.of()))
                        .toList());
    }

    private static String others(Results results) {
        return results.run().study().factors().size() > 1 ? ", on average over the other factors" : "";
    }

    private static Table table(List<Effect> effects, Results results) {
        return new Table(
                "effects-numbers",
                "How far each level is from the mean of all conditions" + others(results),
                List.of(
                        Table.Column.text("level"),
                        Table.Column.number("effect", "effect"),
                        Table.Column.number("95 % interval", "low", "high"),
                        Table.Column.number("n", "n")),
                effects.stream()
                        .map(effect -> Table.Row.of(
                                new Table.Cell.Plain(effect.label()),
                                measured(effect.estimate(), effect.test().mean()),
                                measured(
                                        Estimates.interval(effect.interval()),
                                        effect.interval().low(),
                                        effect.interval().high()),
                                measured(String.valueOf(effect.values().length), effect.values().length)))
                        .toList());
    }

    // Shares of variance.

    private static String explained(VarianceShares shares, List<Factor> factors, Blocks blocks) {
        VarianceShares.Share largest = shares.shares().stream()
                .max(Comparator.comparingDouble(VarianceShares.Share::share))
                .orElseThrow();
        double interactions = shares.shares().stream()
                .filter(share -> share.factors().size() > 1)
                .mapToDouble(VarianceShares.Share::share)
                .sum();
        if (largest.share() == 0) {
            return "No condition's mean differs from another's.";
        }
        return "Of how much the means of the " + blocks.means().length + " conditions differ, "
                + percent(largest.share()) + " is " + name(largest, factors) + "; all interactions together are "
                + percent(interactions) + ". Means over seeds are not exact, and what they miss counts as interaction.";
    }

    private static String name(VarianceShares.Share share, List<Factor> factors) {
        return share.factors().stream()
                .map(factor -> factors.get(factor).name())
                .collect(Collectors.joining(" × "));
    }

    private static String percent(double share) {
        return share > 0 && share < 0.005 ? "less than 1 %" : Math.round(100 * share) + " %";
    }

    private static Table table(VarianceShares shares, List<Factor> factors) {
        return new Table(
                "effects-shares",
                "Share of the variance between the conditions' means (functional ANOVA)",
                List.of(Table.Column.text("factor or interaction"), Table.Column.number("share", "share")),
                shares.shares().stream()
                        .map(share -> Table.Row.of(
                                new Table.Cell.Plain(name(share, factors)),
                                measured(percent(share.share()), share.share())))
                        .toList());
    }

    // Ranks.

    private record Ranked(Friedman friedman, Nemenyi nemenyi, List<Integer> order) {
        double rank(int place) {
            return friedman.meanRanks()[order.get(place)];
        }

        /** Each as the places, in the order of ranks, of its first and its last one. */
        List<int[]> groups() {
            return nemenyi.cliques().stream()
                    .map(clique -> new int[] {order.indexOf(clique[0]), order.indexOf(clique[clique.length - 1])})
                    .toList();
        }
    }

    private static Optional<Ranked> ranked(Blocks blocks) {
        int conditions = blocks.values()[0].length;
        if (conditions < FEWEST_RANKED || conditions > MOST_RANKED) {
            return Optional.empty();
        }
        Friedman friedman = Friedman.of(blocks.values(), blocks.best());
        return Optional.of(new Ranked(
                friedman,
                Nemenyi.of(friedman, blocks.values().length, 1 - LEVEL),
                IntStream.range(0, conditions)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> friedman.meanRanks()[i]))
                        .toList()));
    }

    private static Plot picture(Ranked ranks, Results results, Blocks blocks) {
        int conditions = ranks.order().size();
        double reach = Math.max(conditions, 1 + ranks.nemenyi().criticalDifference());
        return new Plot.Ranks(
                "effects-ranks",
                "Mean rank of each condition by " + results.judgement().key(),
                "1 is the best of a seed; a bar on the right joins conditions whose ranks are not far enough apart",
                explained(ranks, results, blocks),
                new Axis("mean rank", Axis.Scale.LINEAR, 0.8, reach + 0.2),
                ranks.nemenyi().criticalDifference(),
                IntStream.range(0, conditions)
                        .mapToObj(place -> {
                            ConditionSummary condition =
                                    results.conditions().get(ranks.order().get(place));
                            double rank = ranks.rank(place);
                            return new Plot.Dot(
                                    condition.look(),
                                    condition.level(),
                                    rank,
                                    rank,
                                    rank,
                                    condition.label() + ": mean rank " + Numbers.decimals(rank, 2));
                        })
                        .toList(),
                ranks.groups());
    }

    private static String explained(Ranked ranks, Results results, Blocks blocks) {
        int conditions = ranks.order().size();
        String first = results.conditions().get(ranks.order().getFirst()).label();
        String last = results.conditions().get(ranks.order().getLast()).label();
        String apart = "Two mean ranks are significantly different when they are at least "
                + Numbers.decimals(ranks.nemenyi().criticalDifference(), 2) + " apart, with "
                + Plural.of(blocks.values().length, "seed") + " (Nemenyi, 0.05 for all pairs together).";
        boolean together = ranks.groups().stream().anyMatch(group -> group[0] == 0 && group[1] == conditions - 1);
        String said = together
                ? " No two conditions are that far apart, which does not mean that they are equal."
                : " " + first + " (" + Numbers.decimals(ranks.rank(0), 2) + ") is ranked apart from " + last + " ("
                        + Numbers.decimals(ranks.rank(conditions - 1), 2) + ")" + besides(ranks, results);
        return apart + said + " Friedman's test of all ranked alike: p "
                + Numbers.p(ranks.friedman().chiSquareP()) + ".";
    }

    /** What is in one group with the first. */
    private static String besides(Ranked ranks, Results results) {
        return ranks.groups().stream()
                .filter(group -> group[0] == 0)
                .findFirst()
                .map(group -> ", but not from "
                        + Words.list(IntStream.rangeClosed(1, group[1])
                                .mapToObj(place -> results.conditions()
                                        .get(ranks.order().get(place))
                                        .label())
                                .toList())
                        + ".")
                .orElse(" and from every other one.");
    }

    private static Table.Cell measured(String text, double... fields) {
        return new Table.Cell.Measured(
                text, Arrays.stream(fields).mapToObj(Numbers::exact).toList());
    }

    /**
     * What every seed measured whose conditions have all ended.
     *
     * @param seeds these seeds
     * @param values a row for each seed, a value for each condition; of a diverged trial, the worst
     * @param levels number of levels of each factor
     * @param best which value has rank 1
     */
    private record Blocks(List<Long> seeds, double[][] values, int[] levels, Rank best) {
        static Blocks of(Results results) {
            Metric metric = results.judgement();
            Rank best = metric.direction() == Direction.LOWER ? Rank.LOWEST_FIRST : Rank.HIGHEST_FIRST;
            List<Long> seeds = new ArrayList<>();
            List<double[]> rows = new ArrayList<>();
            for (long seed : results.seeds()) {
                double[] row = results.conditions().stream()
                        .mapToDouble(condition -> condition.ended(seed, metric))
                        .toArray();
                if (Arrays.stream(row).noneMatch(Double::isNaN)) {
                    seeds.add(seed);
                    rows.add(row);
                }
            }
            return new Blocks(
                    seeds,
                    rows.toArray(double[][]::new),
                    results.run().study().factors().stream()
                            .mapToInt(factor -> factor.levels().size())
                            .toArray(),
                    best);
        }

        /** Whether there is a condition for every combination of levels. */
        boolean isGrid() {
            return Arrays.stream(levels).asLongStream().reduce(1, (one, other) -> one * other) == values[0].length;
        }

        boolean isFinite() {
            return Arrays.stream(values).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
        }

        /** Of each condition, over the seeds. */
        double[] means() {
            return IntStream.range(0, values[0].length)
                    .mapToDouble(condition -> Arrays.stream(values)
                            .mapToDouble(row -> row[condition])
                            .average()
                            .orElseThrow())
                    .toArray();
        }

        /** For each seed the mean of the conditions with a level less that of all. */
        double[] effect(int factor, int level) {
            int stride = Arrays.stream(levels, factor + 1, levels.length).reduce(1, (one, other) -> one * other);
            return Arrays.stream(values)
                    .mapToDouble(row -> IntStream.range(0, row.length)
                                    .filter(condition -> condition / stride % levels[factor] == level)
                                    .mapToDouble(condition -> row[condition])
                                    .average()
                                    .orElseThrow()
                            - Arrays.stream(row).average().orElseThrow())
                    .toArray();
        }
    }
}
