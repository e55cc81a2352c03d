// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.verdict;

import dev.ceteris.evidence.claim.Analysis;
import dev.ceteris.evidence.claim.Claim;
import dev.ceteris.evidence.claim.Clause;
import dev.ceteris.evidence.claim.Contrast;
import dev.ceteris.evidence.claim.Correlated;
import dev.ceteris.evidence.claim.FrequencyContrast;
import dev.ceteris.evidence.claim.Inequality;
import dev.ceteris.evidence.claim.Measure;
import dev.ceteris.evidence.claim.Observations;
import dev.ceteris.evidence.claim.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
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

    /** With more comparisons, as of 18 levels with one another, drawing would keep a run waiting. */
    private static final int MOST_PARTS = 300;

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
     *     and where the conditions lack what is compared, or there are hundreds of comparisons
     */
    public static Optional<Foresight> of(Hypothesis hypothesis, Conditions all, int seeds, double level) {
        Claim claim = hypothesis.claim();
        Conditions conditions = all.of(claim);
        if (!hypothesis.terms().blocks().isEmpty()
                || claim instanceof Correlated
                || claim.metric().form() instanceof Measure.Form.EpochsToReach
                || conditions.overlaps(claim.metric())) {
            return Optional.empty();
        }
        Analysis equal = analysis(hypothesis, conditions.equal(claim.measures(), seeds));
        Expected expected = Expected.of(equal);
        if (expected.parts() == 0 || expected.parts() > MOST_PARTS) {
            return Optional.empty();
        }
        OptionalDouble share = share(equal);
        if (share.isPresent()) {
            // How large a difference a probability takes depends on the spread of what is compared.
            return Math.pow(share.getAsDouble(), seeds) <= level
                    ? Optional.empty()
                    : Optional.of(new Foresight(Kind.DIFFERENCE, Double.POSITIVE_INFINITY));
        }
        int studies = Math.clamp(COMPARISONS / ((long) seeds * expected.parts()), FEWEST_STUDIES, MOST_STUDIES);
        List<Drawn> drawn = IntStream.range(0, studies)
                .mapToObj(study -> conditions.normal(claim.measures(), seeds, new SplittableRandom(study)))
                .map(results ->
                        new Drawn(analysis(hypothesis, results).hypothesis().claimed(), expected))
                .toList();
        return Optional.of(new Foresight(kind(equal, expected), size(drawn, level)));
    }

    /** The probability that a claim says is exceeded; empty where it is about means or medians. */
    private static OptionalDouble share(Analysis analysis) {
        return analysis.hypothesis()
                .claimed()
                .parts()
                .filter(part -> part.contrast() instanceof FrequencyContrast)
                .mapToDouble(Inequality::bound)
                .findFirst();
    }

    /**
     * The fewest seeds with which some result supports a claim.
     *
     * @param level as in {@link #of}
     * @return empty where no number up to 64 is enough
     */
    public static OptionalInt fewestSeeds(Hypothesis hypothesis, Conditions all, double level) {
        Claim claim = hypothesis.claim();
        Conditions conditions = all.of(claim);
        return IntStream.rangeClosed(2, MOST_SEEDS)
                .filter(seeds -> {
                    Analysis equal = analysis(hypothesis, conditions.equal(claim.measures(), seeds));
                    OptionalDouble share = share(equal);
                    if (share.isPresent()) {
                        return Math.pow(share.getAsDouble(), seeds) <= level;
                    }
                    Expected expected = Expected.of(equal);
                    Observations results = conditions.normal(claim.measures(), seeds, new SplittableRandom(0));
                    return expected.parts() > 0
                            && new Drawn(
                                            analysis(hypothesis, results)
                                                    .hypothesis()
                                                    .claimed(),
                                            expected)
                                    .isSupported(FAR, level);
                })
                .findFirst();
    }

    /** Equal for two hypotheses that seeds can tell the same of, about whichever metrics. */
    static Object structure(Hypothesis hypothesis, Conditions all) {
        Claim claim = hypothesis.claim();
        Conditions conditions = all.of(claim);
        Analysis analysis = analysis(hypothesis, conditions.equal(claim.measures(), 2));
        List<List<String>> clauses = analysis.hypothesis().claimed().clauses().stream()
                .map(clause -> clause.parts().stream()
                        .map(part -> part.side() + " " + part.contrast().label())
                        .toList())
                .toList();
        Object form = claim instanceof Correlated ? claim : claim.metric().form();
        return List.of(
                form,
                hypothesis.terms(),
                conditions.overlaps(claim.metric()),
                claim.where(),
                clauses,
                share(analysis),
                kind(analysis, Expected.of(analysis)));
    }

    private static Analysis analysis(Hypothesis hypothesis, Observations results) {
        Claim claim = hypothesis.claim();
        return claim.analyze(results.on(hypothesis.terms()).comparable(claim));
    }

    /** By where equal conditions are: inside of a margin, or at the boundary of a difference or beyond it. */
    private static Kind kind(Analysis equal, Expected expected) {
        Statement claimed = equal.hypothesis().claimed();
        if (claimed.clauses().size() == 1
                && claimed.clauses().getFirst().parts().size() > 1) {
            return Kind.INTERACTION;
        }
        if (equal.shown().stream().allMatch(shown -> shown.kind() == Contrast.Kind.LEVEL)) {
            return Kind.LEVEL;
        }
        return expected.holds(claimed) ? Kind.MARGIN : Kind.DIFFERENCE;
    }

    /**
     * What the contrasts of a statement come to, were there no randomness.
     *
     * @param means of each clause, those of its parts
     */
    private record Expected(List<double[]> means) {
        static Expected of(Analysis equal) {
            return new Expected(equal.hypothesis().claimed().clauses().stream()
                    .map(clause -> clause.parts().stream()
                            .mapToDouble(part -> part.linear().contrast().middle())
                            .toArray())
                    .toList());
        }

        int parts() {
            return means.stream().mapToInt(clause -> clause.length).sum();
        }

        /** Whether every part of a statement holds. */
        boolean holds(Statement statement) {
            return IntStream.range(0, means.size())
                    .allMatch(i -> IntStream.range(0, means.get(i).length)
                            .allMatch(j -> holds(
                                    statement.clauses().get(i).parts().get(j).linear(), means.get(i)[j])));
        }

        private static boolean holds(Inequality part, double mean) {
            return part.side() == Inequality.Side.ABOVE ? mean > part.bound() : mean < part.bound();
        }
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

    /** What is claimed of a study whose conditions are equal. */
    private record Drawn(Statement claimed, Expected expected) {
        /** Whether the claim were supported, were it true by a size. */
        boolean isSupported(double size, double level) {
            return IntStream.range(0, claimed.clauses().size())
                    .allMatch(i -> moved(i, size).p() <= level);
        }

        /** Whether its p-values are those of t tests, or of exact tests where these are larger. */
        boolean hasFormula() {
            return claimed.clauses().stream().allMatch(clause -> clause.parts().size() == 1)
                    && claimed.parts()
                            .allMatch(part -> part.linear().contrast() instanceof Contrast.Blocked blocked
                                    && blocked.seeds() > 1);
        }

        /** Whether the t tests alone support it. */
        boolean isLikely(double size, double level) {
            return IntStream.range(0, claimed.clauses().size())
                    .mapToObj(i -> moved(i, size).parts().getFirst())
                    .allMatch(part ->
                            Contrast.parametric(part.depths(), part.contrast().overlap(), part.skewness()) <= level);
        }

        /** A clause whose first contrast is true by a size, and all others at the boundary. */
        private Clause moved(int i, double size) {
            List<Inequality> parts = claimed.clauses().get(i).parts().stream()
                    .map(Inequality::linear)
                    .toList();
            Inequality first = parts.getFirst();
            double up = first.side() == Inequality.Side.ABOVE ? size : -size;
            return new Clause(IntStream.range(0, parts.size())
                    .mapToObj(j -> {
                        Inequality part = parts.get(j);
                        double by = part.contrast().equals(first.contrast()) ? up : 0;
                        return new Inequality(
                                part.contrast(), part.side(), expected.means().get(i)[j] - by);
                    })
                    .toList());
        }
    }

    /** Whether nothing supports the claim with so many seeds. */
    public boolean isHopeless() {
        return Double.isInfinite(size);
    }
}
