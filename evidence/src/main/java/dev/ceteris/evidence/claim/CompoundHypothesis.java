// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a claim says, and what it denies, each as a statement about contrasts that results can support. Exactly one of
 * the two is true.
 *
 * @param claimed what is true where the claim is
 * @param denied what is true where it is not
 */
public record CompoundHypothesis(Statement claimed, Statement denied) {
    /** That all parts hold; it is false as soon as one does not. */
    static CompoundHypothesis all(List<Inequality> parts) {
        return new CompoundHypothesis(Statement.all(parts), Statement.some(negated(parts)));
    }

    /** That at least one part holds; it is false where none does. */
    static CompoundHypothesis some(List<Inequality> parts) {
        return new CompoundHypothesis(Statement.some(parts), Statement.all(negated(parts)));
    }

    static CompoundHypothesis of(Inequality part) {
        return all(List.of(part));
    }

    private static List<Inequality> negated(List<Inequality> parts) {
        return parts.stream().map(Inequality::negated).toList();
    }

    /** Tests both statements. There may be thousands of parts, each with thousands of sign flips. */
    public Test test() {
        return new Test(this);
    }

    /** How few seeds any of its contrasts has. */
    public int seeds() {
        return claimed.parts().mapToInt(part -> part.contrast().seeds()).min().orElse(0);
    }

    /**
     * What has to be shown so that the hypothesis is decided.
     *
     * @param side whether it is to be supported or refuted
     */
    public Statement wanted(Side side) {
        return side == Side.FOR ? claimed : denied;
    }

    /** Which of the two statements. */
    public enum Side {
        FOR,
        AGAINST
    }

    /** The p-values of a hypothesis. */
    public static final class Test {
        private final CompoundHypothesis hypothesis;
        private final PValues ps;
        private final double supported;
        private final double refuted;

        private Test(CompoundHypothesis hypothesis) {
            this.hypothesis = hypothesis;
            ps = new PValues(Stream.concat(hypothesis.claimed.parts(), hypothesis.denied.parts()));
            supported = hypothesis.claimed.p(ps);
            refuted = hypothesis.denied.p(ps);
        }

        /** The p-value of the claim that the hypothesis is true. */
        public double supported() {
            return supported;
        }

        /** The p-value of the claim that it is false. */
        public double refuted() {
            return refuted;
        }

        /** Which side the evidence leans towards, decided or not. */
        public Side leaning() {
            if (supported != refuted) {
                return supported < refuted ? Side.FOR : Side.AGAINST;
            }
            return deciding(Side.FOR).map(part -> part.reach() > 0).orElse(true) ? Side.FOR : Side.AGAINST;
        }

        /** The part that decides whether the hypothesis is true, or whether it is false; empty without parts. */
        public Optional<Inequality> deciding(Side side) {
            return hypothesis.wanted(side).deciding(ps);
        }
    }
}
