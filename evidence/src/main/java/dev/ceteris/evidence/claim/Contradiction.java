// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.claim;

import dev.ceteris.base.SpecException;
import java.util.List;
import java.util.Optional;

/** What makes a claim one about no condition, about one condition twice, or about a number and itself. */
public final class Contradiction {
    private static final String WHERE = "where";

    private Contradiction() {}

    /** The first contradiction of a claim, with its key as the component; empty where there is none. */
    public static Optional<SpecException> of(Claim claim) {
        return ClaimForm.of(claim).keys().stream()
                .map(key -> inWhere(key.name(), ClaimForm.of(claim).value(claim, key), claim))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> ofSides(claim))
                .or(() -> ofNumbers(claim));
    }

    private static Optional<SpecException> inWhere(String key, Object value, Claim claim) {
        return switch (value) {
            case Selection selection when !key.equals(WHERE) -> outside(key, selection, claim);
            case String factor -> held(key, factor, claim);
            case Along along -> held(key, along.factor(), claim);
            case Correlated.Partner.Place(Along along) -> held(key, along.factor(), claim);
            default -> Optional.empty();
        };
    }

    /** A selection whose conditions 'where' leaves out; or the only one that it leaves, of a claim about the best. */
    private static Optional<SpecException> outside(String key, Selection selection, Claim claim) {
        Selection where = claim.where();
        return selection.levels().keySet().stream()
                .filter(where.levels()::containsKey)
                .filter(factor -> claim instanceof Best
                        || !selection.levels().get(factor).equals(where.levels().get(factor)))
                .findFirst()
                .map(factor -> new SpecException(
                        key,
                        selection.text(),
                        "conditions among others that 'where' leaves, and it leaves only " + factor + " "
                                + where.levels().get(factor) + "; leave '" + factor + "' out of 'where'"));
    }

    /** A factor whose levels are compared, and 'where' leaves only one. */
    private static Optional<SpecException> held(String key, String factor, Claim claim) {
        return Optional.ofNullable(claim.where().levels().get(factor))
                .map(level -> new SpecException(
                        key,
                        factor,
                        "a factor with at least two levels there, and 'where' leaves only " + factor + " " + level
                                + "; leave '" + factor + "' out of 'where'"));
    }

    /** Sides that no factor tells apart have conditions in common. */
    private static Optional<SpecException> ofSides(Claim claim) {
        List<Selection> sides = claim.sides();
        if (sides.isEmpty() || areApart(sides.getFirst(), sides.getLast())) {
            return Optional.empty();
        }
        Selection first = sides.getFirst();
        Selection second = sides.getLast();
        String factor = first.levels().firstEntry().getKey();
        return Optional.of(new SpecException(
                claim instanceof Equivalent ? "to" : "than",
                second.text(),
                "conditions that are not also in 'of', " + first.text()
                        + "; name a level of the same factor on both sides, such as another one of '" + factor
                        + "' here"));
    }

    private static boolean areApart(Selection first, Selection second) {
        return first.levels().entrySet().stream()
                .anyMatch(level -> second.levels().containsKey(level.getKey())
                        && !second.levels().get(level.getKey()).equals(level.getValue()));
    }

    private static Optional<SpecException> ofNumbers(Claim claim) {
        return claim instanceof Correlated correlated
                        && correlated.with() instanceof Correlated.Partner.Other(Measure other)
                        && other.equals(correlated.metric())
                ? Optional.of(new SpecException(
                        "with", other.text(), "another number than 'metric': a factor with numbers, or another metric"))
                : Optional.empty();
    }
}
