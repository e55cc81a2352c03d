// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import dev.ceteris.evidence.statistics.SignFlips;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a claim says: several inequalities. Either all must hold, or at least one.
 *
 * <p>A hypothesis that all of its parts hold is supported only when each part is (an intersection-union test, Berger
 * 1982, which needs no correction). It is refuted when the negation of one part is supported in spite of how many were
 * tried: by Bonferroni's inequality and by the largest of all contrasts under joint sign flips (Westfall and Young
 * 1993). A hypothesis that at least one part holds is tested the other way round.
 *
 * @param quantifier how many of the parts have to hold
 * @param parts may be empty, where no condition can be compared; nothing is decided then
 */
public record CompoundHypothesis(Quantifier quantifier, List<Inequality> parts) {
    public enum Quantifier {
        ALL,
        SOME
    }

    public CompoundHypothesis {
        parts = List.copyOf(parts);
    }

    static CompoundHypothesis all(List<Inequality> parts) {
        return new CompoundHypothesis(Quantifier.ALL, parts);
    }

    static CompoundHypothesis some(List<Inequality> parts) {
        return new CompoundHypothesis(Quantifier.SOME, parts);
    }

    static CompoundHypothesis of(Inequality part) {
        return all(List.of(part));
    }

    /** Tests every part and every negation of one. There may be thousands, each with thousands of sign flips. */
    public Test test() {
        List<Inequality> negations = negations();
        return new Test(this, negations, ps(parts), ps(negations));
    }

    private static double[] ps(List<Inequality> parts) {
        return parts.stream().mapToDouble(Inequality::p).toArray();
    }

    /** What holds where a part does not. */
    public List<Inequality> negations() {
        return parts.stream().map(Inequality::negated).toList();
    }

    /** How few seeds any of its contrasts has. */
    public int seeds() {
        return parts.stream().mapToInt(part -> part.contrast().seeds()).min().orElse(0);
    }

    /** The p-value of the claim that all of some parts hold. */
    private static double ofAll(List<Inequality> parts, double[] ps) {
        double floor = parts.stream()
                .mapToDouble(part -> part.contrast().floor())
                .max()
                .orElse(0);
        return Math.max(floor, Arrays.stream(ps).max().orElse(1));
    }

    /**
     * The p-value of the claim that at least one of some parts holds.
     *
     * @param ps the p-value of each
     */
    private static double ofSome(List<Inequality> parts, double[] ps) {
        if (ps.length < 2) {
            return ofAll(parts, ps);
        }
        Optional<double[][]> joint = joint(parts);
        if (joint.isEmpty()) {
            double floor = parts.stream()
                    .mapToDouble(part -> part.contrast().floor())
                    .min()
                    .orElse(0);
            return Math.clamp(ps.length * Arrays.stream(ps).min().orElse(1), floor, 1);
        }
        double parametric = Math.min(1, parts.size() * parametric(parts));
        return parametric > Contrast.HOPELESS ? parametric : Math.max(parametric, SignFlips.maximum(joint.get()));
    }

    /** The smallest p-value of the parametric tests; sign flips are counted jointly. */
    private static double parametric(List<Inequality> parts) {
        return parts.stream()
                .mapToDouble(part ->
                        Contrast.parametric(part.depths(), part.contrast().overlap(), part.skewness()))
                .min()
                .orElse(1);
    }

    /** Each part's depths as a row, where all are paired over the same seeds and finite. */
    private static Optional<double[][]> joint(List<Inequality> parts) {
        if (!(parts.getFirst().contrast() instanceof Contrast.Blocked first) || first.seeds() < 2) {
            return Optional.empty();
        }
        double[][] rows = new double[parts.size()][];
        for (int i = 0; i < rows.length; i++) {
            if (!(parts.get(i).contrast() instanceof Contrast.Blocked blocked)
                    || !blocked.names().equals(first.names())) {
                return Optional.empty();
            }
            rows[i] = parts.get(i).depths();
            if (!Arrays.stream(rows[i]).allMatch(Double::isFinite)) {
                return Optional.empty();
            }
        }
        return Optional.of(rows);
    }

    /**
     * The p-values of a hypothesis.
     *
     * @param negations what holds where a part does not
     * @param parts the p-value of each part
     * @param negated the p-value of each negation
     */
    public record Test(CompoundHypothesis hypothesis, List<Inequality> negations, double[] parts, double[] negated) {
        /** The p-value of the claim that the hypothesis is true. */
        public double supported() {
            return needsAll() ? ofAll(hypothesis.parts(), parts) : ofSome(hypothesis.parts(), parts);
        }

        /** The p-value of the claim that it is false. */
        public double refuted() {
            return needsAll() ? ofSome(negations, negated) : ofAll(negations, negated);
        }

        /** Whether the evidence leans towards it, decided or not. */
        public boolean leansTowards() {
            double supported = supported();
            double refuted = refuted();
            return supported == refuted
                    ? decidingFor().map(part -> part.reach() > 0).orElse(true)
                    : supported < refuted;
        }

        private boolean needsAll() {
            return hypothesis.quantifier() == Quantifier.ALL;
        }

        /** The part that decides whether it is true: the weakest where all parts must hold, else the strongest. */
        public Optional<Inequality> decidingFor() {
            return at(
                    hypothesis.parts(),
                    needsAll() ? largest(hypothesis.parts(), parts) : smallest(hypothesis.parts(), parts));
        }

        /** The part that decides whether it is false. */
        public Optional<Inequality> decidingAgainst() {
            return at(negations, needsAll() ? smallest(negations, negated) : largest(negations, negated));
        }

        private static Optional<Inequality> at(List<Inequality> parts, int index) {
            return parts.isEmpty() ? Optional.empty() : Optional.of(parts.get(index));
        }

        /** Of equals, as sign flips make them, the one that reaches least far. */
        private static int largest(List<Inequality> parts, double[] ps) {
            int largest = 0;
            for (int i = 1; i < ps.length; i++) {
                boolean nearer = parts.get(i).reach() < parts.get(largest).reach();
                largest = ps[i] > ps[largest] || (ps[i] == ps[largest] && nearer) ? i : largest;
            }
            return largest;
        }

        /** Of equals, as sign flips make them, the one that reaches farthest. */
        private static int smallest(List<Inequality> parts, double[] ps) {
            int smallest = 0;
            for (int i = 1; i < ps.length; i++) {
                boolean farther = parts.get(i).reach() > parts.get(smallest).reach();
                smallest = ps[i] < ps[smallest] || (ps[i] == ps[smallest] && farther) ? i : smallest;
            }
            return smallest;
        }
    }
}
