// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.verdict;

import dev.ceteris.evidence.claim.Analysis;
import dev.ceteris.evidence.claim.Claim;
import dev.ceteris.evidence.claim.CompoundHypothesis;
import dev.ceteris.evidence.claim.Contrast;
import dev.ceteris.evidence.claim.Correlated;
import dev.ceteris.evidence.claim.Inequality;
import dev.ceteris.evidence.claim.Measure;
import dev.ceteris.evidence.claim.Observations;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a study can tell, known before it is run: how far inside of a claim the truth has to lie for the claim to be
 * supported with 80 % power. The tests are skew-robust, exact and several at once, so no formula has their power.
 * Studies of independent normal trials are drawn instead, from fixed seeds, and put before the very tests that decide.
 * The number is accurate to about 5 %.
 *
 * @param kind what has to be so large
 * @param size of it in standard deviations of a trial, above 0; infinite where no result can support the claim with so
 *     many seeds
 */
public record Foresight(Kind kind, double size) {
    /** The chance to support a claim that is true by {@link #size}. */
    public static final double POWER = 0.8;

    /** Values of seeds in comparisons that are looked at: of claims with many, fewer studies are drawn. */
    private static final int COMPARISONS = 8_000;

    private static final int MOST_STUDIES = 800;
    private static final int FEWEST_STUDIES = 40;

    /** No result of a trained network is clearer, in standard deviations. */
    private static final double FAR = 1e6;

    private static final double PRECISION = 0.01;
    private static final int MOST_SEEDS = 64;

    /** What a size is of. */
    public enum Kind {
        /** Of a difference; where a claim states how large it is at least, of what is beyond that. */
        DIFFERENCE,
        /** Of a margin, where levels are truly equal. */
        MARGIN,
        /** Of the distance of a level from a bound. */
        LEVEL,
        /** Of a difference of differences. */
        INTERACTION
    }

    /**
     * What so many seeds can tell of a claim.
     *
     * @param seeds 1 or more
     * @param level that the p-value of the claim has to reach: {@link InterimAnalyses#level} by the number of
     *     hypotheses, since the first one that Holm's procedure decides pays for all
     * @return empty where trials say nothing of it in standard deviations: of a correlation, of epochs to reach a goal,
     *     and where the conditions lack what is compared
     */
    public static Optional<Foresight> of(Claim claim, Conditions all, int seeds, double level) {
        Conditions conditions = all.of(claim);
        if (claim instanceof Correlated
                || claim.metric().form() instanceof Measure.Form.EpochsToReach
                || conditions.overlaps(claim.metric())) {
            return Optional.empty();
        }
        Analysis equal = analysis(claim, conditions.equal(claim.measures(), seeds));
        List<Inequality> parts = equal.hypothesis().parts();
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        double[] means = means(equal);
        int studies = Math.clamp(COMPARISONS / ((long) seeds * parts.size()), FEWEST_STUDIES, MOST_STUDIES);
        List<Drawn> drawn = IntStream.range(0, studies)
                .mapToObj(study -> conditions.normal(claim.measures(), seeds, new SplittableRandom(study)))
                .map(results -> new Drawn(analysis(claim, results).hypothesis(), means))
                .toList();
        return Optional.of(new Foresight(kind(equal, means), size(drawn, level)));
    }

    /**
     * The fewest seeds with which some result supports a claim.
     *
     * @param level as in {@link #of}
     * @return empty where no number up to 64 is enough
     */
    public static OptionalInt fewestSeeds(Claim claim, Conditions all, double level) {
        Conditions conditions = all.of(claim);
        return IntStream.rangeClosed(2, MOST_SEEDS)
                .filter(seeds -> {
                    double[] means = means(analysis(claim, conditions.equal(claim.measures(), seeds)));
                    Observations results = conditions.normal(claim.measures(), seeds, new SplittableRandom(0));
                    return means.length > 0
                            && new Drawn(analysis(claim, results).hypothesis(), means).isSupported(FAR, level);
                })
                .findFirst();
    }

    /** Equal for two claims that seeds can tell the same of, about whichever metrics. */
    static Object structure(Claim claim, Conditions all) {
        Conditions conditions = all.of(claim);
        Analysis analysis = analysis(claim, conditions.equal(claim.measures(), 2));
        List<String> parts = analysis.hypothesis().parts().stream()
                .map(part -> part.side() + " " + part.contrast().label())
                .toList();
        Object form = claim instanceof Correlated ? claim : claim.metric().form();
        return List.of(
                form,
                conditions.overlaps(claim.metric()),
                claim.where(),
                analysis.hypothesis().quantifier(),
                parts,
                kind(analysis, means(analysis)));
    }

    private static double[] means(Analysis analysis) {
        return analysis.hypothesis().parts().stream()
                .mapToDouble(part -> part.contrast().middle())
                .toArray();
    }

    private static Analysis analysis(Claim claim, Observations results) {
        return claim.analyze(results.where(claim.where()).comparable(claim));
    }

