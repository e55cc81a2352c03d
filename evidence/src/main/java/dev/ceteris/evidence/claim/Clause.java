// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import dev.ceteris.evidence.statistics.SignFlips;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Inequalities of which at least one has to hold. The p-value of this claim is corrected for their number
 * (a union-intersection test): by Bonferroni's inequality, and where all are paired over the same seeds by the largest
 * of all contrasts under joint sign flips (Westfall and Young 1993).
 *
 * @param parts the inequalities; may be empty, where no condition can be compared: nothing supports it then
 */
public record Clause(List<Inequality> parts) {
    public Clause {
        parts = List.copyOf(parts);
    }

    /** The p-value of the claim that it holds. */
    public double p() {
        return p(new PValues(parts.stream()));
    }

    /** The same of parts that have been tested. */
    double p(PValues ps) {
        if (parts.isEmpty()) {
            return 1;
        }
        double smallest = parts.stream().mapToDouble(ps::of).min().orElseThrow();
        double floor = parts.stream()
                .mapToDouble(part -> part.contrast().floor())
                .min()
                .orElseThrow();
        if (parts.size() == 1) {
            return Math.max(floor, smallest);
        }
        Optional<double[][]> joint = joint();
        if (joint.isEmpty()) {
            return Math.clamp(parts.size() * smallest, floor, 1);
        }
        double parametric = Math.min(1, parts.size() * parametric());
        return parametric > Contrast.HOPELESS ? parametric : Math.max(parametric, SignFlips.maximum(joint.get()));
    }

    /** The part that speaks most for it: the strongest; of equals, as sign flips make them, what reaches farthest. */
    Optional<Inequality> strongest(PValues ps) {
        Inequality strongest = null;
        for (Inequality part : parts) {
            if (strongest == null
                    || ps.of(part) < ps.of(strongest)
                    || (ps.of(part) == ps.of(strongest) && part.reach() > strongest.reach())) {
                strongest = part;
            }
        }
        return Optional.ofNullable(strongest);
    }

    /** The smallest p-value of the parametric tests; sign flips are counted jointly. */
    private double parametric() {
        return parts.stream()
                .map(Inequality::linear)
                .mapToDouble(part ->
                        Contrast.parametric(part.depths(), part.contrast().overlap(), part.skewness()))
                .min()
                .orElseThrow();
    }

    /** Each part's depths as a row, where all are means paired over the same seeds and finite. */
    private Optional<double[][]> joint() {
        if (!(parts.getFirst().linear().contrast() instanceof Contrast.Blocked first) || first.seeds() < 2) {
            return Optional.empty();
        }
        double[][] rows = new double[parts.size()][];
        for (int i = 0; i < rows.length; i++) {
            Inequality part = parts.get(i).linear();
            if (!(part.contrast() instanceof Contrast.Blocked blocked)
                    || !blocked.names().equals(first.names())) {
                return Optional.empty();
            }
            rows[i] = part.depths();
            if (!Arrays.stream(rows[i]).allMatch(Double::isFinite)) {
                return Optional.empty();
            }
        }
        return Optional.of(rows);
    }
}
