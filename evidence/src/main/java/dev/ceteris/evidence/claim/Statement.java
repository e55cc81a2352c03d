// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import dev.ceteris.evidence.statistics.SignFlips;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a claim says, so that it can be judged against every way in which it can be false.
 *
 * <p>A statement that all of its parts hold is false as soon as one is, so it is supported only when each part is (an
 * intersection-union test, Berger 1982: no correction is needed), and refuted when the denial of one is borne out in
 * spite of how many were tried: by Bonferroni's inequality and by the largest of all contrasts under joint sign flips
 * (Westfall and Young 1993). A statement that at least one part holds is the same the other way round.
 *
 * @param quantifier how many of the parts have to hold
 * @param parts empty where there is nothing to speak of, of which nothing can be said
 */
public record Statement(Quantifier quantifier, List<Beyond> parts) {
    public enum Quantifier {
        ALL,
        SOME
    }

    public Statement {
        parts = List.copyOf(parts);
    }

    static Statement all(List<Beyond> parts) {
        return new Statement(Quantifier.ALL, parts);
    }

    static Statement some(List<Beyond> parts) {
        return new Statement(Quantifier.SOME, parts);
    }

    static Statement of(Beyond part) {
        return all(List.of(part));
    }

    /** The p-values of what it says. */
    public Weighed weighed() {
        return Weighed.of(this);
    }

    /** The p-value of saying that it is true. */
    double supported() {
        return weighed().supported();
    }

    /** The p-value of saying that it is false. */
    double refuted() {
        return weighed().refuted();
    }

    public List<Beyond> denials() {
        return parts.stream().map(Beyond::denied).toList();
    }

    /** How few seeds any of its contrasts has. */
    public int seeds() {
        return parts.stream().mapToInt(part -> part.contrast().seeds()).min().orElse(0);
    }

    /** The p-value of saying that all of some parts hold. */
    static double ofAll(double[] ps) {
        return Arrays.stream(ps).max().orElse(1);
    }

    /**
     * The p-value of saying that at least one of some parts holds.
     *
     * @param ps the p-value of each
     */
    static double ofSome(List<Beyond> parts, double[] ps) {
        if (ps.length < 2) {
            return ps.length == 0 ? 1 : ps[0];
        }
        Optional<double[][]> joint = joint(parts);
        if (joint.isEmpty()) {
            return Math.min(1, ps.length * Arrays.stream(ps).min().orElse(1));
        }
        double smooth = Math.min(1, parts.size() * smooth(parts));
        return smooth > Contrast.HOPELESS ? smooth : Math.max(smooth, SignFlips.maximum(joint.get()));
    }

    /** The smallest p-value of the tests that know no smallest one; the flips are counted jointly. */
    private static double smooth(List<Beyond> parts) {
        return parts.stream()
                .mapToDouble(part -> SmoothTest.p(part.depths(), overlap(part)))
                .min()
                .orElse(1);
    }

    private static double overlap(Beyond part) {
        return ((Contrast.Blocked) part.contrast()).overlap();
    }

    /** The contrasts as rows over the same seeds, if they are that. */
    private static Optional<double[][]> joint(List<Beyond> parts) {
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
}