    /** By where equal conditions are: inside of a margin, or at the boundary of a difference or beyond it. */
    private static Kind kind(Analysis equal, double[] means) {
        CompoundHypothesis hypothesis = equal.hypothesis();
        if (hypothesis.quantifier() == CompoundHypothesis.Quantifier.SOME) {
            return Kind.INTERACTION;
        }
        if (equal.shown().stream().allMatch(shown -> shown.kind() == Contrast.Kind.LEVEL)) {
            return Kind.LEVEL;
        }
        return IntStream.range(0, means.length).allMatch(i -> {
                    Inequality part = hypothesis.parts().get(i);
                    return part.side() == Inequality.Side.ABOVE ? means[i] > part.bound() : means[i] < part.bound();
                })
                ? Kind.MARGIN
                : Kind.DIFFERENCE;
    }

    /** One of the rules by which a drawn study is looked at. */
    private interface Rule {
        boolean supports(Drawn study, double size);
    }

    /**
     * The size with which enough of the studies support the claim. The t test is a part of the decision, so its size is
     * not too large; most often the whole decision has the same, and exact tests, which take long, are asked once.
     */
    private static double size(List<Drawn> studies, double level) {
        if (!studies.getFirst().isSupported(FAR, level)) {
            return Double.POSITIVE_INFINITY;
        }
        double least = studies.stream().allMatch(Drawn::hasFormula)
                ? size(studies, 0, (study, size) -> study.isLikely(size, level))
                : 0;
        return size(studies, least, (study, size) -> study.isSupported(size, level));
    }

    /** @param least the size below which there is nothing to be found */
    private static double size(List<Drawn> studies, double least, Rule rule) {
        int enough = (int) Math.ceil(POWER * studies.size());
        List<Drawn> open = studies;
        double low = least * (1 - PRECISION);
        double high = FAR;
        double next = least == 0 ? 1 : least;
        int supported = 0;
        while (high - low > PRECISION * high) {
            double size = next;
            Map<Boolean, List<Drawn>> now =
                    open.stream().collect(Collectors.partitioningBy(study -> rule.supports(study, size)));
            boolean isEnough = supported + now.get(true).size() >= enough;
            open = now.get(isEnough); // a study that one size supports all larger ones do, so these are known
            supported += isEnough ? 0 : now.get(true).size();
            low = isEnough ? low : size;
            high = isEnough ? size : high;
            next = high < FAR ? (low + high) / 2 : 2 * low;
        }
        return high;
    }

    /**
     * A study whose conditions are equal.
     *
     * @param means of the contrasts of the hypothesis's parts, were there no randomness
     */
    private record Drawn(CompoundHypothesis hypothesis, double[] means) {
        /** Whether the claim were supported, were it true by a size. */
        boolean isSupported(double size, double level) {
            return switch (hypothesis.quantifier()) {
                case ALL -> IntStream.range(0, means.length).allMatch(i -> p(i, size) <= level);
                case SOME -> one(size).test().supported() <= level;
            };
        }

        /** Whether its p-values are those of t tests, or of exact tests where these are larger. */
        boolean hasFormula() {
            return hypothesis.quantifier() == CompoundHypothesis.Quantifier.ALL
                    && hypothesis.parts().stream()
                            .allMatch(
                                    part -> part.contrast() instanceof Contrast.Blocked blocked && blocked.seeds() > 1);
        }

        /** Whether the t tests alone support it. */
        boolean isLikely(double size, double level) {
            return IntStream.range(0, means.length)
                    .mapToObj(i -> moved(i, size))
                    .allMatch(part ->
                            Contrast.parametric(part.depths(), part.contrast().overlap(), part.skewness()) <= level);
        }

        /** The p-value of a part whose contrast lies inside of its bound by a size. */
        private double p(int i, double size) {
            Inequality part = moved(i, size);
            return part.side() == Inequality.Side.ABOVE
                    ? part.contrast().above(part.bound())
                    : part.contrast().below(part.bound());
        }

        /** A part with its bound so far from what the contrast comes to. */
        private Inequality moved(int i, double size) {
            Inequality part = hypothesis.parts().get(i);
            return new Inequality(
                    part.contrast(),
                    part.side(),
                    part.side() == Inequality.Side.ABOVE ? means[i] - size : means[i] + size);
        }

        /** The same with a first contrast that is true by a size, and all others at the boundary. */
        private CompoundHypothesis one(double size) {
            Inequality first = hypothesis.parts().getFirst();
            double up = first.side() == Inequality.Side.ABOVE ? size : -size;
            return new CompoundHypothesis(
                    CompoundHypothesis.Quantifier.SOME,
                    IntStream.range(0, means.length)
                            .mapToObj(i -> {
                                Inequality part = hypothesis.parts().get(i);
                                double by = part.contrast().equals(first.contrast()) ? up : 0;
                                return new Inequality(part.contrast(), part.side(), means[i] - by);
                            })
                            .toList());
        }
    }

    /** Whether nothing supports the claim with so many seeds. */
    public boolean isHopeless() {
        return Double.isInfinite(size);
    }
}
