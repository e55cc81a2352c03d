// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.evidence.text;

import dev.ceteris.evidence.claim.Direction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The metrics that claims can be about.
 *
 * @param names of those that there are
 * @param directions of metrics whose names do not say which values are better
 * @param shares those that are known to lie between 0 and 1
 * @param lacking why there are no values of other ones, and what to do, as the end of a sentence
 * @param open those that {@code names} does not list
 * @param remedy what an author does who needs to say which values are better, as the end of a sentence
 */
public record KnownMetrics(
        List<String> names,
        Map<String, Direction> directions,
        Set<String> shares,
        Map<String, String> lacking,
        OpenMetrics open,
        Remedy remedy) {
    /** What an author can do about a metric whose direction is not known. */
    public enum Remedy {
        /** State it: of results of other tools nothing else is known. */
        STATE_BETTER,
        /** Choose a metric that has a direction: a study measures what it knows. */
        CHOOSE_ANOTHER
    }

    public KnownMetrics {
        names = List.copyOf(names);
        directions = Map.copyOf(directions);
        shares = Set.copyOf(shares);
        lacking = Map.copyOf(lacking);
    }

    /** Only those that have names. */
    public KnownMetrics(
            List<String> names,
            Map<String, Direction> directions,
            Set<String> shares,
            Map<String, String> lacking,
            Remedy remedy) {
        this(names, directions, shares, lacking, OpenMetrics.NONE, remedy);
    }

    /** The name of a metric in results; empty when there are no values of it. */
    Optional<String> name(String written) {
        return names.contains(written)
                ? Optional.of(written)
                : open.find(written).map(OpenMetrics.Found::name);
    }

    /** Which values of a metric are better. */
    Direction direction(String metric) {
        return Optional.ofNullable(directions.get(metric))
                .or(() -> open.find(metric).map(OpenMetrics.Found::direction))
                .orElseGet(() -> Direction.of(metric));
    }

    /** Whether a metric is known to lie between 0 and 1. */
    boolean isShare(String metric) {
        return shares.contains(metric)
                || open.find(metric).filter(OpenMetrics.Found::isShare).isPresent();
    }

    /** What to do about a metric whose direction is not known, as the end of a sentence. */
    String directionRemedy(String metric) {
        return switch (remedy) {
            case STATE_BETTER -> "say it with better: {" + metric + ": higher}, or lower";
            case CHOOSE_ANOTHER ->
                "expected one of "
                        + String.join(
                                ", ",
                                names.stream()
                                        .filter(name -> direction(name) != Direction.UNKNOWN)
                                        .toList());
        };
    }
}
