// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Clauses that all have to hold: a hypothesis in conjunctive form. It is supported only when each clause is (an
 * intersection-union test, Berger 1982, which needs no correction).
 *
 * @param clauses may be empty, where no condition can be compared: nothing supports it then
 */
public record Statement(List<Clause> clauses) {
    public Statement {
        clauses = List.copyOf(clauses);
    }

    /** That every one holds. */
    static Statement all(List<Inequality> parts) {
        return new Statement(
                parts.stream().map(part -> new Clause(List.of(part))).toList());
    }

    /** That at least one holds. */
    static Statement some(List<Inequality> parts) {
        return new Statement(List.of(new Clause(parts)));
    }

    /** Every part of every clause. */
    public Stream<Inequality> parts() {
        return clauses.stream().flatMap(clause -> clause.parts().stream());
    }

    /** The p-value of the claim that it is true. */
    double p(PValues ps) {
        return clauses.stream().mapToDouble(clause -> clause.p(ps)).max().orElse(1);
    }

    /**
     * The part that decides whether it is true: of the clause that is the hardest to show its strongest part; of
     * equals, as sign flips make them, the one that reaches least far.
     */
    Optional<Inequality> deciding(PValues ps) {
        return clauses.stream()
                .flatMap(clause -> clause.strongest(ps).stream())
                .min(Comparator.comparingDouble((Inequality part) -> -ps.of(part))
                        .thenComparingDouble(Inequality::reach));
    }
}
