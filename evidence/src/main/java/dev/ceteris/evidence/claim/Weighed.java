// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import java.util.List;
import java.util.Optional;

/**
 * A statement with the p-values of its parts. There may be thousands of parts, and each p-value takes thousands of sign
 * flips, so they are computed once.
 *
 * @param statement that is judged
 * @param denials what is so when a part is not
 * @param parts the p-value of each part
 * @param denied the p-value of each denial
 */
public record Weighed(Statement statement, List<Beyond> denials, double[] parts, double[] denied) {
    static Weighed of(Statement statement) {
        List<Beyond> denials = statement.denials();
        return new Weighed(statement, denials, ps(statement.parts()), ps(denials));
    }

    private static double[] ps(List<Beyond> parts) {
        return parts.stream().mapToDouble(Beyond::p).toArray();
    }

    /** The p-value of saying that the statement is true. */
    public double supported() {
        return isOfAll() ? Statement.ofAll(parts) : Statement.ofSome(statement.parts(), parts);
    }

    /** The p-value of saying that it is false. */
    public double refuted() {
        return isOfAll() ? Statement.ofSome(denials, denied) : Statement.ofAll(denied);
    }

    private boolean isOfAll() {
        return statement.quantifier() == Statement.Quantifier.ALL;
    }

    /** The part that decides whether it is true: of parts that all have to hold the weakest, else the strongest. */
    public Optional<Beyond> hingeFor() {
        return hinge(statement.parts(), isOfAll() ? largest(parts) : smallest(statement.parts(), parts));
    }

    /** The part that decides whether it is false. */
    public Optional<Beyond> hingeAgainst() {
        return hinge(denials, isOfAll() ? smallest(denials, denied) : largest(denied));
    }

    private static Optional<Beyond> hinge(List<Beyond> parts, int index) {
        return parts.isEmpty() ? Optional.empty() : Optional.of(parts.get(index));
    }

    /** The last one of equals, as a stream's maximum would be. */
    private static int largest(double[] ps) {
        int largest = 0;
        for (int i = 1; i < ps.length; i++) {
            largest = ps[i] >= ps[largest] ? i : largest;
        }
        return largest;
    }

    /** Of equals, as sign flips make them, the one that reaches farthest. */
    private static int smallest(List<Beyond> parts, double[] ps) {
        int smallest = 0;
        for (int i = 1; i < ps.length; i++) {
            boolean farther = parts.get(i).reach() > parts.get(smallest).reach();
            smallest = ps[i] < ps[smallest] || (ps[i] == ps[smallest] && farther) ? i : smallest;
        }
        return smallest;
    }
}
