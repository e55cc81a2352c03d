// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.lab.study;

import dev.ceteris.spec.Binder;
import dev.ceteris.spec.Node;
import dev.ceteris.spec.StudyException;
import dev.ceteris.spec.ValueKind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** The section {@code seeds} of a study: how many, which then count from 1, or which ones. */
final class SeedsSection {
    static final String KEY = "seeds";

    /** What it can be. */
    static final ValueKind VALUE = new ValueKind.Phrased(
            "whole number, or list of them",
            ValueKind.Either.of(new ValueKind.Whole("at least 1"), ValueKind.Items.distinct(new ValueKind.Whole(""))));

    /** More than any study needs, and few enough to be planned in memory. */
    private static final long MOST_TRIALS = 100_000;

    private static final BigInteger LARGEST_SEED = BigInteger.valueOf(Long.MAX_VALUE);

    private SeedsSection() {}

    /**
     * The seeds, in the order in which they run.
     *
     * @param conditions; each has all seeds
     * @throws StudyException at the place of a value that is not a seed, and when there are too many trials
     */
    static List<Long> of(Node node, int conditions) {
        List<Long> seeds = node instanceof Node.Items items ? listed(items) : counted(node, conditions);
        if (seeds.size() > MOST_TRIALS / conditions) {
            throw tooMany(node, seeds.size(), conditions);
        }
        return seeds;
    }

    private static List<Long> counted(Node node, int conditions) {
        if (!(node instanceof Node.Whole whole) || whole.value().signum() <= 0) {
            throw Binder.mismatch(node, "'" + KEY + "'", "how many (at least 1) or a list of seeds");
        }
        if (whole.value().compareTo(BigInteger.valueOf(MOST_TRIALS / conditions)) > 0) {
            throw tooMany(node, whole.value(), conditions);
        }
        return LongStream.rangeClosed(1, whole.value().longValue()).boxed().toList();
    }

    private static StudyException tooMany(Node node, Object seeds, int conditions) {
        return node.place()
                .error(seeds + " seeds for each of " + conditions + " conditions are too many trials, expected at most "
                        + MOST_TRIALS);
    }

    private static List<Long> listed(Node.Items items) {
        List<Long> seeds = new ArrayList<>();
        for (Node item : items.values()) {
            long seed =
                    Binder.whole(item, "an item of '" + KEY + "'", LARGEST_SEED).longValue();
            if (seeds.contains(seed)) {
                throw item.place().error("'" + KEY + "' has " + seed + " twice; keep one of them");
            }
            seeds.add(seed);
        }
        if (seeds.isEmpty()) {
            throw items.place().error("'" + KEY + "' is empty, expected at least one");
        }
        return List.copyOf(seeds);
    }
}
